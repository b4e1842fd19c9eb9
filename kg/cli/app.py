"""The commands of ``kg``."""

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Final

import typer

from kg import __version__

#: The module of each command, in the order of the help; its function is called as the command is.
COMMANDS: Final = {
    "build": "build",
    "check": "check",
    "fmt": "check",
    "query": "query",
    "ask": "questions",
    "show": "entities",
    "path": "path",
    "view": "view",
    "rank": "network",
    "communities": "network",
    "summary": "network",
    "export": "export",
    "load": "load",
    "push": "push",
    "search": "entities",
    "serve": "serve",
}


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Make the command line, with no more commands than it will need.

    Args:
        arguments: What the user typed after ``kg``.
    """
    app = typer.Typer(
        name="kg",
        help="The knowledge graph of cooperation in the Guangdong–Hong Kong–Macao Greater Bay Area.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name in arguments[:1] if set(arguments[:1]) & COMMANDS.keys() else COMMANDS:
        app.command(name)(getattr(import_module(f"kg.cli.{COMMANDS[name]}"), name))
    return app


def _version(wanted: bool) -> None:
    """Print the version."""
    if wanted:
        typer.echo(f"gba-kg {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""
