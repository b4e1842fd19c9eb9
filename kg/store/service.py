"""One address of a service: sends requests there, says who we are when asked, and waits where it is busy."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import urllib3

from kg import __version__
from kg.errors import DataError
from kg.store.credentials import Access, refuse_password
from kg.store.reply import Reply

#: Tries after the first, where a service says that it is busy; seconds that it may ask us to wait.
TRIES: Final = 4
PATIENCE: Final = 30
#: Seconds after which an answer to a query is given up, and after which a service that lets us wait is.
QUERY_PATIENCE: Final = 600
WRITING: Final = 10

#: What is sent: bytes, or what makes the pieces of a stream, anew for each try.
Body = bytes | Callable[[], Iterable[bytes]]


class Service:
    """An address that takes requests by POST; it never leads us to another one.

    Args:
        address: The address.
        patience: Seconds that it may take until it answers.
        writing: Seconds that it may let us wait while we send.
    """

    def __init__(self, address: str, patience: float = QUERY_PATIENCE, writing: float = WRITING) -> None:
        refuse_password(address)
        self.address = address
        self.access = Access(address)
        self._pool = urllib3.PoolManager(
            headers={"User-Agent": f"gba-kg/{__version__}", "Accept-Encoding": "gzip"},
            timeout=urllib3.Timeout(connect=writing, read=patience),
        )

    def post(self, body: Body, headers: Mapping[str, str]) -> Reply:
        """Send a request that may be sent again without harm, and take the whole reply.

        Raises:
            DataError: There is no service, or who we are cannot be said.
        """
        retry = urllib3.Retry(
            total=TRIES,
            status_forcelist=[429, 503],
            allowed_methods=None,
            backoff_factor=0.3,
            retry_after_max=PATIENCE,
        )
        asked = 0
        while True:
            response = self._once(body, headers)
            if response.status in (401, 403) and asked < 2:
                asked += 1
                if self.access.accept(response.headers.getlist("WWW-Authenticate")):
                    continue
            if retry.is_retry("POST", response.status) and not _last(retry):
                retry = retry.increment("POST", self.address, response)
                retry.sleep(response)
                continue
            return Reply(
                self.address, response.status, response.reason or "", response.headers, response.data,
                self.access.known,
            )  # fmt: skip

    def _once(self, body: Body, headers: Mapping[str, str]) -> urllib3.BaseHTTPResponse:
        """Send a request once."""
        try:
            return self._pool.request(
                "POST",
                self.address,
                body=body if isinstance(body, bytes) else body(),
                headers={**self._pool.headers, **headers, **self.access.headers("POST")},
                retries=False,
                redirect=False,
            )
        except urllib3.exceptions.LocationValueError as error:
            raise DataError(f"{self.address}: not the address of a service ({error})") from error
        except urllib3.exceptions.HTTPError as error:
            raise DataError(f"{self.address}: the service does not answer ({_cause(error)})") from error


def _last(retry: urllib3.Retry) -> bool:
    """Whether all tries are used up."""
    return not retry.total


def _cause(error: Exception) -> str:
    """The innermost reason of a failure, in few words."""
    reason = getattr(error, "reason", None) or error
    text = str(getattr(reason, "strerror", None) or reason)
    return " ".join(text.rpartition(": ")[2].split())[:160]
