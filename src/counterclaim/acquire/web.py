"""Fetch a page: each hop checked, robots.txt asked, size and time bounded while the bytes come in."""

import io
import time
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO
from urllib.robotparser import RobotFileParser

import httpx

from counterclaim.acquire.addresses import Resolver, checked_address, resolve
from counterclaim.errors import FetchError
from counterclaim.settings import AcquireSettings

__all__ = ["Fetcher", "Page", "Resolver", "resolve"]

SCHEMES = frozenset({"http", "https"})
ROBOTS_BYTES = 512 * 1024  # RFC 9309 asks crawlers to read at least 500 KiB
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: the address that answered in the end, its declared content type, and its bytes."""

    url: str
    content_type: str
    raw: bytes

    def stream(self) -> BinaryIO:
        """Return the bytes as a stream."""
        return io.BufferedReader(io.BytesIO(self.raw))


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx.Headers
    raw: bytes


class Fetcher:
    """Fetches pages under one set of settings; remembers each site's robots.txt for the run."""

    def __init__(self, settings: AcquireSettings, transport: httpx.BaseTransport | None = None, resolver: Resolver = resolve) -> None:
        self._settings = settings
        self._transport = transport
        self._resolver = resolver
        self._client: httpx.Client | None = None
        self._robots: dict[str, RobotFileParser] = {}

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._client is not None:
            self._client.close()

    def fetch(self, address: str) -> Page:
        """Return the page at ``address``; raises `FetchError` for anything that must not or cannot be fetched."""
        deadline = time.monotonic() + self._settings.deadline_s
        url = _parsed(address)
        for _ in range(self._settings.max_redirects + 1):
            self._address(url)  # first, so that the reason given is the address and not its robots.txt
            self._ask_robots(url, deadline)
            answer = self._get(url, self._settings.max_bytes, deadline)
            if target := _redirect(url, answer):
                url = target
                continue
            if answer.status != httpx.codes.OK:
                raise FetchError(
                    f"the site answered {answer.status}", where=str(url), remedy="open the address in a browser, save the page"
                )
            return Page(str(url), answer.headers.get("content-type", ""), answer.raw)
        raise FetchError(f"more than {self._settings.max_redirects} redirects", where=address, remedy="name the address it ends at")

    def _ask_robots(self, url: httpx.URL, deadline: float) -> None:
        if not self._settings.obey_robots:
            return
        site = f"{url.scheme}://{url.netloc.decode()}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(httpx.URL(f"{site}/robots.txt"), deadline)
        if not self._robots[site].can_fetch(self._settings.user_agent, str(url)):
            raise FetchError("robots.txt of the site asks not to fetch this", where=str(url), remedy="save the page by hand if you may")

    def _read_robots(self, url: httpx.URL, deadline: float) -> RobotFileParser:
        """Return the rules of a site. No such file allows everything, an unreachable one nothing (RFC 9309, 2.3.1)."""
        rules = RobotFileParser()
        try:
            answer = self._follow(url, deadline)
        except FetchError:
            answer = None
        if answer is None or answer.status >= httpx.codes.INTERNAL_SERVER_ERROR:
            rules.parse(["User-agent: *", "Disallow: /"])
        elif answer.status == httpx.codes.OK:
            rules.parse(answer.raw.decode("utf-8", "replace").splitlines())
        else:
            rules.parse([])
        return rules

    def _follow(self, url: httpx.URL, deadline: float) -> _Answer:
        for _ in range(self._settings.max_redirects + 1):
            answer = self._get(url, ROBOTS_BYTES, deadline)
            target = _redirect(url, answer)
            if target is None:
                return answer
            url = target
        raise FetchError("too many redirects", where=str(url))

    def _get(self, url: httpx.URL, limit: int, deadline: float) -> _Answer:
        """Send one request to the very address that was checked; the Host header and the TLS name stay those of the URL."""
        address = self._address(url)
        headers = {"Host": url.netloc.decode(), "Accept-Encoding": "identity", "User-Agent": self._settings.user_agent}
        extensions = {"sni_hostname": url.host}
        try:
            with self._open().stream("GET", url.copy_with(host=address), headers=headers, extensions=extensions) as response:
                return _Answer(response.status_code, response.headers, _read(response, limit, deadline, str(url)))
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise FetchError(f"could not be fetched: {error or type(error).__name__}", where=str(url), remedy="try again later") from error

    def _address(self, url: httpx.URL) -> str:
        port = url.port or PORTS[url.scheme]
        return checked_address(url.host, port, self._resolver, allow_private=self._settings.allow_private_addresses)

    def _open(self) -> httpx.Client:
        """Return the client; made on first use, because loading certificates takes longer than reading many files."""
        if self._client is None:
            timeout = httpx.Timeout(self._settings.read_timeout_s, connect=self._settings.connect_timeout_s)
            self._client = httpx.Client(transport=self._transport, timeout=timeout, follow_redirects=False, trust_env=False)
        return self._client


def _parsed(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(f"not an address: {error}", where=address, remedy="check the address") from error
    return _checked(url)


def _checked(url: httpx.URL) -> httpx.URL:
    if url.scheme not in SCHEMES or not url.host:
        raise FetchError(f"only http and https addresses are fetched, not {url.scheme or 'this'}", where=str(url))
    return url.copy_with(username=None, password=None, fragment=None) if url.userinfo else url


def _redirect(url: httpx.URL, answer: _Answer) -> httpx.URL | None:
    location = answer.headers.get("location")
    if not location or not httpx.codes.is_redirect(answer.status):
        return None
    try:
        return _checked(url.join(location))
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(f"redirects to something that is no address: {error}", where=str(url)) from error


def _read(response: httpx.Response, limit: int, deadline: float, where: str) -> bytes:
    """Return the body; stops as soon as it is too large or takes too long."""
    if httpx.codes.is_redirect(response.status_code):
        return b""
    raw = bytearray()
    for chunk in response.iter_bytes():
        raw += chunk
        if len(raw) > limit:
            raise FetchError(f"larger than {limit} bytes", where=where, remedy="raise max_bytes")
        if time.monotonic() > deadline:
            raise FetchError("takes longer than the deadline", where=where, remedy="raise deadline_s or try again later")
    return bytes(raw)
