"""Who published an article, from the address it names; null rather than a guess."""

from urllib.parse import parse_qs, urlsplit

from counterclaim.clean.words import outlet_names

TWO_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})  # as in .co.uk: not a name by themselves


def outlet_of(url: str | None) -> str | None:
    """Return the publisher whose site ``url`` is on: its name where it is known, else the bare host."""
    host = _host(target_of(url)) if url else None
    if host is None or _known(host, outlet_names().redirectors):
        return None
    known = _known(host, outlet_names().hosts)
    return outlet_names().hosts[known] if known else _bare(host)


def target_of(url: str) -> str:
    """Return the address that a redirecting link (an aggregator's) names as its target, else ``url``."""
    url = url.replace("&#038;", "&").replace("&amp;", "&")
    host = _host(url)
    if host is None or not _known(host, outlet_names().redirectors):
        return url
    query = parse_qs(urlsplit(url).query)
    named = [query[p][0] for p in outlet_names().target_parameters if p in query and query[p][0].startswith("http")]
    return named[0] if named else url


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.lower().rstrip(".") if host and "." in host else None


def _known(host: str, names: frozenset[str] | dict[str, str]) -> str | None:
    """Return the listed host that ``host`` is or lies under."""
    labels = host.split(".")
    return next((name for i in range(len(labels) - 1) if (name := ".".join(labels[i:])) in names), None)


def _bare(host: str) -> str:
    first, _, rest = host.partition(".")
    return rest if first in outlet_names().subdomains and rest.count(".") >= 1 and rest.partition(".")[0] not in TWO_LEVEL else host
