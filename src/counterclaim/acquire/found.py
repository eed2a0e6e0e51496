"""What acquiring works on before it is a capture: where bytes were found, and the captures and drops made of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from counterclaim.article import Capture, Drop
from counterclaim.errors import CounterclaimError
from counterclaim.ids import sha256_hex

Clock = Callable[[], str]


def now() -> str:
    """Return the present instant in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Found:
    """Where bytes were found: the path (or address) as given, the address they were fetched from, and what HTTP declared them to be."""

    path: str
    retrieved_at: str
    url: str | None = None
    declared: str = ""

    @property
    def name(self) -> str:
        """The file name that a suffix can be read from; the path of the address for a fetched page."""
        return (self.url or self.path).partition("?")[0].partition("#")[0] if self.url else self.path


def capture_of(
    found: Found, raw: bytes, content_type: str, *, part: str = "", url: str | None = None, warc_record_id: str | None = None
) -> Capture:
    """Return ``raw`` as a capture; ``url`` is the address that a container names, else the one it was fetched from."""
    return Capture(
        sha256=sha256_hex(raw),
        path=found.path,
        url=url or found.url,
        part=part,
        retrieved_at=found.retrieved_at,
        content_type=content_type,
        size=len(raw),
        warc_record_id=warc_record_id,
        raw=raw,
    )


def drop(path: str, reason: str, detail: str, remedy: str = "", *, part: str = "", sha256: str | None = None) -> Drop:
    """Return an input that could not be acquired, and why."""
    return Drop(path, part, sha256, "acquire", reason, detail, remedy)


def drop_for(path: str, reason: str, error: CounterclaimError, part: str = "") -> Drop:
    """Return a drop that says what ``error`` says."""
    return drop(path, reason, error.problem, error.remedy, part=part)


def too_large(path: str, limit: int, part: str = "") -> Drop:
    """Return the drop for something above the size limit (bytes)."""
    return drop(path, "too_large", f"larger than {limit} bytes", "raise max_bytes", part=part)
