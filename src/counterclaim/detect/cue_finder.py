"""Cues and their speakers: verbs, nouns and phrases that attribute, each with its subject."""

from counterclaim.detect.boundaries import TRIMMED, Boundaries, Cue, Range
from counterclaim.detect.subjects import Subject, clause_subject, find_subject, is_venue
from counterclaim.detect.words import (
    AND,
    CLOSE_MARKS,
    DASHES,
    ENDS,
    POSSESSIVES,
    QUOTE_MARKS,
    is_ly,
    is_noun,
    is_verbal,
    noun_phrase_end,
    noun_phrase_start,
    time_end,
)
from counterclaim.vocabulary.cues import Noun, Verb, VerbForm, cues, grammar, noun_forms, nouns_by_form, verbs_by_form

CLAUSE_JOINTS = frozenset({"after", "as", "when", "while", "because", "but", "although"})  # they open a clause with a subject of its own
QUOTED_REACH = 14  # words between "quoted" and its "saying"
TITLE_WORDS = 4  # long words that a sentence needs to be told for a headline
TITLE_SHARE = 0.85  # of them written with a capital
INTEGRATED = frozenset({"since", "until", "because", "if", "unless", "where"})  # their clauses stay part of the statement they stand in
NOUN_LIKE_FORMS: frozenset[VerbForm] = frozenset({"base", "third"})
PLURAL_PRONOUNS = frozenset({"i", "we", "they", "you", "who", "which", "it", "he", "she", "both"})


class CueFinder(Boundaries):
    """Finds the cues of a sentence, from left to right."""

    def _read_cues(self, low: int, high: int, speaker: Range | None) -> Range | None:
        """Find the cues of a sentence; return its last speaker, for a quotation that runs on into the next sentence."""
        for index in range(low, high):
            cue = self._cue_at(index, low, high)
            if cue is None:
                continue
            if cue.subject.how == "inherited" and cue.source is None:
                cue.source = self._inherited(cue, speaker, low)
                if self._first_person(cue.source):
                    if self.words.lower[cue.subject.edge] in AND:
                        self.splits.add(cue.subject.edge)
                    continue
            if self.words.quote_of[index] >= 0 and self._first_person(cue.source):
                speaker = cue.source
                continue
            if cue.source is not None and cue.subject.how in ("own", "inherited"):
                speaker = cue.source
            self.cues.append(cue)
            self._break_at(cue)
        return speaker

    def _break_at(self, cue: Cue) -> None:
        """Note that the clause of a cue ends the statement before it."""
        edge = cue.subject.edge
        if edge >= 0 and self._is_integrated(cue, edge):
            return
        if edge > self.words.bounds[self.words.sentence_of[cue.first]][0]:
            self.breaks.add(edge)
            if cue.subject.how == "own":
                self.own_breaks.add(edge)

    def _is_integrated(self, cue: Cue, edge: int) -> bool:
        """Whether the cue's clause is part of the statement around it: "since it said", "a deal requiring N to"."""
        words = self.words
        if words.lower[edge] in INTEGRATED or (edge > 0 and words.lower[edge - 1] in INTEGRATED):
            return True
        modifies = cue.form == "gerund" and cue.subject.how == "own" and cue.subject.end == cue.first
        return modifies and words.lower[edge] not in TRIMMED | {"with", "as", "and", "while"}

    def _first_person(self, source: Range | None) -> bool:
        return source is not None and source[1] - source[0] == 1 and self.words.lower[source[0]] in grammar().first_person

    def _inherited(self, cue: Cue, speaker: Range | None, low: int) -> Range | None:
        quote = self.words.quote_of[cue.first]
        if cue.form == "gerund" and (nearest := self._nearest_clause(cue.first, low, speaker)) is not None:
            return nearest
        if speaker is not None and self.words.quote_of[speaker[0]] == quote:
            return speaker
        start = low if quote < 0 else max(low, self.words.first_in(self.words.quotes[quote].inner_start))
        return clause_subject(self.words, cue.first, start)

    def _nearest_clause(self, index: int, low: int, speaker: Range | None) -> Range | None:
        """Return the subject of the clause that a participle hangs on, where one opened after the last speaker ("after X fell, saying")."""
        words = self.words
        for joint in range(index - 3, max(low, speaker[1] if speaker else low), -1):
            if words.quote_of[joint] != words.quote_of[index] or words.lower[joint] not in CLAUSE_JOINTS:
                continue
            end = noun_phrase_end(words, joint + 1, index)
            if joint + 1 < end < index and is_verbal(words, end) and joint + 1 in words.starts:
                return joint + 1, end
        return None

    def _cue_at(self, index: int, low: int, high: int) -> Cue | None:
        """Return the cue that token ``index`` begins, with its subject, or null."""
        lower = self.words.lower
        if index + 1 < high and any(lower[index : index + len(phrase)] == phrase for phrase in cues().according):
            return self._according(index, low, high)
        if lower[index] in cues().trading_verbs and index + 1 < high and lower[index + 1] in cues().traded:
            return self._trading(index, low, high)
        for verb, form in verbs_by_form().get(lower[index], ()):
            end = self._particle_end(index, verb, high)
            if self._in_name(index) or end < 0:
                continue
            if cue := self._verb(index, verb, form, low, high):
                cue.end = max(cue.end, end)
                return cue
            if not verb.particle:
                break
        noun = nouns_by_form().get(lower[index])
        return self._noun(index, noun, low, high) if noun is not None else None

    def _trading(self, index: int, low: int, high: int) -> Cue | None:
        """Read "A and B traded blame for C": both accuse."""
        words = self.words
        subject = find_subject(words, index, self._clause_low(index, low), "past")
        link = next((k for k in range(index + 2, min(high - 1, index + 6)) if words.lower[k] in {"for", "over", "of"}), -1)
        if subject.first < 0 or link < 0:
            return None
        cue = Cue(index, index + 2, "accuse", frozenset(), "past", subject, (subject.first, subject.end), rule="noun")
        cue.contents = [self._trim((link + 1, self._content_end(link + 1, high, clause=False)))]
        return cue

    def _particle_end(self, index: int, verb: Verb, high: int) -> int:
        """Return the end of the verb with its particle, between which a time may stand ("called on Monday for"); -1 where it has none."""
        words, after = self.words, index + 1
        if not verb.particle:
            return after
        if after >= high:
            return -1
        timed = time_end(words, after, high)
        if timed > after and timed < high and words.lower[timed] == verb.particle:
            return timed + 1
        return after + 1 if words.lower[after] == verb.particle and timed == after else -1

    def _in_name(self, index: int) -> bool:
        """Whether the token is part of a name ("Reports TV"), not a word of the sentence."""
        text = self.words.tokens[index].text
        return (
            text[:1].isupper()
            and index != self.words.bounds[self.words.sentence_of[index]][0]
            and self.words.view.upper() != self.words.view
            and not self._in_title(index)
        )

    def _in_title(self, index: int) -> bool:
        """Whether the sentence writes nearly all its words with a capital, as headlines do."""
        low, high = self.words.bounds[self.words.sentence_of[index]]
        long = [token.text for token in self.words.tokens[low:high] if len(token.text) > 3 and token.text.isalpha()]
        return len(long) >= TITLE_WORDS and sum(text[:1].isupper() for text in long) >= TITLE_SHARE * len(long)

    def _verb(self, index: int, verb: Verb, form: VerbForm, low: int, high: int) -> Cue | None:
        words = self.words
        start = self._clause_low(index, low)
        cue = Cue(index, index + (2 if verb.particle else 1), verb.lemma, verb.takes, form)
        if form == "gerund" and index > low and words.lower[index - 1] == "as":
            return self._as_saying(cue, start)
        if form == "gerund" and (quoted := self._quoted_saying(cue, start)) is not None:
            return quoted
        if verb.lemma == "purport" or (form in NOUN_LIKE_FORMS and self._is_nominal(index, start)):
            return None if verb.lemma != "purport" else self._purporting(cue, start)
        unsaid = index > low and words.lower[index - 1] == "without"
        if form == "gerund" and (unsaid or self._is_gerund_noun(index, start) or self._governs_of(index, verb, high)):
            return None
        cue.subject = find_subject(words, index, start, form)
        if cue.subject.how in ("own", "inherited") and self._is_named_so(cue, high):
            return None
        if self._ends_sentence_inverted(cue, high) and (inverted := self._inverted(cue, high)) is not None:
            return inverted
        if cue.subject.negated or cue.subject.modal or self._is_reduced(cue, high):
            return None
        if cue.subject.how == "none":
            return self._inverted(cue, high)
        if cue.subject.first >= 0:
            cue.source = (cue.subject.first, cue.subject.end)
        if cue.subject.how == "own" and self._is_question(cue):
            return None
        if cue.subject.embedded and form != "gerund" and cue.source is not None and is_venue(words, cue.source[1]):
            return None
        if cue.subject.how == "own" and form == "gerund" and cue.source is not None and is_venue(words, cue.source[1]):
            cue.subject, cue.source = Subject(-1, -1, cue.subject.end, "inherited"), None
        return cue

    def _is_reduced(self, cue: Cue, high: int) -> bool:
        """Whether the verb is a participle after its noun ("footage released by"), and nobody's act in this clause."""
        return (
            cue.form == "past"
            and cue.subject.how != "passive"
            and cue.end < high
            and self.words.lower[cue.end] == "by"
            and cue.lemma != "say"
        )

    def _is_named_so(self, cue: Cue, high: int) -> bool:
        """Whether "described as" says what somebody is called, without a word on who calls them so."""
        return (
            cue.form == "past" and "as" in cue.takes and "clause" not in cue.takes and cue.end < high and self.words.lower[cue.end] == "as"
        )

    def _is_question(self, cue: Cue) -> bool:
        return cue.source is not None and self.words.lower[cue.source[0]] in grammar().nobody

    def _is_nominal(self, index: int, low: int) -> bool:
        """Whether a form that is as often a noun ("claims", "report") is one here: an article, adjective or possessor stands before it."""
        words = self.words
        if words.lower[index] not in noun_forms():
            return False
        if index == low:
            return True
        following = words.lower[index + 1] if index + 1 < len(words.lower) else "."
        before = words.lower[index - 1]
        if following in grammar().be | grammar().have | grammar().modals and before not in PLURAL_PRONOUNS:
            return True
        if words.lower[index] in cues().plural_subject and not (
            before in PLURAL_PRONOUNS or before.endswith("s") or before == "to" or is_ly(before)
        ):
            return True
        if (
            before in grammar().determiners - {"both", "all", "each", "some", "many"}
            or before in POSSESSIVES
            or before in grammar().prepositions - {"to"}
        ):
            return True
        if before in PLURAL_PRONOUNS or before in grammar().modals or before == "to" or index - 1 in words.ends or is_ly(before):
            return False
        if before in grammar().adverbs:
            return False
        return not (
            before.endswith("s") or words.tokens[index - 1].text[:1].isupper() or before in {")", ",", '"'} or words.lower[index] == before
        )

    def _is_gerund_noun(self, index: int, low: int) -> bool:
        """Whether a form like "warning" is a noun: an article or adjective stands before it, no comma, conjunction, name or auxiliary."""
        words = self.words
        if words.lower[index] not in nouns_by_form() or index == low:
            return words.lower[index] in nouns_by_form()
        before = words.lower[index - 1]
        if index - 1 in words.ends or not before[:1].isalnum() or is_ly(before):
            return False
        verbal = grammar().be | grammar().adverbs | grammar().conjunctions | {"while", "after", "before", "by", "without", "in"}
        return before not in verbal and words.tokens[index - 1].text[:1].islower()

    def _governs_of(self, index: int, verb: Verb, high: int) -> bool:
        """Whether a form like "understanding" is a noun: "of" follows, which the verb does not take."""
        return index + 1 < high and self.words.lower[index + 1] == "of" and "of" not in verb.takes

    def _inverted(self, cue: Cue, high: int) -> Cue | None:
        """Read ``... ," said Smith``: the subject follows, and the content came before."""
        words = self.words
        if "quote" not in cue.takes and "clause" not in cue.takes:
            return None
        before = words.lower[cue.first - 1] if cue.first else ""
        if cue.first == 0 or not (before == "," or words.tokens[cue.first - 1].text in CLOSE_MARKS or before in {"?", "!"} | DASHES):
            return None
        if cue.end >= high or cue.form == "gerund":
            return None
        end = self._inverted_end(cue.end, high)
        if end <= cue.end:
            return None
        cue.subject = Subject(cue.end, end, cue.first - 1 if before == "," else cue.first, "own")
        cue.source, cue.rule = (cue.end, end), "inverted"
        return cue

    def _ends_sentence_inverted(self, cue: Cue, high: int) -> bool:
        """Whether a comma, the verb and a bare subject end the sentence ("..., said the agency."): no aside's verb stands so."""
        words = self.words
        if cue.form != "past" or cue.first < 1 or words.lower[cue.first - 1] != "," or cue.end >= high or cue.lemma not in cues().inverting:
            return False
        end = noun_phrase_end(words, cue.end, high)
        speaks = any(k in words.starts for k in range(cue.end, end))
        return speaks and (end >= high or words.lower[end] in ENDS)

    def _inverted_end(self, first: int, high: int) -> int:
        """Return the end of an inverted subject with its apposition; ``first`` where what follows is no bare noun phrase."""
        words = self.words
        end = noun_phrase_end(words, first, high)
        if end == first or end > first + 14:
            return first
        following = words.lower[end] if end < high else "."
        if (
            following not in {".", ",", "in", "at", "on", "who", "(", "after", "during", ":", "as", "?", "!"} | DASHES
            and words.tokens[end].text not in QUOTE_MARKS
        ):
            return first if time_end(words, end, high) == end else end
        if following == "," and end + 1 < high and words.opens_quote(end + 1) < 0 and words.lower[end + 1] not in grammar().subordinators:
            comma = next((k for k in range(end + 1, min(high, end + 25)) if words.lower[k] in {",", "."} or is_verbal(words, k)), end)
            return comma if comma < high and words.lower[comma] in {",", "."} and words.lower[end + 1] not in verbs_by_form() else end
        return end

    def _according(self, index: int, low: int, high: int) -> Cue:
        words = self.words
        length = next(len(phrase) for phrase in cues().according if words.lower[index : index + len(phrase)] == phrase)
        cue = Cue(index, index + length, "according to", frozenset(), "base", rule="according")
        end = noun_phrase_end(words, cue.end, high)
        while (
            end < high
            and words.lower[end] not in TRIMMED | ENDS | {"(", ")"}
            and end < cue.end + 25
            and end > cue.end
            and not is_verbal(words, end)
        ):
            end += 1
        cue.source = (cue.end, max(end, min(cue.end + 1, high)))
        opening = index == low or (index == low + 1 and not words.lower[low][:1].isalnum())
        if opening:
            start = cue.source[1] + 1 if cue.source[1] < high and words.lower[cue.source[1]] == "," else cue.source[1]
            cue.contents = [((start, high),)] if start < high else []
        else:
            bracket = next((k for k in range(index - 1, low - 1, -1) if words.lower[k] in {"(", ")"}), -1)
            inside = bracket >= 0 and words.lower[bracket] == "("
            cue.contents = [((bracket + 1 if inside else self._fronted_start(index - 1, low), index),)]
        cue.subject = Subject(cue.source[0], cue.source[1], index if not opening else low, "none")
        return cue

    def _as_saying(self, cue: Cue, low: int) -> Cue | None:
        """Read "was quoted as saying" (the subject speaks) and "quoted him as saying" (the object does)."""
        words = self.words
        verb = next(
            (k for k in range(cue.first - 2, max(low, cue.first - QUOTED_REACH) - 1, -1) if words.lower[k] in cues().quoting),
            -1,
        )
        if verb < 0:
            return None
        outer = find_subject(words, verb, low, "past")
        if words.lower[verb + 1] == "by" or time_end(words, verb + 1, cue.first) >= cue.first - 1:
            if outer.first < 0:
                return None
            cue.source, cue.subject = (outer.first, outer.end), Subject(outer.first, outer.end, outer.edge, "own", embedded=outer.embedded)
        else:
            cue.source = (verb + 1, cue.first - 1)
            edge = outer.edge if outer.first >= 0 else verb
            cue.subject = Subject(outer.first if outer.first >= 0 else verb, cue.end, edge, "own")
        cue.first, cue.rule = verb, "as saying"
        return cue

    def _quoted_saying(self, cue: Cue, low: int) -> Cue | None:
        """Read "quoted a minister saying": the object of quoting speaks."""
        words = self.words
        verb = next((k for k in range(cue.first - 2, max(low, cue.first - 9) - 1, -1) if words.lower[k] in cues().quoting), -1)
        if verb < 0 or noun_phrase_end(words, verb + 1, cue.first) != cue.first:
            return None
        outer = find_subject(words, verb, low, "past")
        cue.source = (verb + 1, cue.first)
        cue.subject = Subject(verb, cue.end, outer.edge if outer.first >= 0 else verb, "own")
        cue.first, cue.rule = verb, "as saying"
        return cue

    def _purporting(self, cue: Cue, low: int) -> Cue | None:
        """Read "Footage released by X purported to show ..." and "Image purporting to show ..."."""
        words = self.words
        if words.lower[cue.end : cue.end + 2] not in (("to", "show"), ("to", "depict"), ("to", "be")) or not self._media_before(
            cue.first, low
        ):
            return None
        cue.end += 2
        cue.subject = find_subject(words, cue.first, low, cue.form)
        if self._published_here(cue.first, low):
            return None
        return self._shown(cue, low)

    def _shown(self, cue: Cue, low: int) -> Cue | None:
        words = self.words
        media = next((k for k in range(cue.first - 1, low - 1, -1) if words.lower[k] in cues().media), -1)
        if media < 0:
            return None
        author = next((k for k in range(media, cue.first) if words.lower[k] == "by"), -1)
        first = author + 1 if author >= 0 else noun_phrase_start(words, media, low)
        cue.source = (first, noun_phrase_end(words, first, cue.first) if author >= 0 else media + 1)
        cue.subject = Subject(first, cue.source[1], noun_phrase_start(words, media, low), "own")
        cue.rule = "shown"
        return cue

    def _media_before(self, index: int, low: int) -> bool:
        return any(self.words.lower[k] in cues().media for k in range(max(low, index - 12), index))

    def _published_here(self, index: int, low: int) -> bool:
        """Whether a verb of publishing governs the pictures ("released footage purporting to show"), so that it speaks for them."""
        return any(
            "media" in cue.takes and low <= cue.first < index and cue.source is not None and index - cue.end < 10 for cue in self.cues
        )

    def _noun(self, index: int, noun: Noun, low: int, high: int) -> Cue | None:
        """Read "accusations that ...", "a joint demand for ...", "condemnation of ... from ..."."""
        words = self.words
        start = self._clause_low(index, low)
        if (quote := words.quote_of[index]) >= 0:
            high = min(high, words.first_in(words.quotes[quote].inner_end))
        cue = Cue(index, index + 1, noun.lemma, frozenset(), "base", rule="noun")
        if (drawn := self._drawn(cue, noun, start, high)) is not None:
            return drawn
        if noun.lemma in cues().venues and self._in_venue(index, start):
            return None
        link = self._link(cue.end, noun, high)
        if link is None:
            return None
        self._noun_source(cue, start, link)
        if noun.lemma in cues().voiced and cue.first == index:
            return None
        if (
            noun.lemma in {"report", "offer", "statement"}
            and words.lower[link - 1] == "of"
            and cue.source is None
            and words.lower[index - 1] not in {"the", "of", "denied"}
        ):
            return None
        end = self._noun_content_end(link, high, words.lower[link - 1] == "that")
        opening = words.lower[noun_phrase_start(words, index, start)]
        if (
            opening in grammar().determiners | grammar().negations | {"no"}
            and cue.source is None
            and words.lower[link - 1] in {"of", "for"}
            and noun.lemma not in {"report"}
        ):
            return None
        cue.contents = [self._trim((link, end))] if end > link else []
        return cue if cue.contents else None

    def _in_venue(self, index: int, low: int) -> bool:
        """Whether the noun only says where something was said ("said in a statement that")."""
        before, passed = index - 1, grammar().determiners | grammar().times | POSSESSIVES
        while before > low and (is_noun(self.words, before) or self.words.lower[before] in passed):
            before -= 1
        return before >= low and self.words.lower[before] in {"in", "at", "on", "during", "from"}

    def _link(self, index: int, noun: Noun, high: int) -> int | None:
        """Return where the content of a noun starts, or null: "by X" and "from X" may stand before "that" or "of"."""
        words = self.words
        at = time_end(words, index, high) if index < high else index
        while at < high and words.lower[at] in {"by", "from"} and at + 1 < high:
            at = max(noun_phrase_end(words, at + 1, high), at + 1)
        if at >= high or words.lower[at] not in noun.links:
            return None
        if words.lower[at] == "to":
            following = words.lower[at + 1] if at + 1 < high else "."
            return None if at + 1 in words.starts or following in grammar().determiners else at
        return at + 1

    def _noun_source(self, cue: Cue, low: int, link: int) -> None:
        """Find who speaks: "by X", "X's", the subject of a light verb, or an adjective of nationality ("Russian claims that")."""
        words = self.words
        if cue.end < link - 1 and words.lower[cue.end] in {"by", "from"}:
            cue.source = (cue.end + 1, noun_phrase_end(words, cue.end + 1, link - 1))
            return
        first = cue.first
        while first > low and (is_noun(words, first - 1) or is_ly(words.lower[first - 1])) and first - 1 not in words.ends:
            first -= 1
        before = words.lower[first - 1] if first > low else ""
        owned = before in {"its", "his", "her", "their"}
        if owned and first - 2 >= low and words.lower[first - 2] in cues().light_verbs:
            self._light_verb(cue, first - 2, low)
            return
        if owned:
            cue.source = (first - 1, first)
            first -= 1
        elif before in POSSESSIVES and first - 2 >= low:
            start = noun_phrase_start(words, first - 2, low)
            cue.source = (start, first - 1)
            first = start
        elif first - 1 >= low and first - 1 in words.ends and before not in POSSESSIVES:
            cue.source = (words.ends[first - 1], first)
        verb = first - 1 if before not in grammar().determiners else first - 2
        if verb >= low and words.lower[verb] in cues().light_verbs and cue.source is None:
            self._light_verb(cue, verb, low)

    def _light_verb(self, cue: Cue, verb: int, low: int) -> None:
        form: VerbForm = "gerund" if self.words.lower[verb].endswith("ing") else "past"
        subject = find_subject(self.words, verb, low, form)
        if subject.first >= 0:
            cue.source, cue.first = (subject.first, subject.end), verb
            cue.subject = Subject(subject.first, subject.end, subject.edge, "own", embedded=subject.embedded)
        elif subject.how == "inherited":
            cue.subject, cue.first = Subject(-1, -1, subject.edge, "inherited"), verb

    def _drawn(self, cue: Cue, noun: Noun, low: int, high: int) -> Cue | None:
        """Read "X's conduct has drawn condemnation from Y": the subject is judged, the speaker comes last."""
        words = self.words
        verb = cue.first - 1
        while (
            verb > low
            and (is_noun(words, verb) or words.lower[verb] in grammar().determiners | {"with"})
            and words.lower[verb] not in cues().drawing_verbs
        ):
            verb -= 1
        if (
            words.lower[verb] not in cues().drawing_verbs
            or noun.act not in ("condemn", "reject", "accuse")
            or cue.end >= high
            or words.lower[cue.end] not in {"from", "by"}
        ):
            return None
        subject = find_subject(words, verb, low, "past")
        if subject.first < 0:
            return None
        cue.source = (cue.end + 1, noun_phrase_end(words, cue.end + 1, high))
        cue.contents = [self._trim((subject.first, subject.end))]
        return cue

    def _noun_content_end(self, start: int, high: int, clause: bool) -> int:
        end = self._content_end(start, high, clause=clause)
        if clause:
            return end
        stops = {"by", "from", "comes", "came"} | grammar().be | grammar().have
        return next((k for k in range(start + 1, end) if self.words.lower[k] in stops or self._main_verb(k, end)), end)

    def _main_verb(self, index: int, end: int) -> bool:
        """Whether the token is a verb that goes on after a noun's content, no participle in it ("a plan proposed by N")."""
        words = self.words
        if not is_verbal(words, index) or words.quote_of[index] >= 0:
            return False
        reduced = words.lower[index].endswith("ed") and index + 1 < end and words.lower[index + 1] in grammar().prepositions
        return not reduced
