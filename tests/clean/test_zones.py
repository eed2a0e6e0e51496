"""Zones: captions, credits, headings, boxes and page furniture among prose."""

import pytest

from counterclaim.clean.blocks import blocks
from counterclaim.clean.captions import caption_signs, paragraphs_of
from tests.clean.captures import article, views, zones

PROSE = [
    "Government forces took the ridge above Selm on Monday after two days of shelling, the defence ministry said.",
    "The rebels denied it and said that their lines had held through the night despite heavy fire from the valley.",
    "Neither account could be checked, because both sides have closed the road to Selm and cut its telephone lines.",
    "Aid workers put the number of people who had fled at more than four thousand, most of them from the lower town.",
]


def page(*paragraphs):
    """Return the paragraphs among prose, as a scraped page has them."""
    return "\n\n".join([*PROSE[:2], *paragraphs, *PROSE[2:]])


def zone_of(paragraph):
    """Return the zones of the passages that a paragraph among prose becomes."""
    found = zones(article("---\ntitle: x\n---\n" + page(paragraph)))
    inside = [(z, v) for z, v in found if z not in ("headline",) and v not in PROSE]
    assert len(found) >= len(PROSE)
    return inside


@pytest.mark.parametrize("paragraph", PROSE)
def test_prose_is_body(paragraph):
    assert ("body", paragraph) in zones(article(page()))


@pytest.mark.parametrize(
    "paragraph",
    [
        "A boy carries water past a burnt-out lorry in the lower town of Selm",
        "Smoke over the ridge on Monday. Pictured: rebel fighters near the bridge",
        "General Osk (left) and the envoy shake hands before the talks",
        "Footage released by the navy purported to show a drone hitting the pier",
        "The rebels denied it and said that their lines had held through the night",
        "A convoy at the crossing: Lorries have waited there since the road was closed last week by the army",
        "In this Monday, May 6 photo, a woman is seen at the market of Selm.",
    ],
)
def test_captions(paragraph):
    assert zone_of(paragraph) == [("caption", paragraph)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "He told reporters in the capital on Tuesday:",
        "'We will not leave this valley,' the commander said in a video that was posted on Monday.",
        "The video, which the ministry released on Monday, shows a tank on fire, a spokesman said.",
        "- a ceasefire along the whole of the river line",
    ],
)
def test_prose_that_looks_like_a_caption(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["body"]


def test_why_a_paragraph_is_a_caption_can_be_asked():
    text = page("General Osk (left) and the envoy shake hands before the talks")
    signs = caption_signs(paragraphs_of(blocks(text))[2])
    assert "places people in a picture: (left), (pictured)" in signs
    assert "no full stop where prose has them" in signs


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("A boy carries water in Selm", "© AFP via Getty Images"),
        ("A boy carries water in Selm", "(AP Photo/Ana Lima)"),
        ("A boy carries water in Selm.", "REUTERS/Ana Lima"),
        ("A boy carries water in Selm.", "(Photo by Ana Lima/Getty Images)"),
        ("A boy carries water in Selm", "Photograph: Ana Lima"),
    ],
)
def test_a_picture_credit_stands_apart_from_its_caption(caption, credit):
    assert zone_of(f"{caption} {credit}") == [("caption", caption), ("credit", credit)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Via Financial Times",
        "(Reuters)",
        "(Reporting by Ana Lima in Selm; Editing by Bo Berg)",
        "Additional reporting by Ana Lima",
        "Associated Press writer Ana Lima contributed to this report.",
        "© 2021 Ana Lima/AFP",
        "Photo: Ana Lima",
    ],
)
def test_credits(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["credit"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "READ ALSO  City Council Delays the Tram Again, Mayor Says",
        "Share this article",
        "Click here to sign up for our newsletter",
        "Advertisement",
        "Follow us on social media",
        "Scroll down for video",
        "[ad_1]",
        "https://news.example/more",
        "* * *",
        "The Selm Post is a multimedia news provider with podcasts and newsletters. Its staff are subject to a code of ethics.",
        "Quotes delayed by at least 15 minutes. Market data are given for information alone; see our terms of use.",
    ],
)
def test_furniture(paragraph):
    assert [z for z, _ in zone_of(paragraph)] in (["boilerplate"], [])


@pytest.mark.parametrize(
    "paragraph",
    [
        "Share prices fell by a third, the bank said.",
        "A news agency close to the rebels said that breaking news of the raid had been delayed by at least a day.",
        "To learn more, the envoy's team drove to the ridge and counted the craters there.",
    ],
)
def test_prose_that_opens_like_furniture(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["body"]


@pytest.mark.parametrize(
    "paragraph", ["WHY IS SELM DISPUTED?", "## The road to Selm", "**What the envoy wants**", "How did it start?", "THE LOWER TOWN"]
)
def test_headings(paragraph):
    ((zone, view),) = zone_of(paragraph)
    assert zone == "heading"
    assert view == paragraph.strip("#* ")


def test_a_force_list_is_one_box_under_its_heading():
    text = page("SELMIA", "12,000 soldiers", "40 tanks including T-72 models", "RIVERLAND", "1.5million soldiers", "9 warships")
    assert [(z, " ".join(v.split())) for z, v in zones(article(text)) if v not in PROSE] == [
        ("heading", "SELMIA"),
        ("infobox", "12,000 soldiers 40 tanks including T-72 models"),
        ("heading", "RIVERLAND"),
        ("infobox", "1.5million soldiers 9 warships"),
    ]


def test_questions_in_capitals_open_a_box_that_ends_where_the_news_goes_on():
    box = "Selm has been held by rebels since a truce that ended the first war and left its valley divided between two armies."
    news = "The defence ministry said yesterday that its troops had crossed the river near the mill."
    text = page("WHAT IS SELM?", box, "WHAT'S NEXT?", "Talks are to open in spring.", news)
    found = {v: z for z, v in zones(article(text))}
    assert (found[box], found["Talks are to open in spring."], found[news]) == ("infobox", "infobox", "body")


def test_headlines_of_other_stories_shown_twice_are_furniture():
    lines = [f"{name} greets the crowd after the match on Sunday evening" for name in ("Lima", "Berg", "Osk", "Tarn")]
    found = article(page(*lines, PROSE[0], *lines))
    assert views(found, "caption") == []
    assert len(views(found, "boilerplate")) == 8


def test_the_first_line_of_a_bare_text_is_its_headline():
    found = article("Ridge above Selm falls to government forces after two days\n\n" + page(), "text/plain", path="a.txt")
    assert found.title == "Ridge above Selm falls to government forces after two days"
    assert views(found, "headline") == [found.title]


def test_only_a_headline():
    found = article("Ridge above Selm falls")
    assert zones(found) == [("headline", "Ridge above Selm falls")]


def test_bylines_and_credit_lines():
    found = article("By Ana Lima\n\nSELM (Reuters) - " + page())
    assert (found.byline, found.credit_line) == ("Ana Lima", "(Reuters)")
    found = article(page() + "\n\nVia Financial Times")
    assert (found.credit_line, found.outlet) == ("Via Financial Times", "Financial Times")


def test_lines_that_nobody_wraps_are_paragraphs_and_wrapped_lines_are_not():
    assert views(article("---\ntitle: x\n---\n" + "\n".join(PROSE[:2] + [p + " " + p for p in PROSE[2:]])), "body")[0] == PROSE[0]
    wrapped = "Government forces took the ridge above Selm\non Monday after two days of shelling."
    assert views(article(wrapped), "body") == [wrapped.replace("\n", " ")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Updated 8 February 2024, 14:20",
        "Updated: 8 February 2024",
        "Last updated on 3 May 2022 at 09:15 GMT",
        "Last modified: 27 January 2025 at 09:15 GMT",
        "Published: 12 March 2024",
        "Published 12 March 2024 - 18:40",
        "First published 12 March 2024",
        "Posted on March 12, 2024",
        "Article updated 12/03/2024",
    ],
)
def test_lines_that_date_the_page_are_furniture(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["boilerplate"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "(Additional reporting: agencies)",
        "Additional reporting: Ana Lima in Selm",
        "Reporting by Ana Lima; editing by Bo Berg",
        "With files from Reuters",
        "With inputs from agencies",
        "Reporting by Ana Lima in Selm and Bo Berg in Riverland",
    ],
)
def test_credits_of_reporters_and_agencies(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["credit"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Selmia: 67,000 troops, 440 tanks, 37 combat aircraft",
        "Selmia: about 67,000 troops and 440 tanks.",
        "The army of Riverland: 1.5 million soldiers, 9 warships",
        "Riverland: 200 tanks (120 of them old), 30 helicopters",
        "Selmia | 440 tanks | 67,000 troops",
        "| Riverland | 2,000 tanks | 300,000 troops |",
    ],
)
def test_the_strength_of_a_side_on_one_line_is_a_box(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["infobox"]


@pytest.mark.parametrize("paragraph", ["14:20", "14:20 GMT", "09.15", "14:20 Bridge at Selm shut", "3:05pm: Envoy leaves Selm"])
def test_the_time_of_an_entry_on_a_live_page_is_a_heading(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["heading"]


@pytest.mark.parametrize("paragraph", ["What the envoy wants", "A long night in the camps", "No way back across the river"])
def test_cross_heads_between_sentences(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["heading"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The mayor said: 40 people and 12 soldiers were buried on Monday at the mill near the river.",
        "Updated maps show that 300 homes were lost in the valley, the council said.",
        "14:20 was the hour at which the bridge fell, the mayor told reporters in the square.",
        "Published figures put the number of tanks at 440, the ministry said.",
    ],
)
def test_sentences_that_open_like_furniture_or_boxes_stay_prose(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["body"]


def test_a_stopped_caption_that_speaks_of_a_picture_taken():
    assert [z for z, _ in zone_of("Smoke above the mill at Selm, in a picture taken on Monday.")] == ["caption"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "(Writing and additional reporting by Ana Lima in Selm; Editing by Bo Berg)",
        "Writing, research and editing by Ana Lima and Bo Berg",
        "(Additional reporting by bureaus in Selm and Riverland)",
        "Ana Lima and Bo Berg contributed reporting from Selm and Riverland.",
        "*With AFP*",
    ],
)
def test_sign_offs_of_agencies(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["credit"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Reporting by the mission listed 40 burnt villages, and none of them had been rebuilt by the spring.",
        "The envoy edited the text with the generals, and both armies contributed to this report of the losses in May.",
    ],
)
def test_prose_that_speaks_of_reports(paragraph):
    assert [z for z, _ in zone_of(paragraph)] == ["body"]


def test_a_sign_off_and_an_agencys_number_at_the_end_of_prose_stand_apart():
    said = "The ministry gave no figure for its own losses on the ridge."
    assert zone_of(f"{said} (Reporting by Ana Lima; Editing by Bo Berg)") == [
        ("body", said),
        ("credit", "(Reporting by Ana Lima; Editing by Bo Berg)"),
    ]
    assert zone_of(f"{said}[L8N3AB2CD]") == [("body", said), ("boilerplate", "[L8N3AB2CD]")]
    assert zone_of(f"{said} [The road is shut.]") == [("body", f"{said} [The road is shut.]")]


@pytest.mark.parametrize(
    "line",
    [
        "*Ana Lima is a contributing editor.*",
        "Ana Lima is a national reporter for The Selm Courier, focusing on the rivers.",
        "Ana Lima reported from Selm, and Bo Berg from Riverland.",
    ],
)
def test_the_last_line_presents_the_writer(line):
    assert zones(article(page() + "\n\n" + line))[-1] == ("credit", line)


@pytest.mark.parametrize(
    "line",
    ["Bo Tarn is a reporter for the valley's only newspaper.", "Ana Lima is a nurse in the lower town.", "The mayor is a former editor."],
)
def test_a_person_of_the_article_is_not_its_writer(line):
    prose = "Soldiers held Bo Tarn for two days at the mill, his family said on Monday evening."
    assert zones(article(page(prose) + "\n\n" + line))[-1] == ("body", line)


@pytest.mark.parametrize(
    "paragraph",
    [
        "[L8N3AB2CD]",
        "[nL8N3AB2CD] [nL8N3AB2CE]",
        "(Adds quotes, details of the siege)",
        "___",
        "For information media. Not an official record.",
        "This story has been updated.",
    ],
)
def test_wire_codes_notes_and_separators_are_furniture(paragraph):
    assert {z for z, _ in zone_of(paragraph)} == {"boilerplate"}


@pytest.mark.parametrize("top", ["The Selm Courier | Monday, May 6, 2024", "GA/90121\n6 MAY 2024", "SELM, 6 May 2024", "A/99/412"])
def test_the_headline_stands_below_masthead_symbol_and_date(top):
    found = article(f"{top}\n\nRidge above Selm falls to government forces\n\n{page()}", "text/plain", path="a.txt")
    assert views(found, "boilerplate") == top.split("\n")
    assert found.title == "Ridge above Selm falls to government forces"


def test_a_headline_with_a_date_is_no_masthead():
    title = "Ridge above Selm fell on May 6, 2024"
    assert article(f"{title}\n\n{page()}", "text/plain", path="a.txt").title == title


@pytest.mark.parametrize(
    "deck",
    [
        "- Ridge above Selm falls, ministry says\n- Rebels deny losing their lines\n- Four thousand flee the lower town",
        "**Ministry says the ridge above Selm fell after two days of shelling and heavy fire from the whole valley** | **Rebels deny it**",
    ],
)
def test_the_deck_above_the_prose_is_a_heading(deck):
    assert {z for z, v in zones(article(f"---\ntitle: x\n---\n{deck}\n\n{page()}")) if v not in PROSE and v != "x"} == {"heading"}


def test_what_a_list_alone_says_is_read():
    items = "- Ridge above Selm falls, ministry says\n- Rebels deny losing their lines"
    assert {z for z, v in zones(article(f"---\ntitle: x\n---\n{items}\n\n{PROSE[0]}")) if v != "x"} == {"body"}
    assert {z for z, _ in zones(article(f"---\ntitle: x\n---\n{page(items)}"))} == {"headline", "body"}
    listed = "<ul><li>Ridge above Selm falls, ministry says</li><li>Rebels deny losing their lines</li></ul>"
    found = article(f"---\ntitle: x\n---\n{listed}" + "".join(f"<p>{p}</p>" for p in PROSE))
    assert len(views(found, "infobox")) == 2


def test_a_quoted_word_heads_and_a_quoted_sentence_does_not():
    assert [z for z, _ in zone_of("'Liberated'")] == ["heading"]
    assert [z for z, _ in zone_of("“A second siege”")] == ["heading"]
    assert [z for z, _ in zone_of("'We will stay.'")] == ["body"]


def test_a_linked_question_is_another_story_and_a_linked_sentence_is_prose():
    assert [z for z, _ in zone_of("[Selm's war: Who won?](https://news.example/a)")] == ["boilerplate"]
    assert [z for z, _ in zone_of("[Nine soldiers died at the bridge.](https://news.example/a)")] == ["body"]


def test_an_anchor_is_no_link():
    found = article(
        "---\ntitle: x\n---\n" + f'<p><a name="a1"/>{PROSE[0]}</p><p>Nine soldiers and two drivers lay near the mill on the river</p>'
    )
    assert views(found, "boilerplate") == []


def test_a_question_about_causes_heads_background_unless_somebody_speaks():
    past = "Selm was ruled from the coast for thirty years. A truce ended the first war."
    found = {v: z for z, v in zones(article("---\ntitle: x\n---\n" + page() + f"\n\nWhy are they fighting?\n\n{past}"))}
    assert found[past] == "infobox"
    spoken = "The rebels want the ridge back, the envoy said."
    found = {v: z for z, v in zones(article("---\ntitle: x\n---\n" + page() + f"\n\nWhy are they fighting?\n\n{spoken}"))}
    assert found[spoken] == "body"


def test_strengths_on_wrapped_lines_are_a_box():
    text = page("SELMIA: 1.4 million troops; 440 tanks; 81 jets\nRIVERLAND: 67,000 troops; 37 jets, including 12 MiG-21s")
    assert len(views(article("---\ntitle: x\n---\n" + text), "infobox")) == 1
    found = article("---\ntitle: x\n---\n" + page("SELMIA\n12,000 soldiers\n40 tanks"))
    assert (views(found, "heading"), len(views(found, "infobox"))) == (["SELMIA"], 1)


def test_the_text_of_an_image_is_its_caption():
    assert zone_of("![Smoke over the mill at Selm](mill.jpg)") == [("caption", "Smoke over the mill at Selm")]
    assert zone_of("![mill](mill.jpg)") == []


def test_short_lines_that_nobody_wrapped_stand_for_themselves():
    found = article(f"Ministry of Defence of Velmar\nPress statement\n14 March 2032\n\n{page()}", "text/plain", path="a.txt")
    assert found.published.value == "2032-03-14"
    assert views(found, "boilerplate") == ["14 March 2032"]


def test_prose_wrapped_by_hand_stays_one_paragraph():
    wrapped = "Shells fell on the harbour before dawn, wounding\nfive Selmian dockers who were at work, the\nmayor of Orra said."
    found = article(f"Shells fall on Selm\n\n{wrapped}\n\n{page()}", "text/plain", path="a.txt")
    assert any("wounding five" in view and "mayor of Orra said" in view for view in views(found, "body"))


@pytest.mark.parametrize(
    "line", ["From our correspondent in Selm", "By an Africa correspondent, Orra (invented report)", "By Jane Doe | Updated 5 March 2031"]
)
def test_a_byline_without_a_name_or_beside_a_date_is_a_credit(line):
    found = article(f"Shells fall on Selm\n\n{line}\n\n{page()}", "text/plain", path="a.txt")
    assert views(found, "credit") == [line]


def test_the_notice_of_a_publisher_is_furniture():
    found = article(f"{page()}\n\n(c) Radio Selm 2031", "text/plain", path="a.txt")
    assert views(found, "boilerplate") == ["(c) Radio Selm 2031"]
