"""Search, and the explorer."""

import json

from kg import paths
from kg.build.output import digests
from kg.build.view import Topic, about_entities, about_question, view
from kg.dossier.compile import compile_cards
from kg.errors import DataError
from kg.model.edtf import last_day
from kg.questions.ask import find
from kg.server.desk import Desk, Visit
from kg.server.negotiation import wants_page
from kg.server.page import render
from kg.server.reply import PAGE, Reply
from kg.store.location import MEMORY

#: Matches that are shown.
MOST = 50


def search(desk: Desk, visit: Visit) -> Reply:
    """Find entities by a name or a part of one."""
    text = visit.fields.get("q", "").strip()[:500]
    matches = desk.graph.names.search(text, MOST) if text else []
    cards = compile_cards(desk.graph.store, [match.entity for match in matches], visit.language)
    if not visit.form and wants_page(visit.accept):
        return render("search.html", visit, title="", text=text, found=list(zip(matches, cards, strict=True)))
    found = [
        {"id": card.id, "label": card.label, "class": card.cls, "matched": match.name}
        for match, card in zip(matches, cards, strict=True)
    ]
    return Reply(200, "application/json", json.dumps(found, ensure_ascii=False).encode())


def explorer(desk: Desk, visit: Visit) -> Reply:
    """The explorer: of everything, or around entities, or around the answer to a question.

    Raises:
        KgError: Something that was given cannot be used, or there is nothing to draw.
    """
    curated = desk.location in (None, MEMORY)
    inputs = digests({"data": paths.data_dir(), "ontology": paths.ontology_dir()}) if curated else {}
    hops = visit.fields.get("hops", "")
    if hops and not hops.isdecimal():
        raise DataError(f"hops={hops}: a number of steps is needed, such as 2")
    page = view(
        desk.graph.store,
        _topic(desk, visit),
        hops=int(hops[:3]) if hops else None,
        as_of=last_day(visit.fields.get("as_of", "")),
        language="" if visit.language == "pt" else visit.language if "lang" in visit.fields else "",
        inputs=inputs,
    )
    return Reply(200, PAGE, page.encode())


def _topic(desk: Desk, visit: Visit) -> Topic | None:
    """What the page is about; None for everything."""
    store, names, fields = desk.graph.store, desk.graph.names, visit.fields
    if "question" in fields:
        wanted = find(desk.questions, fields["question"])
        values = {item.name: fields[item.name] for item in wanted.parameters if item.name in fields}
        return about_question(store, names, wanted, values)
    if "entity" in fields:
        return about_entities(store, [names.resolve(fields["entity"])])
    return None
