"""What time it is, as the case file writes it."""

from datetime import UTC, datetime


def now() -> str:
    """Return the present instant in UTC, ISO 8601, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
