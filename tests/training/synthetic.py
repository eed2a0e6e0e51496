"""Tiny data sets in the layout of the public ones, of invented text, and a tiny encoder to train on them."""

import json
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

ARTICLE = "“The dam fell,” Gen. Arlo Venn said.\n\nHe said nothing of the men who fled, officials told Reuters."


def _span(name: str, kind: str, text: str, start: int = 0) -> str:
    at = ARTICLE.index(text, start)
    return f"{name}\t{kind} {at} {at + len(text)}\t{text}\n"


BRAT = (
    _span("T1", "Source", "Gen. Arlo Venn")
    + _span("T2", "Cue", "said")
    # A content in two fragments: the words, and the closing mark.
    + "T3\tContent 0 14;14 15\t“The dam fell, ”\n"
    + _span("T5", "Source", "officials")
    + _span("T6", "Cue", "told")
    + _span("T7", "Content", "He said nothing of the men who fled")
    + _span("T9", "Source", "He")
    + _span("T10", "Cue", "said", ARTICLE.index("He said"))
    + _span("T11", "Content", "nothing")
    + "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n"
    + "E2\tAttribution:T6 Content:T7 Cue:T6 Source:T5\n"
    + "E3\tAttribution:T10 Content:T11 Cue:T10 Source:T9\n"
    + "#1\tAnnotatorNotes T9\ta note\nThe note goes on\n"
)
TAGGED = "Venn\tB-Person\nleft\tO\nOrsk\tB-Organization\tB-Location\nPort\tI-Organization\n\nHe\tO\nfell\tO\n"
SENTENCE = ["Venn", "did", "n't", "leave", "Orsk", "."]
HEADS = [4, 4, 4, 0, 4, 4]
UPOS = ["PROPN", "AUX", "PART", "VERB", "PROPN", "PUNCT"]
DEPRELS = ["nsubj", "aux", "advmod", "root", "obj", "punct"]
MUC_TEXT = """DEV-MUC3-0001 (ORG)

   ORSK, 3 JAN 90 -- [TEXT] GUERRILLAS OF THE
RED FRONT KILLED TWO OFFICERS WITH A CAR BOMB.

   THE GUERRILLAS LEFT.  SOLDIERS KILLED A DOG.
"""
MUC_KEY = """0.  MESSAGE: ID                     DEV-MUC3-0001 (ORG)
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  ATTACK
6.  INCIDENT: INSTRUMENT ID         "CAR BOMB"
9.  PERP: INDIVIDUAL ID             ? "GUERRILLAS OF THE RED FRONT" / "SOLDIERS"
12. PHYS TGT: ID                    *
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            "OFFICERS": "NAMES"
                                    "BYSTANDERS"
"""
MEANTIME = """<?xml version="1.0"?><Document doc_id="m1"><token t_id="1" sentence="0" number="0">Orsk</token>
<token t_id="2" sentence="0" number="1">will</token><token t_id="3" sentence="0" number="2">fall</token>
<token t_id="4" sentence="1" number="0">Nobody</token><token t_id="5" sentence="1" number="1">fled</token>
<Markables><EVENT_MENTION m_id="1" certainty="POSSIBLE" polarity="POS" time="FUTURE"><token_anchor t_id="3"/></EVENT_MENTION>
<EVENT_MENTION m_id="2" certainty="" polarity="NEG" time="NON_FUTURE"><token_anchor t_id="5"/></EVENT_MENTION></Markables></Document>
"""
WIKI_WORDS = ["Troops", "shelled", "Orsk", ".", "Two", "men", "died", "there", "."]


def conllu(name: str) -> str:
    """One document with one sentence, a multiword token in it."""
    rows = [f"# newdoc id = {name}", f"# text = {' '.join(SENTENCE)}"]
    for n, (word, upos, head, deprel) in enumerate(zip(SENTENCE, UPOS, HEADS, DEPRELS, strict=True), start=1):
        if n == 2:
            rows.append("2-3\tdidn't" + "\t_" * 8)
        rows.append(f"{n}\t{word}\t{word}\t{upos}\t_\t_\t{head}\t{deprel}\t_\t_")
    return "\n".join(rows) + "\n\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_data(root: Path) -> Path:
    """All sets, train and dev."""
    for split in ("train", "dev"):
        write(root / f"polnear/{split}/text/one.txt", ARTICLE)
        write(root / f"polnear/{split}/attributions/one_a1.ann", BRAT)
        write(root / f"polnear/{split}/attributions/one_b2.ann", "")
        write(root / f"ud-ewt/en_ewt-ud-{split}.conllu", conllu("web-1"))
        roles = {"words": SENTENCE, "preds": [3], "srl": [[3, 0, "ARG0"], [3, 2, "NEG"], [3, 4, "ARG1"]]}
        write(root / f"propbank-ewt/{split}.jsonl", json.dumps(roles) + "\n")
        tags = ["B-PER", "O", "O", "O", "B-LOC", "O"]
        rows = "".join(f"{n}\t{word}\t{tag}\t-\t-\n" for n, (word, tag) in enumerate(zip(SENTENCE, tags, strict=True), start=1))
        write(root / f"uner-ewt/en_ewt-ud-{split}.iob2", f"# newdoc id = web-1\n{rows}\n")
    for n in range(30):
        write(root / f"worldwide-ner/processed_annotated/article_{n}.txt.tsv", TAGGED)
    for n in range(12):
        write(root / f"meantime/intra-doc_annotation/press/{n}.xml", MEANTIME)
    write(root / "gum/splits.md", "## dev\n\n  * GUM_news_two\n\n## test\n\n  * GUM_news_three\n")
    for name in ("one", "two", "three"):
        write(root / f"gum/dep/GUM_news_{name}.conllu", conllu(f"GUM_news_{name}"))
    arguments = [{"role": "Attacker", "text": "Troops"}, {"role": "Place", "text": "Orsk"}]
    shelled = {"event_type": "Conflict.Attack", "trigger": {"start_idx": 1, "end_idx": 2, "text": "shelled"}, "arguments": arguments}
    write(root / "wikievents/train.jsonl", json.dumps({"docid": "w1", "tokens": WIKI_WORDS, "event_mentions": [shelled]}) + "\n")
    died = {
        "event_type": "Life.Die.Unspecified",
        "trigger": {"start": 6, "end": 7, "text": "died"},
        "arguments": [{"entity_id": "w2-T1", "role": "Victim", "text": "Two men"}],
    }
    mentions = [{"id": "w2-T1", "start": 4, "end": 6, "entity_type": "PER", "text": "Two men"}]
    dev = {"doc_id": "w2", "tokens": WIKI_WORDS, "entity_mentions": mentions, "event_mentions": [died]}
    write(root / "wikievents/dev.jsonl", json.dumps(dev) + "\n")
    documents, entities = [], []
    for n in range(12):
        documents.append({"_id": f"D{n}", "text": "A mortar hit the old tank."})
        entities.append({"documentId": f"D{n}", "begin": 2, "end": 8, "type": "Weapon", "confidence": 1})
        entities.append({"documentId": f"D{n}", "begin": 17, "end": 25, "type": "MilitaryPlatform", "confidence": 1})
        entities.append({"documentId": f"D{n}", "begin": 0, "end": 1, "type": "Weapon", "confidence": 0})
    write(root / "re3d/Press/documents.json", "\ufeff" + "".join(json.dumps(row) + "\n" for row in documents))
    write(root / "re3d/Press/entities.json", "".join(json.dumps(row) + "\n" for row in entities))
    for folder, message in (("dev", "DEV-MUC3-0001"), ("tst1", "TST1-MUC3-0001"), ("tst2", "TST2-MUC4-0001")):
        write(root / f"muc4/corpora/{folder}/key-{folder}.muc4", MUC_KEY.replace("DEV-MUC3-0001", message))
        write(root / f"muc4/corpora/{folder}/{folder}-muc3-0001", MUC_TEXT.replace("DEV-MUC3-0001", message))
    return root


def write_tokenizer(path: Path) -> int:
    """A WordPiece vocabulary of single characters; its size."""
    characters = "abcdefghijklmnopqrstuvwxyz0123456789.,'\"“”’‘-!?"
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters, *(f"##{c}" for c in characters)]
    tokenizer = Tokenizer(WordPiece({name: n for n, name in enumerate(names)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.save(str(path))
    return len(names)
