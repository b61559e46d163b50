from hypothesis import given
from hypothesis import strategies as st

from wian.scanning.digits import DigitRun, Piece, apply_runs, lay_out

PIECES = st.lists(
    st.builds(
        Piece,
        gap=st.sampled_from(["", " ", "\n"]),
        text=st.text("๐๑๒กข", min_size=1, max_size=3),
        box=st.just((0.0, 0.0, 1.0, 1.0)),
        confidence=st.just(0.5),
    ),
    max_size=12,
)
RUNS = st.lists(
    st.builds(DigitRun, st.integers(-2, 14), st.integers(-2, 14), st.just("๙"), st.just(1.0)),
    max_size=5,
)


@given(PIECES, RUNS)
def test_whatever_is_replaced_every_span_fits_the_text(
    pieces: list[Piece], runs: list[DigitRun]
) -> None:
    text, words = lay_out(apply_runs(pieces, runs))
    assert all(text[slice(*word.span)] == word.text for word in words)


@given(PIECES)
def test_no_runs_change_nothing(pieces: list[Piece]) -> None:
    assert apply_runs(pieces, []) == pieces


def test_a_run_joins_its_words_and_keeps_what_they_were() -> None:
    pieces = [Piece("", "ปี", (0, 0, 5, 9), 0.9), Piece(" ", "๒", (6, 0, 8, 9), 0.4)]
    pieces.append(Piece("", "๕", (8, 1, 11, 10), 0.4))
    text, words = lay_out(apply_runs(pieces, [DigitRun(1, 3, "๒๕๖๗", 0.8)]))
    assert text == "ปี ๒๕๖๗"
    assert (words[1].raw, words[1].box, words[1].confidence) == ("๒๕", (6, 0, 11, 10), 0.8)
