"""The graph as an object: what the commands do, for notebooks and programs."""

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from kg import paths
from kg.api.view import View
from kg.build.opened import Opened, open_graph
from kg.dossier.compile import compile_dossier
from kg.dossier.model import Dossier
from kg.errors import DataError
from kg.model.edtf import last_day
from kg.questions.ask import ask, find, sparql
from kg.questions.question import Question, read_questions
from kg.results.answer import wrap
from kg.results.rows import Rows
from kg.results.triples import Triples
from kg.search.names import Match
from kg.store.labels import Labels

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.network.paths import Chain


class KnowledgeGraph:
    """A graph that can be asked.

    >>> import kg
    >>> g = kg.open()
    >>> g.query("ASK { id:polyu gba:cooperatesWith id:oppo }")
    True

    Args:
        graph: The opened graph.
        language: The language of labels unless a call names another: zh-Hant, zh-Hans, en or pt.
    """

    def __init__(self, graph: Opened, language: str = "en") -> None:
        self._graph = graph
        self.language = language

    def query(self, text: str, *, language: str | None = None) -> Rows | Triples | bool:
        """Run a SPARQL 1.1 query.

        >>> import kg
        >>> rows = kg.open().query("SELECT ?name { id:polyu rdfs:label ?name FILTER(LANG(?name) = 'en') }")
        >>> [row["name"].value for row in rows]
        ['The Hong Kong Polytechnic University']

        Args:
            text: The query; the prefixes gba:, id:, skos: … are known.
            language: The language of labels in tables for people.

        Returns:
            Rows for SELECT, triples for CONSTRUCT and DESCRIBE, True or False for ASK.

        Raises:
            QueryError: The query is wrong or refused.
        """
        store = self._graph.store
        return wrap(store.query(text), Labels(store, language or self.language))

    def ask(self, question: str, /, *, language: str | None = None, **values: str) -> Rows:
        """Ask a named question.

        >>> import kg
        >>> frame = kg.open().ask("partners-of", org="理大").to_pandas()
        >>> "id:oppo" in set(frame["partner"])
        True

        Args:
            question: Its name, one of ``questions``.
            language: The language of labels.
            **values: Its parameters; entities by id, name or alias, days as 2024-11-19.

        Raises:
            NotFoundError: There is no such question, or no such entity.
            AmbiguousError: A name can mean several entities.
            DataError: A value is not of its kind.
        """
        wanted = find(self.questions, question)
        return ask(self._graph.store, self._graph.names, wanted, values, language or self.language)

    def sparql(self, question: str, /, **values: str) -> str:
        """The query behind a named question, with its values in place.

        Raises:
            KgError: As ``ask`` does.
        """
        return sparql(find(self.questions, question), values, self._graph.names)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The named questions by name."""
        return read_questions(paths.ontology_dir() / "questions")

    def entity(self, name: str, *, as_of: str = "", language: str | None = None) -> Dossier:
        """All about one entity: claims with their evidence, partners, and what is not known.

        >>> import kg
        >>> kg.open().entity("香港理工大學", language="en").entity.label
        'The Hong Kong Polytechnic University'

        Args:
            name: An id, a name or an alias, in any script.
            as_of: A day, month or year; only what is known to hold on its last day.
            language: The language of labels.

        Raises:
            NotFoundError: No name is near enough.
            AmbiguousError: Several are.
        """
        found = self._graph.names.resolve(name)
        return compile_dossier(self._graph.store, found, language or self.language, last_day(as_of))

    def search(self, text: str, limit: int = 20) -> list[Match]:
        """Find entities by a part of a name, in any script, the nearest first."""
        return self._graph.names.search(text, limit)

    def path(
        self,
        one: str,
        other: str,
        *,
        number: int = 3,
        as_of: str = "",
        plans: bool = False,
        only: Collection[str] = (),
        without: Collection[str] = (),
        language: str | None = None,
    ) -> "tuple[Chain, ...]":
        """How two entities are connected: chains of claims, the shortest first; see ``kg.network.paths``.

        Raises:
            NotFoundError: A name is of no entity.
            DataError: Both are one, or a predicate links nothing.
        """
        from kg.network.paths import find_paths  # noqa: PLC0415 - brings networkx

        ends = self._graph.names.resolve(one), self._graph.names.resolve(other)
        return find_paths(
            self._graph.store, *ends, number=number, as_of=last_day(as_of), plans=plans,
            only=only, without=without, language=language or self.language,
        )  # fmt: skip

    def network(
        self,
        kind: str = "cooperation",
        *,
        as_of: str = "",
        plans: bool = False,
        field: str = "",
        language: str | None = None,
    ) -> "nx.Graph":
        """The graph as a network of networkx, frozen; ``.copy()`` gives one that can be changed.

        >>> import kg
        >>> network = kg.open().network("cooperation", as_of="2024-11-19")
        >>> network.nodes["polyu"]["label"], network.has_edge("oppo", "polyu")
        ('The Hong Kong Polytechnic University', True)

        Args:
            kind: ``claims``, ``cooperation``, ``bipartite`` or ``places``; see ``kg.network.projections``.
            as_of: A day, month or year; only what is known to hold on its last day.
            plans: Whether what is only planned links too.
            field: Only what works in this field: an id, a name or an alias.
            language: The language of labels.

        Raises:
            DataError: There is no such kind, or nothing works in the field.
            NotFoundError: The field is no name.
        """
        from kg.network.projections.link import Wanted  # noqa: PLC0415 - brings networkx
        from kg.network.projections.project import project  # noqa: PLC0415

        wanted = Wanted(last_day(as_of), plans, self._graph.names.resolve(field) if field else "")
        return project(self._graph.store, kind, wanted, language or self.language)

    def view(
        self,
        *entities: str,
        hops: int | None = None,
        as_of: str = "",
        question: str = "",
        query: str = "",
        language: str = "",
        **values: str,
    ) -> View:
        """Draw a part of the graph: entities with their neighbours, or an answer; without any, all of it.

        Args:
            *entities: Ids, names or aliases.
            hops: Steps around them; 0 for what is among them.
            as_of: A day, month or year; only what is known to hold on its last day.
            question: A named question, with its parameters as further arguments.
            query: A SPARQL query instead.
            language: The language that the page opens in; by default that of the browser.
            **values: The parameters of the question.

        Raises:
            KgError: Something that was given cannot be used, or there is nothing to draw.
        """
        from kg.build import view as page  # noqa: PLC0415 - brings pyvis

        if sum(map(bool, (entities, question, query))) > 1 or (values and not question):
            raise DataError("give either entities, or a question with its parameters, or a query")
        store, names, topic = self._graph.store, self._graph.names, None
        if question:
            topic = page.about_question(store, names, find(self.questions, question), values)
        elif query:
            topic = page.about_query(store, query)
        elif entities:
            topic = page.about_entities(store, [names.resolve(name) for name in entities])
        found = page.page_data(store, topic, hops=hops, as_of=last_day(as_of), language=language)
        return View(found, language or self.language)

    @cached_property
    def rdflib(self) -> "rdflib.Dataset":
        """The same store as an rdflib Dataset; see ``kg.store.dataset``."""
        from kg.store.dataset import dataset_of  # noqa: PLC0415 - brings rdflib

        return dataset_of(self._graph.store)

    def __repr__(self) -> str:
        return f"<knowledge graph over {self._graph.store!r}>"


def open_knowledge_graph(location: str | None = None, *, language: str = "en") -> KnowledgeGraph:
    """Open a graph.

    Args:
        location: None for the curated graph, ``memory:`` for the same built anew in memory, a folder of
            curated data or of an Oxigraph store, or the http(s) address of a SPARQL service.
        language: The language of labels unless a call names another.

    Raises:
        DataError: It cannot be opened.
    """
    return KnowledgeGraph(open_graph(location), language)
