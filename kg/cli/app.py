"""The commands of ``kg``."""

from typing import Annotated

import typer

from kg import __version__
from kg.cli import build, check, entities, export, load, network, path, push, query, questions, serve, view

app = typer.Typer(
    name="kg",
    help="The knowledge graph of cooperation in the Guangdong–Hong Kong–Macao Greater Bay Area.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    """Print the version."""
    if wanted:
        typer.echo(f"gba-kg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


app.command("build")(build.build)
app.command("check")(check.check)
app.command("fmt")(check.fmt)
app.command("query")(query.query)
app.command("ask")(questions.ask)
app.command("show")(entities.show)
app.command("path")(path.path)
app.command("view")(view.view)
app.command("rank")(network.rank)
app.command("communities")(network.communities)
app.command("summary")(network.summary)
app.command("export")(export.export)
app.command("load")(load.load)
app.command("push")(push.push)
app.command("search")(entities.search)
app.command("serve")(serve.serve)
