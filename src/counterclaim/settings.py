"""Settings: every limit and choice that a run depends on, frozen, checked when made, and never read from global state."""

from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import SettingsError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class AcquireSettings:
    """Limits on what is read and fetched.

    ``max_bytes`` bounds one capture (a file, a fetched page, a record's payload, a line), ``max_unpacked_bytes`` what one ``.gz`` may hold.
    ``connect_timeout_s`` and ``read_timeout_s`` bound one network step, ``deadline_s`` one whole fetch, in seconds.
    ``max_redirects`` counts hops after the first address. ``allow_private_addresses`` lets URLs lead to this machine and its networks;
    without it they are refused, because a feed written by others must not reach them. ``obey_robots`` asks robots.txt of each site first.
    """

    max_bytes: int = 64 * MEBIBYTE
    max_unpacked_bytes: int = 512 * MEBIBYTE
    connect_timeout_s: float = 10.0
    read_timeout_s: float = 20.0
    deadline_s: float = 60.0
    max_redirects: int = 5
    allow_private_addresses: bool = False
    obey_robots: bool = True
    user_agent: str = "counterclaim"

    def __post_init__(self) -> None:
        for name in ("max_bytes", "max_unpacked_bytes", "connect_timeout_s", "read_timeout_s", "deadline_s"):
            if getattr(self, name) <= 0:
                raise SettingsError(f"{name} must be above zero, not {getattr(self, name)}", where="acquire settings")
        if self.max_redirects < 0:
            raise SettingsError(f"max_redirects must not be negative, not {self.max_redirects}", where="acquire settings")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """What decides how an article reads, the same for all articles of a run.

    ``actors`` is a file of states, groups and outlets that the user adds to the vocabularies. With ``rules_only`` the annotator takes
    no part; else ``weights`` is its file, null for the one that is shipped as standard.
    """

    actors: Path | None = None
    rules_only: bool = False
    weights: Path | None = None

    def __post_init__(self) -> None:
        if self.rules_only and self.weights:
            raise SettingsError("the annotator takes no part, so it has no weights", where="reading settings", remedy="give one of the two")
