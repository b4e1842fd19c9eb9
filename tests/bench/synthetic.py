"""A made-up graph of any size in the shape of the curated one, the same for the same size and seed.

Organisations, agreements, joint centres and events have names in three scripts, lie in the cities of the bay and
beyond, and are linked as sources tell: a few in very many claims, most in a few. The data come as a stream, a
source with its claims and the entities that it is the first to name at a time.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, islice
from typing import Final, NamedTuple

import opencc

from kg import paths
from kg.build.derive import derive
from kg.model.claim import Claim, Modality, Number, Ref, Value
from kg.model.dataset import Dataset
from kg.model.edtf import Edtf
from kg.model.entity import Entity, Text
from kg.model.source import GRADES, Source
from kg.ontology.vocabulary import read_ontology
from kg.rdf.encode import encode_claims, encode_named
from kg.rdf.terms import Quad
from kg.store.embedded import Embedded
from tests.bench.world import FIELDS, SEED, World, words

#: Id, class, where it lies, name; what begins a name of ``World`` is among these.
PLACES: Final = """gba Region - 粵港澳大灣區 Greater Bay Area;guangdong Province gba 廣東 Guangdong;
shenzhen City guangdong 深圳 Shenzhen;hong-kong SpecialAdministrativeRegion gba 香港 Hong Kong;
guangzhou City guangdong 廣州 Guangzhou;dongguan City guangdong 東莞 Dongguan;
macao SpecialAdministrativeRegion gba 澳門 Macao;zhuhai City guangdong 珠海 Zhuhai;
foshan City guangdong 佛山 Foshan;huizhou City guangdong 惠州 Huizhou;zhongshan City guangdong 中山 Zhongshan;
jiangmen City guangdong 江門 Jiangmen;zhaoqing City guangdong 肇慶 Zhaoqing;
qianhai Zone shenzhen 前海 Qianhai;hengqin Zone zhuhai 橫琴 Hengqin;nansha District guangzhou 南沙 Nansha;
hetao Zone shenzhen 河套 Hetao;songshan-lake Zone dongguan 松山湖 Songshan Lake;
binhaiwan Zone dongguan 濱海灣 Binhaiwan;daya-bay Zone huizhou 大亞灣 Daya Bay;
longgang District shenzhen 龍崗 Longgang;baoan District shenzhen 寶安 Bao'an;shunde District foshan 順德 Shunde;
kowloon District hong-kong 九龍 Kowloon;sha-tin District hong-kong 沙田 Sha Tin;
yuen-long District hong-kong 元朗 Yuen Long;taipa District macao 氹仔 Taipa;coloane District macao 路環 Coloane;
beijing City - 北京 Beijing;shanghai City - 上海 Shanghai;singapore City - 新加坡 Singapore"""
BEYOND: Final = ("beijing", "shanghai", "singapore")
#: What ends a name of ``World``, and the class of what is called so.
CLASSES: Final = {
    "有限公司": "Company", "大學": "University", "研究院": "ResearchInstitute", "集團": "Company",
    "創新中心": "JointCentre", "聯合實驗室": "JointCentre", "產業園": "Park", "協議": "FrameworkAgreement",
    "基金": "Fund", "學院": "University", "協會": "Association", "論壇": "Event", "備忘錄": "Memorandum",
    "基地": "Facility", "技術轉移中心": "TechnologyExchange", "委員會": "GovernmentBody", "項目": "Programme",
}  # fmt: skip
#: The property by which each kind of undertaking names those that take part in it.
TAKING_PART: Final = {
    "JointCentre": "founder", "FrameworkAgreement": "party", "Memorandum": "party", "Event": "participant",
    "Programme": "participant", "Fund": "investor", "Park": "operator", "Facility": "operator",
}  # fmt: skip
STATUSES: Final = {
    "in-operation": "運營中 In operation", "launched": "已啟動 Launched", "in-force": "生效 In force",
}  # fmt: skip
UNITS: Final = {"yuan": "元 yuan", "hkd": "港元 Hong Kong dollar"}
PUBLISHERS: Final = (
    "Example Daily",
    "示例日報",
    "Example Government Gazette",
    "Example University Press Office",
)
LAST: Final = date(2026, 6, 30)
DAYS: Final = 4000
#: One of so many claims is a plan.
PLANS: Final = 9


class Told(NamedTuple):
    """What some sources tell: the claims, the sources themselves, and the entities first named there, by id."""

    entities: dict[str, Entity]
    sources: dict[str, Source]
    claims: dict[str, Claim]

    def quads(self) -> Iterator[Quad]:
        """Yield it as quads."""
        about = Dataset(self.entities, self.sources)
        yield from encode_named(about)
        yield from encode_claims(self.claims.values(), about)


class Story:
    """Everything that is told, from one seed."""

    def __init__(self, seed: int = SEED) -> None:
        self._random = random.Random(seed)  # noqa: S311 - names and links, not secrets
        self._simplified = opencc.OpenCC("t2s").convert
        self._names = groupby(World(seed).names(sys.maxsize), key=lambda pair: pair[0])
        self._places: dict[str, str] = {}  # the id by what a name begins with
        self._within: dict[str, str] = {}
        self._fields: list[str] = []
        self._parties: list[str] = []
        self._sources = 0

    def told(self, claims: int) -> Iterator[Told]:
        """Yield the data of one source after another, until there are so many claims."""
        first = self._setting()
        while claims > 0:
            told = self._source(claims, first)
            claims -= len(told.claims)
            first = {}
            yield told

    def _setting(self) -> dict[str, Entity]:
        """Make the places, fields, statuses and units that everything refers to."""
        found = {}
        for line in PLACES.replace("\n", "").split(";"):
            name, cls, outer, chinese, english = line.split(" ", 4)
            found[name] = self._entity(name, cls, chinese, english)
            self._places[chinese] = name
            if outer != "-":
                self._within[name] = outer
        for chinese, english in words(FIELDS):
            name = "field-" + english.lower().replace(" ", "-")
            found[name] = self._entity(name, "Field", chinese, english)
            self._fields.append(name)
        for name, label in STATUSES.items():
            found[name] = self._entity(name, "Status", *label.split(" ", 1))
        for name, label in UNITS.items():
            found[name] = self._entity(name, "Unit", *label.split(" ", 1))
        return found

    def _entity(self, name: str, cls: str, chinese: str, english: str, aliases: Sequence[str] = ()) -> Entity:
        """One entity with labels in three scripts."""
        labels = (("zh-Hant", chinese), ("zh-Hans", self._simplified(chinese)), ("en", english))
        return Entity(
            name,
            cls,
            tuple(Text(label, tag) for tag, label in labels),
            tuple(Text(alias, "en" if alias.isascii() else "zh-Hant") for alias in aliases),
        )

    def _source(self, most: int, setting: dict[str, Entity]) -> Told:
        """Let one source tell of a few things, and the first one of the setting too."""
        self._sources += 1
        published = LAST - timedelta(days=self._random.randrange(DAYS))
        language = self._random.choice(("zh-Hant", "zh-Hans", "en"))
        source = Source(
            id=f"source-{self._sources}",
            title=f"報道 {self._sources}" if language.startswith("zh") else f"Report {self._sources}",
            publisher=self._random.choice(PUBLISHERS),
            published=Edtf.parse(published.isoformat()),
            retrieved=Edtf.parse("2026-11"),
            language=language,
            url=f"https://example.org/news/{self._sources}",
            grade=self._random.choices(GRADES, (3, 6, 2))[0],
        )
        entities = dict(setting)
        claims: dict[str, Claim] = {}
        wanted = min(most, 2 + int(60 * self._random.random() ** 3))
        for inner, outer in self._within.items() if setting else ():
            claim = Claim(source, inner, "locatedIn", Ref(outer), locator="p1")
            claims[claim.id] = claim
        while len(claims) < wanted:
            entity = self._next()
            entities[entity.id] = entity
            told = ((claim.id, claim) for claim in self._about(entity, source, published))
            claims |= dict(islice(told, wanted - len(claims)))
        return Told(entities, {source.id: source}, dict(islice(claims.items(), most)))

    def _next(self) -> Entity:
        """Give the next entity; its class is that by which it is named."""
        name, pairs = next(self._names)
        label, _, english, *aliases = (text for _, text in pairs)
        cls = next(cls for ending, cls in CLASSES.items() if label.endswith(ending))
        return self._entity(name, cls, label, english, aliases)

    def _about(self, entity: Entity, source: Source, published: date) -> Iterator[Claim]:
        """Yield what a source says of an entity that is new."""
        p = self._random.randint(1, 30)
        begun = self._date(published)
        planned = self._random.randrange(PLANS) == 0

        def claim(predicate: str, value: Value, *, plan: bool = False, dated: bool = False) -> Claim:
            modality = Modality.PLANNED if plan else Modality.ACTUAL
            begin = begun if dated and not plan else None
            return Claim(source, entity.id, predicate, value, begin=begin, modality=modality, locator=f"p{p}")

        taking_part = TAKING_PART.get(entity.cls)
        if taking_part:
            for party in self._several():
                yield claim(taking_part, Ref(party), plan=planned, dated=True)
        else:
            self._parties.append(entity.id)
        if entity.cls in ("FrameworkAgreement", "Memorandum", "Event"):
            yield claim("date", begun, plan=planned)
        if not taking_part or self._random.random() < 0.4:
            yield claim("locatedIn", Ref(self._place(entity)))
        yield claim("field", Ref(self._frequent(self._fields)))
        if self._random.random() < 0.3:
            yield claim("status", Ref(self._random.choice(list(STATUSES))), dated=True)
        if self._random.random() < 0.15:
            figure = claim("investment", Number(str(self._random.randint(1, 900) * 1_000_000)), plan=planned)
            yield replace(figure, unit=self._random.choice(list(UNITS)))

    def _date(self, published: date) -> Edtf:
        """A date shortly before a source, as precise as sources are."""
        day = (published - timedelta(days=int(900 * self._random.random() ** 3))).isoformat()
        return Edtf.parse(self._random.choice((day, day, day[:7], day[:4])))

    def _place(self, entity: Entity) -> str:
        """Where an entity lies: as its name says, or else beyond the bay."""
        if self._random.random() < 0.04:
            return self._random.choice(BEYOND)
        label = entity.labels[0].value
        return next(place for chinese, place in self._places.items() if label.startswith(chinese))

    def _several(self) -> list[str]:
        """Two to four that take part, as far as there are any."""
        number = self._random.choice((2, 2, 2, 3, 3, 4))
        drawn = [self._frequent(self._parties) for _ in range(number)] if self._parties else []
        return list(dict.fromkeys(drawn))

    def _frequent(self, names: Sequence[str]) -> str:
        """Draw one, the one of rank r about as often as 1/r: Zipf's law."""
        return names[int((len(names) + 1) ** self._random.random()) - 1]


def quads(claims: int, seed: int = SEED) -> Iterator[Quad]:
    """Yield the quads of so many claims, with what they speak of, as they are made."""
    return (quad for told in Story(seed).told(claims) for quad in told.quads())


def told(claims: int, seed: int = SEED) -> Told:
    """Gather so many claims, with what they speak of."""
    found = Told({}, {}, {})
    for one in Story(seed).told(claims):
        for all_of, some in zip(found, one, strict=True):
            all_of.update(some)  # type: ignore[arg-type]
    return found


def store(claims: int, seed: int = SEED) -> Embedded:
    """Load so many claims with the ontology, and derive what follows."""
    found = Embedded.in_memory([*read_ontology(paths.ontology_dir()), *quads(claims, seed)])
    derive(found, paths.ontology_dir() / "rules")
    return found
