"""The package keeps its shape: imports point downwards, libraries have one door, files stay short."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400
MAX_FUNCTION = 40

#: Lowest row first; a unit may import itself and what stands in lower rows, never a sibling.
ROWS = [
    {"errors", "figures", "namespaces", "nearest"},
    {"aside", "paths"},
    {"model"},
    {"curation", "rdf"},
    {"ontology", "store"},
    {"evidence"},
    {"quality", "results", "search", "network", "dossier"},
    {"questions"},
    {"explorer", "export"},
    {"build"},
    {"api"},
    {"server"},
    {"cli"},
    {"__main__"},
]
RANK = {unit: rank for rank, units in enumerate(ROWS) for unit in units}
#: Library → the only places that may import it.
DOORS = {
    "pyoxigraph": ("rdf/", "store/", "results/", "server/jobs/", "server/answers.py"),
    "starlette": ("server/",),
    "uvicorn": ("server/run.py",),
    "mimeparse": ("server/negotiation.py",),
    "rdflib": (
        "quality/conformance.py",
        "quality/reach.py",
        "store/dataset.py",
        "results/triples.py",
        "api/graph.py",
    ),
    "oxrdflib": ("store/dataset.py",),
    "pyshacl": ("quality/conformance.py",),
    "igraph": ("network/forces.py", "network/measures/"),
    "networkx": ("network/", "explorer/groups.py", "api/graph.py", "cli/measured.py", "export/graphml.py"),
    "pyarrow": ("export/parquet.py", "network/distributed/"),
    "pyspark": ("network/distributed/", "cli/cluster.py", "cli/distributed.py"),
    "pyvis": ("explorer/page.py",),
    "jinja2": ("explorer/page.py", "dossier/page.py", "server/page.py"),
    "markupsafe": ("server/page.py",),
    "opencc": ("search/folding.py",),
    "pypinyin": ("search/pinyin.py",),
    "sqlite3": ("search/index.py",),
    "urllib3": ("store/service.py",),
    "hatchling": ("explorer/engine/hatch_build.py",),
    "matplotlib": ("figures/", "explorer/still.py"),
    "backports": ("store/compressed.py",),
    "pandas": ("results/rows.py",),
    "polars": ("results/rows.py",),
    "rich": ("results/table.py", "cli/progress.py"),
    "typer": ("cli/",),
}
#: What the standard library does not bring and no door is written for stays out.
ALLOWED = {*DOORS, "kg"}


def place(path: Path) -> str:
    """Name a module below the package."""
    return path.relative_to(PACKAGE).as_posix()


def imports(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line and dotted parts of everything that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}".split(".")
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.split(".")


def for_types_alone(path: Path) -> set[int]:
    """The lines that stand under ``if TYPE_CHECKING``, and are not run."""
    return {
        line
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_imports_point_downwards(path: Path) -> None:
    unit = place(path).removesuffix(".py").split("/")[0]
    for line, (head, *rest) in imports(path):
        if head != "kg" or rest[0] not in RANK:
            continue
        if unit == "__init__":
            assert line in for_types_alone(path), f"{path}:{line}: kg/__init__.py imports nothing at its top"
            continue
        other = rest[0]
        assert other == unit or RANK[other] < RANK[unit], f"{path}:{line}: {unit} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_each_library_has_one_door(path: Path) -> None:
    for line, (library, *_) in imports(path):
        if library in sys.stdlib_module_names - DOORS.keys():
            continue
        assert library in ALLOWED, f"{path}:{line}: {library} has no door"
        doors = DOORS.get(library, ("",))
        assert place(path).startswith(doors), f"{path}:{line}: {library} belongs into {doors}"


def test_every_unit_has_a_row() -> None:
    units = {place(path).removesuffix(".py").split("/")[0] for path in MODULES} - {"__init__"}
    assert units <= set(RANK)


def test_the_model_rests_on_the_standard_library() -> None:
    for path in MODULES:
        if place(path).startswith("model/"):
            for line, (library, *_) in imports(path):
                assert library == "kg" or library in sys.stdlib_module_names, f"{path}:{line}"


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MAX_FUNCTION, f"{path}:{node.lineno}: {node.name} has {length} lines"


def test_no_query_hides_in_the_code() -> None:
    for path in MODULES:
        lines = path.read_text(encoding="utf-8").splitlines()
        code = [line for line in lines if not line.strip().startswith(("kg ", "echo ", ">>> "))]  # examples
        assert not [line for line in code if re.search(r"\b(SELECT|CONSTRUCT|WHERE)\b.*[{]", line)], path
