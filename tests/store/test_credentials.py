"""Who is told who we are: nobody who does not ask, nobody else, and nobody in the clear."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.request import parse_http_list, parse_keqv_list

import pytest

from kg.errors import KgError
from kg.store.credentials import Access
from kg.store.remote import Remote
from tests.cli.test_query import kg
from tests.store.loopback import YES, Answer, Behaviour, Log, Request, server

ASK = "ASK { ?s ?p ?o }"
BASIC = 'Basic realm="x"'
DIGEST = 'Digest realm="SPARQL", nonce="{nonce}", opaque="o", qop="auth", algorithm=MD5, stale={stale}'


@pytest.fixture(autouse=True)
def netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("GBA_KG_USER", "GBA_KG_PASSWORD", "GBA_KG_TOKEN", "GBA_KG_PLAIN_HTTP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    return tmp_path / "netrc"


def lets_in(right: str, challenge: str = BASIC, status: int = 401) -> Behaviour:
    """A service that asks until it hears the right word."""
    headers = {"WWW-Authenticate": challenge} if challenge else {}

    def behaviour(request: Request) -> Answer:
        return YES if request.headers["Authorization"] == right else (status, b"", headers)

    return behaviour


def said(seen: Log) -> list[str | None]:
    return [request.headers["Authorization"] for request in seen]


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@pytest.mark.parametrize(
    "address", ["http://me:hidden@127.0.0.1:9/sparql", "https://hidden@h/", "HTTP://me:hidden@h"]
)
def test_a_password_in_an_address_is_refused_and_not_repeated(address: str) -> None:
    for words in (("query", "-q", ASK), ("push",), ("search", "x")):
        done = kg(*words, "--store", address)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert "hidden" not in done.stderr
        assert "GBA_KG_PASSWORD" in done.stderr


def test_an_at_sign_in_a_path_is_no_password() -> None:
    assert Remote("http://127.0.0.1/a@b?c=d@e").address


def test_nothing_is_said_to_who_does_not_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GBA_KG_TOKEN", "t0ken")
    with server(lambda _: YES) as seen:
        assert Remote(seen.address).query(ASK)
    assert said(seen) == [None]


@pytest.mark.parametrize(("challenge", "status"), [(BASIC, 401), ("", 403)])
def test_user_and_password(monkeypatch: pytest.MonkeyPatch, challenge: str, status: int) -> None:
    monkeypatch.setenv("GBA_KG_USER", "carol")
    monkeypatch.setenv("GBA_KG_PASSWORD", "ü:s3cret")
    with server(lets_in(basic("carol", "ü:s3cret"), challenge, status)) as seen:
        store = Remote(seen.address)
        assert store.query(ASK)
        assert store.query(ASK)
    assert said(seen) == [None, basic("carol", "ü:s3cret"), basic("carol", "ü:s3cret")]


def test_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GBA_KG_TOKEN", "t0ken")
    with server(lets_in("Bearer t0ken", "Bearer")) as seen:
        assert Remote(seen.address).query(ASK)


def test_netrc(netrc: Path) -> None:
    netrc.write_text("machine other login eve password no\nmachine 127.0.0.1 login carol password s3cret\n")
    with server(lets_in(basic("carol", "s3cret"))) as seen:
        assert kg("query", "-q", ASK, "--store", seen.address).stdout == "true\n"


def test_netrc_that_cannot_be_read(netrc: Path) -> None:
    netrc.write_text("machine h login carol passwort hidden\n")
    done = kg("query", "-q", ASK, "--store", "http://127.0.0.1:9/")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "netrc, line 1" in done.stderr
    assert "hidden" not in done.stderr


@pytest.mark.parametrize("challenge", [BASIC, "Bearer", DIGEST.format(nonce="n", stale="false")])
def test_a_wrong_password_is_sent_once(monkeypatch: pytest.MonkeyPatch, challenge: str) -> None:
    monkeypatch.setenv("GBA_KG_USER", "carol")
    with (
        server(lets_in("never", challenge)) as seen,
        pytest.raises(KgError, match="wrong, or may not do this"),
    ):
        Remote(seen.address).query(ASK)
    assert len(seen) == 2


def test_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    """RFC 2617, section 3.2.2, with a nonce that grows old."""
    monkeypatch.setenv("GBA_KG_USER", "dba")
    monkeypatch.setenv("GBA_KG_PASSWORD", "s3cret")

    def md5(text: str) -> str:
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()

    def behaviour(request: Request) -> Answer:
        nonce = "new" if request.before > 2 else "old"
        words = request.headers["Authorization"] or ""
        fields = parse_keqv_list(parse_http_list(words.removeprefix("Digest ")))
        if fields.get("nonce") != nonce:
            return 401, b"", {"WWW-Authenticate": DIGEST.format(nonce=nonce, stale=str(bool(fields)).lower())}
        middle = ":".join(fields[name] for name in ("nonce", "nc", "cnonce", "qop"))
        right = md5(f"{md5('dba:SPARQL:s3cret')}:{middle}:{md5('POST:/sparql')}")
        return YES if fields["response"] == right else (401, b"", {})

    with server(behaviour) as seen:
        store = Remote(seen.address)
        for _ in range(4):
            assert store.query(ASK)
    counts = [re.findall(r'nonce="(\w+)".* nc=(\w+)', words) for words in said(seen) if words]
    assert counts == [
        [("old", "00000001")],
        [("old", "00000002")],
        [("old", "00000003")],
        [("new", "00000001")],
        [("new", "00000002")],
    ]


@pytest.mark.parametrize("challenge", [DIGEST.replace("MD5", "SHA-512"), DIGEST])
def test_a_digest_that_is_not_known(monkeypatch: pytest.MonkeyPatch, challenge: str) -> None:
    monkeypatch.setenv("GBA_KG_USER", "carol")
    monkeypatch.setenv("GBA_KG_PASSWORD", "s3cret" if "SHA" in challenge else "ü")
    with server(lets_in("never", challenge.format(nonce="n", stale="false"))) as seen:
        done = kg("query", "-q", ASK, "--store", seen.address)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "asks for Digest" in done.stderr


def test_nothing_goes_to_another_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GBA_KG_USER", "carol")
    with server(lambda _: YES) as other:
        where = other.address.replace("127.0.0.1", "localhost")
        with (
            server(lambda _: (307, b"", {"Location": where})) as seen,
            pytest.raises(KgError, match="has moved"),
        ):
            Remote(seen.address).query(ASK)
    assert other == []


def test_nothing_goes_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GBA_KG_USER", "carol")
    for address in ("http://example.org/", "http://192.0.2.1/", "http://127.0.0.1.example.org/"):
        with pytest.raises(KgError, match="use https"):
            Access(address).accept([BASIC])
    for address in (
        "http://localhost:3030/",
        "http://127.0.0.2/",
        "http://[::1]:80/",
        "https://example.org/",
    ):
        assert Access(address).accept([BASIC])
    monkeypatch.setenv("GBA_KG_PLAIN_HTTP", "1")
    assert Access("http://example.org/").accept([BASIC])
