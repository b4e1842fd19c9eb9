"""A store as an rdflib Dataset, for programs that speak rdflib."""

from rdflib import Dataset
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.namespaces import PREFIXES
from kg.store.base import Store
from kg.store.embedded import Embedded
from kg.store.remote import Remote


def dataset_of(store: Store) -> Dataset:
    """Give a store the face of rdflib; nothing is copied.

    Queries in text go to the engine as they are. A *prepared* one, and one with ``initBindings``, is run by
    rdflib itself, which is many times slower and may answer otherwise.

    Args:
        store: Embedded or remote.

    Raises:
        TypeError: The store is of another kind.
    """
    match store:
        case Embedded():
            from oxrdflib import OxigraphStore  # noqa: PLC0415 - a service needs it not

            dataset = Dataset(store=OxigraphStore(store=store.inner), default_union=True)
        case Remote():
            dataset = Dataset(store=SPARQLStore(store.address), default_union=True)
        case _:
            raise TypeError(f"no rdflib face for {type(store).__name__}")
    for prefix, space in PREFIXES.items():
        dataset.bind(prefix, space, override=True)
    return dataset
