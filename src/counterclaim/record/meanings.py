"""What each kind of link says, in a sentence for whoever asks why."""

from collections.abc import Mapping

from counterclaim.link import LinkKind

MEANINGS: Mapping[LinkKind, str] = {
    "wording_variant": "One claimant says one thing in two wordings; it counts once.",
    "quote_variant": "One utterance, quoted in two cuts, or once quoted and once retold; it counts once.",
    "translation": "One utterance in two translations; it counts once.",
    "scope_differs": "The two count different things, so they need not agree.",
    "not_comparable": "A reader would compare the two, but one does not say what it takes to.",
    "explicit_denial": "The left denies what the right says.",
    "partial_denial": "The left denies part of what the right says and leaves the rest standing.",
    "mutual_blame": "Each side holds the other responsible for one event.",
    "update": "The same claimant counts the same losses later, and not lower.",
    "revision_down": "The same claimant counts the same losses later, and lower.",
    "true_conflict": "Both cannot be true.",
    "refines": "The left says more exactly what the right leaves open.",
    "compatible": "Both can be true.",
    "position_change": "The same actor takes another stance on the same matter on a later day.",
    "framing": "Words that judge stand against each other; neither is tested for truth.",
    "implausible": "More is said to be lost than is said to be held; a flag, not a verdict.",
    "copy_of": "The left carries the words of the right; together they are one origin.",
    "version_of": "The left is a later version of the right; together they are one origin.",
    "excerpt_of": "One carries part of the other; together they are one origin.",
    "reuses": "The left passage appeared first as the right one.",
    "same_actor": "Two spellings of one name; they count as one claimant, and every record keeps the name it was told.",
}
