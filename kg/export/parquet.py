"""Two Parquet tables, of nodes and of edges, for pandas, polars, DuckDB and Spark."""

import io
from collections.abc import Sequence

from kg.errors import DataError
from kg.export.about import About
from kg.export.network import Item, Network, columns


def parquet(network: Network, about: About) -> dict[str, bytes]:
    """Write ``nodes.parquet`` and ``edges.parquet``.

    Raises:
        DataError: pyarrow is not installed.
    """
    return {
        "nodes.parquet": _table(network.nodes, ("id", "label"), about),
        "edges.parquet": _table(network.edges, ("id", "source", "target", "label"), about),
    }


def _table(items: Sequence[Item], first: Sequence[str], about: About) -> bytes:
    """Write one table; texts and numbers have their types, what is not known is null."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - heavy, and an extra
        from pyarrow.parquet import write_table  # noqa: PLC0415
    except ImportError as error:
        raise DataError("Parquet needs pyarrow: pip install 'gba-kg[parquet]'") from error
    numbers = {name for item in items for name, value in item.items() if isinstance(value, float)}
    fields = [
        pa.field(name, pa.float64() if name in numbers else pa.string()) for name in columns(items, first)
    ]
    out = io.BytesIO()
    write_table(pa.Table.from_pylist(list(items), pa.schema(fields, metadata=about.facts())), out)
    return out.getvalue()
