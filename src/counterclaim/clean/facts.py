"""What metadata say about an article, whatever their field names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.article import Published
from counterclaim.clean import dates
from counterclaim.clean.credits import is_placeholder
from counterclaim.clean.front_matter import Value
from counterclaim.clean.outlets import outlet_of, target_of
from counterclaim.clean.words import field_names

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata of an article; null where nothing states them."""

    title: str | None = None
    description: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    categories: tuple[str, ...] = ()
    lang: str | None = None
    published: Published | None = None


def facts_of(values: Mapping[str, Value], url: str | None = None) -> Facts:
    """Return what ``values`` (by folded field name) state; ``url`` is the address that the capture itself names."""
    names = field_names()
    named = _address(values) or url
    return Facts(
        title=_first(values, names.title),
        description=_first(values, names.description),
        byline=_byline(values),
        outlet=_outlet(values) or outlet_of(named),
        url=named,
        categories=_all(values, names.categories),
        lang=_first(values, names.lang),
        published=_published(values),
    )


def name_of(values: Mapping[str, Value], names: tuple[str, ...]) -> str | None:
    """Return the first of ``names`` that holds something."""
    return next((n for n in names if _text(values.get(n)).strip()), None)


def _text(value: Value | None) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def _first(values: Mapping[str, Value], names: tuple[str, ...]) -> str | None:
    name = name_of(values, names)
    return _text(values[name]).strip() if name else None


def _all(values: Mapping[str, Value], names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of the first of ``names`` that holds something, each once, lists written with commas taken apart."""
    words = _first(values, names) or ""
    return tuple(dict.fromkeys(w.strip() for w in words.split(",") if w.strip()))


def _byline(values: Mapping[str, Value]) -> str | None:
    name = _first(values, field_names().byline)
    if name is None or is_placeholder(name) or len(name) > LONGEST_NAME:
        return None
    return re.sub(r"^(?i:by)\s+", "", name)


def _address(values: Mapping[str, Value]) -> str | None:
    """Return the best address: the one that says where the text was first published comes first."""
    for name in field_names().url:
        value = values.get(name)
        words = value[0] if isinstance(value, tuple) else value or ""
        if words.strip().lower().startswith(("http://", "https://")):
            return target_of(words.strip())
    return None


def _outlet(values: Mapping[str, Value]) -> str | None:
    """Return the publisher that a field names; an address in such a field counts through its host."""
    name = _first(values, field_names().outlet)
    if name is None or len(name) > LONGEST_NAME:
        return None
    if name.lower().startswith(("http://", "https://")):
        return outlet_of(name)
    return (outlet_of(f"https://{name}") or name) if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name) else name


def _published(values: Mapping[str, Value]) -> Published | None:
    for name in field_names().date:
        value = values.get(name)
        for words in (value,) if isinstance(value, str) else value or ():
            if (found := dates.from_metadata(words, name)) is not None:
                return found
    return None
