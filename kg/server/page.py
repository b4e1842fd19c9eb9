"""Pages of the service, from templates in which every text stays text."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.dossier.page import web_address
from kg.namespaces import PREFIXES
from kg.server.desk import Visit
from kg.server.links import local, page_of
from kg.server.reply import PAGE, Reply

_HERE: Final = Path(__file__).parent
_FALLBACK: Final = "en"
#: The languages of the pages with their own names.
LANGUAGES: Final = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}


def render(template: str, visit: Visit, status: int = 200, **content: Any) -> Reply:  # noqa: ANN401 - any template's
    """Fill a template.

    Args:
        template: Its file.
        visit: What was asked for.
        status: Of HTTP.
        **content: What the template shows; ``dossier`` is HTML, all else is text.
    """
    if "dossier" in content:
        content["dossier"] = Markup(content["dossier"])  # noqa: S704 - written by a template of ours
    said = words(visit.language)
    languages = [(tag, name, local(visit.path, tag, visit.fields)) for tag, name in LANGUAGES.items()]
    context = {"said": said, "visit": visit, "languages": languages, "title": "", **content}
    return Reply(status, PAGE, _environment().get_template(template).render(context).encode())


def words(language: str) -> Mapping[str, str]:
    """The words of the pages in a language, or in English."""
    return {key: texts.get(language, texts[_FALLBACK]) for key, texts in _all_words().items()}


@cache
def _all_words() -> dict[str, dict[str, str]]:
    """Every word by key and language."""
    found: dict[str, dict[str, str]] = json.loads((_HERE / "words.json").read_text(encoding="utf-8"))
    return found


@cache
def _environment() -> Environment:
    """The templates."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(local=local, page_of=page_of, web_address=web_address, prefixes=PREFIXES)
    return environment
