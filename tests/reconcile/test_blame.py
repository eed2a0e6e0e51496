"""Deeds laid at each other's door, and words that judge one thing, across articles and within one."""

from counterclaim.reconcile import reconcile
from tests.reconcile.build import MemoryCase, Paper, toll


def kinds(*papers):
    case = MemoryCase().add(*papers)
    reconcile(case)
    return {one.kind for one in case.links()}


def two(left, right, **options):
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
    first.says(
        left, by=options.get("by", "ECU"), act=options.get("act", "state"), kind=options.get("kind", "state"), name=options.get("name")
    )
    second.says(right, by="PER", act="state")
    return kinds(first, second)


def test_to_say_that_the_other_did_it_is_to_blame_it():
    assert two("Peruvian forces had blown up the dam of Zamora", "Ecuador had blown up the dam of Zamora") == {"mutual_blame"}
    assert two("Peruvian forces had visited the dam of Zamora", "Ecuador had visited the dam of Zamora") == set()
    assert two("Peruvian forces had not blown up the dam of Zamora", "Ecuador had blown up the dam of Zamora") == set()


def test_an_armed_group_means_its_country_by_the_army():
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
    first.says("bombing the camp of Puerto Asis", by="FARC", kind="armed_group", act="accuse", before="accused the army of")
    second.says("the bombing of the camp of Puerto Asis", by="COL", act="accuse", to="FARC", before="blamed the FARC for")
    assert kinds(first, second) == {"mutual_blame"}
    third = Paper("c", "2031-05-01", "The Ledger")
    third.says("the army had bombed the camp of Puerto Asis", by="FARC", kind="armed_group", act="accuse")
    assert kinds(third, second) == {"mutual_blame"}
    other = Paper("a", "2031-05-01", "The Ledger")
    other.says("bombing the camp of Puerto Asis", by="FARC", kind="armed_group", act="accuse", before="accused smugglers of")
    assert kinds(other, second) == set()


def test_harm_is_one_deed_in_whatever_word_for_it():
    assert two("Peruvian forces had blown up the dam of Zamora at dawn", "Ecuador had sabotaged the Zamora dam by order") == {
        "mutual_blame"
    }
    assert two("Peruvian forces had blown up the dam of Zamora at dawn", "Ecuador had sabotaged the Loja railway by order") == set()


def test_another_state_judges_what_a_side_did_at_a_place_in_its_land():
    def judged(answer, place="Loja", by="ECU"):
        first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
        first.says(f"the bombardment of {place} a massacre", by="COL", act="condemn", before="called")
        second.says(f"Ecuador says that {answer}", by=by, act="state")
        return kinds(first, second)

    assert judged("the operation in Loja was a fight against terrorists") == {"framing"}
    assert judged("the operation in Loja was a fight against terrorists", place="Zamora") == set()
    assert judged("the operation in Loja went on") == set()


def test_another_deed_is_not_the_same_event():
    assert two("Peruvian forces had blown up the dam of Zamora", "Ecuador had shelled the market of Loja") == set()


def test_a_coalition_stands_for_who_leads_it():
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-01", "Evening Star")
    first.says("shelling the silos of Zamora", by="ECU", act="accuse", before="accused the Peruvian-led coalition of")
    second.says("shelling the silos of Zamora", by="PER", act="accuse", before="accused Ecuador of")
    assert kinds(first, second) == {"mutual_blame"}


def test_an_answer_that_names_nobody_we_know_answers_the_same_event():
    paper = Paper("a")
    paper.says("the clashes at the palace", by="PER", act="accuse", before="blamed Ecuador for")
    paper.says("the clashes at the palace", by="ECU", act="accuse", before="blamed the government for")
    assert kinds(paper) == {"mutual_blame"}
    other = Paper("a")
    other.says("the clashes at the palace", by="PER", act="accuse", before="blamed Ecuador for")
    other.says("the fire in the harbour", by="ECU", act="accuse", before="blamed the government for")
    assert kinds(other) == set()


def test_a_body_of_no_side_and_the_side_that_it_judges_frame_one_thing():
    words = "Peru's campaign in Loja as ethnic cleansing"
    answer = "its campaign in Loja was a fight against terrorists"
    told = {"by": "INTL", "act": "assess", "kind": "international_body", "name": "United Nations"}
    assert two(words, answer, **told) == {"framing"}
    assert two(words, "its road works in Zamora were sabotaged by terrorists", **told) == set()


def test_who_started_a_fight_is_blamed_for_it():
    assert two("It was Peruvian forces that had started the firefight at Loja", "Ecuador had started the firefight at Loja") == {
        "mutual_blame"
    }
    assert two("Peruvian forces had prayed after the raid on Loja", "Ecuador had prayed after the raid on Loja") == set()


def test_within_one_article_what_is_told_must_be_one_event():
    def told(answer):
        paper = Paper("a", "2031-05-01", "The Ledger")
        paper.says("setting the forests around Loja on fire", by="ECU", act="accuse", to="PER", before="accused Peru of")
        paper.says(answer, by="PER", act="state")
        return kinds(paper)

    assert told("Ecuador had set the forests around Loja on fire") == {"mutual_blame"}
    assert told("Ecuador had shelled the harbour of Tumbes") == set()


def test_the_army_may_stand_anywhere_as_the_doer():
    def blamed(words):
        first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
        first.says(words, by="FARC", kind="armed_group", act="state")
        second.says("the explosion in the church of Puerto Asis", by="COL", act="accuse", to="FARC", before="blamed the FARC for")
        return kinds(first, second)

    assert blamed("it was army commandos who caused the explosion in the church of Puerto Asis") == {"mutual_blame"}
    assert blamed("the explosion in the church of Puerto Asis was the work of the army") == {"mutual_blame"}
    assert blamed("it was Peruvian commandos who caused the explosion in the church of Puerto Asis") == set()


def test_of_several_answers_the_likest_is_the_one():
    first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-01", "Evening Star")
    loose = first.says("Peru burned the mill of Zamora and fled in boats", act="accuse")
    near = first.says("Peru burned the mill of Zamora", act="accuse")
    answer = second.says("Ecuador burned the mill of Zamora", by="PER", act="accuse")
    case = MemoryCase().add(first, second)
    reconcile(case)
    tied = {frozenset((one.left, one.right)) for one in case.links() if one.kind == "mutual_blame"}
    assert frozenset((near.id, answer.id)) in tied
    assert loose.id != near.id


def test_whose_dead_are_told_is_not_blamed_for_them():
    def told(left, right):
        papers = [Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")]
        for paper, words, by, of in zip(papers, (left, right), ("ECU", "PER"), ("PER", "ECU"), strict=True):
            paper.says(words, by=by, act="state", tolls=[toll(30, of=of, by=by, period="incident")])
        return kinds(*papers)

    assert "mutual_blame" not in told(
        "30 Peruvian soldiers had been killed near the dam", "40 Ecuadorean soldiers were killed near the dam"
    )


def test_accusations_that_name_two_places_are_of_two_events():
    def accused(place):
        first, second = Paper("a", "2031-05-01", "The Ledger"), Paper("b", "2031-05-02", "Evening Star")
        first.says("Peruvian guns shelled the harbour mill near Zumbarra", act="accuse")
        second.says(f"Ecuadorean guns shelled the harbour mill near {place}", by="PER", act="accuse")
        return kinds(first, second)

    assert accused("Zumbarra") == {"mutual_blame"}
    assert accused("Quillaco") == set()
