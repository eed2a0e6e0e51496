"""Story clusters on ECB+ (Cybulska and Vossen 2014), B-cubed F1 (Bagga and Baldwin 1998).

Protocol: every document is one article, undated, its text the tokens joined by blanks; the gold cluster is the subtopic, that is, the topic
with its ECB or ECB+ half (two stories of like kind). All documents of the chosen topics are clustered together, so telling topics apart
counts as well. Weights were set on topics 1 to 20 alone; the topics after these are printed apart.

A case of a few articles is another thing than an archive: so each topic is clustered by itself as well, `FEW` articles of each of its two
stories, and the means over the topics are printed.

    python -m bench.stories --data ../shared/data
"""

import argparse
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.folders import data_set
from counterclaim.reconcile.stories import place, told_of

TUNED = range(1, 21)
FEW = 5


def documents(folder: Path) -> dict[str, tuple[str, str]]:
    """Return (subtopic, text) by document name."""
    found = {}
    for path in sorted(folder.glob("*/*.xml")):
        topic = path.parent.name
        half = "ecbplus" if path.stem.endswith("ecbplus") else "ecb"
        words = (token.text or "" for token in ET.parse(path).getroot().iter("token"))
        found[path.stem] = (f"{topic} {half}", " ".join(words))
    return found


def bcubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1."""
    gold_sets, found_sets = _sets(gold), _sets(found)
    precision = recall = 0.0
    for one in gold:
        common = len(gold_sets[gold[one]] & found_sets[found[one]])
        precision += common / len(found_sets[found[one]])
        recall += common / len(gold_sets[gold[one]])
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _sets(labels: Mapping[str, str]) -> dict[str, set[str]]:
    sets: dict[str, set[str]] = defaultdict(set)
    for one, label in labels.items():
        sets[label].add(one)
    return sets


def measure(found: Mapping[str, tuple[str, str]], topics: Sequence[str]) -> str:
    """Return one line of the table for these topics."""
    chosen = {name: pair for name, pair in found.items() if pair[0].split()[0] in topics}
    gold = {name: subtopic for name, (subtopic, _) in chosen.items()}
    placed = place(told_of(name, text, None) for name, (_, text) in chosen.items())
    precision, recall, f1 = bcubed(gold, {one.article: one.story for one in placed})
    return f"{len(chosen):9}{len(set(gold.values())):9}{len({one.story for one in placed}):9}{precision:8.3f}{recall:8.3f}{f1:8.3f}"


def measure_few(found: Mapping[str, tuple[str, str]], topics: Sequence[str]) -> str:
    """Return one line of the table for small cases: each of these topics by itself, `FEW` articles a story."""
    figures = []
    for topic in topics:
        stories = _sets({name: subtopic for name, (subtopic, _) in found.items() if subtopic.split()[0] == topic})
        gold = {name: subtopic for subtopic, names in sorted(stories.items()) for name in sorted(names)[:FEW]}
        placed = place(told_of(name, found[name][1], None) for name in gold)
        figures.append(bcubed(gold, {one.article: one.story for one in placed}))
    precision, recall, f1 = (sum(column) / len(figures) for column in zip(*figures, strict=True))
    return f"{'':27}{precision:8.3f}{recall:8.3f}{f1:8.3f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    found = documents(data_set(parser.parse_args().data, "ecbplus", holds="docs") / "docs")
    topics = sorted({subtopic.split()[0] for subtopic, _ in found.values()}, key=int)
    tuned = [topic for topic in topics if int(topic) in TUNED]
    print(f"{'topics':14}{'articles':>9}{'stories':>9}{'found':>9}{'P':>8}{'R':>8}{'F1':>8}")
    for name, chosen in (("all", topics), ("tuned on", tuned), ("not tuned on", [topic for topic in topics if topic not in tuned])):
        print(f"{name:14}{measure(found, chosen)}")
        print(f"{'  small cases':14}{measure_few(found, chosen)}")


if __name__ == "__main__":
    main()
