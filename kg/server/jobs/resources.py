"""Entities, sources, claims and the ontology: pages for people, RDF for programs."""

from pathlib import Path
from typing import Final
from urllib.parse import unquote

from pyoxigraph import NamedNode

from kg.dossier.compile import compile_dossier
from kg.dossier.page import fragment
from kg.errors import NotFoundError
from kg.evidence import wording
from kg.evidence.claims import claim as claim_of
from kg.evidence.labels import Namer
from kg.evidence.words import words
from kg.model.edtf import last_day
from kg.namespaces import BASE, GBA
from kg.questions.ask import ask
from kg.server.answers import table_of
from kg.server.desk import Desk, Visit
from kg.server.jobs.query import written
from kg.server.links import local, page_of
from kg.server.negotiation import wants_page
from kg.server.page import render
from kg.server.reply import Reply
from kg.store.results import rows

_HERE: Final = Path(__file__).parent


def entity(desk: Desk, visit: Visit) -> Reply:
    """The dossier of an entity, or all that is said of it as RDF.

    Raises:
        NotFoundError: There is no such entity.
    """
    if not _page_wanted(visit):
        return _described(desk, visit, f"{BASE}id/{visit.name}")
    _node(f"{BASE}id/{visit.name}")
    day = last_day(visit.fields.get("as_of", ""))
    dossier = compile_dossier(desk.graph.store, visit.name, visit.language, day)
    body = fragment(dossier, lambda path: local(f"/{path}", visit.language))
    return render("entity.html", visit, title=dossier.entity.label, dossier=body, as_of=day)


def source(desk: Desk, visit: Visit) -> Reply:
    """A source with all that it supports, or all that is said of it as RDF.

    Raises:
        NotFoundError: There is no such source.
    """
    iri = f"{BASE}source/{visit.name}"
    if not _page_wanted(visit):
        return _described(desk, visit, iri)
    found = next(rows(desk.graph.store, _HERE / "source.rq", {"source": _node(iri)}), None)
    if found is None:
        raise NotFoundError(f"there is no source {visit.name!r}")
    question = desk.questions["claims-of-source"]
    answer = ask(desk.graph.store, desk.graph.names, question, {"article": visit.name}, visit.language)
    return render(
        "source.html", visit, title=found.text("title"), source=found, name=visit.name,
        table=table_of(answer, visit.language),
    )  # fmt: skip


def claim(desk: Desk, visit: Visit) -> Reply:
    """One claim with its evidence, or as RDF.

    Raises:
        NotFoundError: There is no such claim.
    """
    iri = f"{BASE}claim/{visit.name}"
    if not _page_wanted(visit):
        return _described(desk, visit, iri)
    _node(iri)
    item = claim_of(desk.graph.store, visit.name, Namer(desk.graph.store, visit.language))
    return render(
        "claim.html", visit, title=f"{item.subject.label} · {item.predicate.label}", item=item,
        wording=wording, evidence=words(visit.language),
    )  # fmt: skip


def ontology(desk: Desk, visit: Visit) -> Reply:
    """The vocabulary with its definitions, or as RDF."""
    if not _page_wanted(visit):
        return written(desk, desk.graph.store.triples(_text("ontology.rq")), visit.form, visit.accept)
    namer = Namer(desk.graph.store, visit.language)
    found = list(rows(desk.graph.store, _HERE / "terms.rq"))
    namer.learn(found, "term", "domain", "range")
    terms = [
        {
            "kind": row.text("kind"),
            "id": row.text("term").removeprefix(GBA),
            "label": namer.name(row.text("term")).label,
            "definition": row.text("definition"),
            "example": row.text("example"),
            "above": [
                (namer.name(row.text(name)).label, page_of(row.text(name), visit.language))
                for name in ("parent", "domain", "range")
                if row[name]
            ],
        }
        for row in found
    ]
    return render("ontology.html", visit, title="", terms=terms)


def description(desk: Desk, visit: Visit) -> Reply:
    """What the SPARQL service can do, as RDF (W3C SPARQL 1.1 Service Description)."""
    service = visit.base + "/sparql"
    values = {"service": NamedNode(service), "dataset": NamedNode(service + "#dataset")}
    return written(desk, desk.graph.store.query(_text("description.rq"), values), visit.form, visit.accept)


def _page_wanted(visit: Visit) -> bool:
    """Say whether a person asks, or a program."""
    return not visit.form and wants_page(visit.accept)


def _described(desk: Desk, visit: Visit, iri: str) -> Reply:
    """All that is said of a thing, as RDF."""
    triples = list(desk.graph.store.triples(_text("resource.rq"), {"thing": _node(iri)}))
    if not triples:
        raise NotFoundError(f"nothing is known of {iri}")
    return written(desk, iter(triples), visit.form, visit.accept)


def _node(iri: str) -> NamedNode:
    """An IRI as a term."""
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise NotFoundError(f"there is no {unquote(iri)!r}") from error


def _text(name: str) -> str:
    """A query beside this module."""
    return (_HERE / name).read_text(encoding="utf-8")
