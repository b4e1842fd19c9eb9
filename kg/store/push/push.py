"""Graphs in place of those of the same names in a service, all of them or none.

Where a service takes one request of any length as one transaction (Fuseki), all graphs go in such a request.
Elsewhere triples wait, in batches, in a graph of their own with predicates that nobody asks for; one last,
short request then puts all of them in place.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import BlankNode, NamedNode, Quad

from kg.errors import DataError
from kg.namespaces import BASE
from kg.store.base import Store
from kg.store.push.sender import sending
from kg.store.push.turn import refuse_marked, refuse_new, waiting
from kg.store.push.updates import Updates
from kg.store.tokens import bare

_HERE: Final = Path(__file__).parent
_WAITING: Final = BASE + "push"
_FOR: Final = NamedNode(_WAITING + "#for")
_GENID: Final = BASE + ".well-known/genid/"
#: Triples of one batch, and bytes: Virtuoso reads 10,000 lines at once, and was seen to refuse 5,000 triples.
TRIPLES: Final = 1_000
BYTES: Final = 1 << 20
#: Bytes of one piece of a stream.
_PIECE: Final = 1 << 16

#: Makes the same quads at each call.
Quads = Callable[[], Iterable[Quad]]
#: Told how many triples have been sent since it was told last.
Progress = Callable[[int], None]


class Plan(NamedTuple):
    """What a push would do.

    Attributes:
        written: Triples by the name of their graph, which takes the place of one that is there.
        removed: Names of graphs that are there and will not be.
    """

    written: dict[str, int]
    removed: list[str]

    @property
    def triples(self) -> int:
        """How many are written."""
        return sum(self.written.values())


def plan(quads: Iterable[Quad], store: Store | None = None) -> Plan:
    """Look through what is to be written.

    Args:
        quads: All of it, each in a named graph.
        store: Where graphs of ours are to be removed that are not written; without it, none are.

    Raises:
        DataError: A triple stands in no named graph.
        QueryError: The service does not tell which graphs it has.
    """
    written: dict[str, int] = {}
    for quad in quads:
        name = _name(quad)
        written[name] = written.get(name, 0) + 1
    there = store.rows(bare(_HERE / "ours.rq")) if store else ()
    return Plan(written, sorted({row["g"].value for row in there} - written.keys()))


def push(
    quads: Quads, todo: Plan, store: Store, updates: Updates, progress: Progress = lambda _: None
) -> None:
    """Write graphs, and remove others.

    Args:
        quads: What to write.
        todo: The plan for it.
        store: The service, to be asked whether everything is there.
        updates: Where it takes updates.
        progress: Told of triples as they are sent.

    Raises:
        DataError: The service does not answer.
        QueryError: It refuses, or another push goes on at the same time.
    """
    if updates.streams:
        updates.send(lambda: _pieces(_whole(quads(), todo, progress)))
        return
    refuse_marked(store)
    before = waiting(store)  # of pushes that were lost: they wait for nothing, and go with the switch
    name = f"{_WAITING}/{secrets.token_hex(8)}/"
    places = {graph: f"{name}{place}" for place, graph in enumerate([*todo.written, *todo.removed])}
    with sending(updates, _update("back.ru", name)) as send:
        for batch in _batches(_waiting(quads(), places)):
            send(_insert(f"GRAPH <{_WAITING}> {{\n{''.join(batch)}}}\n").encode())
            progress(len(batch))
        send(_update("mark.ru", name).encode())
        refuse_marked(store, name)
        refuse_new(store, before, set(places.values()))
        send(_update("switch.ru", name).encode(), last=True)


def _update(file: str, push: str) -> str:
    """Read an update about one push, known by the start of the names of its graphs while they wait."""
    return bare(_HERE / file).replace("PUSH", push)


def _whole(quads: Iterable[Quad], todo: Plan, progress: Progress) -> Iterator[str]:
    """Write everything as one request."""
    yield bare(_HERE / "clean.ru").rstrip() + " ;\n"
    for graph in (*todo.written, *todo.removed):
        yield bare(_HERE / "drop.ru").replace("NAME", graph)
    before, after = _insert("QUADS").split("QUADS")
    yield before
    last = None
    for number, quad in enumerate(quads, 1):
        if quad.graph_name != last:
            yield f"{'}' if last else ''}\nGRAPH {quad.graph_name} {{\n"
            last = quad.graph_name
        yield f"{quad.subject} {quad.predicate} {quad.object} .\n"
        if number % TRIPLES == 0:
            progress(TRIPLES)
    yield ("}\n" if last else "") + after


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """Put lines together, so that not each is sent by itself."""
    piece = bytearray()
    for line in lines:
        piece += line.encode()
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)


def _waiting(quads: Iterable[Quad], places: dict[str, str]) -> Iterator[str]:
    """Write triples as they wait: first for which graphs, then each with its place in its predicate."""
    for graph, place in places.items():
        yield f"<{place}> {_FOR} <{graph}> .\n"
    for quad in quads:
        place = places[_name(quad)]
        yield f"{_known(quad.subject)} <{place}?{quad.predicate.value}> {_known(quad.object)} .\n"


def _name(quad: Quad) -> str:
    """The name of the graph of a triple."""
    if not isinstance(quad.graph_name, NamedNode):
        raise DataError("there are triples that stand in no named graph")
    return quad.graph_name.value


def _known(term: object) -> object:
    """Name a blank node, which would be another one in each batch (RDF 1.1 Concepts, section 3.5)."""
    return NamedNode(_GENID + term.value) if isinstance(term, BlankNode) else term


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    """Put lines together, as many as a service takes at once."""
    batch: list[str] = []
    size = 0
    for line in lines:
        if batch and (len(batch) == TRIPLES or size + len(line) > BYTES):
            yield batch
            batch, size = [], 0
        batch.append(line)
        size += len(line)
    if batch:
        yield batch


def _insert(quads: str) -> str:
    """Write a request that adds quads."""
    return bare(_HERE / "insert.ru").replace("QUADS", quads)
