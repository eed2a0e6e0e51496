"""Labelled pairs of statements: what a careful reader of the record reference makes of them. Invented reports about real and older wars.

Each row is (kind of link, dimension or null, a function that writes the two reports and returns the two records). "none" means that the two
must not be linked.
"""

from tests.reconcile.build import Paper, toll

ROWS = []


def row(kind, make, dimension=None):
    ROWS.append((kind, dimension, make))


def reports(day_a="2031-05-01", day_b="2031-05-02"):
    return Paper("a", day_a, "The Ledger"), Paper("b", day_b, "Evening Star")


def both(left, right, days=("2031-05-01", "2031-05-02")):
    """Two reports with one saying each: (content, options) and (content, options)."""

    def make():
        a, b = reports(*days)
        return [a, b], a.says(left[0], **left[1]), b.says(right[0], **right[1])

    return make


def one(left, right):
    """One report with both sayings; the second may deny the first (``about=True``)."""

    def make():
        a = Paper("a")
        first = a.says(left[0], **left[1])
        options = {**right[1], "about": [first]} if right[1].get("about") is True else right[1]
        return [a], first, a.says(right[0], **options)

    return make


def figures(left, right, days=("2031-05-01", "2031-05-02"), same=False):
    def make():
        a, b = reports(*days)
        b = a if same else b
        return ([a] if same else [a, b]), a.counts(left), b.counts(right)

    return make


def stances(left, right, days=("2031-05-01", "2031-05-04"), by=("ECU", "ECU")):
    def make():
        a, b = reports(*days)
        return [a, b], a.stands(*left, by=by[0]), b.stands(*right, by=by[1])

    return make


def stock(lost, held, same=False):
    def make():
        a, b = reports()
        b = a if same else b
        return ([a] if same else [a, b]), a.counts(lost), b.holds(*held)

    return make


# wording_variant -------------------------------------------------------------------------------------------------------------------------
for words, again in [
    ("its troops had taken the heights above the river town", "troops had now taken the heights above the river town"),
    ("Peruvian helicopters bombed the outpost at Tiwinza before dawn", "Peruvian helicopters bombed the Tiwinza outpost before dawn"),
    ("the border crossing at Huaquillas would stay closed", "the border crossing at Huaquillas would stay closed until Friday"),
    ("rebels had blown up the pipeline near Lago Agrio", "the rebels had blown up a pipeline near Lago Agrio"),
]:
    row("wording_variant", both((words, {}), (again, {})))
row("wording_variant", one(("an immediate ceasefire in the valley", {"act": "call_for"}), ("an immediate truce", {"act": "demand"})))
row(
    "wording_variant",
    both(("a ceasefire without delay", {"act": "demand"}), ("an immediate end to hostilities", {"act": "call_for"})),
)
row(
    "wording_variant",
    figures(toll(2300, harm="neutralised", as_of="2031-05-01"), toll(2300, None, harm="killed_or_wounded", as_of="2031-05-01")),
)
row("wording_variant", figures(toll(40, as_of="2031-05-01"), toll(40, as_of="2031-05-02")))
row("wording_variant", figures(toll(250000, text="250,000"), toll(250001, None, text="more than 250,000")))
row(
    "wording_variant",
    figures(
        toll(5, period="incident", of=None, by="OUTLET", status="unknown"),
        toll(5, period="incident", of=None, by="OUTLET", status="unknown", text="Five"),
        same=True,
    ),
)
row(
    "wording_variant",
    figures(
        toll(9, period="incident", of="ECU", place="Loja", as_of="2031-05-01", status="civilian", by="ECU"),
        toll(9, period="incident", of="ECU", place="Loja", as_of="2031-05-01", status="civilian", by="ECU"),
    ),
)

# quote_variant ---------------------------------------------------------------------------------------------------------------------------
for words, again in [
    ("the army would hold the ridge until the last gun fell silent", "We will hold the ridge until the last gun falls silent"),
    ("no soldier had crossed the Cenepa river that night", "Not one soldier, no soldier crossed the Cenepa river that night"),
    (
        "the convoy carried flour and medicine for the besieged district",
        "The convoy carried only flour and medicine for the besieged district",
    ),
    ("the generals alone decide when the offensive in the north begins", "The generals alone decide when the northern offensive begins"),
    ("talks on the prisoners would resume in Brasilia", "Talks on the prisoners will resume in Brasilia"),
]:
    row("quote_variant", both((words, {"voice": "partial"}), (again, {"voice": "direct"})))
    row("wording_variant", both((words, {}), (again, {"voice": "direct"})))  # told in the outlet's words here, quoted there
row(
    "quote_variant",
    one(
        ("immediate ceasefire in the jungle", {"act": "call_for", "voice": "partial"}),
        ("We call for an immediate end to hostilities by the two armies", {"act": "call_for", "voice": "direct"}),
    ),
)
row("wording_variant", both(
    ("it had 'neutralised' 800 Peruvian soldiers", {"voice": "partial", "tolls": [toll(800, of="PER", by="ECU", harm="neutralised")]}),
    ("it killed or wounded at least 800 Peruvian troops in the fighting which started on Sunday",
     {"tolls": [toll(800, None, of="PER", by="ECU", harm="killed_or_wounded")]}),
    ("2031-05-02", "2031-05-02"),
))  # fmt: skip

# none: not the same saying ---------------------------------------------------------------------------------------------------------------
for left, right in [
    (("its army killed 40 soldiers at the bridge", {}), ("its army killed 75 soldiers at the bridge", {})),
    (("the bridge at Marn was shelled overnight", {}), ("the bridge at Marn was shelled overnight", {"by": "PER"})),
    (("Peru opened fire first on the patrol", {}), ("Ecuador opened fire first on the patrol", {})),
    (("its forces have withdrawn from the outpost", {}), ("its forces have not withdrawn from the outpost", {})),
    (("shelling went on along the valley on the second day", {}), ("shelling went on along the valley on the third day", {})),
    (
        ("at least nine civilians were killed when shells hit a market", {}),
        ("at least four civilians were killed when shells hit a market", {}),
    ),
    (("an immediate ceasefire", {"act": "demand"}), ("an immediate ceasefire", {"act": "reject"})),
    (("its soldiers held the ridge", {}), ("its engineers rebuilt the road to the coast", {})),
    (("Peru must withdraw from the outpost", {"act": "demand"}), ("Chile must withdraw from the outpost", {"act": "demand"})),
]:
    row("none", both(left, right))

# explicit_denial -------------------------------------------------------------------------------------------------------------------------
ABOUT = {"by": "PER", "act": "deny", "before": "denied", "about": True}
row("explicit_denial", one(("its jets had bombed the clinic", {}), ("those claims", ABOUT)), "act")
row("explicit_denial", one(("Peruvian gunners had shelled the clinic in Loja", {}), ("shelling the clinic", ABOUT)), "act")
row("explicit_denial", one(("its army had killed 40 soldiers", {}), ("the figure", {**ABOUT, "act": "reject"})), "number")
row("explicit_denial", one(("60 Peruvian conscripts had died", {}), ("the toll as 'pure invention'", ABOUT)), "number")
row(
    "explicit_denial",
    one(("Peru was behind the blast in Machala", {"act": "accuse", "to": "PER"}), ("any involvement in the blast", ABOUT)),
    "responsibility",
)
row(
    "explicit_denial",
    one(("Peru had mined the road", {"act": "accuse", "to": "PER"}), ("responsibility for the mines on the road", ABOUT)),
    "responsibility",
)
row(
    "explicit_denial",
    one(("the killings were a genocide", {"act": "accuse", "to": "PER"}), ("the term 'genocide'", {**ABOUT, "act": "reject"})),
    "label",
)
row("explicit_denial", one(("Peru had sent mercenaries to the front", {}), ("the Ecuadorian report", ABOUT)), "act")
row(
    "explicit_denial",
    both(
        ("Peru is sending tanks to the border at Tumbes", {}),
        ("it is sending any tanks to the border at Tumbes", {"by": "PER", "act": "deny"}),
    ),
    "act",
)
row(
    "explicit_denial",
    both(
        ("Peruvian jets bombed the hospital in Zamora", {}), ("Peruvian jets had struck a hospital in Zamora", {"by": "PER", "act": "deny"})
    ),
    "act",
)
row(
    "explicit_denial",
    both(
        ("arming rebels in the Putumayo jungle", {"act": "accuse", "before": "accused Peru of", "to": "PER"}),
        ("it was arming rebels in the Putumayo", {"by": "PER", "act": "deny"}),
    ),
    "act",
)

# partial_denial --------------------------------------------------------------------------------------------------------------------------
row("partial_denial", one(("its forces had killed 75 conscripts and destroyed 14 tanks", {}), ("it had lost any tanks", ABOUT)), "act")
row(
    "partial_denial",
    one(("Peru had bombed the dam, and its commandos had kidnapped three engineers", {}), ("bombing the dam", ABOUT)),
    "act",
)
row("partial_denial", one(("Peruvian gunners had shelled the school in Macara", {}), ("deliberately shelling the school", ABOUT)), "act")
row("partial_denial", one(("Peruvian soldiers crossed the river and burned two villages", {}), ("burning villages", ABOUT)), "act")
row(
    "partial_denial",
    one(("Peru sent advisers to the rebels and flew their wounded to Lima", {}), ("flying wounded rebels to Lima", ABOUT)),
    "act",
)
row(
    "partial_denial",
    both(
        ("Peruvian soldiers are mining the road to Zumba and looting its shops", {}),
        ("Peruvian soldiers were mining the road to Zumba", {"by": "PER", "act": "deny"}),
    ),
    "act",
)
row(
    "partial_denial",
    both(
        ("Peruvian jets bombed a hospital in Zamora", {}),
        ("Peruvian jets had deliberately bombed the hospital in Zamora", {"by": "PER", "act": "deny"}),
    ),
    "act",
)

# none: no denial of it -------------------------------------------------------------------------------------------------------------------
for left, right in [
    (
        ("a jet of the coastal air force shot down its bomber", {}),
        ("its officers took part in talks with the rebels", {"by": "PER", "act": "deny"}),
    ),
    (("Peruvian jets bombed the hospital in Zamora", {}), ("Chilean jets had bombed the hospital in Zamora", {"by": "CHL", "act": "deny"})),
    (("Peruvian jets bombed the hospital in Zamora", {}), ("Peruvian jets had bombed the hospital in Zamora", {"act": "deny"})),
    (("its forces took over the city with air support", {}), ("Peruvian forces had entered the city itself", {"by": "PER", "act": "deny"})),
    (
        ("Peru should open the border to convoys", {"act": "demand"}),
        ("Peru should open the border to convoys", {"by": "PER", "act": "deny"}),
    ),
    (
        ("Peruvian jets bombed the hospital in Zamora", {"act": "deny"}),
        ("Peruvian jets had bombed the hospital in Zamora", {"by": "PER", "act": "deny"}),
    ),
]:
    row("none", both(left, right))
row(
    "none",
    both(
        ("Peruvian jets bombed the hospital in Zamora", {}),
        ("Peruvian jets had bombed the hospital in Zamora", {"by": "PER", "act": "deny"}),
        ("2031-05-01", "2031-09-01"),
    ),
)
row("none", one(("heavy shelling went on along the valley for a second day", {}), ("the figure", {**ABOUT, "act": "reject"})))
row("none", one(("an immediate ceasefire", {"act": "demand"}), ("the ceasefire demand", {**ABOUT, "act": "reject"})))
row("none", one(("Brazilian observers saw the convoy", {"by": "BRA"}), ("the Ecuadorian report", ABOUT)))
row("none", one(("a move into the city would be a hard fight", {"act": "warn"}), ("soldiers had entered the city", ABOUT)))

# mutual_blame ----------------------------------------------------------------------------------------------------------------------------
A, B = (
    {"act": "accuse", "before": "accused Peru of", "to": "PER"},
    {"by": "PER", "act": "accuse", "before": "accused Ecuador of", "to": "ECU"},
)
NAMED = {"act": "accuse", "before": "accused Peru of"}, {"by": "PER", "act": "accuse", "before": "accused Ecuador of"}
row("mutual_blame", one(("shelling the market", A), ("firing on its own people", B)), "responsibility")
row("mutual_blame", one(("breaking the truce", NAMED[0]), ("breaking the truce", NAMED[1])), "responsibility")
row(
    "mutual_blame",
    one(("Peru broke the truce", {"act": "accuse"}), ("Ecuador broke it first", {"by": "PER", "act": "accuse"})),
    "responsibility",
)
for before, content in [
    ("have accused each other of", "shelling villages"),
    ("blamed each other for", "the deaths"),
    ("traded accusations over", "the blast at the depot"),
    ("each accused the other of", "using mines"),
]:

    def shared(before=before, content=content):
        a = Paper("a")
        left, right = a.twice(content, ("ECU", "PER"), before)
        return [a], left, right

    row("mutual_blame", shared, "responsibility")  # fmt: skip
THIRD = {"act": "accuse", "before": "accused Colombia of", "to": "COL"}
row("none", one(("sending mercenaries", THIRD), ("sending mercenaries", {**THIRD, "by": "PER"})))


def together():
    a = Paper("a")
    left, right = a.twice("sending mercenaries to the front", ("ECU", "PER"), "accused Colombia of")
    return [a], left, right


row("none", together)
row("none", one(("shelling the market", A), ("sending mercenaries", {**THIRD, "by": "PER"})))

# framing ---------------------------------------------------------------------------------------------------------------------------------
for left, right in [
    ("Peru is waging a war of aggression", "Ecuador is a nest of terrorists"),
    ("Peruvian occupiers must leave the district", "the liberation of the district from Ecuador is complete"),
    ("Peru is committing genocide", "Ecuador lives on lies"),
    ("Peru is a rogue state", "Ecuador spreads propaganda"),
    ("Peruvian invaders burned the church", "Ecuador had left the martyrs of the resistance to rot"),
    ("the terrorists of Peru came by night", "Ecuador wants a provocation"),
]:
    row("framing", one((left, {"act": "state"}), (right, {"by": "PER", "act": "state"})), "label")
row("none", one(("Peru is a rogue state", {"act": "state"}), ("Chile spreads propaganda", {"by": "PER", "act": "state"})))
row("none", one(("Peru moved two brigades", {"act": "state"}), ("Ecuador moved a third", {"by": "PER", "act": "state"})))

# update, revision_down -------------------------------------------------------------------------------------------------------------------
for low, high, later in [(40, 40, 75), (40, None, 60), (12, 12, 13), (300, 300, 900), (7, 7, 70), (1500, 1500, 1700)]:
    row("update", figures(toll(low, high, as_of="2031-05-01"), toll(later, as_of="2031-05-03")))
for low, later in [(40, 22), (900, 850), (75, 8), (3000, 2600), (64, 60), (130, 13)]:
    row("revision_down", figures(toll(low, as_of="2031-05-01"), toll(later, as_of="2031-05-03")), "number")
row("none", figures(toll(4, period="incident", as_of="2031-05-01"), toll(9, period="incident", as_of="2031-05-02")))
row("scope_differs", figures(toll(40, as_of="2031-05-01"), toll(75, as_of="2031-05-03", harm="wounded")), "harm")
row("none", figures(toll(40, as_of="2031-05-01"), toll(75, as_of="2031-05-03", of="AAA")))
row(
    "none",
    figures(
        toll(12, None, of=None, by="OUTLET", soft=(24, 99), text="dozens", as_of="2031-05-01"),
        toll(1000, None, of=None, by="OUTLET", text="thousands", as_of="2031-05-03"),
    ),
)
row("none", figures(toll(40, as_of="2031-05-01", since="2031-04-28"), toll(75, as_of="2031-05-03", since="2031-01-01")))
row("none", figures(toll(400000, text="400,000", as_of="2031-05-01"), toll(350000, 460000, text="some 400,000", as_of="2031-05-03")))


# true_conflict, refines, compatible ------------------------------------------------------------------------------------------------------
def against(*spans, days=("2031-05-01", "2031-05-02"), **options):
    (a, b), (c, d) = spans
    return figures(toll(a, b, **options), toll(c, d, by="CCC", **options), days)


for spans in [
    ((20, 20), (30, 30)),
    ((900, None), (12, 12)),
    ((0, 5), (40, 40)),
    ((2300, 2300), (84, 84)),
    ((100, 120), (200, None)),
    ((3, 3), (0, 0)),
]:
    row("true_conflict", against(*spans), "number")
row("true_conflict", figures(toll(900, as_of="2031-05-01"), toll(30, by="CCC", as_of="2031-05-05")), "number")
row(
    "true_conflict",
    figures(
        toll(9, period="incident", place="Loja", as_of="2031-05-01", status="civilian"),
        toll(2, period="incident", place="Loja", as_of="2031-05-01", status="civilian", by="CCC"),
    ),
    "number",
)
for spans in [
    ((20, None), (25, 35)),
    ((20, None), (30, None)),
    ((0, 90), (21, 21)),
    ((10, 100), (60, 60)),
    ((1, None), (5, 5)),
    ((40, 50), (45, 45)),
]:
    row("refines", against(*spans))
for spans in [
    ((20, 30), (25, 35)),
    ((100, 300), (250, 600)),
    ((0, 50), (40, 80)),
    ((5, 9), (8, 12)),
    ((1000, 2000), (1500, 3000)),
    ((55, 65), (60, 70)),
]:
    row("compatible", against(*spans))

# scope_differs ---------------------------------------------------------------------------------------------------------------------------
row("scope_differs", figures(toll(40, place="Loja"), toll(5, by="CCC", place="Zamora")), "area")
row("scope_differs", figures(toll(40, place="Tumbes", as_of="2031-05-01"), toll(90, by="CCC", place="Piura", as_of="2031-05-01")), "area")
row("scope_differs", figures(toll(40, as_of="2031-05-01"), toll(90, by="CCC", as_of="2031-05-06"), ("2031-05-01", "2031-05-06")), "as_of")
row("scope_differs", figures(toll(200, as_of="2031-04-01"), toll(900, by="CCC", as_of="2031-05-06"), ("2031-04-01", "2031-05-06")), "as_of")
row("scope_differs", figures(toll(40, since="2031-04-28"), toll(400, by="CCC", since="2031-01-01")), "period")
row("scope_differs", figures(toll(40), toll(90, by="CCC", status="unknown")), "population")
row("scope_differs", figures(toll(40, status="civilian"), toll(90, by="CCC", status="mixed")), "population")
row("scope_differs", figures(toll(40), toll(160, by="CCC", harm="killed_or_wounded")), "harm")
row(
    "scope_differs",
    figures(
        toll(14, status="equipment", item="tank", harm="destroyed"),
        toll(60, by="CCC", status="equipment", item="tank and armoured vehicle", harm="destroyed"),
    ),
    "population",
)


# not_comparable --------------------------------------------------------------------------------------------------------------------------
def recalled(low, high, c, d, year="1998"):
    options = {"of": None, "status": "unknown", "by": "OUTLET", "period": "war", "as_of": year}

    def make():
        a, b = reports()
        a.text = "Peru and Ecuador fought before. Peru lost. Ecuador held on. "
        b.text = "An older quarrel: Ecuador had the heights, Peru the river, and Peru paid. "
        return [a, b], a.counts(toll(low, high, **options)), b.counts(toll(c, d, **options))

    return make


for numbers in [(20000, 20000, 30000, 30000), (500, 500, 900, 900), (6000, 6000, 11000, None)]:
    row("not_comparable", recalled(*numbers), "claimant")
for status, low, other in [("military", 12, 3), ("civilian", 9, 2), ("military", 30, 55)]:
    row(
        "not_comparable",
        figures(toll(low, period="incident", status=status), toll(other, period="incident", status=status, by="CCC"), same=True),
        "area",
    )
row("refines", recalled(20001, None, 25000, 35000), "differs")
row("none", figures(toll(6000, period="war", as_of="1998"), toll(40, by="CCC")))
row("scope_differs", figures(toll(40), toll(9, by="CCC", harm="wounded")), "harm")
row("scope_differs", figures(toll(40), toll(9, by="CCC", status="civilian")), "population")
row("none", figures(toll(40), toll(9, of="CCC", by="CCC")))
row(
    "none",
    figures(
        toll(12, period="incident", place="Loja", as_of="2031-05-01"),
        toll(3, period="incident", place="Loja", as_of="2031-05-09", by="CCC"),
    ),
)
row("none", figures(toll(40), toll(9, by="CCC", hypothetical=True)))
row("none", figures(toll(40), toll(None, by="CCC", value_status="not_disclosed")))

# position_change, and stances that exclude each other -------------------------------------------------------------------------------------
for left, right in [
    (("reject", "an immediate ceasefire"), ("accept", "the ceasefire")),
    (("accept", "the exchange of prisoners"), ("reject", "an exchange of prisoners")),
    (("reject", "talks in Brasilia"), ("conditional", "talks in Brasilia")),
    (("conditional", "a ceasefire"), ("accept", "an immediate ceasefire")),
    (("accept", "the observers' plan for the border"), ("reject", "the plan for the border by the observers")),
    (("conditional", "withdrawal from the ridge posts"), ("reject", "a withdrawal from the ridge posts")),
]:
    row("position_change", stances(left, right), "position")
row("true_conflict", stances(("accept", "the ceasefire"), ("reject", "the ceasefire"), ("2031-05-01", "2031-05-01")), "position")
row("none", stances(("accept", "the ceasefire"), ("reject", "the ceasefire"), by=("ECU", "PER")))
row("none", stances(("accept", "the exchange of prisoners"), ("reject", "the withdrawal from the ridge")))
row("none", stances(("reject", "the ceasefire"), ("reject", "an immediate ceasefire")))


# implausible -----------------------------------------------------------------------------------------------------------------------------
def lost(n, item, harm="destroyed", of="PER"):
    return toll(n, of=of, by="ECU", status="equipment", item=item, harm=harm)


for n, item, harm, held in [
    (130, "tank and armoured vehicle", "destroyed", ("PER", "tank", 110)), (50, "tank", "destroyed", ("PER", "tank", 49)),
    (9, "helicopter", "shot_down", ("PER", "helicopter", 8)), (40, "tank", "captured", ("PER", "tank", 12)),
    (6, "warship", "destroyed", ("PER", "warship", 5)), (300, "howitzer", "destroyed", ("PER", "howitzer", 120)),
]:  # fmt: skip
    row("implausible", stock(lost(n, item, harm), held), "number")
row("none", stock(lost(50, "tank"), ("PER", "tank", 50)))
row("none", stock(lost(50, "tank"), ("ECU", "tank", 5)))
row("none", stock(lost(50, "tank"), ("PER", "helicopter", 5)))
