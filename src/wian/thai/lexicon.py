"""The words a letter may be written with, how rare each is, and the cutting of text into them.

Sources: the word list of pythainlp and its two frequency lists (Thai National Corpus, Thai
Textbook Corpus; all CC0), the vocabulary of offices in `data/words.csv`, and the 77 provinces.
"""

import csv
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import distribution
from importlib.resources import files
from math import log
from pathlib import Path
from threading import Lock
from typing import Final

import nlpo3

from wian.thai.agencies import PROVINCES
from wian.thai.confusions import SKELETON
from wian.thai.trie import Trie

_DICTIONARY: Final = "wian"
_THAI_WORD: Final = re.compile(r"[ก-ฮเ-ไ][ก-๎]*\Z")
_UNSEEN: Final = 1.0
_RARE: Final = {"tnc_freq.txt": 60, "ttc_freq.txt": 12}
"""Below this many sightings a corpus form may be a misprint: it prices words, it adds none."""

_NOT_CUT_BY: Final = ("phrase", "function", "abbr", "suspect")
"""Phrases help to read damage; as single words they would only spoil the cutting. A suspect is a
real word that letters of offices hardly use, and that scans make of a common one."""

_OFFICE_COST: Final = 10.0
_TOGETHER: Final = 2.5
"""How much likelier each further word of a set phrase is beside the others (natural log)."""

_TIGHTEST: Final = 4.0
_COMMON: Final = 13.0
_SHORTEST_JOIN: Final = 4
_LONG_RUN: Final = 160
_LONG: Final = re.compile(rf"[ก-๎]{{{_LONG_RUN},}}")
_OVERLAP: Final = 48
_lock: Final = Lock()
_built: Final[list["Lexicon"]] = []


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything known of words: `costs` by word (natural log of rarity), and `words` to cut by."""

    words: frozenset[str]
    costs: Mapping[str, float]
    vocabulary: Mapping[str, str]
    trie: Trie


def lexicon() -> Lexicon:
    """The one lexicon of this process, built on first use in a fraction of a second."""
    return _built[0] if _built else _first_use()


def _first_use() -> Lexicon:
    with _lock:
        if not _built:
            _built.append(_build())
    return _built[0]


def words() -> frozenset[str]:
    """Every word that text is cut by."""
    return lexicon().words


def is_word(text: str) -> bool:
    """Whether `text`, as it stands, is one word of the lexicon."""
    return text in lexicon().words


def cost(word: str) -> float:
    """How rare `word` is, as -log of its share of the corpora; infinity when unknown."""
    return lexicon().costs.get(word, float("inf"))


def vocabulary() -> Mapping[str, str]:
    """The office vocabulary: each word or phrase with its kind (`label`, `month`, `rank`…)."""
    return lexicon().vocabulary


@cache
def words_of(kind: str) -> frozenset[str]:
    """The office vocabulary of one kind."""
    return frozenset(word for word, other in vocabulary().items() if other == kind)


def segment(text: str) -> list[str]:
    """`text` cut into words, spaces and leftovers; joined again they are `text`.

    Runs of letters that no word covers come back as tokens for which `is_word` is false.
    Very long runs are cut window by window, so that time stays linear on any text.
    """
    lexicon()
    tokens: list[str] = []
    at = 0
    for long_run in _LONG.finditer(text):
        tokens += _cut(text[at : long_run.start()])
        tokens += _windows(long_run.group())
        at = long_run.end()
    return tokens + _cut(text[at:])


def _cut(text: str) -> list[str]:
    """One pass of nlpo3; its `safe` mode is never used, for it repeats parts of the text."""
    return nlpo3.segment(text, _DICTIONARY) if text else []


def _windows(run: str) -> Iterator[str]:
    at = 0
    while at < len(run):
        window = run[at : at + _LONG_RUN]
        tokens = _cut_window(window)
        sure = len(window) if at + len(window) == len(run) else len(window) - _OVERLAP
        used = 0
        for token in tokens:
            yield token
            used += len(token)
            if used >= sure:
                break
        at += used


@lru_cache(maxsize=2048)
def _cut_window(window: str) -> tuple[str, ...]:
    return tuple(_cut(window))


def _build() -> Lexicon:
    counts, corpus_words = _counts()
    known = set(corpus_lines("words_th.txt"))
    vocabulary = dict(_vocabulary())
    provinces = {province.name_th for province in PROVINCES}
    cut_by = known | provinces | {w for w, kind in vocabulary.items() if kind not in _NOT_CUT_BY}
    cut_by.discard("")
    _load(cut_by)
    total = log(sum(counts.values()))
    costs = {
        word: total - log(counts.get(word, 0) + _UNSEEN)
        for word in known | corpus_words
        if _THAI_WORD.match(word)
    }
    for word in provinces:
        costs[word] = min(costs.get(word, 99.0), _OFFICE_COST)
    for word, kind in vocabulary.items():
        if kind in ("phrase", "function"):
            parts = [costs.get(part, _OFFICE_COST) for part in _cut(word)]
            together = sum(parts) - _TOGETHER * (len(parts) - 1)
            costs[word] = max(_TIGHTEST, min(_OFFICE_COST, together))
        elif kind not in ("abbr", "suspect"):
            costs[word] = min(costs.get(word, 99.0), _OFFICE_COST)
    return Lexicon(frozenset(cut_by), costs, vocabulary, Trie(costs))


def corpus_lines(name: str) -> list[str]:
    """The lines of a word list of pythainlp, read where it is installed, without importing it."""
    path = Path(str(distribution("pythainlp").locate_file(f"pythainlp/corpus/{name}")))
    return path.read_text(encoding="utf-8").split("\n")


def _counts() -> tuple[dict[str, int], set[str]]:
    """Sightings by word in both corpora, and the words seen often enough to be trusted."""
    counts: dict[str, int] = {}
    trusted: set[str] = set()
    for name, floor in _RARE.items():
        for line in corpus_lines(name):
            word, _, number = line.partition("\t")
            if not number:
                continue
            seen = int(number)
            counts[word] = counts.get(word, 0) + seen
            if seen >= floor and len(word) > 2:
                trusted.add(word)
    return counts, trusted


def _vocabulary() -> Iterator[tuple[str, str]]:
    table = files("wian.thai").joinpath("data/words.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        for word in row["words"].split():
            yield word.replace("_", " "), row["kind"]


def _load(cut_by: set[str]) -> None:
    """Give nlpo3 the words; it reads only files, so one is made and removed again."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n".join(sorted(cut_by)))
        file.flush()
        nlpo3.load_dict(file.name, _DICTIONARY)


@lru_cache(maxsize=8192)
def skeleton(token: str) -> str:
    """What is left of `token` when letters that scans confuse count as one and fine marks go."""
    return token.translate(SKELETON)


@cache
def by_skeleton() -> Mapping[str, tuple[str, float]]:
    """The commonest word of each skeleton, and its cost."""
    best: dict[str, tuple[str, float]] = {}
    for word, price in lexicon().costs.items():
        if price > _COMMON or len(word) < _SHORTEST_JOIN:
            continue
        bones = word.translate(SKELETON)
        if bones not in best or price < best[bones][1]:
            best[bones] = word, price
    return best
