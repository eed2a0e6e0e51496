"""A fault on our side, told as a drop: the run goes on, and the article that brought it up is named."""

from traceback import extract_tb

from counterclaim.article import Capture, Drop
from counterclaim.errors import InputError, SettingsError, VocabularyError

INTERNAL = "internal_error"  # tried again by the next run
EVERYWHERE = (SettingsError, VocabularyError)  # faults that no article brings up: they end the run
REPORT = "report the problem with the article; the rest of the run is not affected"


def fault_drop(capture: Capture, error: BaseException, *, part: str = "") -> Drop:
    """Return the drop for ``capture`` (or the article ``part`` of it), which ``error`` kept from being read."""
    where = part or capture.part
    if isinstance(error, InputError):
        return Drop(capture.path, where, capture.sha256, "clean", "unreadable", error.problem, error.remedy)
    return internal_drop(capture, f"{type(error).__name__}: {error}{_place(error)}", part=where)


def internal_drop(capture: Capture, detail: str, *, part: str = "") -> Drop:
    """Return the drop for a capture that a fault of ours kept from being read, ``detail`` in words."""
    return Drop(capture.path, part or capture.part, capture.sha256, "clean", INTERNAL, detail, REPORT)


def _place(error: BaseException) -> str:
    """Return the file and line of ours where ``error`` came up, without the path of this machine."""
    frames = extract_tb(error.__traceback__)
    return f" ({frames[-1].filename.rpartition('/')[2]}, line {frames[-1].lineno})" if frames else ""
