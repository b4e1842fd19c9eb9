"""What a SPARQL service sends back: rows, yes or no, triples, or why there are none of them."""

from collections import deque
from collections.abc import Mapping
from typing import Final, NamedTuple, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import DataError, QueryError
from kg.store.credentials import PASSWORD, TOKEN, USER

#: What Virtuoso adds to a reply that is not whole: it has reached its limit of rows, or of time.
_CUT: Final = ("X-SPARQL-MaxRows", "X-SQL-State")
#: What to do, by status.
_ADVICE: Final = {
    404: "is the path right?",
    405: "is the path right?",
    413: "raise the limit there",
    507: "make room there",
}
_SAY: Final = f"set {USER} and {PASSWORD}, or {TOKEN}, or write the host into ~/.netrc"
_UNKNOWN: Final = {401: _SAY, 403: f"with an account there, {_SAY}"}
_REFUSED: Final = f"the account of {USER}, {TOKEN} or ~/.netrc is wrong, or may not do this"


class Reply(NamedTuple):
    """A reply as it came.

    Attributes:
        address: That of the service, for messages.
        headers: Whatever their case.
        known: Whether there are credentials of ours for the service.
    """

    address: str
    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes
    known: bool = False

    @property
    def media_type(self) -> str:
        """What the body is said to be."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def cut(self) -> bool:
        """Whether the service says that there would be more."""
        return self.status == 206 or any(name in self.headers for name in _CUT)

    @property
    def late(self) -> bool:
        """Whether what is missing is so for want of time."""
        return self.cut and self.status != 206 and "X-SPARQL-MaxRows" not in self.headers

    @property
    def done(self) -> bool:
        """Whether the service has done what it was asked for."""
        return 200 <= self.status < 300

    def check(self, *, cut: bool = True) -> None:
        """Let only an answer pass, and only a whole one.

        Args:
            cut: Whether to refuse one that is not whole.

        Raises:
            DataError: The service is elsewhere.
            QueryError: The service refuses to answer, or has left out a part of the answer.
        """
        if 300 <= self.status < 400:
            target = self.headers.get("Location", "elsewhere")
            raise DataError(f"{self.address}: the service has moved to {target}; use that address")
        if cut and self.cut:
            raise self.incomplete()
        if self.status not in (200, 206):
            raise self.refusal()

    def refusal(self) -> QueryError:
        """Word that a service does not do what it was asked for, and what to do then."""
        answered = f"{self.address} answered {self.status} {self.reason}".rstrip() + self._said()
        advice = _ADVICE.get(self.status, "")
        if self.status in (401, 403):
            advice = _REFUSED if self.known else _UNKNOWN[self.status]
        return QueryError(f"{answered}; {advice}" if advice else answered)

    def incomplete(self) -> QueryError:
        """Word that a part of the answer is missing."""
        rows = self.headers.get("X-SPARQL-MaxRows")
        limit = f"its limit of {rows} rows" if rows else "its limit"
        return QueryError(
            f"{self.address} has cut the answer at {limit}; narrow the query, or raise the limit there"
        )

    def _said(self) -> str:
        """What a service said instead of an answer; a web page says nothing."""
        if self.media_type in ("text/html", "application/xhtml+xml"):
            return " with a web page" if self.body else ""
        said = " ".join(self.body[:2000].decode(errors="replace").split())[:200]
        return f": {said}" if said else ""

    def rows(self) -> QuerySolutions:
        """Read rows.

        Raises:
            KgError: There are none in the reply.
        """
        answer = self._results()
        if not isinstance(answer, QuerySolutions):
            raise QueryError(f"{self.address} sent yes or no where rows were asked for")
        return answer

    def yes_or_no(self) -> QueryBoolean:
        """Read yes or no; in some settings of Virtuoso, a row is a yes and none a no.

        Raises:
            KgError: It is not in the reply.
        """
        answer = self._results()
        if isinstance(answer, QuerySolutions):
            word = b"true" if list(answer) else b"false"
            standard = parse_query_results(b'{"head":{},"boolean":%s}' % word, QueryResultsFormat.JSON)
            return cast("QueryBoolean", standard)
        return answer

    def triples(self) -> list[Triple]:
        """Read triples.

        Raises:
            KgError: There are none in the reply.
        """
        plain = self.media_type == "text/plain"  # the type of N-Triples before it had its own
        syntax = RdfFormat.N_TRIPLES if plain else RdfFormat.from_media_type(self.media_type)
        if syntax is None:
            raise self._not_sparql()
        try:
            return [Triple(quad.subject, quad.predicate, quad.object) for quad in parse(self.body, syntax)]
        except SyntaxError as error:
            raise QueryError(f"{self.address} sent triples that cannot be read: {error}") from error

    def _results(self) -> QuerySolutions | QueryBoolean:
        """Read rows, or yes or no."""
        syntax = QueryResultsFormat.from_media_type(self.media_type)
        if syntax is None:
            raise self._not_sparql()
        try:
            whole = parse_query_results(self.body, syntax)
            if isinstance(whole, QuerySolutions):  # a body cut short has to show before anything is used
                deque(whole, maxlen=0)
            return parse_query_results(self.body, syntax)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{self.address} sent results that cannot be read: {error}") from error

    def _not_sparql(self) -> DataError:
        """Word that an address leads to something else, such as a web page."""
        kind = self.media_type or "no type"
        return DataError(f"{self.address}: no SPARQL service, it answers with {kind}; is the path right?")
