from counterclaim.reconcile.stories import hours, place, told_of

MARKET = "Shells hit the market in Tessa. Mayor Orla Brandt said four traders died in Tessa market near the Korr bridge on {day}."
DRONE = "A drone fell on the depot in Lisk. Admiral Juno Palsgraf told reporters that the Lisk depot burnt through the night of {day}."
BUDGET = "Parliament in Ardane passed the spring budget. Minister Edda Rask defended the new road tax on {day} in Ardane."


def stories(*told):
    return {one.article: one.story for one in place(told)}


def test_reports_of_one_thing_share_a_story_and_others_open_their_own():
    found = stories(
        told_of("a", MARKET.format(day="Monday"), 0.0),
        told_of("b", "Orla Brandt, mayor of Tessa: " + MARKET.format(day="Tuesday"), 6.0),
        told_of("c", DRONE.format(day="Monday"), 7.0),
        told_of("d", BUDGET.format(day="Monday"), 8.0),
    )
    assert found["a"] == found["b"]
    assert len({found["a"], found["c"], found["d"]}) == 3


def test_likeness_falls_with_time():
    near = stories(*(told_of(key, MARKET.format(day="Monday"), at) for key, at in (("a", 0.0), ("b", 24.0))), told_of("c", BUDGET, 0.0))
    far = stories(*(told_of(key, MARKET.format(day="Monday"), at) for key, at in (("a", 0.0), ("b", 2400.0))), told_of("c", BUDGET, 0.0))
    assert near["a"] == near["b"]
    assert far["a"] != far["b"]


def test_the_order_of_reading_does_not_matter():
    told = [told_of(str(n), (MARKET, DRONE, BUDGET)[n % 3].format(day=f"day {n}"), float(n)) for n in range(12)]
    assert place(told) == place(reversed(told))


def test_every_placement_gives_its_score_and_reason():
    first, second, third = place([told_of("a", MARKET, 0.0), told_of("b", MARKET, 1.0), told_of("c", BUDGET, 2.0)])
    assert first.reason.startswith("opens the story")
    assert second.story == "a"
    assert f"{second.score:.2f}" in second.reason
    assert third.reason.startswith("opens a story: ")


def test_groups_are_joined_by_all_their_articles_not_by_the_nearest_pair():
    chain = [
        "Korr bridge fell in Tessa while Orla Brandt spoke",
        "Orla Brandt spoke in Lisk of the Lisk depot",
        "Juno Palsgraf left the Lisk depot for Ardane",
    ]
    found = stories(*(told_of(str(at), f"{text}. " * 3, float(at)) for at, text in enumerate(chain)), told_of("x", BUDGET, 0.0))
    assert found["0"] != found["2"]


def test_an_article_without_words_opens_its_own_story():
    assert stories(told_of("a", "", 0.0), told_of("b", "", 1.0)) == {"a": "a", "b": "b"}


def test_hours_need_at_least_a_day():
    assert hours("2020-10") is None
    assert hours(None) is None
    assert hours("2020-10-02") - hours("2020-10-01") == 24


def test_a_case_of_one_event_alone_is_one_story():
    reports = (
        "Gunmen ambushed an army convoy at the ford of Zamora on Sunday and killed 28 soldiers, the ministry of defence said in Loja.",
        "Twenty-eight soldiers of the army fell when a convoy ran into an ambush at Zamora, a statement of the ministry of defence said.",
        "Mines stopped the convoy at the ford of Zamora before the shooting began; the ministry counts 28 dead soldiers and 13 hurt.",
        "Helicopters circled over Zamora after the ambush of a convoy in which 28 soldiers were killed, residents of Loja said on Monday.",
    )
    placed = place(told_of(f"a{n}", text, hours("2031-05-01")) for n, text in enumerate(reports))
    assert len({one.story for one in placed}) == 1
