from itertools import permutations

import pytest

from counterclaim.event import Event, Interval, Location, Place
from counterclaim.ids import content_id
from counterclaim.link import conflicts_of
from counterclaim.reconcile import reconcile
from tests.reconcile.build import MADE, MemoryCase, Paper, actor, toll

DAY = Interval("2031-05-01", "2031-05-01", "day")


def group(name, iso3=None):
    made = actor(name, kind="armed_group")
    return made if iso3 is None else type(made)(name=name, side=name, kind="armed_group", iso3=iso3)


class Report(Paper):
    """A paper about a war: who strikes whom, and where."""

    def strikes(self, who, whom, land):
        start = len(self.text)
        self.text += f"{who} struck {whom} in {land}. "
        sides = [one if not isinstance(one, str) else actor(one) for one in (who, whom)]
        self.records.append(Event(
            id=content_id("event", self.id, start), article=self.id, start=start, end=start + 1, spans=(), provenance=MADE,
            plover="ASSAULT", mode=None, context=None, acled_type=None, acled_sub_type=None, actors=(sides[0],), recipients=(sides[1],),
            place=Location("there", iso3=land), date=DAY, weapon=None, tolls=(), asserted_by=None, denied_by=()))  # fmt: skip
        return self

    def names(self, *lands):
        for at, land in enumerate(lands):
            start = len(self.text)
            self.text += f"{land}{at} "
            self.records.append(Place(
                id=content_id("place", self.id, start), article=self.id, start=start, end=start + 1, spans=(), provenance=MADE,
                name=land, canonical=land, geonameid=None, lat=None, lon=None, iso3=land, geo_precision=None, where_prec=None))  # fmt: skip
        return self

    def mourns(self, number, of):
        self.counts(toll(number, of=of))
        return self


def border_war(name="border", day="2031-05-01"):
    return Report(name, day=day).strikes("PER", "ECU", "ECU").strikes("ECU", "PER", "PER").names("ECU", "PER")


def insurgency(name="insurgency", day="2031-05-01"):
    return Report(name, day=day).strikes(group("Red Dawn", "NPL"), "NPL", "NPL").mourns(9, "NPL").names("NPL", "NPL")


def talks(*lands, name="talks", day="2031-05-09"):
    return Report(name, day=day).names(*lands)


def told(*papers):
    """Return the lands of the conflict of each report that has one, by its name."""
    case = MemoryCase().add(*papers)
    reconcile(case)
    return placed(case, papers)


def placed(case, papers):
    names = {paper.id: paper.name for paper in papers}
    return {names[one.story]: one.lands for one in case.conflict_members()}


def test_two_wars_in_one_case_stay_apart():
    assert told(border_war(), insurgency()) == {"border": ("ECU", "PER"), "insurgency": ("NPL",)}


def test_a_war_of_two_states_takes_in_what_tells_of_one_side_alone():
    one_sided = Report("one sided", day="2031-05-20").strikes("PER", "ECU", "ECU").mourns(4, "ECU")
    assert told(border_war(), one_sided)["one sided"] == ("ECU", "PER")
    assert told(one_sided)["one sided"] == ("ECU",)


def test_an_armed_group_in_one_land_is_no_part_of_a_war_between_states():
    cell = Report("cell", day="2031-05-20").strikes(group("Shining Spear", "PER"), "PER", "PER").mourns(4, "PER").names("ECU")
    assert told(border_war(), cell)["cell"] == ("PER",)


def test_armies_from_abroad_fight_in_the_conflict_of_the_land():
    abroad = Report("abroad", day="2031-05-20").strikes("CHN", group("Red Dawn", "NPL"), "NPL").mourns(4, "NPL").names("CHN")
    assert told(insurgency(), abroad)["abroad"] == ("NPL",)


@pytest.mark.parametrize(
    ("lands", "conflict"), [(("NPL", "NPL", "CHE"), ("NPL",)), (("ECU", "PER", "CHE"), ("ECU", "PER")), (("CHE", "FRA"), None)]
)
def test_a_side_story_joins_the_conflict_that_holds_most_of_its_theatre(lands, conflict):
    assert told(border_war(), insurgency(), talks(*lands)).get("talks") == conflict


def test_a_side_story_alone_opens_nothing():
    assert told(talks("NPL", "NPL")) == {}


def test_the_order_of_reading_does_not_matter():
    papers = [
        border_war(),
        insurgency(),
        talks("NPL", "NPL"),
        Report("late", day="2031-06-20").strikes("PER", "ECU", "ECU").mourns(4, "ECU"),
    ]
    together = told(*papers)
    assert len(together) == 4
    for order in permutations(papers):
        case = MemoryCase()
        for paper in order:
            case.add(paper)
            reconcile(case)
        assert placed(case, papers) == together


def test_what_closes_lets_go_of_what_had_joined():
    case = MemoryCase().add(insurgency(), talks("NPL", "NPL"))
    reconcile(case)
    opener = next(one for one in case.conflict_members() if one.opens)
    assert len(list(case.conflict_members())) == 2
    case.retract(opener.id, "for the test")
    from counterclaim.reconcile.conflicts import refresh_conflicts

    refresh_conflicts(case, [next(one for one in case.conflict_members()).story])
    assert list(case.conflict_members()) == []


def test_every_place_has_a_score_and_a_reason():
    case = MemoryCase().add(border_war(), insurgency(), talks("NPL", "NPL", "CHE"))
    reconcile(case)
    says = {one.story: (one.score, one.opens, one.reason) for one in case.conflict_members()}
    assert says[border_war().id] == (1.0, True, "Ecuador and Peru strike or accuse each other in it, 1 against 1 records")
    assert says[talks().id] == (0.6667, False, "67% of its theatre lies in Nepal")
    assert "armed groups: Red Dawn" in says[insurgency().id][2]


def test_running_it_again_changes_nothing():
    case = MemoryCase().add(border_war(), insurgency(), talks("NPL", "NPL"))
    reconcile(case)
    before = case.all_ever_put
    case.forget()
    reconcile(case)
    assert case.all_ever_put == before


def test_the_earliest_story_is_the_root():
    case = MemoryCase().add(insurgency("second", "2031-06-20"), insurgency("first", "2031-05-01"))
    reconcile(case)
    (one,) = conflicts_of(case.conflict_members())
    assert one.root == insurgency("first").id
    assert [member.day for member in one.members] == ["2031-05-01", "2031-06-20"]
