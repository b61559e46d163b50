"""The paper of a letter: pictures of its own pages of the file, or its text with every place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from wian.files.kinds import DRAWN
from wian.files.values import FileView
from wian.letters.desk_values import DeskLetter
from wian.web.reading import marks

_MOST_PAGES = 60
"""So many pages are shown on one page of ours; the file itself has them all."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the file, by its number there; its size in points where it is known."""

    number: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Paper:
    """`file` is what somebody gave; `pages` are empty where it has no pictures, `more` cut off.

    `as_text`: the text is shown, for there are no pictures or the person asked for it.
    """

    file: FileView | None
    pages: tuple[Page, ...]
    more: int
    text: SafeString
    as_text: bool

    @property
    def of(self) -> int:
        """How many pages the file has."""
        counted = self.file.pages if self.file else None
        return counted or len(self.pages) + self.more


def paper_of(letter: DeskLetter, places: Iterable[marks.Place], *, as_text: bool) -> Paper:
    """The paper of this letter, without the pages of the other documents of its file."""
    file = given(letter)
    pages = _pages(letter, file)
    covered = letter.veil.text(letter.text)
    return Paper(
        file=file,
        pages=pages[:_MOST_PAGES],
        more=max(0, len(pages) - _MOST_PAGES),
        text=marks.html(letter.text, covered, places, 0, len(letter.text)),
        as_text=as_text or not pages,
    )


def given(letter: DeskLetter) -> FileView | None:
    """The file that the letter came in as; copies made of it are not meant."""
    files = (file for file in letter.files if file.original is None and file.label == "original")
    return next(files, None)


def _pages(letter: DeskLetter, file: FileView | None) -> tuple[Page, ...]:
    """Pages with a picture; of a letter that could not be read, all that the file has."""
    if file is None or file.media not in DRAWN or file.state:
        return ()
    known = tuple(
        Page(page["number"], round(page["width"]), round(page["height"])) for page in letter.pages
    )
    return known or tuple(Page(n, 0, 0) for n in range(1, (file.pages or 1) + 1))
