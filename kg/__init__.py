"""The knowledge graph of cooperation in the Greater Bay Area, and the tool that opens it."""

from typing import Final

__version__: Final = "0.1.0"
