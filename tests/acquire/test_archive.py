"""WARC archives: one capture a page; broken records are reported and the others are read."""

import gzip
import uuid

import pytest

from counterclaim.acquire import acquire
from counterclaim.article import Capture, Drop
from counterclaim.settings import AcquireSettings

PAGES = [b"<html><body><p>Page %d: the convoy was hit.</p></body></html>" % n for n in range(3)]


def record(kind, block, **headers):
    named = {"WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>", "WARC-Date": "2024-05-06T07:08:09Z", **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    head = "\r\n".join(["WARC/1.0", *lines, f"Content-Length: {len(block)}", "", ""])
    return head.encode() + block + b"\r\n\r\n"


def response(number, page, status, kind):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    return record(
        "response", http + page, WARC_Target_URI=f"http://news.example/{number}", Content_Type="application/http; msgtype=response"
    )


def archive(pages=PAGES, *, packed=True, status="200 OK", kind="text/html; charset=utf-8"):
    records = [record("warcinfo", b"software: test\r\n", Content_Type="application/warc-fields")]
    records += [response(number, page, status, kind) for number, page in enumerate(pages)]
    return b"".join(map(gzip.compress, records) if packed else records)


def read(tmp_path, raw, name="a.warc.gz"):
    (tmp_path / name).write_bytes(raw)
    return list(acquire([str(tmp_path / name)], AcquireSettings()))


@pytest.mark.parametrize(("packed", "name"), [(True, "a.warc.gz"), (False, "a.warc")])
def test_each_response_is_a_capture(tmp_path, packed, name):
    outcomes = read(tmp_path, archive(packed=packed), name)
    assert [o.raw for o in outcomes] == PAGES
    assert [o.url for o in outcomes] == [f"http://news.example/{n}" for n in range(3)]
    assert all(o.warc_record_id and o.warc_record_id in o.part for o in outcomes)
    assert {o.content_type for o in outcomes} == {"text/html; charset=utf-8"}


@pytest.mark.parametrize(("packed", "name"), [(True, "a.warc.gz"), (False, "a.warc")])
def test_a_cut_archive_gives_the_whole_records_and_reports_the_rest(tmp_path, packed, name):
    outcomes = read(tmp_path, archive(packed=packed)[: -40 if packed else -20], name)
    assert [type(o) for o in outcomes] == [Capture, Capture, Drop]
    assert outcomes[-1].reason == "broken_record"


def test_reading_goes_on_after_a_broken_record(tmp_path):
    raw = archive(packed=False)
    second = raw.index(b"WARC/1.0", raw.index(b"Page 0"))
    broken = raw[:second] + b"WARC/9.9x nonsense\r\nmore nonsense\r\n\r\n" + raw[second:]
    outcomes = read(tmp_path, broken, "a.warc")
    assert [o.raw for o in outcomes if isinstance(o, Capture)] == PAGES
    assert [o.reason for o in outcomes if isinstance(o, Drop)] == ["broken_record"]


def test_errors_and_pictures_are_reported(tmp_path):
    assert [o.reason for o in read(tmp_path, archive(PAGES[:1], status="404 Not Found"))] == ["http_status"]
    assert [o.reason for o in read(tmp_path, archive([b"\x89PNG\r\n\x1a\n\0\0"], kind="image/png"))] == ["unsupported_type"]
    assert [o.reason for o in read(tmp_path, archive([b" "]))] == ["empty"]


def test_an_archive_without_pages_is_reported(tmp_path):
    assert [o.reason for o in read(tmp_path, archive([]))] == ["no_pages"]
