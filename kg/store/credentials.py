"""Who we are to a service: from the environment or a netrc file, never from the command line.

Nothing is sent before a service asks for it (401 or 403), and nothing in the clear beyond this machine.
"""

import base64
import ipaddress
import netrc
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)

from kg.errors import DataError

USER: Final = "GBA_KG_USER"
PASSWORD: Final = "GBA_KG_PASSWORD"  # noqa: S105 - the name of a variable
TOKEN: Final = "GBA_KG_TOKEN"  # noqa: S105 - the name of a variable
#: Set to 1, it lets credentials go over plain http to other machines.
IN_THE_CLEAR: Final = "GBA_KG_PLAIN_HTTP"


class Credentials(NamedTuple):
    """A user with a password, or a token."""

    user: str = ""
    password: str = ""
    token: str = ""


def refuse_password(address: str) -> None:
    """Let an address pass only if it holds no user and no password: those of others would see them.

    Raises:
        DataError: It does; the message does not repeat them.
    """
    place = re.sub(r"^[a-z]+:/*", "", address, flags=re.IGNORECASE)
    place = re.split(r"[/?#]", place, maxsplit=1)[0]
    if "@" in place:
        host = place.rpartition("@")[2]
        raise DataError(
            f"the address of {host} holds a user or password, which others can see; "
            f"leave them out, and set {USER} and {PASSWORD}, or write them into ~/.netrc"
        )


def credentials_for(address: str) -> Credentials | None:
    """Find what is known of us at a service: a token, a user with a password, or an entry of netrc.

    Raises:
        DataError: The netrc file cannot be read.
    """
    if token := os.environ.get(TOKEN):
        return Credentials(token=token)
    if user := os.environ.get(USER):
        return Credentials(user, os.environ.get(PASSWORD, ""))
    named = os.environ.get("NETRC")
    file = Path(named) if named else Path.home() / ".netrc"
    try:
        found = netrc.netrc(named or None).authenticators(urlsplit(address).hostname or "")
    except FileNotFoundError:
        return None
    except netrc.NetrcParseError as error:  # its own words may hold a password
        raise DataError(
            f"{file}, line {error.lineno}: cannot be read as netrc, or others can read it"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{file}: cannot be read as netrc") from error
    return Credentials(found[0], found[2] or "") if found else None


class Access:
    """What is sent to one address so that it lets us in; nothing until it asks."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._known = credentials_for(address)
        self._header = ""
        self._digest: AbstractDigestAuthHandler | None = None
        self._challenge: dict[str, str] = {}

    @property
    def known(self) -> bool:
        """Whether there is anything that could be sent."""
        return self._known is not None

    def accept(self, challenges: Sequence[str]) -> bool:
        """Take up what a service asks for; False if there is nothing more to say than was said.

        Raises:
            DataError: Credentials would go in the clear, or a kind of Digest is asked for that is not known.
        """
        if self._known is None:
            return False
        self._refuse_in_the_clear()
        asked = re.search(r"(?i)\bdigest\s+(.*)", ", ".join(challenges))
        if self._known.token or not asked:
            before, self._header = self._header, _simple(self._known)
            return before != self._header
        before_nonce = self._challenge.get("nonce")
        self._challenge = parse_keqv_list(parse_http_list(asked[1]))
        if (
            self._digest is not None
        ):  # a wrong password gets a new nonce too, but no word that the old is stale
            stale = self._challenge.get("stale", "").lower() == "true"
            return stale and before_nonce != self._challenge.get("nonce")
        passwords = HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, self._address, self._known.user, self._known.password)
        self._digest = AbstractDigestAuthHandler(passwords)
        return True

    def headers(self, method: str) -> dict[str, str]:
        """What goes with the next request.

        Raises:
            DataError: A kind of Digest is asked for that is not known.
        """
        if self._digest is None:
            return {"Authorization": self._header} if self._header else {}
        try:
            said = self._digest.get_authorization(Request(self._address, method=method), self._challenge)  # noqa: S310
        except (ValueError, OSError) as error:
            kind = self._challenge.get("algorithm", "MD5")
            raise DataError(
                f"{self._address} asks for Digest ({kind}), which this user and password cannot answer"
            ) from error
        return {"Authorization": f"Digest {said}"}

    def _refuse_in_the_clear(self) -> None:
        """Let credentials go where nobody else can read them, unless the user says so."""
        parts = urlsplit(self._address)
        if parts.scheme.lower() == "http" and not _loopback(parts.hostname or ""):
            if os.environ.get(IN_THE_CLEAR) == "1":
                return
            raise DataError(
                f"{self._address} asks who you are, and over http others can read the answer; use https, "
                f"or set {IN_THE_CLEAR}=1 where the network is your own"
            )


def _simple(known: Credentials) -> str:
    """Write credentials as they are."""
    if known.token:
        return f"Bearer {known.token}"
    return "Basic " + base64.b64encode(f"{known.user}:{known.password}".encode()).decode()


def _loopback(host: str) -> bool:
    """Say whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
