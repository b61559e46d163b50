"""The facts of a letter as a page shows them: cells, rows and groups, and the maker of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from wian.reading import Letter
from wian.reading.values import Fact, Span
from wian.thai.digits import to_arabic
from wian.web.reading.marks import Place, covered
from wian.web.reading.veil import Veil
from wian.web.when import Clock, When

SURE = 0.7
"""Below this confidence a fact is shown open, with its printed words, for a person to check."""

_LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of text; `cover` stands before it while it is private, `href` makes it a link."""

    text: str
    cover: str = ""
    href: str = ""
    label: str = ""

    @property
    def html(self) -> SafeString:
        """Escaped; what is private opens without a script."""
        if self.cover:
            return covered(self.text, self.cover)
        if self.href:
            link = '<a class="out" href="{}" rel="noreferrer noopener nofollow">{}</a>'
            return format_html(link, self.href, self.text)
        return format_html("{}", self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A fact: its element is `f{key}`, its place in the text `p{key}`, `f{warning}` doubts it."""

    key: str
    main: Cell
    notes: tuple[Cell, ...] = ()
    printed: Cell | None = None
    doubt: bool = False
    who: str = ""
    when: When | None = None
    cells: tuple[Cell, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one name; `style` is single, list, duties, criteria, bands, or seats."""

    name: str
    style: str
    rows: tuple[Row, ...]
    title: Cell | None = None
    total: str = ""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)


class Maker:
    """Makes the rows of one letter and remembers where each was read."""

    def __init__(self, prefix: str, letter: Letter, clock: Clock, veil: Veil) -> None:
        self.letter, self.clock, self.veil = letter, clock, veil
        self.say = clock.say
        self.places: list[Place] = []
        self.facts = self.doubts = 0
        self.contradicted: list[tuple[Span, str]] = []
        self._prefix, self._made = prefix, 0

    def key(self) -> str:
        """A key that no other row or place of the page has."""
        self._made += 1
        return f"{self._prefix}-{self._made}"

    def cell(self, text: object, *, label: str = "", exact: bool = False) -> Cell:
        """`text` in the reader's digits unless it must stay exact, covered where it is private."""
        shown = str(text) if exact else self.clock.n(text)
        hidden = self.veil.hide(shown)
        return Cell(shown, hidden if hidden != shown else "", label=label)

    def link(self, url: str, label: str = "") -> Cell:
        """A link where the address is plain http(s) and holds no secret, else its text."""
        hidden = self.veil.hide(url)
        if hidden != url:
            return Cell(url, hidden, label=label)
        full = url if re.match(r"(?i)https?://", url) else f"https://{url}"
        safe = re.fullmatch(r"https?://[^\s\"'<>\\@]{3,600}", full, re.I)
        return Cell(url, href=full if safe else "", label=label)

    def quote(self, span: Span) -> Cell:
        """The printed words at `span` on one line, without the bars of a table.

        They are shortened in the middle if they are long.
        """
        words = re.sub(r"[\s|]+", " ", self.letter.raw[slice(*span)]).strip()
        if len(words) > _LONGEST_QUOTE:
            half = _LONGEST_QUOTE // 2
            words = f"{words[:half].rstrip()} … {words[-half:].lstrip()}"
        return self.cell(words, exact=True)

    def mark(self, key: str, owner: str, span: Span, tone: str) -> None:
        """The place of a row that has no place of its own yet, or one more place of it."""
        self.places.append(Place(key, owner, span, tone))

    def row(
        self,
        item: Any,
        main: Cell,
        *,
        printed: str | None = None,
        **values: Any,
    ) -> Row:
        """The row of a fact, its place marked; `printed` stays where it reads differently."""
        key, doubt = self.key(), item.confidence < SURE
        self.mark(key, key, item.span, "doubt" if doubt else "sure")
        self.facts += 1
        self.doubts += doubt
        raw: Cell | None = None
        if printed is not None and fold(printed) != fold(main.text):
            raw = self.cell(re.sub(r"\s+", " ", printed).strip(), exact=True)
        elif doubt:
            raw = self.quote(item.span)
        warning = self._warning(item.span)
        return Row(key, main, printed=raw, doubt=doubt, warning=warning, **values)

    def _warning(self, span: Span) -> str:
        """The key of the first contradiction that quotes a part of this place."""
        found = (
            key for (start, end), key in self.contradicted if start < span[1] and span[0] < end
        )
        return next(found, "")

    def fact(self, fact: Fact[Any], **values: Any) -> Row:
        """The row of a fact with one value; without a value, what is printed in its place."""
        value = fact.value
        if value is None:
            cell = Cell(self.say("not_readable"))
            return self.row(fact, cell, printed=fact.raw or self.quote(fact.span).text, **values)
        if isinstance(value, date):
            when = self.clock.when(value)
            return self.row(fact, Cell(when.text), when=When(when.text, when.far, "none"), **values)
        return self.row(fact, self.cell(value), printed=fact.raw, **values)


def fold(text: str) -> str:
    """For "is it printed otherwise?": Arabic digits, no spaces or marks around words."""
    return re.sub(r"[\s|*]+", "", to_arabic(text))


def clean(*cells: Cell | None) -> tuple[Cell, ...]:
    """Those that say something."""
    return tuple(cell for cell in cells if cell is not None and cell.text)
