"""Names of made-up entities: labels in three scripts and aliases, of words of which a few are in very many names."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

import opencc

SEED: Final = 20241119
PLACES: Final = """深圳 Shenzhen,香港 Hong Kong,廣州 Guangzhou,東莞 Dongguan,澳門 Macao,珠海 Zhuhai,佛山 Foshan,惠州 Huizhou,
中山 Zhongshan,江門 Jiangmen,肇慶 Zhaoqing,廣東 Guangdong,前海 Qianhai,橫琴 Hengqin,南沙 Nansha,河套 Hetao,粵港澳大灣區
Greater Bay Area,松山湖 Songshan Lake,濱海灣 Binhaiwan,大亞灣 Daya Bay,龍崗 Longgang,寶安 Bao'an,順德 Shunde,九龍 Kowloon,
沙田 Sha Tin,元朗 Yuen Long,氹仔 Taipa,路環 Coloane"""
FIELDS: Final = """科技 Technology,電子 Electronics,投資 Investment,生物醫藥 Biopharmaceutical,智能裝備 Intelligent Equipment,
信息 Information,新能源 New Energy,金融 Finance,貿易 Trading,物流 Logistics,人工智能 Artificial Intelligence,半導體
Semiconductor,新材料 Advanced Materials,醫療 Medical,文化 Culture,教育 Education,環境 Environmental,海洋 Marine,航空
Aviation,食品 Food,建築 Construction,交通 Transport,紡織 Textile,中醫藥 Chinese Medicine,機械人 Robotics,數據 Data,
量子 Quantum,旅遊 Tourism,法律 Legal,光電 Photonics"""
KINDS: Final = """有限公司 Company Limited,大學 University,研究院 Research Institute,集團 Group,股份有限公司 Co. Ltd.,創新中心
Innovation Centre,聯合實驗室 Joint Laboratory,產業園 Industrial Park,合作框架協議 Framework Agreement on Cooperation,基金
Fund,學院 College,協會 Association,高峰論壇 Summit Forum,諒解備忘錄 Memorandum of Understanding,創業基地 Start-up Base,
技術轉移中心 Technology Transfer Centre,管理委員會 Administrative Committee,項目 Project"""
SYLLABLES: Final = """華hua 中zhong 國guo 信xin 達da 海hai 金jin 龍long 盛sheng 恒heng 泰tai 安an 德de 和he 新xin 豐feng 康kang 興xing
東dong 南nan 西xi 北bei 明ming 光guang 天tian 宏hong 遠yuan 通tong 利li 業ye 源yuan 嘉jia 美mei 佳jia 創chuang 科ke 智zhi 慧hui 匯hui
聯lian 合he 正zheng 方fang 元yuan 威wei 偉wei 凱kai 博bo 文wen 星xing 辰chen 宇yu 航hang 晶jing 瑞rui 祥xiang 福fu 百bai 萬wan 順shun
永yong 長chang 城cheng 江jiang 河he 湖hu 山shan 林lin 森sen 木mu 石shi 玉yu 珠zhu 寶bao 銀yin 鼎ding 鑫xin 晟sheng 睿rui 朗lang 格ge
思si 維wei 諾nuo 雅ya 圖tu 騰teng 飛fei 翔xiang 鵬peng 鴻hong 雁yan 鶴he 麟lin 駿jun 驰chi 越yue 卓zhuo 優you 品pin 尚shang 悅yue
樂le 歡huan 晨chen 曦xi 旭xu 昇sheng 陽yang 月yue 雲yun 雨yu 雪xue 風feng 春chun 秋qiu 清qing 潤run 澤ze 浩hao 瀚han 淼miao"""


def words(text: str) -> list[tuple[str, str]]:
    """Take a list of Chinese words with their English apart."""
    parts = (part.split(maxsplit=1) for part in text.replace("\n", " ").split(","))
    return [(chinese, english) for chinese, english in parts]


class World:
    """Entities of one seed."""

    def __init__(self, seed: int = SEED) -> None:
        self._random = random.Random(seed)  # noqa: S311 - names, not secrets
        self._syllables = [(item[0], item[1:]) for item in SYLLABLES.split()]
        self._words = [words(text) for text in (PLACES, FIELDS, KINDS)]
        self._simplified = opencc.OpenCC("t2s").convert

    def _draw(self, choices: Sequence[tuple[str, str]]) -> tuple[str, str]:
        """Draw one, the first most often, as words are by Zipf's law."""
        weights = list(accumulate(1 / rank for rank in range(1, len(choices) + 1)))
        return self._random.choices(choices, cum_weights=weights)[0]

    def names(self, entities: int) -> Iterator[tuple[str, str]]:
        """Yield ids with each of their names."""
        for number in range(entities):
            place, field, kind = map(self._draw, self._words)
            core = self._random.choices(self._syllables, k=self._random.choice((2, 2, 2, 3)))
            chinese, latin = "".join(char for char, _ in core), "".join(sound for _, sound in core)
            label = place[0] + chinese + field[0] + kind[0]
            english = f"{place[1]} {latin.title()} {field[1]} {kind[1]}"
            entity = f"{latin}-{field[1].split()[0].lower()}-{number}"
            yield entity, label
            yield entity, self._simplified(label)
            yield entity, english
            yield entity, chinese + field[0]
            if number % 3 == 0:
                yield entity, "".join(word[0] for word in english.split()) + str(number % 97)
