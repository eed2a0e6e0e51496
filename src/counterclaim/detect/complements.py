"""What is said: the complement of a cue, after it or before it, as the vocabulary says that the cue can take it."""

from counterclaim.detect.boundaries import Cue, Range
from counterclaim.detect.cue_finder import CueFinder
from counterclaim.detect.words import (
    DASHES,
    ENDS,
    OBJECT_PRONOUNS,
    QUOTE_MARKS,
    Words,
    is_ly,
    is_nominal,
    is_noun,
    is_verbal,
    noun_phrase_end,
    time_end,
    venue_end,
)
from counterclaim.vocabulary.cues import Takes, cues, grammar, nouns_by_form

NUMBER_LEAD = 4  # words from the start of a number phrase to the number itself ("as many as 40")
LONGEST_OBJECT = 18  # words between "accuse" and its "of"
SPOKEN_ENDS = frozenset(",?!….-–—")


class Complements(CueFinder):
    """Gives each cue its content."""

    def _complement(self, cue: Cue) -> None:
        if cue.contents or cue.rule in {"according", "noun"}:
            return
        low, high = self._extent(cue)
        if cue.subject.how == "passive":
            self._passive(cue, high)
            return
        at = self._after_cue(cue, high)
        if cue.subject.how == "object_relative" and self._antecedent_said(cue, at, low, high):
            return
        names_as = at < high and "as" in cue.takes and words_lower_is(self.words, at, "as")
        opens = cue.subject.how == "own" and cue.subject.edge <= low and at + 1 < high and words_lower_is(self.words, at, ",")
        if cue.rule == "inverted" or (self._is_over(at, high, cue.takes) and not names_as and not opens):
            self._fronted(cue, at, low, high)
            return
        if (
            words_lower_is(self.words, at, ",")
            and cue.subject.how == "own"
            and cue.subject.edge > 0
            and self._quote_before(cue.subject.edge) >= 0
        ):
            self._fronted(cue, at, low, high)
            return
        self._taken(cue, at, high)
        if cue.contents and self._is_quoted_left(cue):
            self._fronted(cue, at, low, high)

    def _in_aside(self, cue: Cue) -> bool:
        """Whether the cue stands in a relative clause between commas (", who say the deal is off, stood")."""
        lower, edge = self.words.lower, cue.subject.edge
        return edge >= 0 and lower[edge] == "," and edge + 1 < len(lower) and lower[edge + 1] in {"who", "which"}

    def _is_quoted_left(self, cue: Cue) -> bool:
        """Whether the quotation right before the clause is what was said, and what follows the cue is not ("...," he told the paper)."""
        edge = cue.subject.edge
        if edge < 1 or cue.subject.how != "own" or "quote" not in cue.takes:
            return False
        return self._quote_before(edge) >= 0 and not self._has_that(cue)

    def _has_that(self, cue: Cue) -> bool:
        content = cue.contents[0][0]
        return content[0] > 0 and (self.words.lower[content[0] - 1] in {"that", ":"} or self.words.tokens[content[0]].text in QUOTE_MARKS)

    def _after_cue(self, cue: Cue, high: int) -> int:
        """Step right over adverbs, times, places and forms of utterance, hearers: to where the content starts, or the clause ends."""
        _words, at = self.words, cue.end
        if cue.rule == "inverted" and cue.source is not None:
            at = cue.source[1]
        while at < high and "figures" not in cue.takes:
            step = self._step(cue, at, high)
            if step == at:
                break
            at = step
        return at

    def _step(self, cue: Cue, at: int, high: int) -> int:
        words, word = self.words, self.words.lower[at]
        if "person" in cue.takes and cue.lemma == "tell" and at == cue.end:
            return self._hearer_end(at, high)
        if (stepped := time_end(words, at, high)) != at:
            return stepped
        if word in {"on", "for", "of"} and word in cue.takes:
            return at
        if (word in grammar().adverbs or is_ly(word)) and word not in {"all", "both"} and self._adverb_here(at, high):
            return at + 1
        if "clause" in cue.takes or "quote" in cue.takes:
            if (stepped := venue_end(words, at, high)) != at:
                return stepped
            led = word in grammar().prepositions - {"to"} or (at > cue.end and word.endswith("ed"))
            if led and (opening := self._later_opening(at, high)) >= 0:
                return opening
        return at

    def _adverb_here(self, at: int, high: int) -> bool:
        """Whether an adverb belongs to the cue ("said later that", "said again"), not to what is said ("said further attacks")."""
        following = self.words.lower[at + 1] if at + 1 < high else "."
        return (
            following in {"that", ",", ".", ":", "to", "on", "in", "at"}
            or self.words.opens_quote(at + 1) >= 0
            or (is_ly(self.words.lower[at]) and following in {"of", "for"})
        )

    def _later_opening(self, at: int, high: int) -> int:
        """Return where the content opens behind a phrase of place or manner: at "that", or at the comma before a quotation; else -1."""
        words = self.words
        for index in range(at + 1, min(high, at + 14)):
            if words.lower[index] == "that":
                return index
            if words.lower[index] in {",", ":"}:
                return index if words.opens_quote(index + 1) >= 0 else -1
            if words.lower[index] == ";" or is_verbal(words, index) or words.tokens[index].text in QUOTE_MARKS:
                return -1
        return -1

    def _hearer_end(self, at: int, high: int) -> int:
        """Return the end of the hearer of "told": a name, or a noun phrase."""
        words = self.words
        if at in words.starts and words.lower[at] not in OBJECT_PRONOUNS and words.tokens[words.starts[at]].text[:1].isupper():
            end = words.starts[at] + 1
            named = end < high and words.tokens[end].text[:1].isupper()
            return noun_phrase_end(words, at, high) if named or words.lower[end : end + 1] in (("of",), ("and",), ("'s",)) else end
        return noun_phrase_end(words, at, high)

    def _is_over(self, at: int, high: int, takes: frozenset[Takes] = frozenset()) -> bool:
        words = self.words
        if at >= high or words.lower[at] in ENDS | {";"} or words.closes_quote(at) >= 0:
            return True
        if words.lower[at] == "that" and self._is_relative(at, high):
            return True
        if "figures" in takes and words.lower[at] == "at":
            return False
        if words.lower[at] in {"at", "as"} and words.lower[at + 1 : at + 2] and words.lower[at + 1] in {"least", "most", "many", "few"}:
            return False
        if words.lower[at] in DASHES or words.lower[at] in grammar().asides | {
            "as",
            "and",
            "but",
            "after",
            "when",
            "who",
            "during",
            "adding",
            "in",
            "at",
        }:
            return True
        return words.lower[at] == "," and not (at + 1 < high and words.opens_quote(at + 1) >= 0)

    def _is_relative(self, at: int, high: int) -> bool:
        """Whether the "that" at ``at`` is the subject of its clause ("a statement that shocked"), not a conjunction."""
        return at + 1 < high and is_verbal(self.words, at + 1) and not self._auxiliary(at + 1)

    def _auxiliary(self, index: int) -> bool:
        return self.words.lower[index] in grammar().be | grammar().have | grammar().modals

    def _fronted(self, cue: Cue, at: int, low: int, high: int) -> None:
        """Take what stands before the clause, "C, S said"; with what follows a comma after it, where the statement goes on."""
        edge = cue.subject.edge
        cue.contents = []
        if not ({"quote", "clause"} & cue.takes) or cue.subject.how not in ("own", "passive") or edge <= 0:
            return
        quote = self._quote_before(edge)
        if quote < 0 and not (self.words.lower[edge] == "," and edge > low):
            return
        if quote < 0 and ("clause" not in cue.takes or cue.subject.embedded or self.words.lower[edge] in DASHES):
            return
        left = self._fronted_range(edge, low, quote)
        right = self._goes_on(at, high)
        if quote < 0 and right is None and not any(is_verbal(self.words, k) for k in range(*left)):
            after = at + 1
            if after < high and words_lower_is(self.words, at, ","):
                self._add(cue, after, high)
            return
        cue.fronted = True
        cue.contents = self._statements(left, quote, right)

    def _quote_before(self, edge: int) -> int:
        """Return the quotation that ends at the clause's edge as a statement does, with a comma or an end mark, or -1."""
        words = self.words
        comma = edge >= 0 and words.lower[edge] == ","
        for index in (edge, edge - 1):
            if index < 0 or (quote := words.closes_quote(index)) < 0:
                continue
            last = words.view[words.quotes[quote].inner_end - 1 : words.quotes[quote].inner_end]
            return quote if comma or last in SPOKEN_ENDS else -1
        return -1

    def _fronted_range(self, edge: int, low: int, quote: int) -> Range:
        if quote < 0:
            return self._fronted_start(edge - 1, low), edge
        opening = self.words.first_in(self.words.quotes[quote].start)
        first = self.words.bounds[self.words.sentence_of[opening]][0]
        closing = self.words.first_in(self.words.quotes[quote].end)
        return (self._fronted_start(opening, first) if first < opening else opening), closing

    def _goes_on(self, at: int, high: int) -> Range | None:
        """Return what follows the cue's comma where it continues the statement ("The raid, he said, was a mistake")."""
        words = self.words
        if at + 1 >= high or words.lower[at] != ",":
            return None
        following = at + 1
        if words.opens_quote(following) >= 0:
            return following, self._quote_end(following, high)
        word = words.lower[following]
        if word in {"but", "and"} and following + 1 < high and words.opens_quote(following + 1) >= 0:
            return following + 1, self._quote_end(following + 1, high)
        if word.endswith("ing") and (later := self._later_opening(following, high)) >= 0 and words.lower[later] == ",":
            return later + 1, self._quote_end(later + 1, high)
        stops = grammar().relatives | grammar().asides | grammar().circumstances | cues().comments | {"but", "and", "with"}
        if word in stops or words.lower[following].endswith("ing") or following in self.breaks or at in self.breaks:
            return None
        return (following, self._content_end(following, high)) if is_verbal(words, following) or word in {"that", "to"} else None

    def _quote_end(self, opening: int, high: int) -> int:
        quote = self.words.quotes[self.words.opens_quote(opening)]
        return min(max(high, opening + 1), self.words.first_in(quote.end)) if quote.closed else high

    def _statements(self, left: Range, quote: int, right: Range | None) -> list[tuple[Range, ...]]:
        """Cut a fronted quotation of several sentences into statements; the last one may go on after the cue."""
        parts = self._by_sentence(left) if quote >= 0 else [left]
        statements = [self._trim(part) for part in parts]
        if right is not None and statements:
            opening = next((self.words.tokens[k].text for k in range(*right) if self.words.lower[k][:1].isalnum()), "")
            lower_case = opening[:1].islower()
            tail = self._trim(right)
            statements = [*statements[:-1], statements[-1] + tail] if lower_case else [*statements, tail]
        return statements

    def _taken(self, cue: Cue, at: int, high: int) -> None:
        words, takes = self.words, cue.takes
        word = words.lower[at]
        if word in {":", ","} and at + 1 < high:
            self._after_mark(cue, at + 1, high)
        elif words.opens_quote(at) >= 0 and takes & {"quote", "clause", "np", "of"}:
            self._quoted(cue, at, high)
        elif takes & {"figures", "measure", "counted"} and self._certain_objects(cue, at, high):
            return
        elif cue.rule == "shown":
            self._add(cue, at, high, clause=False)
        elif "media" in takes and self._media(cue, at, high):
            return
        elif cue.lemma == "show":
            self._showed(cue, at, high)
        elif "naming" in takes:
            self._naming(cue, at, high)
        elif "person" not in takes and takes & {"of", "for", "as", "on", "about", "against"} and self._linked(cue, at, high):
            return
        elif "appeal" in takes:
            self._appeal(cue, at, high)
        elif "person" in takes:
            self._addressed(cue, at, high)
        else:
            self._plain(cue, at, high)

    def _certain_objects(self, cue: Cue, at: int, high: int) -> bool:
        """Take the object of a verb that attributes with certain objects alone; whether the verb takes no others."""
        if "figures" in cue.takes:
            self._figures(cue, at, high)
        elif "measure" in cue.takes:
            self._measure(cue, at, high)
        elif self._opens_number(at):
            return self._add(cue, at, high, clause=False)
        return "counted" not in cue.takes

    def _figures(self, cue: Cue, at: int, high: int) -> None:
        """Read "put the toll at 40" and "put at 40 the number of dead"; other things that are put are no statement."""
        words = self.words
        if words.lower[at] == "at" and at + 1 < high and self._opens_number(at + 1):
            self._add(cue, at, high, clause=False)
            return
        link = next(
            (k for k in range(at + 1, min(high - 1, at + LONGEST_OBJECT)) if words.lower[k] == "at" and self._opens_number(k + 1)), -1
        )
        if link > 0 and any(words.lower[k] in cues().figures for k in range(at, link)):
            self._add(cue, at, high, clause=False)

    def _measure(self, cue: Cue, at: int, high: int) -> None:
        """Read "imposed a curfew"; other things that are imposed are no statement."""
        end = noun_phrase_end(self.words, at, high)
        if any(self.words.lower[k] in cues().measures for k in range(at, end)):
            self._add(cue, at, high, clause=False)

    def _opens_number(self, at: int) -> bool:
        """Whether a number stands at ``at``, a qualifier before it or not ("at least 12", "dozens")."""
        words = self.words
        for index in range(at, min(len(words.lower), at + NUMBER_LEAD)):
            word = words.lower[index]
            if word[:1].isdigit() or word in grammar().number_words:
                return True
            if word not in grammar().number_leads:
                return False
        return False

    def _after_mark(self, cue: Cue, at: int, high: int) -> None:
        if self.words.opens_quote(at) >= 0:
            self._quoted(cue, at, high)
        elif "quote" in cue.takes and (
            self.words.lower[at - 1] == ":" or (cue.subject.edge <= self._extent(cue)[0] and cue.lemma == "say")
        ):
            self._add(cue, at, high)

    def _quoted(self, cue: Cue, at: int, high: int) -> None:
        """Take a quotation: whole sentences are statements of their own, a fragment is part of the clause around it."""
        words = self.words
        quote = words.quotes[words.opens_quote(at)]
        end = words.first_in(quote.inner_end)
        closing = words.first_in(quote.end)
        whole = closing >= high or end >= high or words.lower[end - 1] in ENDS
        introduced = words.lower[at - 1] in {":", ","} or words.tokens[min(at + 1, len(words.tokens) - 1)].text[:1].isupper()
        if cue.takes == {"clause"} and not whole and words.lower[end + 1 : end + 2] not in (("was",), ("is",), ("were",), ("are",)):
            return
        if whole and introduced and "quote" in cue.takes:
            cue.contents = [self._trim(part) for part in self._by_sentence((at, max(closing, at + 1)))]
        else:
            self._add(cue, at, max(high, at + 1), clause="clause" in cue.takes)

    def _plain(self, cue: Cue, at: int, high: int) -> None:
        words, takes = self.words, cue.takes
        word = words.lower[at]
        if cue.lemma == "claim" and words.lower[at : at + 2] in (("the", "lives"), ("the", "life")):
            return
        if word in {"whether", "if", "how", "why", "when"} or (
            cue.lemma in cues().withholding and words.lower[at + 1 : at + 2] and words.lower[at + 1] in cues().withheld
        ):
            return
        if word in {"that", "this", "it"} and self._is_over(at + 1, high) and cue.lemma in cues().answering:
            self._said_before(cue, at, high)
        elif word == "that" and takes & {"clause", "that"}:
            self._add(cue, at + 1, high)
        elif word == "to":
            if "to" in takes:
                self._add(cue, at, high)
        elif word == "no" and cue.lemma in cues().none_given:
            return
        elif self._finds(cue) or ("clause" in takes and (self._starts_clause(at, high) or word in {"at", "as"})):
            self._add(cue, at, high)
        elif "np" in takes and (is_nominal(words, at) or words.lower[at] in OBJECT_PRONOUNS):
            self._object(cue, at, high)
        elif (
            ("gerund" in takes and word.endswith("ing"))
            or ("clause" in takes and word not in grammar().prepositions | {"not"} and "np" not in takes)
            or (cue.subject.how == "object_relative" and "clause" in takes and is_verbal(words, at))
        ):
            self._add(cue, at, high)

    def _finds(self, cue: Cue) -> bool:
        """Whether a report or figures find, who need no "that"."""
        return cue.lemma == "find" and cue.source is not None and any(self.words.lower[k] in cues().findings for k in range(*cue.source))

    def _said_before(self, cue: Cue, at: int, high: int) -> None:
        """Read "X says C; Y denies that": what is answered is the statement before in the sentence, else the pronoun's."""
        low, _ = self._extent(cue)
        before = [other for other in self.cues if other is not cue and other.contents and low <= other.first < cue.first]
        if before:
            cue.contents = [before[-1].contents[-1]]
        else:
            self._add(cue, at, high, clause=False)

    def _starts_clause(self, at: int, high: int) -> bool:
        """Whether a subject and a verb follow ("denied it had", "announced troops would")."""
        end = noun_phrase_end(self.words, at, high)
        return end > at and end < high and is_verbal(self.words, end)

    def _object(self, cue: Cue, at: int, high: int) -> None:
        """Take a noun phrase; of "reports that C" only C, which is what is denied or confirmed."""
        words = self.words
        for index in range(at, min(high, at + 5)):
            noun = nouns_by_form().get(words.lower[index])
            if noun is not None and index + 1 < high and words.lower[index + 1] == "that":
                self._add(cue, index + 2, high)
                return
        if self._is_resumptive(at, high):
            self._add(cue, at, noun_phrase_end(words, at, high), clause=False)
        else:
            self._add(cue, at, high, clause=False)

    def _is_resumptive(self, at: int, high: int) -> bool:
        end = noun_phrase_end(self.words, at, high)
        return end > at and self.words.lower[end - 1] in cues().resumptive and (end >= high or self.words.lower[end] not in {"as", "that"})

    def _linked(self, cue: Cue, at: int, high: int) -> bool:
        """Take what follows "of", "for", "as" and the like, where the object before it is short and plain."""
        words, takes = self.words, cue.takes
        limit = min(high, at + LONGEST_OBJECT)
        for index in range(at, limit):
            word = words.lower[index]
            if word == "of" and "of" in takes and self._opens_charge(index, high):
                return self._add(cue, index + 1, high)
            if word == "as" and "as" in takes and index > at:
                start = index + 1 if cue.subject.how == "what_relative" else at
                return self._add(cue, start, high, keep_as=True)
            if word == "as" and "as" in takes:
                return self._add(cue, index + 1, high)
            if word == "for" and cue.lemma in {"blame", "fault"} and index > at:
                return self._add(cue, index + 1, high)
            if word in {"on", "about", "against"} and word in takes and index == at:
                return self._add(cue, index + 1, high, clause=False)
            if words.quote_of[index] < 0 and (word in {",", ";", ":"} or (is_verbal(words, index) and not word.endswith("ed"))):
                break
        if "of" in takes and "person" not in takes and cue.lemma == "accuse":
            over = next((k for k in range(at, limit) if words.lower[k] in {"over", "in"}), -1)
            return over > 0 and self._add(cue, over + 1, high)
        return bool(takes <= {"of", "as", "for"})

    def _opens_charge(self, index: int, high: int) -> bool:
        """Whether "of" links the charge and not a name ("the leader of Mali of lying")."""
        if index + 1 >= high:
            return False
        following = self.words.lower[index + 1]
        if following.endswith("ing") or self.words.opens_quote(index + 1) >= 0:
            return True
        later = any(
            self.words.lower[k] == "of" and k + 1 < high and self.words.lower[k + 1].endswith("ing")
            for k in range(index + 1, min(high, index + 8))
        )
        return not later

    def _addressed(self, cue: Cue, at: int, high: int) -> None:
        """Take the complement of a verb with an addressee: "warned X that", "urged X to", "told X"."""
        words = self.words
        word = words.lower[at]
        if word == "that" or (word == "to" and "to" in cue.takes):
            self._add(cue, at + (word == "that"), high)
        elif word in {"of", "against", "about"}:
            self._add(cue, at + 1, high, clause=False)
        elif cue.lemma == "tell" or (word == "not" and cue.lemma != "ask"):
            self._add(cue, at, high)
        elif word != "not":
            self._past_addressee(cue, at, high)

    def _past_addressee(self, cue: Cue, at: int, high: int) -> None:
        """Take what follows the addressee at ``at``; what is asked keeps the addressee, who is to do it."""
        words = self.words
        end = noun_phrase_end(words, at, high)
        following = words.lower[end] if end < high else "."
        if cue.lemma in cues().addressee_in_content:
            if "to" in cue.takes and any(words.lower[k] == "to" for k in range(end, min(high, end + 14))):
                self._add(cue, at, high)
            elif "np" in cue.takes or (following == "that" and "clause" in cue.takes):
                self._add(cue, at, high, clause=False)
        elif following == "that" or following in {"of", "about", "against"}:
            self._add(cue, end + 1, high)
        elif following in {"not", "to"} or (end < high and words.opens_quote(end) >= 0):
            self._add(cue, end, high)
        elif following == ":" and end + 1 < high:
            self._after_mark(cue, end + 1, high)
        elif (
            cue.lemma in cues().addressee_always
            and end < high
            and words.lower[at] not in OBJECT_PRONOUNS - {"him", "them", "us", "me", "you"}
            and not is_verbal(words, end)
        ):
            self._add(cue, end, high)
        elif "clause" in cue.takes:
            start = end if cue.lemma in cues().addressee_always and not is_verbal(words, end if end < high else at) else at
            self._add(cue, start, high)

    def _appeal(self, cue: Cue, at: int, high: int) -> None:
        """Read "appealed for calm" and "appealed to X to stop"."""
        words = self.words
        if words.lower[at] == "for":
            self._add(cue, at + 1, high, clause=False)
        elif words.lower[at] in {"to", "with"}:
            link = next((k for k in range(at + 2, min(high, at + LONGEST_OBJECT)) if words.lower[k] in {"to", "for"}), high)
            self._add(cue, link + (link < high and words.lower[link] == "for"), high)

    def _naming(self, cue: Cue, at: int, high: int) -> None:
        """Read "calls it the Great War", "branded the raid 'cowardly'", "what it called a provocation"."""
        words = self.words
        if cue.subject.how in ("what_relative", "object_relative"):
            self._add(cue, at, high, clause=False)
        elif words.lower[at] in OBJECT_PRONOUNS | {"that", "this"} and at + 1 < high and not is_noun(words, at + 1):
            self._add(cue, at + 1, high, clause=False)
        elif cue.subject.how in ("own", "inherited"):
            end = noun_phrase_end(words, at, high)
            if end < high and (words.opens_quote(end) >= 0 or (words.lower[end] in {"a", "an"} and end > at)):
                self._add(cue, at, high, clause=False)

    def _media(self, cue: Cue, at: int, high: int) -> bool:
        """Read "released footage purporting to show C", "published photos of C"; false where no words or pictures are published."""
        words = self.words
        media = next((k for k in range(at, min(high, at + 9)) if words.lower[k] in cues().media), -1)
        if media < 0 or any(is_verbal(words, k) or words.lower[k] == "," for k in range(at, media)):
            return cue.takes == {"media"}
        cue.rule = "media"
        start = self._pictured(media, high)
        if start < high and start > media + 1:
            return self._add(cue, start, high, clause=False)
        return self._add(cue, at, min(high, media + 1), clause=False)

    def _pictured(self, media: int, high: int) -> int:
        """Return where what the pictures show starts: after "of", "showing", "purporting to show"; ``media`` where nothing tells."""
        lower = self.words.lower
        for index in range(media + 1, min(high, media + 7)):
            if lower[index] in cues().shows:
                return index + 3 if lower[index + 1 : index + 2] == ("to",) else index + 1
            if lower[index] == "of":
                return index + 1
            if lower[index] in {",", "."}:
                break
        return media

    def _showed(self, cue: Cue, at: int, high: int) -> None:
        low, _ = self._extent(cue)
        source = cue.source
        if source is not None and any(self.words.lower[k] in cues().findings for k in range(*source)):
            self._add(cue, at + (self.words.lower[at] == "that"), high)
            return
        if source is None or not self._media_before(cue.first, low) or self._published_here(cue.first, low):
            return
        if any(other.lemma == "purport" and other.end == cue.end for other in self.cues):
            return
        if self._shown(cue, low) is not None:
            self._add(cue, at + (self.words.lower[at] == "that"), high, clause=False)

    def _antecedent_said(self, cue: Cue, at: int, low: int, high: int) -> bool:
        """Read "C, which X denied": the content stands before. False where the clause goes on ("which X says was ...")."""
        return self._is_over(at, high) and self._take_antecedent(cue, low)

    def _take_antecedent(self, cue: Cue, low: int) -> bool:
        edge = cue.subject.edge
        if edge <= low:
            return False
        noun = next((k for k in range(edge, low, -1) if self.words.lower[k] in {",", *DASHES} and k < edge), -1)
        resumptive = self.words.lower[edge - 1] in cues().resumptive
        edge = noun if resumptive and noun >= 0 and edge - noun <= 5 else edge
        for other in reversed(self.cues):
            for content in other.contents:
                if other is not cue and low <= content[0][0] < content[-1][1] <= edge and edge - content[-1][1] <= 1:
                    cue.contents = [content]
                    return True
        cue.contents = [self._trim((low, edge))]
        return True

    def _passive(self, cue: Cue, high: int) -> None:
        """Read "was accused by S of C", "is said to ...", "martial law was declared in both countries"."""
        words = self.words
        agent = next((k for k in range(cue.end, min(high, cue.end + 10)) if words.lower[k] == "by"), -1)
        patient = (cue.subject.first, cue.subject.end)
        cue.source, cue.rule = None, "passive"
        if agent >= 0 and agent + 1 < high:
            cue.source = (agent + 1, noun_phrase_end(words, agent + 1, high))
        if ("of" in cue.takes and "person" not in cue.takes) or cue.lemma == "blame":
            self._passive_charge(cue, high, patient)
        elif words.lower[cue.end : cue.end + 2] in (("to", "have"), ("to", "be")) and cue.takes & {"clause"} and "person" not in cue.takes:
            cue.contents = [self._trim((cue.end, self._content_end(cue.end, high)))]
        elif cue.source is None and cue.lemma in cues().declared_in:
            place = next((k for k in range(cue.end, min(high, cue.end + 3)) if words.lower[k] in {"in", "across", "throughout"}), -1)
            if place >= 0 and place + 1 < high:
                cue.source = (place + 1, noun_phrase_end(words, place + 1, high))
                cue.contents = [self._trim(patient)]
        elif cue.source is not None and cue.takes & {"np", "as"} and cue.source[1] > cue.source[0] and not cue.subject.embedded:
            cue.contents = [self._trim(patient)]

    def _passive_charge(self, cue: Cue, high: int, patient: Range) -> None:
        words = self.words
        if cue.source is None or cue.source[1] <= cue.source[0]:
            cue.contents = []
            return
        of = next(
            (
                k
                for k in range(cue.end, min(high, cue.end + 22))
                if words.lower[k] in {"of", "for"}
                and k + 1 < high
                and (words.lower[k + 1].endswith("ing") or words.opens_quote(k + 1) >= 0)
            ),
            -1,
        )
        if of < 0:
            of = cue.source[1] if cue.source[1] < high and words.lower[cue.source[1]] in {"of", "for"} else -1
        cue.contents = [self._trim((of + 1, self._content_end(of + 1, high)))] if of >= 0 and of + 1 < high else [self._trim(patient)]

    def _add(self, cue: Cue, start: int, high: int, clause: bool = True, keep_as: bool = False) -> bool:
        if start >= high:
            return False
        if cue.subject.embedded and self._in_aside(cue):
            high = next(
                (k for k in range(start, high) if self.words.lower[k] == "," and self.words.quote_of[k] == self.words.quote_of[start]), high
            )
        end = self._content_end(start, high, clause, keep_as or "as" in cue.takes)
        parts = self._coordinated(start, end) if clause and not keep_as else [(start, self._without_time(start, end))]
        cue.contents = [self._trim(part) for part in parts]
        return True


def words_lower_is(words: Words, index: int, word: str) -> bool:
    """Whether the token is ``word``."""
    return words.lower[index] == word
