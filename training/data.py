"""Loaders: each public data set becomes a list of Documents with labels on words, ready to be cut into windows."""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from counterclaim.detect.pieces import split_sentences, split_words
from training import labels
from training.mentions import entity_bits

IGNORE = -100
"""Label of a word that teaches nothing."""


class DataError(Exception):
    """A data set is missing, or is not what its notes say; the message names the file and what to do."""


@dataclass(slots=True)
class Document:
    """Words with labels. `units` are the word ranges (sentences or paragraphs) that windows are made of.

    tags: per word a class index, IGNORE for none. masks: per word the bits of the classes that are allowed (0: teaches nothing).
    pointers: per word the index of another word, -1 for none, IGNORE. pairs: (from word, to word, class index).
    """

    name: str
    words: list[str]
    units: list[tuple[int, int]]
    tags: dict[str, list[int]] = field(default_factory=dict)
    masks: dict[str, list[int]] = field(default_factory=dict)
    pointers: dict[str, list[int]] = field(default_factory=dict)
    pairs: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    text: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Character spans of the words in `text`, where the data set is plain text."""
    partial: bool = False
    """Whether a pair that is not listed may be there all the same, and so teaches nothing."""


def held_out(name: str, parts: int = 5) -> bool:
    """Whether a document of a set without an official split is in its dev part: one of `parts`, by the hash of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % parts == 0


def read(path: Path) -> str:
    """Text of a file, without a byte-order mark; a missing file is a DataError."""
    if not path.is_file():
        raise DataError(f"{path} is missing: pass the folder of the data sets with --data")
    return path.read_text(encoding="utf-8-sig")


def files(folder: Path, pattern: str) -> list[Path]:
    """List matching files in order; none is a DataError."""
    found = sorted(folder.glob(pattern))
    if not found:
        raise DataError(f"no {pattern} in {folder}: pass the folder of the data sets with --data")
    return found


# --- PolNeAR: attribution -------------------------------------------------------------------------------------------------------

_KIND_ORDER = {"Content": 0, "Source": 1, "Cue": 2}


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution: character fragments of each part."""

    parts: dict[str, list[tuple[int, int]]]


def read_brat(text: str) -> list[Attribution]:
    """Attributions of one brat file. Discontinuous spans keep every fragment; Content2, Source2 ... join the first."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    lines = [line.split("\t") for line in text.splitlines()]
    for fields in lines:
        if re.fullmatch(r"T\d+", fields[0]):
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (place.split() for place in places)]
    for fields in lines:
        if re.fullmatch(r"E\d+", fields[0]):
            parts: dict[str, list[tuple[int, int]]] = {}
            for role, target in (part.split(":") for part in fields[1].split()):
                kind = role.rstrip("0123456789")
                if kind in _KIND_ORDER and target in spans:
                    parts.setdefault(kind, []).extend(spans[target])
            found.append(Attribution(parts))
    return found


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Character spans of the lines that are not blank."""
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield match.span()


def split_text(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Character spans of the words of a text, and the word ranges of its paragraphs."""
    spans: list[tuple[int, int]] = []
    units = []
    for start, end in paragraphs(text):
        first = len(spans)
        spans += [(start + a, start + b) for a, b in split_words(text[start:end])]
        units.append((first, len(spans)))
    return spans, units


def words_in(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    """Indexes of the words that overlap a character span."""
    return [i for i, (a, b) in enumerate(spans) if a < end and b > start]


WordParts = dict[str, list[int]]
"""The words of an attribution's Source, Cue and Content, in order."""


def attribution_labels(count: int, attributions: Sequence[WordParts]) -> tuple[list[int], list[int]]:
    """Tags and links of ``count`` words.

    Where attributions nest, the inner one (the narrower content) keeps its words; a cue wins over the rest.
    """
    owner: list[tuple[str, int] | None] = [None] * count
    order = sorted(range(len(attributions)), key=lambda k: -len(attributions[k].get("Content", [])))
    for kind in _KIND_ORDER:
        for k in order:
            for i in attributions[k].get(kind, []):
                owner[i] = (kind, k)
    cue_of: dict[int, int] = {}
    for i, own in enumerate(owner):
        if own and own[0] == "Cue":
            cue_of.setdefault(own[1], i)
    tags, links = [], []
    for i, own in enumerate(owner):
        inside = own is not None and i > 0 and owner[i - 1] == own
        tags.append(labels.ATTRIBUTION.index(f"{'I' if inside else 'B'}-{own[0].upper()}") if own else 0)
        links.append(cue_of.get(own[1], -1) if own else IGNORE)
    return tags, links


def _attribution_document(name: str, text: str, attributions: list[Attribution]) -> Document:
    spans, units = split_text(text)
    parts = [
        {kind: [i for start, end in places for i in words_in(spans, start, end)] for kind, places in one.parts.items()}
        for one in attributions
    ]
    tags, links = attribution_labels(len(spans), parts)
    return Document(name, [text[a:b] for a, b in spans], units, {"attribution": tags}, {}, {"link": links}, {}, text, spans)


def polnear(data: Path, split: str) -> list[Document]:
    """PolNeAR articles, one Document each, paragraphs as units; the first annotator (in file-name order) of each."""
    found = []
    for path in files(data / "polnear" / split / "text", "*.txt"):
        notes = sorted((data / "polnear" / split / "attributions").glob(f"{path.stem}_*.ann"))
        if not notes:
            raise DataError(f"{path} has no annotation in the folder attributions")
        # Line ends are read as they stand, since the offsets count them.
        text = path.read_bytes().decode("utf-8")
        found.append(_attribution_document(path.stem, text, read_brat(read(notes[0]))))
    return found


# --- worldwide-ner, UNER: entities ----------------------------------------------------------------------------------------------


def worldwide_folder(data: Path, split: str) -> Path:
    """Folder of the tagged articles; a separate test folder carries `test` in its name."""
    if split != "test":
        return data / "worldwide-ner" / "processed_annotated"
    for name in ("processed_annotated_test", "test"):
        if (data / "worldwide-ner" / name).is_dir():
            return data / "worldwide-ner" / name
    raise DataError(f"{data / 'worldwide-ner'} has no test folder")


def entity_class(tag: str, kinds: dict[str, str], tables: tuple[str, ...]) -> int:
    """Class index of a data set's tag such as B-Person; an unknown kind is a DataError."""
    if tag in {labels.OUTSIDE, ""}:
        return 0
    position, _, kind = tag.partition("-")
    if kind not in kinds or position not in "BI":
        raise DataError(f"unknown entity tag {tag!r}")
    return tables.index(f"{position}-{kinds[kind]}")


def worldwide(data: Path, split: str) -> list[Document]:
    """worldwide-ner articles; sentences as units. Where tags nest, the first column (the outermost entity) counts."""
    found = []
    for path in files(worldwide_folder(data, split), "*.tsv"):
        if split != "test" and held_out(path.name) != (split == "dev"):
            continue
        words: list[str] = []
        tags: list[int] = []
        units: list[tuple[int, int]] = []
        start = 0
        for line in [*read(path).splitlines(), ""]:
            columns = line.split("\t") if "\t" in line else line.split()
            if len(columns) >= 2:
                words.append(columns[0])
                tags.append(entity_class(columns[1].strip(), labels.WORLDWIDE_KINDS, labels.ENTITY))
            elif len(words) > start:
                units.append((start, len(words)))
                start = len(words)
        bits = [1 << tag for tag in tags]
        found.append(Document(path.name, words, units, {"entity": tags}, {"entity": bits}))
    return found


def _class_bits(kinds: Sequence[str], position: str) -> int:
    return sum(1 << labels.ENTITY.index(f"{position}-{kind}") for kind in kinds)


def uner_bits(tag: str) -> int:
    """Classes that a UNER tag leaves open, as bits: its O may be a kind that UNER does not know."""
    position, _, kind = tag.partition("-")
    if kind in labels.UNER_KINDS:
        return _class_bits(labels.UNER_KINDS[kind], position)
    return 1 | _class_bits(labels.UNER_UNKNOWN, "B") | _class_bits(labels.UNER_UNKNOWN, "I")


def _uner(data: Path, split: str) -> dict[tuple[str, ...], list[int]]:
    """Read the allowed classes of each sentence, by its words (its files are ordered unlike the treebank's)."""
    found: dict[tuple[str, ...], list[int]] = {}
    for block in read(data / "uner-ewt" / f"en_ewt-ud-{split}.iob2").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        found[tuple(row[1] for row in rows)] = [uner_bits(row[2]) for row in rows]
    return found


# --- Treebanks and PropBank -----------------------------------------------------------------------------------------------------


def conllu(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    """(document id, rows) of each sentence; rows of multiword tokens and empty nodes are left out."""
    name = ""
    for block in re.split(r"\n\s*\n", text):
        rows = []
        for line in block.splitlines():
            if line.startswith("# newdoc"):
                name = line.rpartition("=")[2].strip()
            elif line and not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
        if rows:
            yield name, rows


def _deprel(name: str) -> int:
    """Index of a relation; an unknown subtype counts as its main type."""
    return labels.DEPRELS.index(name if name in labels.DEPRELS else name.partition(":")[0])


def _treebank_documents(sentences: Iterator[tuple[str, list[list[str]]]]) -> list[Document]:
    found: dict[str, Document] = {}
    for name, rows in sentences:
        document = found.setdefault(name, Document(name, [], [], {"upos": [], "deprel": []}, {}, {"head": []}))
        start = len(document.words)
        document.words += [row[1] for row in rows]
        document.tags["upos"] += [labels.UPOS.index(row[3]) for row in rows]
        document.tags["deprel"] += [_deprel(row[7]) for row in rows]
        document.pointers["head"] += [start + int(row[6]) - 1 if int(row[6]) else -1 for row in rows]
        document.units.append((start, len(document.words)))
    return list(found.values())


def ewt(data: Path, split: str) -> list[Document]:
    """EWT with the parse, PropBank's roles and UNER's entities on the same words; what a sentence lacks is left unlabelled."""
    documents = _treebank_documents(conllu(read(data / "ud-ewt" / f"en_ewt-ud-{split}.conllu")))
    rows = [json.loads(line) for line in read(data / "propbank-ewt" / f"{split}.jsonl").splitlines()]
    roles = {tuple(row["words"]): row for row in rows}
    entities = _uner(data, split) if (data / "uner-ewt" / f"en_ewt-ud-{split}.iob2").is_file() else {}
    matched = 0
    for document in documents:
        document.tags["predicate"] = []
        document.masks["entity"] = []
        document.pairs["role"] = []
        for start, end in document.units:
            key = tuple(document.words[start:end])
            document.masks["entity"] += entities.get(key, [0] * len(key))
            row = roles.get(key)
            matched += row is not None
            predicates = set(row["preds"]) if row else set()
            document.tags["predicate"] += [int(i in predicates) if row else IGNORE for i in range(len(key))]
            for predicate, argument, role in row["srl"] if row else []:
                if predicate in predicates:
                    document.pairs["role"].append((start + predicate, start + argument, labels.ROLES.index(role)))
    if matched < 0.9 * len(rows):
        raise DataError(f"only {matched} of {len(rows)} PropBank sentences have their treebank sentence: other versions of the sets?")
    return documents


def gum_split(data: Path) -> dict[str, str]:
    """Document name -> split, from GUM's own list; a name that is not listed is for training."""
    found = {}
    split = ""
    for line in read(data / "gum" / "splits.md").splitlines():
        if line.startswith("## "):
            split = line[3:].strip()
        elif line.strip().startswith("* "):
            found[line.strip()[2:].strip()] = split
    return found


def gum(data: Path, split: str, *, dates: bool = False) -> list[Document]:
    """GUM's parse, the documents whose text is not NC; with `dates`, what its mentions teach of dates too."""
    splits = gum_split(data)
    found = []
    for path in files(data / "gum" / "dep", "*.conllu"):
        if splits.get(path.stem, "train") != split:
            continue
        sentences = list(conllu(read(path)))
        documents = _treebank_documents(iter(sentences))
        for document in documents if dates else []:
            rows = [sentence for name, sentence in sentences if name == document.name]
            document.masks["entity"] = [bits for one in rows for bits in entity_bits([row[9] for row in one], [row[3] for row in one])]
        found += documents
    return found


# --- WikiEvents: conflict roles -------------------------------------------------------------------------------------------------


def _find(words: Sequence[str], phrase: Sequence[str], near: int) -> int | None:
    """Last word (the head, for an English name) of the phrase's occurrence nearest to a word, or None."""
    size = len(phrase)
    starts = [i for i in range(len(words) - size + 1) if list(words[i : i + size]) == list(phrase)]
    return min((i + size - 1 for i in starts), key=lambda i: abs(i - near), default=None)


def _wikievents_arguments(row: dict[str, object], event: dict[str, object], trigger: int) -> Iterator[tuple[str, int]]:
    """(role, head word). Dev and test name an entity mention; train gives the words alone, taken where they stand nearest."""
    words: list[str] = row["tokens"]  # type: ignore[assignment]
    mentions = {mention["id"]: mention for mention in row.get("entity_mentions", [])}  # type: ignore[attr-defined]
    for argument in event["arguments"]:  # type: ignore[attr-defined]
        mention = mentions.get(argument.get("entity_id"))
        phrase = [argument["text"][a:b] for a, b in split_words(argument["text"])]
        head = mention["end"] - 1 if mention else _find(words, phrase, trigger) or _find(words, argument["text"].split(), trigger)
        if head is not None:
            yield argument["role"], head


def wikievents(data: Path, split: str) -> list[Document]:
    """WikiEvents documents, sentences as units: coarse trigger classes, and argument heads anywhere in the document."""
    found = []
    for line in read(data / "wikievents" / f"{split}.jsonl").splitlines():
        row = json.loads(line)
        words = row["tokens"]
        triggers = [0] * len(words)
        pairs = set()
        weapons = [0] * len(words)
        for event in row["event_mentions"]:
            at = event["trigger"].get("start", event["trigger"].get("start_idx"))
            triggers[at] = labels.TRIGGERS.index(labels.trigger_of(event["event_type"]))
            for role, head in _wikievents_arguments(row, event, at):
                if role in labels.WEAPON_ROLES:
                    # The mention's extent is not given, so its head may begin or continue the span.
                    weapons[head] = sum(1 << labels.MATERIEL.index(tag) for tag in ("B-WEAPON", "I-WEAPON"))
                if role in labels.CONFLICT_ROLE_OF and head != at:
                    pairs.add((at, head, labels.CONFLICT_ROLES.index(labels.CONFLICT_ROLE_OF[role])))
        units = split_sentences(words, [False] * len(words))
        name = row.get("doc_id") or row["docid"]
        found.append(Document(name, words, units, {"trigger": triggers}, {"materiel": weapons}, {}, {"conflict": sorted(pairs)}))
    return found


# --- re3d: weapons and platforms ------------------------------------------------------------------------------------------------


def _json_lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in read(path).splitlines() if line.strip()]


def re3d(data: Path, split: str) -> list[Document]:
    """re3d documents, paragraphs as units; entities that its annotators confirmed (confidence above one half)."""
    found: list[Document] = []
    if split == "test":
        return found
    for folder in sorted(path.parent for path in files(data / "re3d", "*/documents.json")):
        entities = _json_lines(folder / "entities.json")
        for row in _json_lines(folder / "documents.json"):
            name, text = str(row["_id"]), str(row["text"])
            if held_out(name) != (split == "dev"):
                continue
            spans, units = split_text(text)
            tags = [0] * len(spans)
            for entity in entities:
                kind = labels.RE3D_KINDS.get(str(entity["type"]))
                if entity["documentId"] != name or kind is None or float(str(entity["confidence"])) <= 0.5:
                    continue
                inside = words_in(spans, int(str(entity["begin"])), int(str(entity["end"])))
                for n, i in enumerate(inside):
                    tags[i] = labels.MATERIEL.index(f"{'I' if n else 'B'}-{kind}")
            bits = [1 << tag for tag in tags]
            words = [text[a:b] for a, b in spans]
            found.append(Document(name, words, units, {"materiel": tags}, {"materiel": bits}, text=text, spans=spans))
    return found


# --- MEANTIME: certainty, polarity and time of events ---------------------------------------------------------------------------

_STATUS = {"certainty": labels.CERTAINTY, "polarity": labels.POLARITY, "timing": labels.TIMING}


def meantime(data: Path, split: str) -> list[Document]:
    """MEANTIME articles, sentences as units: certainty, polarity and time of the words of each event mention; other words teach nothing."""
    if split == "test":
        return []
    paths = files(data / "meantime" / "intra-doc_annotation", "*/*.xml")
    return [_meantime_document(path) for path in paths if held_out(path.name) == (split == "dev")]


def _meantime_document(path: Path) -> Document:
    root = ET.parse(path).getroot()
    tokens = root.findall("token")
    place = {token.get("t_id"): i for i, token in enumerate(tokens)}
    sentences = [token.get("sentence") for token in tokens]
    starts = [i for i in range(len(tokens)) if i == 0 or sentences[i] != sentences[i - 1]]
    tags = {name: [IGNORE] * len(tokens) for name in _STATUS}
    for mention in root.iter("EVENT_MENTION"):
        inside = [place[anchor.get("t_id")] for anchor in mention.iter("token_anchor")]
        for name, table in _STATUS.items():
            value = mention.get("time" if name == "timing" else name, "")
            for i in inside if value in table else []:
                tags[name][i] = table.index(value)
    units = list(zip(starts, [*starts[1:], len(tokens)], strict=True))
    return Document(path.name, [token.text or "" for token in tokens], units, tags)
