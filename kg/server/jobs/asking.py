"""The named questions as forms, with their answers and their SPARQL."""

import json
from urllib.parse import urlencode

from kg.errors import KgError
from kg.questions.ask import ask, find, sparql
from kg.questions.question import Question
from kg.results.table import as_csv
from kg.server.answers import table_of
from kg.server.desk import Desk, Visit
from kg.server.negotiation import best_of, wants_page
from kg.server.page import render
from kg.server.reply import RefusalError, Reply, refusal_of, with_charset

_JSON, _CSV = "application/json", "text/csv"


def questions(desk: Desk, visit: Visit) -> Reply:
    """List the questions."""
    if not visit.form and wants_page(visit.accept):
        return render("questions.html", visit, title="", questions=desk.questions.values())
    listing = [
        {
            "name": item.name,
            "titles": item.titles,
            "parameters": [one.name for one in item.parameters],
        }
        for item in desk.questions.values()
    ]
    return Reply(200, _JSON, json.dumps(listing, ensure_ascii=False).encode())


def question(desk: Desk, visit: Visit) -> Reply:
    """Show a question as a form, with its answer where values are given; or the answer alone as data.

    Raises:
        KgError: There is no such question, or a program gave a value that cannot be used.
    """
    wanted = find(desk.questions, visit.name)
    given = {item.name: visit.fields[item.name] for item in wanted.parameters if visit.fields.get(item.name)}
    if visit.form or not wants_page(visit.accept):
        return _data(desk, visit, wanted, given)
    values = {item.name: given.get(item.name, item.default) for item in wanted.parameters}
    problem, table, text, status = "", None, wanted.text, 200
    if given or not wanted.parameters or "run" in visit.fields:
        try:
            answer = ask(desk.graph.store, desk.graph.names, wanted, values, visit.language)
            table = table_of(answer, visit.language)
            text = sparql(wanted, values, desk.graph.names)
        except KgError as error:
            problem, status = str(error), refusal_of(error).status
    return render(
        "question.html", visit, status, title=wanted.titles[visit.language], question=wanted, values=values,
        problem=problem, table=table, sparql=text, query=urlencode({"query": text}),
        data={form: f"{visit.path}?{urlencode({**values, 'format': form})}" for form in ("csv", "json")},
    )  # fmt: skip


def _data(desk: Desk, visit: Visit, wanted: Question, given: dict[str, str]) -> Reply:
    """The answer as CSV or JSON, with labels beside ids."""
    kind = {"csv": _CSV, "json": _JSON}.get(visit.form, "")
    if visit.form and not kind:
        raise RefusalError(400, f"there is no format {visit.form!r} for this answer; use csv, json")
    kind = kind or best_of(visit.accept, [_CSV, _JSON])
    if not kind:
        raise RefusalError(406, f"the answer can be had as {_CSV}, {_JSON}")
    answer = ask(desk.graph.store, desk.graph.names, wanted, given, visit.language)
    if kind == _CSV:
        safe = visit.fields.get("excel_safe") == "1"
        return Reply(
            200, with_charset(_CSV), as_csv(answer.header(), answer.records(), excel_safe=safe).encode()
        )
    return Reply(200, _JSON, json.dumps(answer.records(), ensure_ascii=False).encode())
