"""Captures of every kind become articles, or drops that say why."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.article import Article, Drop
from counterclaim.clean import read_articles
from counterclaim.ids import content_id, text_sha256
from tests.clean.captures import article, capture, outcomes, views, zones

PROSE = [
    "Government forces took the ridge above Selm on Monday after two days of shelling, the defence ministry said.",
    "The rebels denied it and said that their lines had held through the night despite heavy fire from the valley.",
    "Neither account could be checked, because both sides have closed the road to Selm and cut its telephone lines.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ridge falls | The Selm Post</title>
<meta property="og:title" content="Ridge above Selm falls"><meta property="og:site_name" content="The Selm Post">
<meta property="og:description" content="The army says it holds the ridge.">
<meta property="article:published_time" content="2021-03-04T05:06:07Z">
<meta name="author" content="Ana Lima"><link rel="canonical" href="https://selmpost.example/ridge"></head>
<body><nav><a href="/">Home</a><a href="/war">War</a></nav><article><h1>Ridge above Selm falls</h1>
<p>{PROSE[0]}</p><figure><img src="x.jpg"><figcaption>A boy carries water in Selm</figcaption></figure>
<h2>What the rebels say</h2><p>{PROSE[1]}</p><p>{PROSE[2]}</p>
</article><footer>All rights reserved</footer></body></html>"""
RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Selm Post</title><language>en-gb</language>
<item><title>Ridge falls</title><link>https://selmpost.example/1</link><guid>post-1</guid><pubDate>Thu, 04 Mar 2021 05:06:07 GMT</pubDate>
<description>&lt;p&gt;{PROSE[0]}&lt;/p&gt;&lt;p&gt;{PROSE[1]}&lt;/p&gt;</description></item>
<item><title>Second</title><link>https://selmpost.example/2</link><description>{PROSE[2]}</description></item>
<item><link>https://selmpost.example/3</link></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Selm Wire</title>
<entry><id>urn:1</id><title>Ridge falls</title>
<updated>2021-03-04T05:06:07Z</updated><author><name>Ana Lima</name></author>
<content type="html">&lt;p&gt;{PROSE[0]}&lt;/p&gt;</content></entry></feed>"""


def test_a_page():
    found = article(PAGE, "text/html; charset=utf-8", path="http://x.example", url="http://x.example")
    assert zones(found) == [
        ("headline", "Ridge above Selm falls"),
        ("description", "The army says it holds the ridge."),
        ("body", PROSE[0]),
        ("heading", "What the rebels say"),
        ("body", PROSE[1]),
        ("body", PROSE[2]),
    ]
    assert (found.title, found.outlet, found.byline) == ("Ridge above Selm falls", "The Selm Post", "Ana Lima")
    assert (found.url, found.published.value, found.lang) == ("https://selmpost.example/ridge", "2021-03-04T05:06:07Z", "en")


def test_structured_data_of_a_page_come_first():
    data = {"@graph": [{"@type": "NewsArticle", "headline": "Ridge lost", "datePublished": "2021-03-05", "author": [{"name": "Bo Berg"}]}]}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script></head>'
    found = article(PAGE.replace("</head>", script), "text/html")
    assert (found.title, found.published.value, found.byline) == ("Ridge lost", "2021-03-05", "Bo Berg")


def test_a_feed_gives_an_article_an_item_and_reports_the_empty_one():
    first, second, third = outcomes(RSS, "application/rss+xml")
    assert (first.part, first.title, first.outlet) == ("post-1", "Ridge falls", "The Selm Post")
    assert (first.url, first.published.value) == ("https://selmpost.example/1", "2021-03-04T05:06:07Z")
    assert views(first, "body") == PROSE[:2]
    assert (second.part, views(second, "body")) == ("https://selmpost.example/2", [PROSE[2]])
    assert (third.reason, third.part) == ("no_text", "https://selmpost.example/3")
    assert first.id != second.id


def test_a_post_without_a_body_is_an_article_whose_text_is_its_headline():
    about = "The Selm Post is a news agency with podcasts and newsletters. Its journalists are subject to editorial guidelines."
    found = article(f"---\ntitle: >\n  Nine dead in Selm raid,\n  governor says\ndate: 2021-03-04\n---\n\n{about}\n", "text/markdown")
    assert found.title == "Nine dead in Selm raid, governor says"
    assert views(found, "headline") == [found.title]
    assert views(found, "body") == []
    assert views(found, "boilerplate") == [about]


def test_a_feed_item_of_a_title_is_an_article():
    feed = "<rss version='2.0'><channel><title>P</title><item><title>Nine dead in Selm raid</title></item></channel></rss>"
    assert views(article(feed, "application/rss+xml"), "headline") == ["Nine dead in Selm raid"]


def test_atom():
    found = article(ATOM, "application/atom+xml")
    assert (found.part, found.byline, found.published.value, views(found, "body")) == (
        "urn:1",
        "Ana Lima",
        "2021-03-04T05:06:07Z",
        [PROSE[0]],
    )


def test_json_feed():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Selm Wire",
        "items": [{"id": "7", "content_html": f"<p>{PROSE[0]}</p>"}, 5],
    }
    good, bad = outcomes(json.dumps(feed), "application/feed+json")
    assert (good.part, good.outlet, views(good, "body")) == ("7", "Selm Wire", [PROSE[0]])
    assert bad.reason == "not_an_object"


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Ridge falls", "text": "\n\n".join(PROSE), "date": "2021-03-04", "url": "https://www.reuters.com/x"},
        {"headline": "Ridge falls", "body": "".join(f"<p>{p}</p>" for p in PROSE), "published_at": "2021-03-04", "source": "Reuters"},
        {"Title": "Ridge falls", "content": PROSE, "datePublished": "2021-03-04", "publisher": {"name": "Reuters"}},
        {"_source": {"title": "Ridge falls", "articleBody": "\n\n".join(PROSE), "date": "2021-03-04", "domain": "reuters.com"}},
    ],
)
def test_fields_of_many_names(item):
    found = article(json.dumps(item), "application/json", path="a.jsonl", part="line 3")
    assert (found.part, found.title, found.outlet, found.published.value) == ("line 3", "Ridge falls", "Reuters", "2021-03-04")
    assert views(found, "body") == PROSE


@pytest.mark.parametrize(
    ("raw", "content_type", "reason"),
    [
        ("[1, 2]", "application/json", "not_an_object"),
        ('"words"', "application/json", "not_an_object"),
        ("{}", "application/json", "not_an_object"),
        ('{"a": ', "application/json", "malformed_json"),
        ("[" * 100_000, "application/json", "malformed_json"),
        ('{"id": 5}', "application/json", "no_text"),
        ("", "text/plain", "empty"),
        (" \n\r\n ", "text/markdown", "empty"),
        ("***\n\n---\n", "text/markdown", "no_text"),
        (b"\x00\x01\x02\x03" * 50, "text/plain", "unsupported_type"),
        (b"%PDF", "application/pdf", "unsupported_type"),
        ("<rss><channel><item>", "application/rss+xml", "no_text"),
        ("<rss><chan", "application/rss+xml", "malformed_feed"),
        ("<?xml version='1.0' encoding='\x00utf-8'?><rss version='2.0'></rss>", "application/rss+xml", "malformed_feed"),
        (b"<?xml version='1.0' encoding='\x80utf-8'?><rss version='2.0'></rss>", "application/rss+xml", "malformed_feed"),
        ("<rss version='2.0'><channel></channel></rss>", "application/rss+xml", "empty_feed"),
        ("<html><body></body></html>", "text/html", "no_text"),
        (gzip.compress(b"words")[:-6], "text/plain+gzip", "broken_gzip"),
        (gzip.compress(b""), "text/plain+gzip", "empty"),
    ],
)
def test_what_holds_no_article_is_a_drop(raw, content_type, reason):
    found = outcomes(raw, content_type)
    assert {type(o) for o in found} == {Drop}
    assert found[0].reason == reason
    assert found[0].detail


def test_gzip_is_read():
    assert views(article(gzip.compress(PROSE[0].encode()), "text/markdown+gzip", path="a.md.gz"), "body") == [PROSE[0]]


def test_ids_come_from_content():
    found = article(PROSE[0])
    assert found.id == content_id("article", capture(PROSE[0]).sha256, "")
    assert found.text_sha256 == text_sha256(PROSE[0])
    (passage,) = found.passages
    assert passage.id == content_id("passage", found.id, 0, len(PROSE[0]), "body")
    assert article(PROSE[0], path="elsewhere.md").id == found.id


def test_other_languages_are_marked_and_still_cut():
    found = article("Le ministère de la Défense a annoncé lundi que ses troupes avaient pris la colline après deux jours de combats.")
    assert found.lang == "fr"
    assert [p.zone for p in found.passages] == ["body"]


@pytest.mark.parametrize(("text", "outlet"), [("image: https://i.dailymail.co.uk/x.jpg", None), ("source: The Selm Post", "The Selm Post")])
def test_an_image_host_names_no_outlet(text, outlet):
    assert article(f"---\ntitle: x\n{text}\n---\n{PROSE[0]}").outlet == outlet


def test_outlets_by_address():
    google = "http://news.google.com/news/url?sa=t&#038;url=http://www.bbc.co.uk/news/1"
    assert article(f"---\ntitle: x\ncanonical_url: '{google}'\n---\n{PROSE[0]}").outlet == "BBC"
    assert article(f"---\ntitle: x\nurl: http://news.google.com/x\n---\n{PROSE[0]}").outlet is None
    assert article(f"---\ntitle: x\nurl: http://www.selmpost.co.uk/x\n---\n{PROSE[0]}").outlet == "selmpost.co.uk"


def test_a_huge_single_line():
    found = article(" ".join(PROSE) * 10_000)
    assert len(found.passages) == 1


def test_lone_surrogates_in_json_are_replaced():
    found = article('{"title": "Ridge \\ud800 falls", "text": "' + PROSE[0] + '"}', "application/json")
    assert found.title is not None
    found.text.encode("utf-8")


KINDS = [
    "text/markdown",
    "text/plain",
    "text/html",
    "application/json",
    "application/rss+xml",
    "application/feed+json",
    "text/plain+gzip",
    "image/png",
]
SEEDS = st.sampled_from([PAGE, RSS, ATOM, "---\ntitle: x: y\n---\n" + "\n\n".join(PROSE), '{"title": "a", "items": [{"text": "b"}]}'])


@st.composite
def damaged(draw):
    raw = draw(SEEDS).encode()
    start, end = sorted((draw(st.integers(0, len(raw))), draw(st.integers(0, len(raw)))))
    return raw[:start] + draw(st.binary(max_size=20)) + raw[end:]


@settings(max_examples=150, deadline=None)
@given(st.one_of(damaged(), st.binary(max_size=200)), st.sampled_from(KINDS))
def test_any_bytes_give_articles_or_drops_with_sound_offsets(raw, kind):
    found = list(read_articles(capture(raw, kind)))
    assert found
    for one in found:
        if isinstance(one, Drop):
            assert one.reason
            continue
        assert isinstance(one, Article)
        check_offsets(one)


def check_offsets(found):
    last = 0
    for passage in found.passages:
        assert 0 <= passage.start < passage.end <= len(found.text)
        view = passage.view(found.text)
        start, end = passage.to_article(0, len(view))
        assert passage.start <= start < end <= passage.end
        if passage.zone != "front_matter":
            assert passage.start >= last
            last = passage.end
