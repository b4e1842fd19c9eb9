"""A search among 100,000 entities with some 500,000 names, beside a scan of one text.

Names are made up from a seed: labels in three scripts and aliases, of words of which a few are in very many names.
"""

import random
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from kg.search.folding import fold
from kg.search.names import Match, Names
from kg.search.pinyin import pinyin
from tests.bench.measure import Run, call, in_turn
from tests.bench.result import Result, Setting
from tests.bench.world import SEED, World

NAME: Final = "search"
ENTITIES: Final = 100_000
QUERIES: Final = 100
LIMIT: Final = 20
BASELINE: Final = "all names as one text, scanned with str.find"


class Scan:
    """The baseline: a line of folded name, id and name for each name, searched from front to back."""

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        lines = {f"{fold(name)}\t{entity}\t{name}\n" for entity, name in names}
        lines |= {f"{fold(entity)}\t{entity}\t{entity}\n" for entity, _ in names}
        self._text = "".join(sorted(lines))

    def search(self, text: str) -> list[Match]:
        """Find all matches, and sort them."""
        wanted = fold(text)
        best: dict[str, Match] = {}
        position = self._text.find(wanted)
        while position >= 0:
            start, end = self._text.rfind("\n", 0, position) + 1, self._text.index("\n", position)
            folded, entity, name = self._text[start:end].split("\t")
            if position < start + len(folded):
                score = len(wanted) / len(folded)
                if entity not in best or best[entity].score < score:
                    best[entity] = Match(entity, name, score)
            position = self._text.find(wanted, end)
        return sorted(best.values(), key=lambda match: (-match.score, match.entity))[:LIMIT]


def part(text: str, length: int, chance: random.Random) -> str:
    """Take a part of a text."""
    start = chance.randrange(max(1, len(text) - length + 1))
    return text[start : start + length]


def misspelt(text: str, chance: random.Random) -> str:
    """Leave a character out and write another twice."""
    gone, twice = chance.sample(range(len(text)), 2)
    return "".join("" if at == gone else char * 2 if at == twice else char for at, char in enumerate(text))


def queries(names: Sequence[tuple[str, str]], number: int) -> dict[str, list[str]]:
    """Make so many queries of each kind."""
    chance = random.Random(SEED + 1)  # noqa: S311 - queries, not secrets
    drawn = chance.sample(names, min(len(names), 40 * number))
    latin = [name for _, name in drawn if name.isascii() and " " in name][:number]
    chinese = [name for _, name in drawn if not name.isascii() and len(name) > 6][:number]
    short = [name for _, name in drawn if not name.isascii() and len(name) in (4, 5)][:number]
    frequent = ["大學", "有限", "公司", "科技", "深圳", "研究", "香港", "投資", "電子", "廣州"]
    common = ["technology", "limited", "company", "shenzhen", "university", "institute", "hongkong", "invest"]
    return {
        "2 characters, frequent": [chance.choice(frequent) for _ in range(number)],
        "2 characters, rare": [name[:2] for name in short],
        "1 character": [chance.choice(name) for name in chinese],
        "whole Chinese name": chinese,
        "part of a Chinese name": [part(name, 5, chance) for name in chinese],
        "whole Latin name": latin,
        "Latin word, frequent": [chance.choice(common) for _ in range(number)],
        "part of a Latin name, 7 letters": [part(name, 7, chance) for name in latin],
        "2 Latin letters": [part(fold(name), 2, chance) for name in latin],
        "id": [entity for entity, _ in drawn[:number]],
        "initials of pinyin": [pinyin(fold(name))[0] for name in short],
        "whole pinyin": [pinyin(fold(name))[1] for name in short],
        "nothing found, Chinese": [name[:-1] + "鱷" for name in chinese],
        "nothing found, Latin": [fold(name)[4:20] + "qz" for name in latin],
    }


def measure(setting: Setting) -> Iterator[Result]:
    """Build the index and search in turn; each run of a contender is another query."""
    entities = 1_000 if setting.brief else ENTITIES
    names = list(World().names(entities))
    built: list[Names] = []
    scans: list[Scan] = []
    title = f"making the index of {entities:,} entities"
    runs: dict[str, Run] = {
        "making that text": lambda: call(lambda: scans.append(Scan(names))),
        "kg: Names.of_pairs": lambda: call(lambda: built.append(Names.of_pairs(names))),
    }
    yield Result(NAME, title, "making that text", in_turn(runs, 1, warm=0))
    path = setting.folder / "names.db"
    path.unlink(missing_ok=True)
    built[0].save(path)
    index = Names.load(path)
    for kind, texts in queries(names, 5 if setting.brief else QUERIES).items():
        both = [(call(partial(scans[0].search, text)), call(partial(index.search, text))) for text in texts]
        theirs, ours = zip(*both, strict=True)
        yield Result(NAME, kind, BASELINE, {BASELINE: list(theirs), "kg: search": list(ours)})
        if kind.startswith("whole") and "pinyin" not in kind:
            wrong = [misspelt(text, random.Random(text)) for text in texts]  # noqa: S311 - misspellings, not secrets
            near = [call(partial(index.alike, text)) for text in wrong]
            yield Result(
                NAME,
                f"what is like a misspelt {kind.removeprefix('whole ')}",
                "kg: alike",
                {"kg: alike": near},
            )
