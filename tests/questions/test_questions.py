"""Named questions: headers, values of each kind, and what is wrong with them."""

import json
import re
from pathlib import Path

import pytest

from kg.build.graph import Graph, load
from kg.errors import DataError, NotFoundError
from kg.questions.ask import ask, find, parse
from kg.questions.question import Question, read_question, read_questions
from kg.search.names import Names
from kg.store.tokens import tokens
from tests.cli.test_query import kg
from tests.conftest import ONTOLOGY, ROOT

QUESTIONS = read_questions(ONTOLOGY / "questions")
HEADER = """# title-en: What?
# title-zh-Hant: 甚麼?
# title-zh-Hans: 什么?
# param: org entity=polyu "An organisation"
# example: org=polyu
SELECT ?org ?name { ?org rdfs:label ?name }
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load(ROOT / "data", ONTOLOGY)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_every_example_has_an_answer(graph: Graph, question: Question) -> None:
    found = ask(graph.store, Names.of(graph.store), question, question.example)
    assert len(found)
    assert not set(found.columns) & set(question.example)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_every_question_explains_itself(question: Question) -> None:
    assert "PREFIX" in question.text
    assert all(title.strip().endswith(("?", "？")) for title in question.titles.values())


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_the_engine_reads_no_header(question: Question) -> None:
    assert not re.search(r"^#", question.query, re.MULTILINE)
    read, whole = (
        [token for token in tokens(text) if token[0] not in ("space", "comment")]
        for text in (question.query, question.text)
    )
    assert read == whole
    assert question.query.count("\n") == question.text.count("\n"), "an error is reported where it stands"


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_days_are_not_compared_by_what_virtuoso_gets_wrong(question: Question) -> None:
    """Virtuoso 7.2 leaves rows out where one is at most another; that it is not after the other is the same."""
    texts = re.sub(r"STR\([^)]*\) <= STR\([^)]*\)", "", question.text)
    assert "<=" not in texts


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_the_order_of_rows_is_the_same_everywhere(question: Question) -> None:
    """Every column orders, but those that were given and those that are computed of a group."""
    query = question.query
    selected = re.sub(r"[(].+[)]", "", query[query.index("SELECT") : query.index("WHERE")])
    columns = set(re.findall(r"[?](\w+)", selected)) - set(question.example)
    assert columns <= set(re.findall(r"[?](\w+)", query[query.rindex("ORDER BY") :]))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("# title-en: What?\n", "", "no title in en"),
        ("entity=polyu", "person=polyu", "line 4"),
        ('"An organisation"', "An organisation", "line 4"),
        ("# example: org=polyu\n", "", "example"),
        ("# example: org=polyu", "# example: orgg=polyu", "example"),
    ],
)
def test_a_broken_header_is_reported(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "what.rq"
    path.write_text(HEADER.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=words):
        read_question(path)


def test_a_broken_query_names_its_file(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "what.rq"
    path.write_text(HEADER.replace("{", ""), encoding="utf-8")
    with pytest.raises(DataError, match=r"what\.rq"):
        ask(graph.store, Names.of(graph.store), read_question(path), {})


def test_values(graph: Graph) -> None:
    names = Names.of(graph.store)
    partners = QUESTIONS["partners-of"]
    one, other = (ask(graph.store, names, partners, {"org": name}) for name in ("理大", "PolyU"))
    assert one.records() == other.records()
    with pytest.raises(NotFoundError):
        ask(graph.store, names, partners, {"org": "nobody at all"})
    with pytest.raises(DataError, match="did you mean 'org'"):
        ask(graph.store, names, partners, {"orgg": "polyu"})
    with pytest.raises(DataError, match="a day is needed"):
        ask(graph.store, names, QUESTIONS["status-as-of"], {"as_of": "2024-11"})
    with pytest.raises(DataError, match="not the name of a class"):
        ask(graph.store, names, QUESTIONS["entities-in-source"], {"class": "a> ?x"})
    with pytest.raises(DataError, match="not the id of a source"):
        ask(graph.store, names, QUESTIONS["entities-in-source"], {"article": "x'} DROP"})
    assert ask(graph.store, names, QUESTIONS["entities-in-source"], {"article": "nowhere"}).records() == []


def test_names_of_questions() -> None:
    for misspelt in ("partner-of", "nosuch"):
        with pytest.raises(NotFoundError, match=r"did you mean '.*'kg ask' lists them all"):
            find(QUESTIONS, misspelt)
    with pytest.raises(NotFoundError, match="did you mean 'partners-of'"):
        find(QUESTIONS, "partner-of")
    assert parse(["a=b", "c=d=e"]) == {"a": "b", "c": "d=e"}
    with pytest.raises(DataError, match="name=value"):
        parse(["polyu"])


def test_on_the_command_line() -> None:
    listing = kg("ask").stdout
    assert all(name in listing for name in QUESTIONS)
    assert {row["question"] for row in json.loads(kg("ask", "--format", "json").stdout)} == set(QUESTIONS)
    assert "一個機構與誰合作" in kg("ask", "--lang", "zh-Hant").stdout
    assert kg("ask", "partners-of", "org=理大").stdout == kg("ask", "partners-of", "org=polyu").stdout
    assert kg("ask", "partners-of", "--sparql").stdout == QUESTIONS["partners-of"].text
    filled = kg("ask", "partners-of", "org=理大", "--sparql").stdout
    assert kg("query", "-q", filled).stdout.count("\n") == kg("ask", "partners-of", "org=理大").stdout.count(
        "\n"
    )
    refused = kg("ask", "nosuch")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    nothing = kg("ask", "status-as-of", "entity=oppo-manufacturing-center", "as_of=2018-01-01")
    assert nothing.returncode == 1
