"""Every error that Counterclaim raises on purpose. Each says what was wrong, where, and what to do.

CounterclaimError
├── InputError          an input cannot be read; the run goes on and reports it as a drop
│   ├── FetchError      a URL could not be fetched, or must not be
│   └── FormatError     the bytes are not what they say they are
├── SettingsError       an option or settings value makes no sense
├── VocabularyError     a vocabulary file does not fit its schema
├── RecordError         a record contradicts the text it came from
└── CaseError           the case file cannot be used
    └── MigrationError  the case file is of a version that this program cannot bring up to date
"""


class CounterclaimError(Exception):
    """What went wrong, where, and what to do about it."""

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.where = where
        self.remedy = remedy
        super().__init__(problem)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.problem}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.problem, self.where, self.remedy)


def _rebuild(kind: type[CounterclaimError], problem: str, where: str, remedy: str) -> CounterclaimError:
    """Make the error again on the other side of a process boundary, where keyword arguments would be lost."""
    return kind(problem, where=where, remedy=remedy)


class InputError(CounterclaimError):
    """An input cannot be read."""


class FetchError(InputError):
    """A URL could not be fetched, or must not be."""


class FormatError(InputError):
    """The bytes are not what they say they are."""


class SettingsError(CounterclaimError):
    """An option or a settings value makes no sense."""


class VocabularyError(CounterclaimError):
    """A vocabulary file does not fit its schema."""


class RecordError(CounterclaimError):
    """A record contradicts the text that it came from."""


class CaseError(CounterclaimError):
    """The case file cannot be used."""


class MigrationError(CaseError):
    """The case file is of a version that this program cannot bring up to date."""
