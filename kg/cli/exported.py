"""Opens what is to be exported, and puts the export where the user wants it."""

import sys
from pathlib import Path

from kg import paths
from kg.build.as_of import cut
from kg.build.meta import meta_of
from kg.build.opened import open_graph
from kg.build.output import digests, write_folder
from kg.export.about import About
from kg.export.formats import export
from kg.store.location import MEMORY


def write_export(
    form: str,
    out: str,
    location: str | None,
    as_of: str,
    *,
    plans: bool,
    language: str,
    excel_safe: bool,
) -> None:
    """Write a graph, whole or not at all, to a file, a folder or stdout.

    Raises:
        KgError: The graph cannot be opened, nothing is known, or the file cannot be written.
    """
    store = cut(open_graph(location).store, paths.ontology_dir() / "rules", as_of=as_of, plans=plans)
    curated = location in (None, MEMORY)
    inputs = digests({"data": paths.data_dir(), "ontology": paths.ontology_dir()}) if curated else {}
    about = _about(inputs, as_of, plans=plans)
    content = export(store, form, about, language, excel_safe=excel_safe)
    if isinstance(content, dict):
        write_folder(Path(out), content, about.facts())
    elif out == "-":
        sys.stdout.buffer.write(content)
    else:
        paths.write_whole(Path(out), content)
    if out != "-":
        sys.stdout.write(f"{out}\n")


def _about(inputs: dict[str, str], as_of: str, *, plans: bool) -> About:
    """Word what an export says about itself."""
    meta = meta_of(inputs)
    scope = ", ".join(filter(None, (f"as of {as_of}" if as_of else "", "" if plans else "without plans")))
    return About(
        meta["title"]["en"],
        meta["version"],
        meta["data_sha256"],
        meta["licence"],
        meta["licence_url"],
        scope,
    )
