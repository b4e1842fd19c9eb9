"""What things are called, in the language of the reader."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.model.entity import LANGUAGES
from kg.store.base import Store
from kg.store.results import tag

_QUERY: Final = Path(__file__).with_name("labels.rq")
#: Things that one query asks for.
BATCH: Final = 500


class Labels:
    """Labels of a store, each asked for once: in one language, or else in the first of the others."""

    def __init__(self, store: Store, language: str) -> None:
        self._store = store
        self._order = (language, *LANGUAGES)
        self._found: dict[str, str] = {}

    def learn(self, things: Iterable[str]) -> None:
        """Ask for the labels of many IRIs at once."""
        new = sorted({thing for thing in things if thing not in self._found})
        for start in range(0, len(new), BATCH):
            some = new[start : start + BATCH]
            self._found.update(dict.fromkeys(some, ""))
            for thing, labels in self._ask(some).items():
                best = next((name for name in self._order if name in labels), min(labels))
                self._found[thing] = min(labels[best])

    def of(self, thing: str) -> str:
        """Give the label of an IRI; empty if it has none."""
        if thing not in self._found:
            self.learn([thing])
        return self._found[thing]

    def _ask(self, things: Iterable[str]) -> dict[str, dict[str, list[str]]]:
        """Ask for labels by thing and language."""
        iris = " ".join(str(NamedNode(thing)) for thing in things)
        text = _QUERY.read_text(encoding="utf-8").replace("THINGS", iris)
        found: dict[str, dict[str, list[str]]] = {}
        for row in self._store.rows(text):
            thing, label = row["thing"], row["label"]
            if isinstance(thing, NamedNode) and isinstance(label, Literal):
                found.setdefault(thing.value, {}).setdefault(tag(label.language or ""), []).append(
                    label.value
                )
        return found
