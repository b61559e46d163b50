"""Places in a text where a dictionary knows nothing: names, abbreviations, codes.

Every guard gives spans [start, end) that correction leaves exactly as they are.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final

from wian.thai.agencies import PROVINCES
from wian.thai.confusions import CONSONANTS
from wian.thai.lexicon import corpus_lines, is_word, words_of

_DOTTED_TITLE: Final = re.compile(
    r"(?<![ก-๎.])(?:น\.ส\.|ด\.ช\.|ด\.ญ\.|ดร\.|ผศ\.|รศ\.|ศ\.|นพ\.|พญ\.|ทพ\.|ทพญ\.|ภก\.|ภญ\.|สพ\.ญ\.|น\.สพ\.|"
    r"ม\.ร\.ว\.|ม\.ล\.|ว่าที่ ?ร\.ต\.|[รพจสด]\.[ตสอร]\.[ทตอ]?\.?|"
    r"พล\.[ตร]\.[ตทอ]\.|จ\.ส\.[ตทอ]\.|ส\.[ตอ]\.)"
    r"(?:หญิง)? ?"
)
_NAME: Final = re.compile(r"[ \t]?[ก-๎]{1,40}(?:[ \t]{1,2}[ก-๎]{1,40})?")
_PLAIN_TITLE: Final = re.compile(r"(?<![ก-๎])(?:นางสาว|นาย|นาง|เด็กชาย|เด็กหญิง)(?=[ \t]?[ก-ฮเ-ไ])")
_NOT_A_NAME: Final = re.compile(r"ก(?:อง|เทศ|สภา|รัฐ|เมือง|สมาคม)")
_BRACKETED: Final = re.compile(r"^[ \t]*\([^()\n]{3,80}\)[ \t]*$", re.MULTILINE)
_ABBREVIATION: Final = re.compile(r"(?<![ก-๎])(?:[ก-๎]{1,6}\.){1,6}[ก-๎]{0,3}(?![ก-๎])")
_CODE: Final = re.compile(rf"(?<![ก-๎])[{CONSONANTS}]{{1,4}}(?![ก-๎])")
_WEB: Final = re.compile(r"(?:https?://|www\.|@)\S{1,200}")
_AFTER_HEAD: Final = 2
_LONGEST_NAME: Final = 30
_LONG_WORD: Final = 6
_NAME_FILES: Final = (
    "family_names_th.txt",
    "person_names_male_th.txt",
    "person_names_female_th.txt",
)

_PROVINCE_NAMES: Final = frozenset(province.name_th for province in PROVINCES)


def guarded(text: str) -> list[tuple[int, int]]:
    """Spans that patterns alone show to be names, abbreviations, codes or addresses."""
    spans = [m.span() for p in (_BRACKETED, _ABBREVIATION, _CODE, _WEB) for m in p.finditer(text)]
    for title in _DOTTED_TITLE.finditer(text):
        name = _NAME.match(text, title.end())
        if name:
            spans.append((title.start(), name.end()))
    return spans


def named(text: str, tokens: list[str], starts: list[int]) -> Iterator[tuple[int, int]]:
    """Spans of names after a title that stands as a word of its own, and of places after a head.

    A title inside a longer word (พัฒนางาน) is no title: the cutting of the text decides.
    """
    titles, heads = words_of("title"), words_of("naming")
    for title in _PLAIN_TITLE.finditer(text):
        i = bisect_left(starts, title.start())
        if i < len(starts) and starts[i] == title.start() and len(tokens[i]) < len(title.group()):
            name = _NAME.match(text, title.end())
            if name and not _NOT_A_NAME.match(text, title.end()):
                yield title.start(), name.end()
    for i, (token, start) in enumerate(zip(tokens, starts, strict=True)):
        if token in titles:
            end = start + len(token)
            name = _NAME.match(text, end)
            if name and not _NOT_A_NAME.match(text, end):
                yield start, name.end()
        elif token in heads:
            yield from _place(tokens, starts, i + 1)


def _place(tokens: list[str], starts: list[int], at: int) -> Iterator[tuple[int, int]]:
    """The few words right after a head, up to a space or a word that no name holds."""
    end = at
    while end < len(tokens) and end - at < _AFTER_HEAD:
        token = tokens[end]
        if token.isspace() or token in words_of("glue") or token in _PROVINCE_NAMES:
            break
        end += 1
        if len(token) >= _LONG_WORD and is_word(token):
            break
    if end > at:
        yield starts[at], starts[end - 1] + len(tokens[end - 1])


def person_names(text: str, at: int) -> tuple[int, int] | None:
    """The run of letters around `at`, when it is a listed given or family name."""
    start = end = at
    while at - start < _LONGEST_NAME and start > 0 and "ก" <= text[start - 1] <= "๎":
        start -= 1
    while end - at < _LONGEST_NAME and end < len(text) and "ก" <= text[end] <= "๎":
        end += 1
    return (start, end) if text[start:end] in _listed_names() else None


@cache
def _listed_names() -> frozenset[str]:
    """Given and family names of pythainlp (CC BY-SA 4.0: read where installed, never copied)."""
    return frozenset(name for file in _NAME_FILES for name in corpus_lines(file) if len(name) > 1)


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap or touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
