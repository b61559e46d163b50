"""A text with places in it stays that text, whatever the places are."""

from __future__ import annotations

import html as entities
import time
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from wian.web.reading.marks import Closed, Opened, Place, Run, events, html

LENGTH = 60
SPANS = st.lists(st.tuples(st.integers(-5, LENGTH + 5), st.integers(-5, LENGTH + 5)), max_size=60)


class Seen(HTMLParser):
    """The text a person sees when every cover is opened, and the tags around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.ids, self.open = "", set(), [], []
        self._cover = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        self._cover += tag == "summary"
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._cover -= tag == "summary"

    def handle_data(self, data: str) -> None:
        if not self._cover:
            self.text += data


def seen(markup: str) -> Seen:
    parser = Seen()
    parser.feed(markup)
    parser.close()
    assert not parser.open
    return parser


def places(spans: list[tuple[int, int]]) -> list[Place]:
    return [Place(f"1-{n}", f"1-{n}", span) for n, span in enumerate(spans)]


@given(SPANS)
def test_runs_join_to_the_whole_text_and_every_place_begins_once(spans: list) -> None:
    at, depth, first = 0, 0, []
    for event in events(places(spans), 0, LENGTH):
        if isinstance(event, Run):
            assert event.start == at < event.end
            at = event.end
        elif isinstance(event, Opened):
            depth += 1
            first += [event.place.key] * event.first
        elif isinstance(event, Closed):
            depth -= 1
        assert 0 <= depth <= 13
    assert at == LENGTH
    assert depth == 0
    assert sorted(first) == sorted(place.key for place in places(spans))


@given(st.text(min_size=LENGTH, max_size=LENGTH), SPANS, st.lists(st.integers(0, LENGTH - 1)))
def test_the_page_shows_the_text_as_it_was_given(text: str, spans: list, hidden: list) -> None:
    text = text.replace("\r", " ").replace("\0", " ")
    veiled = "".join("x" if n in hidden else c for n, c in enumerate(text))
    found = seen(html(text, veiled, places(spans), 0, LENGTH))
    assert found.text == text
    assert found.tags <= {"span", "a", "details", "summary"}
    assert sorted(found.ids) == sorted(f"p{place.key}" for place in places(spans))


@given(st.lists(st.tuples(st.integers(0, LENGTH), st.integers(0, 9)), max_size=8))
def test_a_character_inside_a_place_leads_to_one_of_its_facts(starts: list) -> None:
    given_places = places([(start, min(LENGTH, start + length)) for start, length in starts])
    for event in events(given_places, 0, LENGTH):
        if isinstance(event, Run):
            over = [p for p in given_places if p.span[0] <= event.start and event.end <= p.span[1]]
            assert event.place in over if over else event.place is None


def test_markup_in_a_letter_is_text() -> None:
    text = "<script>alert('x')</script>\"&"
    shown = html(text, text, [Place('"><b>', '"><i>', (0, 8))], 0, len(text))
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert entities.unescape(seen(shown).text) == text


def test_ten_thousand_crossing_places_take_no_longer_than_a_breath() -> None:
    many = [Place(str(n), str(n), (n, n + 10_000)) for n in range(10_000)]
    start = time.perf_counter()
    count = sum(1 for _ in events(many, 0, 20_000))
    assert count < 300_000
    assert time.perf_counter() - start < 5
