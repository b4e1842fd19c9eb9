"""Notebooks run from an empty kernel in a process of its own, and what they are known to show."""

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from tests.conftest import ROOT

FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
#: Seconds that one cell may take.
PATIENCE = 300
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
#: Pixels differ between releases of matplotlib; the numbers of a figure stand in a table beside it.
_PIXELS = "image/png"


def read(path: Path) -> Any:
    """Read a notebook."""
    return nbformat.read(path, as_version=4)


def run(path: Path, *, frames: bool = False) -> Any:
    """Run a notebook without its outputs, and give it with new ones.

    Args:
        path: The notebook.
        frames: Whether pages stay in their frames; otherwise their still pictures take the place.

    Raises:
        CellExecutionError: A cell failed.
    """
    notebook = read(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        timeout=PATIENCE,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
    )
    client.execute()
    return tidy(notebook, frames=frames)


def tidy(notebook: Any, *, frames: bool) -> Any:
    """Leave out what differs from run to run, and frames, which are large and which no code host shows."""
    notebook.metadata = nbformat.from_dict(_METADATA)
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number:02}", nbformat.from_dict({})
        if cell.cell_type != "code":
            continue
        for output in cell.outputs:
            data = output.get("data", {})
            output.pop("metadata", None)
            if output.output_type in ("display_data", "execute_result"):
                output.metadata = nbformat.from_dict({})
            if not frames and _PIXELS in data and data.get("text/html", "").startswith("<iframe "):
                del data["text/html"]
    return notebook


def shown(notebook: Any) -> list[list[dict[str, str]]]:
    """What each code cell shows, as text by media type; of a picture, that it is there."""
    return [[_text(output) for output in cell.outputs] for cell in notebook.cells if cell.cell_type == "code"]


def _text(output: Any) -> dict[str, str]:
    """One output as text by media type."""
    if output.output_type == "stream":
        return {output.name: output.text}
    if output.output_type == "error":
        return {"error": output.evalue}
    return {kind: "" if kind == _PIXELS else value for kind, value in output.data.items()}
