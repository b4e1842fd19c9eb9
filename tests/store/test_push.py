"""What goes over the wire when graphs are written, against servers on loopback that answer as they are told."""

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.store.push.files import quads_of
from kg.store.push.push import BYTES, TRIPLES, plan, push
from kg.store.push.updates import Updates, find_updates, places
from kg.store.remote import Remote
from kg.store.service import Service
from tests.cli.test_query import kg
from tests.store.loopback import JSON, Answer, Request, oxigraph, sends, server


def test_batches_wait_and_are_put_in_place_at_the_end(file: Path) -> None:
    with server(oxigraph()) as seen:
        done = kg("push", str(file), "--store", seen.address)
    assert (done.returncode, done.stderr) == (0, "")
    assert "/update: 3 graphs with 2,500 triples, in " in done.stdout
    bodies = [request.body.decode() for request in seen if request.path == "/update"]
    *batches, mark, switch = bodies[1:]
    assert [batch.count(" .\n") for batch in batches] == [TRIPLES, TRIPLES, 503]  # with three names of graphs
    assert "NOW()" in mark
    assert switch.startswith("DELETE")
    assert not [batch for batch in batches if "<https://a/p>" in batch]


def test_one_request_where_it_is_read_as_it_comes(file: Path) -> None:
    with server(oxigraph(**{"Fuseki-Request-Id": "1"})) as seen:
        assert kg("push", str(file), "--store", seen.address).returncode == 0
    probe, whole = [request for request in seen if request.path == "/update"]
    assert b"\nDELETE DATA {" in probe.body
    assert whole.headers["Transfer-Encoding"] == "chunked"
    assert whole.body.count(b"DROP SILENT GRAPH") == 4
    assert whole.body.count(b" .\n") == 2_500
    assert whole.body.rstrip().endswith(b"}")


def test_a_dry_run_writes_nothing(file: Path) -> None:
    with server(oxigraph()) as seen:
        done = kg("push", str(file), "--store", seen.address, "--dry-run")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "graph,triples",
        "https://a/g0,834",
        "https://a/g1,833",
        "https://a/g2,833",
    ]
    assert "nothing is written" in done.stderr
    assert all(b"\nDELETE DATA {" in request.body for request in seen)


def test_long_triples_make_short_batches(tmp_path: Path) -> None:
    file = tmp_path / "long.nt"
    lines = (f'<https://a/{n}> <https://a/p> "{"x" * 100_000}" .\n' for n in range(25))
    file.write_text("".join(lines), encoding="utf-8")
    with server(oxigraph()) as seen:
        assert kg("push", str(file), "--graph", "https://a/g", "--store", seen.address).returncode == 0
    assert max(len(request.body) for request in seen) < BYTES + 1_000
    assert len(seen) > 4


@pytest.mark.parametrize("streams", [True, False])
def test_a_busy_service_gets_the_whole_again(file: Path, streams: bool) -> None:
    engine = oxigraph()

    def busy(request: Request) -> Answer:
        return engine(request) if request.before % 2 else (503, b"busy", {"Retry-After": "0"})

    with server(busy) as seen:
        updates = Updates(Service(seen.address.replace("sparql", "update")), streams=streams)
        push(lambda: quads_of([file]), plan(quads_of([file])), Remote(seen.address), updates)
    bodies = [request.body for request in seen]
    assert len(bodies) % 2 == 0
    assert all(bodies[place] == bodies[place + 1] for place in range(0, len(bodies), 2))


PAGE = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((401, b"", {}), "401 Unauthorized; set GBA_KG_USER and GBA_KG_PASSWORD, or GBA_KG_TOKEN"),
        (
            (403, b"<html>no</html>", PAGE),
            "403 Forbidden with a web page; with an account there, set GBA_KG_USER",
        ),
        ((404, b"", {}), "takes no updates, as far as can be seen; tried"),
        ((405, b"", {}), "name the address by --update"),
        ((200, b"<html>welcome</html>", PAGE), "(200)"),
        ((301, b"", {"Location": "http://example.org/"}), "(301)"),
        ((500, b"\x1b[31mred" + b"x" * 5_000, {"Content-Type": "text/plain"}), "(500)"),
    ],
)
def test_one_clear_line_at_the_start(file: Path, answer: Answer, words: str) -> None:
    with server(lambda _: answer) as seen:
        done = kg("push", str(file), "--store", seen.address)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert "\x1b" not in done.stderr
    assert len(done.stderr) < 600


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((413, b"", {}), "413 Request Entity Too Large; raise the limit there"),
        (
            (507, b"disk full", {"Content-Type": "text/plain"}),
            "507 Insufficient Storage: disk full; make room there",
        ),
        ((400, b"\x1b[31mParse error\nline 2", {"Content-Type": "text/plain"}), "line 2"),
    ],
)
def test_one_clear_line_in_the_midst(file: Path, answer: Answer, words: str) -> None:
    with server(sends(answer, b"INSERT DATA")) as seen:
        done = kg("push", str(file), "--store", seen.address)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nosuch.nt"], "no such file"),
        (["some.csv"], "unknown kind of RDF file"),
        (["bare.nt"], "give one by --graph"),
        (["bare.nt", "--graph", "not an IRI"], "name a graph by a whole IRI"),
        (["broken.nt", "--graph", "https://a/g"], "broken.nt, line 2"),
        (["empty.nt", "--graph", "https://a/g"], "no triples"),
        (["--graph", "https://a/g"], "--graph is for files"),
    ],
)
def test_nothing_is_sent_if_the_data_are_bad(tmp_path: Path, arguments: list[str], words: str) -> None:
    triple = "<https://a/a> <https://a/b> <https://a/c> .\n"
    for name, text in {
        "some.csv": "",
        "bare.nt": triple,
        "broken.nt": triple + "oops\n",
        "empty.nt": "",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with server(oxigraph()) as seen:
        done = kg("push", *arguments, "--store", seen.address, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert seen == []


@pytest.mark.parametrize("store", ["", "folder", "memory:"])
def test_only_an_address_can_be_pushed_to(store: str) -> None:
    done = kg("push", "--store", store)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "kg load" in done.stderr


def test_no_other_command_writes(tmp_path: Path) -> None:
    with server(lambda _: (200, b'{"head":{"vars":[]},"results":{"bindings":[]}}', JSON)) as seen:
        for words in (
            ["search", "x"],
            ["show", "polyu"],
            ["summary"],
            ["export", "--format", "nquads", "-o", "x.nq"],
        ):
            kg(*words, "--store", seen.address, cwd=tmp_path)
        kg("build", "--out", str(tmp_path / "out"), "--no-sparql")
    assert seen
    assert all(request.body.startswith(b"query=") for request in seen)


def test_places_that_are_known() -> None:
    paths = {
        "http://h/gba/sparql": [
            "http://h/gba/sparql-auth",
            "http://h/gba/update",
            "http://h/gba/sparql/statements",
        ],
        "http://h/query": ["http://h/update", "http://h/query/statements"],
        "http://h/repositories/x": ["http://h/repositories/x/statements"],
    }
    for address, found in paths.items():
        assert places(address) == [*found, address]


def test_the_service_is_asked_at_the_given_address_alone() -> None:
    with server(lambda _: (404, b"", {})) as seen, pytest.raises(KgError, match="/there answered 404"):
        find_updates(seen.address, seen.address.replace("sparql", "there"))
    assert [request.path for request in seen] == ["/there"]
