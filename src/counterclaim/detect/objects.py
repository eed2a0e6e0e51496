"""Objects that are statements: figures, measures, charges, names, addressees' orders, published words and pictures."""

from counterclaim.detect.boundaries import Cue
from counterclaim.detect.fronted import Fronted
from counterclaim.detect.noun_phrases import OBJECT_PRONOUNS, noun_phrase_end, time_end
from counterclaim.detect.words import is_noun, is_verbal
from counterclaim.vocabulary.cues import Noun, cues, grammar, nouns_by_form
from counterclaim.vocabulary.stances import stances

NUMBER_LEAD = 4  # words from the start of a number phrase to the number itself ("as many as 40")
PICTURED_REACH = 14  # words from "footage" to the "showing" that says of what
LONGEST_QUALIFIER = 8  # words behind an addressee that say which ("others near Xland")
RESPONSIBILITY = "responsibility"  # what is claimed with "responsibility for" is the deed
RESPONSIBLE_REACH = 6  # words between the two ("claimed responsibility on Saturday for")
LONGEST_OBJECT = 18  # words between "accuse" and its "of"

TELLING = frozenset({"on", "about", "of", "over", "against", "by", "from", "in"})  # they lead from "the report" to what it reports


class Objects(Fronted):
    """Gives a cue the content that its object holds."""

    def _certain_objects(self, cue: Cue, at: int, high: int) -> bool:
        """Take the object of a verb that attributes with certain objects alone; whether the verb takes no others."""
        if cue.takes & {"figures", "revised", "given"}:
            self._figures(cue, at, high)
        elif "measure" in cue.takes:
            self._measure(cue, at, high)
        elif "wish" in cue.takes:
            self._wish(cue, at, high)
        elif "plan" in cue.takes:
            self._plan(cue, at, high)
        elif "cite" in cue.takes:
            self._cite(cue, at, high)
        elif self._opens_number(at):
            return self._add(cue, at, high, clause=False)
        return "counted" not in cue.takes

    def _figures(self, cue: Cue, at: int, high: int) -> None:
        """Read "put the toll at 40", "put at 40 the number of dead", "cut its count to 40"; nothing else that is put or cut is said."""
        words, revised = self.words, "revised" in cue.takes
        if revised and words.lower[cue.first] in cues().totalling:  # ", raising its toll to 40": what a blow did
            return
        counted = (k for k in range(at, min(high - 1, at + NUMBER_LEAD)) if words.lower[k] == "of" and self._opens_number(k + 1))
        of = "given" in cue.takes and next(counted, None) is not None  # "gave a toll of 40"
        lead = "of" if of else "as" if "given" in cue.takes else "to" if revised else "at"
        leads, told = lead, cues().revised if revised else cues().figures
        if words.lower[at] == leads and at + 1 < high and self._opens_number(at + 1):
            if not revised or not told.isdisjoint(words.lower[at + 2 : min(high, at + LONGEST_OBJECT)]):
                self._add(cue, at, high, clause=False)
            return
        link = next(
            (k for k in range(at + 1, min(high - 1, at + LONGEST_OBJECT)) if words.lower[k] == leads and self._opens_number(k + 1)), -1
        )
        if link > 0 and any(words.lower[k] in told for k in range(at, link)):
            self._add(cue, at, high, clause=False)
            reached = max(end for part in cue.contents for _, end in part)
            if reached <= link:  # a time or a place inside the object ended it before its figure
                cue.contents = [self._trim((at, self._number_end(link + 1, high)))]

    def _number_end(self, at: int, high: int) -> int:
        """Return where the number that opens at ``at`` ends, with what it counts."""
        words = self.words
        numbers = (k for k in range(at, high) if words.lower[k][:1].isdigit() or words.lower[k] in grammar().number_words)
        last = next(numbers, at)
        while last + 1 < high and (words.lower[last + 1][:1].isdigit() or words.lower[last + 1] in grammar().number_words):
            last += 1
        return noun_phrase_end(words, last, high)

    def _measure(self, cue: Cue, at: int, high: int) -> None:
        """Read "imposed a curfew"; other things that are imposed are no statement."""
        end = noun_phrase_end(self.words, at, high)
        if any(self.words.lower[k] in cues().measures for k in range(at, end)):
            self._add(cue, at, high, clause=False)

    def _wish(self, cue: Cue, at: int, high: int) -> None:
        """Read "wants N to leave", "wants N out", "wanted to see C"; what one means to do oneself is no demand."""
        words = self.words
        if words.lower[at] == "to":
            if words.lower[at + 1 : at + 2] == ("see",):
                self._add(cue, at, high, clause=False)
            return
        end = noun_phrase_end(words, at, high)
        if at < end < high and (words.lower[end] in {"to", "out"} or words.lower[end].endswith("ed")):
            self._add(cue, at, high, clause=False)

    def _plan(self, cue: Cue, at: int, high: int) -> None:
        """Read "backed the plan", "opposed it"; other things that are backed are no statement."""
        end = noun_phrase_end(self.words, at, high)
        alone = self.words.lower[at] == "it" and self.words.lower[at + 1 : at + 2] in ((), (".",), (",",), (";",))
        if alone or any(self.words.lower[k] in stances().endorsement.words for k in range(at, end)):
            self._add(cue, at, high, clause=False)

    def _cite(self, cue: Cue, at: int, high: int) -> None:
        """Read "citing the siege"; who is cited as a source speaks, and is no content."""
        end = noun_phrase_end(self.words, at, high)
        spoken = cues().venues | cues().findings | cues().media | cues().documents | {"sources", "source"}
        speaks = any(k in self.words.starts or self.words.lower[k] in spoken for k in range(at, end))
        if end > at and not speaks and self.words.lower[at] not in OBJECT_PRONOUNS:
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

    def _is_counted(self, at: int, high: int) -> bool:
        """Whether "about" says how many ("told us about 18 were hurt"), not of what ("told us about 18 cases")."""
        end = noun_phrase_end(self.words, at + 1, high)
        return self._opens_number(at) and end < high and is_verbal(self.words, end)

    def _object(self, cue: Cue, at: int, high: int) -> None:
        """Take a noun phrase; of "reports that C" and "reports of C" only C, which is what is denied or confirmed."""
        words = self.words
        for index in range(at, min(high, at + 5)):
            noun = nouns_by_form().get(words.lower[index])
            if noun is not None and (said := self._clause_of(index, noun, high)) is not None:
                self._add(cue, said, high)
                return
            again = (
                words.lower[cue.first] in cues().light_verbs
                and cue.lemma not in nouns_by_form()
                and words.lower[at] in grammar().possessives
            )
            if (
                noun is not None and again and words.lower[index + 1 : index + 2] == ("for",) and "for" in noun.links
            ):  # "repeated its call for"
                cue.lemma = noun.lemma
                self._add(cue, index + 2, high, clause=False)
                return
            if noun is not None and index + 2 < high and words.lower[index + 1] == "of" and self._is_rumour(index, noun, at, index + 2):
                self._add(cue, index + 2, high, clause=False)
                return
        if (deed := self._responsible_for(cue, at, high)) is not None:
            self._add(cue, deed, high, clause=False)
        elif self._is_resumptive(at, high):
            end = noun_phrase_end(words, at, high)
            told = end < high and words.lower[end] in TELLING
            self._add(cue, at, self._content_end(end, high, clause=False) if told else end, clause=False)
        else:
            self._add(cue, at, high, clause=False)

    def _responsible_for(self, cue: Cue, at: int, high: int) -> int | None:
        """Return where the deed begins for which somebody claims responsibility, with or without a time between; null for other objects."""
        words = self.words
        if words.lower[at] != RESPONSIBILITY or cue.lemma not in ("claim", "accept", "assert"):
            return None
        deed = next((k for k in range(at + 1, min(high, at + RESPONSIBLE_REACH)) if words.lower[k] == "for"), at)
        timed = grammar().times | grammar().time_prepositions
        told = all(word in timed or word[:1].isdigit() for word in words.lower[at + 1 : deed])
        return deed + 1 if at < deed < high - 1 and told else None

    def _clause_of(self, index: int, noun: Noun, high: int) -> int | None:
        """Return where the clause of a noun of saying starts ("a claim that C", "a claim by the rebels that C"), null where it has none."""
        said = self._link(index + 1, noun, high) if index + 1 < high else None
        return said if said is not None and self.words.lower[said - 1] == "that" else None

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
                acts = words.lower[index + 1].endswith("ing") or words.opens_quote(index + 1) >= 0
                return self._add(cue, index + 1, high, clause=acts)
            if word == "as" and (words.lower[index + 1 : index + 2][0] in grammar().subject_pronouns or self._as_clause(index, high)):
                break
            if word == "as" and "as" in takes and index > at:
                start = index + 1 if cue.subject.how == "what_relative" else at
                return self._add(cue, start, high, keep_as=True)
            if word == "as" and "as" in takes:
                return self._add(cue, index + 1, high)
            if word == "for" and cue.lemma in {"blame", "fault"} and index > at:
                return self._add(cue, index + 1, high)
            if word == "on" and index > at and cue.lemma == "blame" and self._accuses(index, high):  # "blamed the raid on M"
                cue.contents = [self._trim((at, index))]
                return True
            if word == "on" and index == at and cue.lemma == "blame":  # "an attack N blamed on M"
                cue.contents = [self._trim((at + 1, noun_phrase_end(words, at + 1, high)))]
                return True
            if word in {"on", "about", "against"} and word in takes and index == at:
                return self._add(cue, index + 1, high, clause=False)
            if words.quote_of[index] < 0 and (word in {",", ";", ":"} or (is_verbal(words, index) and not word.endswith("ed"))):
                break
        if cue.lemma == "blame" and (deed := self._deed_in_front(cue)) is not None:
            cue.contents = [self._trim(deed)]
            return True
        if "of" in takes and "person" not in takes and cue.lemma == "accuse":
            over = next((k for k in range(at, limit) if words.lower[k] in {"over", "in"}), -1)
            return over > 0 and self._add(cue, over + 1, high)
        return bool(takes <= {"of", "as", "for"})

    def _deed_in_front(self, cue: Cue) -> tuple[int, int] | None:
        """Return the deed that opens the sentence ("For the raid on the clinic N blames M"), null where none does."""
        low, first = self.words.bounds[self.words.sentence_of[cue.first]][0], cue.subject.first
        opens = cue.subject.how == "own" and first > low + 2 and self.words.lower[low] == "for"
        return (low + 1, first) if opens and not any(is_verbal(self.words, k) for k in range(low + 1, first)) else None

    def _accuses(self, index: int, high: int) -> bool:
        """Whether the "on" at ``index`` is the verb's, the last before the phrase ends, and no noun's ("the attack on the clinic on M")."""
        words = self.words
        end = noun_phrase_end(words, index + 1, high)
        while end < high and words.lower[end] in {"in", "at", "near", "of", "from"}:
            end = max(noun_phrase_end(words, end + 1, high), end + 1)
        return end > index + 1 and words.lower[end : end + 1] != ("on",)

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
        if word == "to" and cue.lemma == "tell" and at > cue.end:
            self._add(cue, cue.end, high)  # who is told to do it is part of what is asked
        elif word == "that" or (word == "to" and "to" in cue.takes):
            self._add(cue, at + (word == "that"), high)
        elif word in {"of", "against", "about"} and not (word == "about" and self._is_counted(at, high)):
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
        asked = (
            next((k for k in range(at + 1, min(high - 1, end + 1)) if words.lower[k] == "for"), -1) if cue.lemma in cues().pressing else -1
        )
        if asked > 0 and "to" not in words.lower[at:asked]:
            self._add(cue, asked + 1, high, clause=False)
        elif cue.lemma in cues().addressee_in_content:
            if "to" in cue.takes and any(words.lower[k] == "to" for k in range(end, min(high, end + 14))):
                self._add(cue, at, high)
            elif "np" in cue.takes or (following == "that" and "clause" in cue.takes):
                self._add(cue, at, high, clause=False)
        elif (colon := self._quoting_colon(end, high)) > 0:
            self._after_mark(cue, colon + 1, high)
        elif following == "about" and self._is_counted(end, high):
            self._add(cue, end, high)
        elif following == "that" or following in {"of", "about", "against"}:
            self._add(cue, end + 1, high)
        elif following in {"not", "to"} or (end < high and (words.opens_quote(end) >= 0 or self._is_addressed(cue, at, end))):
            self._add(cue, end, high)
        elif "clause" in cue.takes:
            start = end if cue.lemma in cues().addressee_always and not is_verbal(words, end if end < high else at) else at
            self._add(cue, start, high)

    def _is_addressed(self, cue: Cue, at: int, end: int) -> bool:
        """Whether the phrase from ``at`` to ``end`` is the addressee of a verb that always has one, and no subject of what is said."""
        pronoun = self.words.lower[at] in OBJECT_PRONOUNS - {"him", "them", "us", "me", "you"}
        return cue.lemma in cues().addressee_always and not pronoun and not is_verbal(self.words, end)

    def _quoting_colon(self, end: int, high: int) -> int:
        """Return the colon behind an addressee and what qualifies it, where a quotation follows it ("warned others near X: “…”"), or -1."""
        words = self.words
        if end + 1 < high and words.lower[end] == ":":
            return end
        for index in range(end, min(high - 1, end + LONGEST_QUALIFIER)):
            if words.lower[index] == ":":
                return index if words.opens_quote(index + 1) >= 0 else -1
            if words.lower[index] in {",", "that"} or is_verbal(words, index):
                return -1
        return -1

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
            self._add(cue, at, self._quoted_name_end(at, high), clause=False)
        elif words.lower[at] in OBJECT_PRONOUNS | {"that", "this"} and at + 1 < high and not is_noun(words, at + 1):
            self._add(cue, at + 1, high, clause=False)
        elif cue.subject.how in ("own", "inherited"):
            self._called(cue, at, high)

    def _called(self, cue: Cue, at: int, high: int) -> None:
        """Take whom or what something is called together with its name, or what is convened ("called a summit")."""
        words = self.words
        end = noun_phrase_end(words, at, high)
        if cue.lemma == "call" and words.lower[end - 1] in cues().convened and words.lower[at] in {"a", "an"}:
            self._add(cue, at, high, clause=False)
            return
        if cue.lemma == "call" and end > at + 2 and words.lower[at] in grammar().determiners and self._judges(end - 1):
            self._add(cue, at, high, clause=False)  # "called the plan unacceptable"
            return
        end = self._name_starts(end, high)
        if end < high and (quote := words.opens_quote(end)) >= 0:
            cue.contents = [self._trim((at, max(words.first_in(words.quotes[quote].end), end + 1)))]
        elif end < high and end > at and (words.lower[end] in {"a", "an"} or (cue.lemma == "call" and self._judges(end))):
            self._add(cue, at, high, clause=False)

    def _name_starts(self, end: int, high: int) -> int:
        """Step over what says more of the thing named: a time, a prepositional phrase ("called the raid on the clinic a crime")."""
        words = self.words
        end = max(end, time_end(words, end, high)) if end < high else end
        while end < high and words.lower[end] in grammar().noun_prepositions:
            further = noun_phrase_end(words, end + 1, high)
            if further == end + 1:
                break
            end = further
        return end

    def _judges(self, at: int) -> bool:
        """Whether an adjective or participle says what somebody is called ("called the charges unfounded")."""
        word = self.words.lower[at]
        if word in stances().untrue.words or word in stances().outrage.words:
            return True
        return (
            len(word) > 5 and word.endswith(("ed", "able", "ible", "less", "ous", "ful")) and not self.words.tokens[at].text[:1].isupper()
        )

    def _quoted_name_end(self, at: int, high: int) -> int:
        """Return the end of the quotation that a name opens with ('called a "mortal blow" to the rebels'), else ``high``."""
        words = self.words
        quote = next((number for k in range(at, min(high, at + 3)) if (number := words.opens_quote(k)) >= 0), -1)
        return min(high, words.first_in(words.quotes[quote].end)) if quote >= 0 else high

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
        for index in range(media + 1, min(high, media + PICTURED_REACH)):
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
        if self.words.lower[at] in {"how", "why", "whether", "what"}:
            return
        if any(other.lemma == "purport" and other.end == cue.end for other in self.cues):
            return
        if self._shown(cue, low) is not None:
            self._add(cue, at + (self.words.lower[at] == "that"), high, clause=False)
