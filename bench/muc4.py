"""MUC-4: fill the templates of terrorist incidents from our record, and score them by the rules of 1992.

``--data`` holds ``muc4/corpora`` (messages in capitals, and keys) and ``muc4/docs`` (the gazetteer). Each message is put into mixed case
and read by Counterclaim. Two fillers are scored:

- rules alone (`bench.muc4_fill`): the record's tolls, events, days and places, and the task's own word lists (muc4.toml);
- learnt (`bench.muc4_model`), the figure that counts: candidates are the noun phrases of the annotator's parse. Their evidence is the
  record (tolls that count them, days and places of their sentences), the annotator (conflict events and their roles, PropBank roles,
  entities, parse) and the words around them; weights say which candidates are targets, perpetrators or instruments, which of them belong
  to one incident, which draft is an incident of the task, and which fills are given.

Protocol. The systems of 1992 were developed on DEV and its keys; so is this. The shipped weights are learnt from DEV's 1,300 messages
alone, thresholds are chosen on DEV by answers of weights that have not seen the message (`bench.muc4_learn`); ``--learn`` does it again,
and must be done when the annotator changes. The annotator itself was trained on DEV's fills too, and its own
development figures include recall on TST1 and TST2: of these sets only TST3 is wholly unseen by it. Word lists and rules were written from
the documentation and DEV; of TST1 the first five messages and three keys were looked at for the
format. TST1 to TST3 were scored while the learnt part was made,
to see that DEV's figures carry over; nothing was chosen by them.
`bench.muc4_score` scores all slots of all
templates: the official ALL TEMPLATES row, in which missing and spurious templates count with all their fills.

What the figure is not: the official one, for which people judged mismatching strings, while here a rule does. The best system of 1992 (GE)
is published with P&R F 55.93 on TST3 and 57.15 on TST4. No slot is filled for total numbers, and the rules alone fill none for foreign
nations. DEV has three keys without a target or perpetrator, with which nothing can be aligned.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.folders import data_set
from bench.muc4_evidence import Reading, read
from bench.muc4_fill import fill_templates
from bench.muc4_keys import SLOTS, Template, read_keys, read_texts
from bench.muc4_learn import learn
from bench.muc4_model import Model, templates
from bench.muc4_places import Gazetteer, read_gazetteer
from bench.muc4_score import Counts, as_response, count_all, figures
from bench.muc4_texts import paragraphs, read_message
from counterclaim.detect.annotator import Annotator

Responses = Mapping[str, Sequence[Template]]


def readings(texts: Mapping[str, str], annotator: Annotator, gazetteer: Gazetteer) -> dict[str, Reading]:
    """Return every message as Counterclaim and its annotator read it."""
    return {name: reading(name, text, annotator, gazetteer) for name, text in texts.items()}


def reading(name: str, text: str, annotator: Annotator, gazetteer: Gazetteer) -> Reading:
    """Return one message as read."""
    passages = [(offset, annotator.annotate(words)) for offset, words in paragraphs(text, gazetteer)]
    return read(read_message(name, text, gazetteer), passages, gazetteer)


def learn_again(corpora: Path, annotator: Annotator, gazetteer: Gazetteer) -> None:
    """Learn the weights from DEV, ship them, and print what DEV's messages get from weights that have not seen them."""
    keys = read_keys(corpora / "dev")
    rows = readings(read_texts(corpora / "dev"), annotator, gazetteer)
    learnt = learn(list(rows.values()), keys, gazetteer, annotator.digest)
    learnt.model.save()
    report("DEV, learnt from the other folds", {name: templates(row) for name, row in learnt.drafts.items()}, keys)


def filtering(responses: Responses, keys: Responses) -> Counts:
    """Count relevant messages: a message is relevant where a key template that is not optional stands, and where we fill one."""
    counts: Counts = Counter()
    for name, row in keys.items():
        relevant, told = any(not one.optional for one in row), bool(responses[name])
        optional = bool(row) and not relevant
        counts.update(correct=int(told and (relevant or optional)), missing=int(relevant and not told), spurious=int(told and not row))
    return counts


def report(name: str, responses: Responses, keys: Responses, *, short: bool = False) -> None:
    """Print the table of one set; only its last lines where ``short``."""
    by_slot, templates = count_all((responses[message], keys[message]) for message in keys)
    rows = [(SLOTS[slot], counts) for slot, counts in by_slot.items()]
    total = sum((counts for _, counts in rows), Counts())
    sys.stdout.write(
        f"{name}: {len(keys)} messages, {templates['possible']} templates, {templates['actual']} filled, {templates['matched']} matched\n"
    )
    sys.stdout.write(f"  {'':24}{'COR':>6}{'PAR':>6}{'INC':>6}{'MIS':>6}{'SPU':>6}{'REC':>8}{'PRE':>8}{'P&R':>8}\n")
    for label, counts in [*([] if short else rows), ("ALL TEMPLATES", total), ("text filtering", filtering(responses, keys))]:
        numbers = "".join(f"{counts[column]:6}" for column in ("correct", "partial", "incorrect", "missing", "spurious"))
        sys.stdout.write(f"  {label:24}{numbers}{''.join(f'{figure:8.2f}' for figure in figures(counts))}\n")


def main() -> None:
    """Print the tables of each set and of all together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public data sets")
    parser.add_argument("--sets", default="TST1,TST2", help="which sets, by comma: DEV, TST1, TST2, TST3, TST4")
    parser.add_argument("--every", type=int, default=1, help="read only every n-th message")
    parser.add_argument("--keys", action="store_true", help="score the keys against themselves instead, as a check of the scorer")
    parser.add_argument("--learn", action="store_true", help="learn the weights again from DEV and write them beside this module")
    arguments = parser.parse_args()
    folder = data_set(arguments.data, "muc4", holds="corpora")
    gazetteer = read_gazetteer(folder / "docs")
    if arguments.learn:
        learn_again(folder / "corpora", Annotator.load(), gazetteer)
        return
    keys = {
        name: dict(list(read_keys(folder / "corpora" / name.lower()).items())[:: arguments.every]) for name in arguments.sets.split(",")
    }
    if arguments.keys:
        print_all({"keys": lambda _, key: {message: tuple(map(as_response, row)) for message, row in key.items()}}, keys)
        return
    texts = {
        name: {message: text for message, text in read_texts(folder / "corpora" / name.lower()).items() if message in key}
        for name, key in keys.items()
    }
    model, annotator = Model.load(), Annotator.load()
    if model.annotator != annotator.digest:
        sys.stdout.write("The weights were learnt beside another annotator: run --learn.\n")
    rows = {name: readings(one, annotator, gazetteer) for name, one in texts.items()}
    print_all(
        {
            "rules alone": lambda name, _: {message: fill_templates(one.message, gazetteer) for message, one in rows[name].items()},
            "learnt": lambda name, _: {message: model.templates(one, gazetteer) for message, one in rows[name].items()},
        },
        keys,
    )


def print_all(fillers: Mapping[str, Callable[[str, Responses], Responses]], keys: Mapping[str, Responses]) -> None:
    """Print what each filler makes of each set and of all of them; the last filler's slots too."""
    for filler, respond in fillers.items():
        everything: dict[str, Sequence[Template]] = {}
        for name, key in keys.items():
            responses = respond(name, key)
            everything.update(responses)
            report(f"{name}, {filler}", responses, key, short=filler != list(fillers)[-1])
        if len(keys) > 1:
            together = {message: row for key in keys.values() for message, row in key.items()}
            report(f"{'+'.join(keys)}, {filler}", everything, together, short=filler != list(fillers)[-1])


if __name__ == "__main__":
    main()
