from pathlib import Path

import pytest

from tests.scanning.makers import LINES, drawn
from tests.support import require
from wian.scanning import ocr
from wian.scanning.digits import DigitRun
from wian.scanning.quarters import box_back, turned


def test_the_status_names_the_package_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "LANGUAGE", "no-such-language")
    status = ocr.ocr_available()
    assert not status.found
    assert status.missing


def test_a_named_data_folder_is_looked_in_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tha.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert ocr.ocr_available().data_path == str(tmp_path)
    assert "tha" in ocr.ocr_available().languages


def test_words_stand_where_they_were_drawn() -> None:
    require("ocr")
    text, words = ocr.recognise(drawn())
    assert all(text[slice(*word.span)] == word.text for word in words)
    assert all(0 <= (word.confidence or 0) <= 1 for word in words)
    assert min(word.box[0] for word in words) == pytest.approx(160, abs=12)
    assert min(word.box[1] for word in words) > 150


def test_a_turned_page_is_read_and_its_boxes_point_into_the_turned_page() -> None:
    require("ocr")
    straight = ocr.recognise(drawn())[1]
    turned_page = drawn(angle=2)
    text, turned = ocr.recognise(turned_page)
    assert "คณะกรรมการ" in text
    # Turned counter-clockwise by 2 degrees, the left ends of the first lines sink.
    assert turned[0].box[1] - straight[0].box[1] == pytest.approx(23, abs=10)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_on_a_side_is_read_and_its_boxes_point_into_it(quarters: int) -> None:
    require("ocr")
    _, straight = ocr.recognise(drawn())
    lying = turned(drawn(), quarters)
    text, words = ocr.recognise(lying)
    assert "คณะกรรมการ" in text
    first = box_back(words[0].box, quarters, drawn().size)
    assert first == pytest.approx(straight[0].box, abs=12)


def test_a_large_scan_is_shrunk_and_its_boxes_are_not() -> None:
    require("ocr")
    page = drawn().resize((1654 * 3, 2339 * 3))
    words = ocr.recognise(page)[1]
    assert min(word.box[0] for word in words) == pytest.approx(480, abs=40)


def test_a_digit_reader_replaces_runs_and_the_first_reading_is_kept() -> None:
    require("ocr")

    def reader(image: object, words: object) -> list[DigitRun]:
        return [DigitRun(0, 2, "๙", 0.9)]

    before = ocr.recognise(drawn(LINES[1:3]))[1]
    text, after = ocr.recognise(drawn(LINES[1:3]), reader)
    assert text.startswith("๙")
    assert len(after) == len(before) - 1
    assert (after[0].raw or "").startswith(before[0].text)
