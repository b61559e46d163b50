"""Photographs of one letter are put in order and taken in together, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.journeys.staff import sign_in, staffed
from tests.scanning.makers import saved

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a house with one clerk."""
    with staffed(tmp_path_factory.mktemp("pages"), "clerk1:clerk:d5701") as address:
        yield address


@pytest.fixture
def signed(browser: Browser, house: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The clerk at the page for taking letters in; a script error fails the test."""
    width, touch, script = getattr(request, "param", (1280, False, True))
    context = browser.new_context(
        viewport={"width": width, "height": 844}, has_touch=touch, java_script_enabled=script
    )
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    sign_in(page, house, "clerk1")
    page.goto(f"{house}/letters/take")
    yield page
    context.close()
    assert not wrong


@pytest.fixture
def photos(tmp_path: Path) -> list[str]:
    """Three photographs, each unlike the others."""
    paths = [tmp_path / f"{name}.jpg" for name in ("one", "two", "three")]
    for shade, path in zip((40, 120, 200), paths, strict=True):
        path.write_bytes(saved(Image.new("L", (90, 120), shade), "JPEG"))
    return [str(path) for path in paths]


def listed(page: Page) -> list[str]:
    return page.locator("#chosen li b").all_inner_texts()


def test_pages_are_put_in_order_by_keyboard_and_go_together(
    signed: Page, house: str, photos: list[str]
) -> None:
    page = signed
    assert page.locator("#one").is_hidden()
    page.set_input_files("#files", photos)
    assert listed(page) == ["one.jpg", "two.jpg", "three.jpg"]
    page.get_by_role("button", name="เลื่อนขึ้น three.jpg").focus()
    page.keyboard.press("Enter")
    assert "three.jpg อยู่ลำดับที่ 2 จาก 3" in page.inner_text(".progress")
    page.keyboard.press("Enter")  # the same button of the same picture is still in hand
    assert listed(page) == ["three.jpg", "one.jpg", "two.jpg"]
    page.get_by_role("button", name="นำออก one.jpg").click()
    page.check("#one")
    page.click("form.take button.main")
    page.wait_for_selector("#came li")
    assert page.inner_text("#came a.name") == "three (2 หน้า).pdf"
    assert page.locator("#came li").count() == 1
    assert listed(page) == []


@pytest.mark.parametrize("signed", [(390, True, True)], indirect=True, ids=["phone"])
def test_picture_after_picture_from_the_camera_is_one_letter(
    signed: Page, photos: list[str]
) -> None:
    page = signed
    for photo in photos:
        page.set_input_files("#photo", photo)
    assert listed(page) == ["one.jpg", "two.jpg", "three.jpg"]
    assert page.is_checked("#one")
    assert page.evaluate(FITS)
    page.click("form.take button.main")
    page.wait_for_selector("#came li")
    assert page.locator("#came a.name").all_inner_texts() == ["one (3 หน้า).pdf"]


def test_what_was_refused_stays_in_the_list_to_be_put_right(
    signed: Page, photos: list[str], tmp_path: Path
) -> None:
    page, note = signed, tmp_path / "note.txt"
    note.write_text("เรื่อง ทดสอบ", encoding="utf-8")
    page.set_input_files("#files", [*photos[:2], str(note)])
    page.check("#one")
    page.click("form.take button.main")
    page.wait_for_selector("#came li")
    assert "(L131)" in page.inner_text("#came li")
    assert len(listed(page)) == 3
    page.get_by_role("button", name="นำออก note.txt").click()
    page.click("form.take button.main")
    page.wait_for_selector("#came a.name")
    assert listed(page) == []


@pytest.mark.parametrize("signed", [(1280, False, False)], indirect=True, ids=["no script"])
def test_without_scripts_the_choice_works_too(signed: Page, photos: list[str]) -> None:
    page = signed
    page.set_input_files("#files", photos)
    page.check("#one")
    page.click("form.take button.main")
    page.wait_for_selector("#came li")
    assert page.locator("#came a.name").all_inner_texts() == ["one (3 หน้า).pdf"]
