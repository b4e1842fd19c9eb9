"""`kg push` into services of others: what is there afterwards, and what is there when it is killed in the midst."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from pyoxigraph import NamedNode

from kg.build.graph import Graph
from kg.store.push.files import quads_of
from kg.store.push.push import plan, push
from kg.store.push.updates import find_updates
from kg.store.remote import Remote
from tests.cli.test_query import kg
from tests.store.loopback import senders_end
from tests.test_docs import PUSHING

#: How many pushes are killed; more than a few take a while.
KILLS: Final = int(os.environ.get("GBA_KG_KILLS", "10"))
PLACE: Final = "https://example.org/push/"
COUNT: Final = f'SELECT ?g (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{PLACE}")) }} GROUP BY ?g'
EVERYTHING: Final = f'SELECT * {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{PLACE}")) }}'
VERSIONS: Final = f"SELECT ?o (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s <{PLACE}version> ?o }} }} GROUP BY ?o"
WHOLE: Final = ({"old": 4_000}, {"new": 4_000})
WAITING: Final = "ASK { GRAPH <https://w3id.org/gba-kg/push> { ?s ?p ?o } }"
#: Marks a test for services that can be written to, each of which holds the curated graph.
WRITABLE: Final = pytest.mark.parametrize("service", ["fuseki", "virtuoso"], indirect=True, scope="session")
FUSEKI: Final = pytest.mark.parametrize("service", ["fuseki"], indirect=True, scope="session")
OURS: Final = (
    "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://w3id.org/gba-kg/')) }"
)


def graphs(address: str) -> dict[str, int]:
    return {row["g"].value.removeprefix(PLACE): int(row["n"].value) for row in Remote(address).rows(COUNT)}


@pytest.fixture
def other(service: str) -> Iterator[str]:
    """A service of others, with what a test pushes to it taken away."""
    yield service
    for name in graphs(service):
        find_updates(service).send(f"DROP SILENT GRAPH <{PLACE}{name}>".encode())


@pytest.mark.parametrize("service", ["ours"], indirect=True, scope="session")
def test_what_is_read_only_says_so(service: str) -> None:
    done = kg("push", "--store", service, "--dry-run")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "the graph is read-only" in done.stderr


@WRITABLE
@pytest.mark.parametrize("example", PUSHING)
def test_the_examples_of_the_readme(other: str, example: str) -> None:
    words = [other if word.startswith("http") else word for word in example.split()[1:]]
    done = kg(*words, *([] if "--dry-run" in words else ["--dry-run"]))
    assert done.returncode == 0, done.stderr
    assert "nothing is written" in done.stderr


HOSTILE: Final = r"""
<https://example.org/a> <https://example.org/p> "quotes \" ' and \\ and \n a line, \t a tab" <https://example.org/push/1> .
<https://example.org/a> <https://example.org/p> "} ; DROP ALL ; # \\u0041 \\U00000041 \\n" <https://example.org/push/1> .
<https://example.org/a> <https://example.org/p?q=1&r=2?3> "理工大學"@zh-hant <https://example.org/push/1> .
<https://example.org/a#b?c> <https://example.org/p#f> "12.50"^^<https://example.org/type> <https://example.org/push/?x=1#2> .
_:b <https://example.org/p> _:c <https://example.org/push/1> .
_:c <https://example.org/p> _:b <https://example.org/push/?x=1#2> .
"""


@pytest.mark.parametrize(
    ("service", "streams"),
    [("fuseki", True), ("fuseki", False), ("virtuoso", False)],
    indirect=["service"],
    scope="session",
)
def test_any_triple_arrives_as_it_is(other: str, streams: bool, tmp_path: Path) -> None:
    file = tmp_path / "hostile.nq"
    file.write_text(HOSTILE, encoding="utf-8")
    updates, store = find_updates(other), Remote(other)
    assert updates.streams or not streams
    push(lambda: quads_of([file]), plan(quads_of([file])), store, updates._replace(streams=streams))
    assert graphs(other) == {"1": 4, "?x=1#2": 2}
    there = {(row["g"], row["s"], row["p"], row["o"]) for row in store.rows(EVERYTHING)}
    known = {row for row in there if row[1].value.startswith("https://example.org/")}
    sent = {quad for quad in quads_of([file]) if isinstance(quad.subject, NamedNode)}
    assert known == {(quad.graph_name, quad.subject, quad.predicate, quad.object) for quad in sent}
    links = {(subject, thing) for _, subject, _, thing in there - known}
    assert len(links) == 2
    assert {link[::-1] for link in links} == links


@WRITABLE
def test_graphs_are_replaced_and_others_left_alone(other: str, tmp_path: Path) -> None:
    triple = "<https://example.org/{}> <https://example.org/p> 'x' .\n".replace("'", '"')
    (tmp_path / "one.nt").write_text("".join(triple.format(number) for number in range(5)), encoding="utf-8")
    (tmp_path / "two.nt").write_text(triple.format(7), encoding="utf-8")
    before = {row["g"].value for row in Remote(other).rows(OURS)}
    for file, name in (("one.nt", "a"), ("one.nt", "b"), ("two.nt", "a"), ("two.nt", "a")):
        done = kg("push", str(tmp_path / file), "--graph", PLACE + name, "--store", other)
        assert (done.returncode, done.stderr) == (0, "")
        assert "1 graphs with" in done.stdout
    assert graphs(other) == {"a": 1, "b": 5}
    assert {row["g"].value for row in Remote(other).rows(OURS)} == before


@WRITABLE
def test_a_second_push_changes_nothing_and_removes_what_is_gone(other: str, curated: Graph) -> None:
    gone = "https://w3id.org/gba-kg/source/gone"
    updates, store = find_updates(other), Remote(other)
    updates.send(
        f"INSERT DATA {{ GRAPH <{gone}> {{ <{gone}> <{gone}> <{gone}> }} GRAPH <{PLACE}mine> {{ <{gone}> <{gone}> 1 }} }}".encode()
    )
    todo = plan(curated.store.quads(), store)
    assert todo.removed == [gone]
    push(curated.store.quads, todo, store, updates)
    assert {row["g"].value for row in store.rows(OURS)} == set(todo.written)
    assert graphs(other) == {"mine": 1}
    counted = {
        row["g"].value: int(row["number"].value)
        for row in store.rows("SELECT ?g (COUNT(*) AS ?number) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    }
    assert {name: counted[name] for name in todo.written} == todo.written


def version(folder: Path, name: str, number: int = 4_000) -> Path:
    """A file of triples that all tell of the same version, in a few graphs."""
    file = folder / f"{name}.nq"
    lines = (
        f'<{PLACE}{place}> <{PLACE}version> "{name}" <{PLACE}{place % 7}> .\n' for place in range(number)
    )
    file.write_text("".join(lines), encoding="utf-8")
    return file


def versions(address: str) -> dict[str, int]:
    return {row["o"].value: int(row["n"].value) for row in Remote(address).rows(VERSIONS)}


def settled(address: str) -> dict[str, int]:
    """What is there when nobody is at work any more: neither a process of the push, nor Fuseki on its request."""
    senders_end()
    for _ in range(50):
        if (found := versions(address)) in WHOLE:
            return found
        time.sleep(0.2)
    return versions(address)


@WRITABLE
def test_a_push_that_is_killed_leaves_the_old_or_the_new(other: str, tmp_path: Path) -> None:
    files = [version(tmp_path, name) for name in ("old", "new")]
    commands = [[sys.executable, "-m", "kg", "push", str(file), "--store", other] for file in files]
    for command in commands:
        begin = time.monotonic()
        subprocess.run(command, check=True, capture_output=True)
        lasts = time.monotonic() - begin
    chance = random.Random(7)  # noqa: S311 - no secret
    outcomes: Counter[str] = Counter()
    before = versions(other)
    for _ in range(KILLS):
        with subprocess.Popen(commands["old" in before], stdout=subprocess.PIPE) as process:
            time.sleep(chance.uniform(0.6, 1.2) * lasts)
            process.send_signal(signal.SIGKILL)
        outcomes["seen in between"] += versions(other) not in WHOLE
        found = settled(other)
        assert found in WHOLE
        outcomes["old" if found == before else "new"] += 1
        lasts *= 1.1 if found == before else 0.9  # most are killed about the moment of the change
        assert not Remote(other).query(WAITING)
        outcomes["ended before"] += process.returncode == 0
        before = found
    sys.stderr.write(f"{other}: {dict(outcomes)} of {KILLS}\n")
    subprocess.run(commands[0], check=True, capture_output=True)
    assert versions(other) == {"old": 4_000}
    assert not Remote(other).query(WAITING)


@WRITABLE
def test_two_at_once_do_not_mix(other: str, tmp_path: Path) -> None:
    files = [version(tmp_path, name) for name in ("old", "new")]
    commands = [[sys.executable, "-m", "kg", "push", str(file), "--store", other] for file in files]
    subprocess.run(commands[0], check=True, capture_output=True)
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") for command in commands]
    said = [process.communicate(timeout=60)[1] for process in running]
    assert all(
        process.returncode == 0 or "another push" in words
        for process, words in zip(running, said, strict=True)
    )
    assert versions(other) in WHOLE


@FUSEKI
def test_who_may_not_and_who_may(other: str) -> None:
    locked = other.replace("/gba/", "/locked/")
    asks = ("query", "-q", "ASK { id:polyu a gba:University }", "--store", locked)
    with pytest.MonkeyPatch.context() as patch:
        done = kg(*asks)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "401 Unauthorized; set GBA_KG_USER and GBA_KG_PASSWORD" in done.stderr
        patch.setenv("GBA_KG_USER", "carol")
        patch.setenv("GBA_KG_PASSWORD", "wrong")
        assert "the account of GBA_KG_USER" in kg(*asks).stderr
        patch.setenv("GBA_KG_PASSWORD", "s3cret")
        assert kg(*asks).stdout == "true\n"
        assert "nothing is written" in kg("push", "--store", locked, "--dry-run").stderr
