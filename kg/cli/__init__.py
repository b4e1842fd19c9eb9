"""The command line: parse, call, print. What a command needs is loaded when it runs."""

import gc
import os
import sys
from typing import NoReturn

from kg.errors import EmptyError, KgError


def main() -> NoReturn:
    """Run ``kg``; exit 0 fine, 1 findings or no answer, 2 usage or bad input."""
    gc.set_threshold(100_000, 50, 50)  # a short life makes little garbage
    code = _run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        pass
    os._exit(code)  # everything is written; taking the interpreter down would cost a tenth of a query


def _run() -> int:
    """Run the command of the command line, and give its exit code."""
    from kg.cli.app import app_for

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app_for(sys.argv[1:])()
    except KgError as error:
        from kg.results.table import printable

        print(printable(f"kg: {error}"), file=sys.stderr)  # noqa: T201 - the one place that speaks of errors
        return 1 if isinstance(error, EmptyError) else 2
    except BrokenPipeError:
        return 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
