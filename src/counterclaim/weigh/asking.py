"""Questions about sides, as training and reading ask them."""

from counterclaim.weigh.features import Ask, claim_at, event_at, side_of_toll
from counterclaim.weigh.labels import Question, kind_of
from counterclaim.weigh.scene import Scene
from counterclaim.weigh.windows import Window


def ask_about_number(scene: Scene, window: Window, question: Question, word: int) -> Ask:
    """Return the question whose losses a number counts ("subject"), or who tells it ("teller")."""
    toll = scene.tolls.get((window.passage, word))
    doer = toll.perpetrator.side if toll is not None and toll.perpetrator is not None else None
    voice = scene.voice(window.passage, word)
    return Ask(question, word, word + 1, kind_of(question), side_of_toll(question, toll), voice, doer)


def ask_about_content(scene: Scene, window: Window, start: int, end: int) -> Ask:
    """Return the question who says a content."""
    said = claim_at(scene, window.passage, start, end)
    sides = () if said is None else (said.claim.claimant.side,)
    return Ask("claimant", start, end, kind_of("claimant"), sides, scene.voice(window.passage, start))


def ask_about_event(scene: Scene, window: Window, question: Question, word: int, plover: str) -> Ask:
    """Return the question who does ("actor"), or to whom is done ("recipient"), what is told at a word."""
    event = event_at(scene, window.passage, word, plover)
    people = () if event is None else event.actors if question == "actor" else event.recipients
    sides = () if event is None else tuple(actor.side for actor in people) or (None,)
    return Ask(question, word, word + 1, kind_of(question, plover), sides, scene.voice(window.passage, word))
