"""MUC-4: fill the templates of terrorist incidents from our record, and score them by the rules of 1992.

Protocol. ``--data`` holds ``muc4/corpora`` (messages and keys) and ``muc4/docs`` (the gazetteer). Each message is put into mixed case
and read by Counterclaim's rules without the annotator; `bench.muc4_fill` makes templates of the records and of the task's own word
lists (muc4.toml). Lists and rules were written from the documentation and DEV alone; of the test sets, only the first three messages
and keys of TST1 were looked at, for the format, and no rule was changed after a test set had been scored. `bench.muc4_score` scores all
slots of all templates: the official ALL TEMPLATES row, in which missing and spurious templates count with all their fills.

Prints recall, precision and P&R F by slot and over all, for each set and for all of them together, and how well relevant messages are
told. What the figure is not: the official one, for which people judged mismatching strings, while here a rule does. The best system of
1992 (GE) is published with P&R F 55.93 on TST3 and 57.15 on TST4; ``--sets TST3`` gives ours beside the first. No slot is filled for
foreign nations and total numbers. DEV has three keys without a target or perpetrator, with which nothing can be aligned.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.folders import data_set
from bench.muc4_fill import fill_templates
from bench.muc4_keys import SLOTS, Template, read_keys, read_texts
from bench.muc4_places import Gazetteer, read_gazetteer
from bench.muc4_score import Counts, as_response, count_all, figures
from bench.muc4_texts import read_message

Responses = Mapping[str, Sequence[Template]]


def respond(texts: Mapping[str, str], gazetteer: Gazetteer) -> dict[str, tuple[Template, ...]]:
    """Return the templates of every message."""
    return {name: fill_templates(read_message(name, text, gazetteer), gazetteer) for name, text in texts.items()}


def filtering(responses: Responses, keys: Responses) -> Counts:
    """Count relevant messages: a message is relevant where a key template that is not optional stands, and where we fill one."""
    counts: Counts = Counter()
    for name, templates in keys.items():
        relevant, told = any(not one.optional for one in templates), bool(responses[name])
        optional = bool(templates) and not relevant
        counts.update(
            correct=int(told and (relevant or optional)), missing=int(relevant and not told), spurious=int(told and not templates)
        )
    return counts


def report(name: str, responses: Responses, keys: Responses) -> None:
    """Print the table of one set."""
    by_slot, templates = count_all((responses[message], keys[message]) for message in keys)
    rows = [(SLOTS[slot], counts) for slot, counts in by_slot.items()]
    total = sum((counts for _, counts in rows), Counts())
    sys.stdout.write(
        f"{name}: {len(keys)} messages, {templates['possible']} templates, {templates['actual']} filled, {templates['matched']} matched\n"
    )
    sys.stdout.write(f"  {'':24}{'COR':>6}{'PAR':>6}{'INC':>6}{'MIS':>6}{'SPU':>6}{'REC':>8}{'PRE':>8}{'P&R':>8}\n")
    for label, counts in [*rows, ("ALL TEMPLATES", total), ("text filtering", filtering(responses, keys))]:
        numbers = "".join(f"{counts[column]:6}" for column in ("correct", "partial", "incorrect", "missing", "spurious"))
        sys.stdout.write(f"  {label:24}{numbers}{''.join(f'{figure:8.2f}' for figure in figures(counts))}\n")


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public data sets")
    parser.add_argument("--sets", default="TST1,TST2", help="which sets, by comma: DEV, TST1, TST2, TST3")
    parser.add_argument("--every", type=int, default=1, help="read only every n-th message")
    parser.add_argument("--keys", action="store_true", help="score the keys against themselves instead, as a check of the scorer")
    arguments = parser.parse_args()
    folder = data_set(arguments.data, "muc4", holds="corpora")
    gazetteer = read_gazetteer(folder / "docs")
    everything: tuple[dict[str, Sequence[Template]], dict[str, Sequence[Template]]] = ({}, {})
    for name in arguments.sets.split(","):
        place = folder / "corpora" / name.lower()
        keys = dict(list(read_keys(place).items())[:: arguments.every])
        texts = {message: text for message, text in read_texts(place).items() if message in keys}
        responses = (
            {message: tuple(map(as_response, row)) for message, row in keys.items()} if arguments.keys else respond(texts, gazetteer)
        )
        report(name, responses, keys)
        everything[0].update(responses)
        everything[1].update(keys)
    if "," in arguments.sets:
        report(arguments.sets.replace(",", "+"), *everything)


if __name__ == "__main__":
    main()
