"""Runs the service for the command line."""

from ipaddress import ip_address

from kg.cli.output import say
from kg.errors import DataError
from kg.server.limits import Limits


def run_service(location: str | None, host: str, port: int, limits: Limits, *, cors: bool) -> None:
    """Serve until the user stops it.

    Raises:
        DataError: The parts that serving needs are not installed, or it cannot start.
    """
    try:
        from kg.server.run import run
    except ModuleNotFoundError as error:
        raise DataError(
            f"'kg serve' needs {error.name}; install it with: pip install 'gba-kg[serve]'"
        ) from error

    def ready(address: str) -> None:
        say(f"Serving on {address}; Ctrl+C stops it.")
        if not _is_loopback(host):
            say("Whoever can reach this machine can ask it; --host 127.0.0.1 keeps it to yourself.")

    run(location, host, port, limits, ready, cors=cors)


def _is_loopback(host: str) -> bool:
    """Say whether an address is of this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
