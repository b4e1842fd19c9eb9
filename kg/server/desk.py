"""What a worker has at hand for its jobs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg import paths
from kg.build.opened import Opened
from kg.questions.question import Question, read_questions
from kg.server.reply import Reply


class Desk:
    """One open graph.

    Args:
        graph: What is asked.
        location: Where it was opened from; None for the curated graph.
        most: Bytes of an answer that has to be held whole.
        send: Takes the first part of a reply that goes on.
    """

    def __init__(self, graph: Opened, location: str | None, most: int, send: Callable[[Reply], None]) -> None:
        self.graph = graph
        self.location = location
        self.most = most
        self.send = send

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The named questions."""
        return read_questions(paths.ontology_dir() / "questions")


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a page, or for the data behind it.

    Attributes:
        path: That of the page.
        name: What the page is about, the last part of the path.
        fields: The fields of the address.
        language: The language of the page.
        accept: The header ``Accept``.
        base: The address of the service, without a slash at its end.
    """

    path: str
    name: str
    fields: Mapping[str, str]
    language: str
    accept: str
    base: str

    @property
    def form(self) -> str:
        """The format that the address names."""
        return self.fields.get("format", "")
