"""Fetching: public addresses only, robots.txt asked, every hop checked, size bounded."""

import httpx
import pytest

from counterclaim.acquire import acquire
from counterclaim.acquire.addresses import is_public
from counterclaim.article import Capture, Drop
from counterclaim.settings import AcquireSettings

PUBLIC = "93.184.216.34"
NAMES = {"news.example": [PUBLIC], "inner.example": ["10.0.0.5"], "both.example": [PUBLIC, "127.0.0.1"], "other.example": ["93.184.216.35"]}


def resolver(host, port):
    if host in NAMES:
        return NAMES[host]
    if host.replace(".", "").isdigit():
        return [host]
    raise OSError("Name or service not known")


class Web:
    """Answers requests by (host, path); remembers what was asked."""

    def __init__(self, **answers):
        self.answers = {"/robots.txt": httpx.Response(404)} | answers
        self.asked = []

    def __call__(self, request):
        host = request.headers["host"]
        self.asked.append((host, request.url.host, request.url.path))
        answer = self.answers.get(f"{host}{request.url.path}") or self.answers.get(request.url.path)
        if answer is None:
            return httpx.Response(404)
        return answer(request) if callable(answer) else httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


def fetch(web, url, **settings):
    (outcome,) = acquire([url], AcquireSettings(**settings), transport=httpx.MockTransport(web), resolver=resolver)
    return outcome


def page(body=b"<html><body><p>The town was shelled.</p></body></html>", kind="text/html; charset=utf-8"):
    return httpx.Response(200, headers={"content-type": kind}, content=body)


def test_a_page_is_fetched_from_the_address_that_was_checked():
    web = Web(**{"/war": page()})
    capture = fetch(web, "http://news.example/war")
    assert isinstance(capture, Capture)
    assert (capture.url, capture.content_type) == ("http://news.example/war", "text/html; charset=utf-8")
    assert capture.raw.startswith(b"<html>")
    assert web.asked == [("news.example", PUBLIC, "/robots.txt"), ("news.example", PUBLIC, "/war")]


@pytest.mark.parametrize("host", ["127.0.0.1", "inner.example", "both.example", "169.254.169.254", "192.168.1.1"])
def test_private_addresses_are_refused_before_any_request(host):
    web = Web(**{"/x": page()})
    outcome = fetch(web, f"http://{host}/x")
    assert isinstance(outcome, Drop)
    assert web.asked == []


def test_private_addresses_can_be_allowed():
    assert isinstance(fetch(Web(**{"/x": page()}), "http://inner.example/x", allow_private_addresses=True), Capture)


def test_a_redirect_to_a_private_address_is_refused():
    web = Web(**{"/x": httpx.Response(302, headers={"location": "http://inner.example/secret"}), "/secret": page(b"secret")})
    outcome = fetch(web, "http://news.example/x")
    assert isinstance(outcome, Drop)
    assert "private address 10.0.0.5" in outcome.detail
    assert all(host != "inner.example" for host, _, _ in web.asked)


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://news.example/x", "gopher://news.example"])
def test_a_redirect_to_another_scheme_is_refused(location):
    assert isinstance(fetch(Web(**{"/x": httpx.Response(301, headers={"location": location})}), "http://news.example/x"), Drop)


def test_redirects_are_followed_and_counted():
    hops = {f"/{n}": httpx.Response(302, headers={"location": f"/{n + 1}"}) for n in range(3)} | {"/3": page()}
    capture = fetch(Web(**hops), "http://news.example/0", max_redirects=3)
    assert isinstance(capture, Capture)
    assert (capture.path, capture.url) == ("http://news.example/0", "http://news.example/3")
    assert "more than 2 redirects" in fetch(Web(**hops), "http://news.example/0", max_redirects=2).detail


def test_robots_txt_is_obeyed_on_each_hop_and_can_be_set_aside():
    rules = httpx.Response(200, content=b"User-agent: *\nDisallow: /private\n")
    web = Web(
        **{
            "other.example/robots.txt": rules,
            "/x": httpx.Response(302, headers={"location": "http://other.example/private/x"}),
            "/private/x": page(),
        }
    )
    outcome = fetch(web, "http://news.example/x")
    assert "robots.txt" in outcome.detail
    assert isinstance(fetch(web, "http://news.example/x", obey_robots=False), Capture)


def test_an_unreachable_robots_txt_forbids():
    assert "robots.txt" in fetch(Web(**{"/robots.txt": httpx.Response(503), "/x": page()}), "http://news.example/x").detail


def test_a_body_above_the_limit_is_stopped():
    sent = []

    def endless(request):
        def chunks():
            for _ in range(1000):
                sent.append(1)
                yield b"x" * 1000

        return httpx.Response(200, content=chunks())

    outcome = fetch(Web(**{"/x": endless}), "http://news.example/x", max_bytes=5000)
    assert "larger than 5000 bytes" in outcome.detail
    assert len(sent) < 20


def test_time_is_bounded(monkeypatch):
    ticks = iter(range(0, 10_000, 30))
    monkeypatch.setattr("counterclaim.acquire.web.time.monotonic", lambda: next(ticks))
    assert "deadline" in fetch(Web(**{"/x": page()}), "http://news.example/x", obey_robots=False, deadline_s=20).detail


@pytest.mark.parametrize("url", ["http://unknown.example/x", "http:///x", "http://[::1", "https://news.example/404"])
def test_what_cannot_be_fetched_is_a_drop(url):
    outcome = fetch(Web(), url)
    assert isinstance(outcome, Drop)
    assert outcome.reason == "not_fetched"


def test_a_broken_connection_is_a_drop():
    def broken(request):
        raise httpx.ConnectError("refused")

    assert "refused" in fetch(Web(**{"/x": broken}), "http://news.example/x", obey_robots=False).detail


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:127.0.0.1",
        "224.0.0.1",
        "100.64.0.1",
        "2002:7f00:1::",
    ],
)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_that_are_public(address):
    assert is_public(address)
