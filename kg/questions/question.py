"""A named question: a SPARQL query with titles in three languages and typed parameters."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import DataError

KINDS: Final = ("entity", "place", "field", "source", "class", "date", "text")
_TITLE: Final = re.compile(r"# title-(?P<tag>en|zh-Hant|zh-Hans): (?P<title>.+)")
_PARAMETER: Final = re.compile(r'# param: (?P<name>\w+) (?P<kind>\w+)=(?P<default>\S+) "(?P<help>[^"]+)"')
_COMMENT: Final = re.compile(r"(?m)^ *#.*")
_EXAMPLE: Final = re.compile(r"# example:(?P<values>( \w+=\S+)*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What has to be filled in.

    Attributes:
        name: Also the name of the variable.
        kind: One of ``KINDS``.
    """

    name: str
    kind: str
    default: str
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    """A query with a name.

    Attributes:
        path: Its file.
        name: That of its file.
        titles: By language.
        example: Values for its parameters that give an answer.
        text: The whole query, with the comments that explain it, for people.
        query: The same with each line of comment empty, for the engine, which would read it each time.
    """

    path: Path
    name: str
    titles: dict[str, str]
    parameters: tuple[Parameter, ...]
    example: dict[str, str]
    text: str
    query: str


def read_questions(folder: Path) -> dict[str, Question]:
    """Read the questions of a folder, by name.

    Raises:
        DataError: A file lacks its header, or a line of the header cannot be read.
    """
    return {path.stem: read_question(path) for path in sorted(folder.glob("*.rq"))}


def read_question(path: Path) -> Question:
    """Read a question.

    Raises:
        DataError: The file lacks its header, or a line of the header cannot be read.
    """
    text = path.read_text(encoding="utf-8")
    titles: dict[str, str] = {}
    parameters: list[Parameter] = []
    example: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if title := _TITLE.fullmatch(line):
            titles[title["tag"]] = title["title"]
        elif found := _PARAMETER.fullmatch(line):
            parameters.append(_parameter(found, f"{path}, line {number}"))
        elif values := _EXAMPLE.fullmatch(line):
            example = dict(pair.split("=", 1) for pair in values["values"].split())
        elif line.startswith(("# title", "# param", "# example")):
            raise DataError(f"{path}, line {number}: cannot read {line!r}")
    if missing := {"en", "zh-Hant", "zh-Hans"} - titles.keys():
        raise DataError(f"{path}: no title in {', '.join(sorted(missing))}")
    if example.keys() != {parameter.name for parameter in parameters}:
        raise DataError(f"{path}: the example has to name each parameter once")
    return Question(path, path.stem, titles, tuple(parameters), example, text, _COMMENT.sub("", text))


def _parameter(found: re.Match[str], where: str) -> Parameter:
    """Make a parameter of a line of the header."""
    if found["kind"] not in KINDS:
        raise DataError(f"{where}: no kind of parameter {found['kind']!r}; use {', '.join(KINDS)}")
    return Parameter(found["name"], found["kind"], found["default"], found["help"])
