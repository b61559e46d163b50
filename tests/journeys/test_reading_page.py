"""A letter on the page in a real browser, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"desk": (1280, 900), "phone": (390, 844)}
LETTER = (ROOT / "examples/letters/003.txt").read_text(encoding="utf-8")


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, live: str) -> Iterator[Page]:
    """The front page at one size; a script error or a broken policy fails the test."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    opened.goto(live)
    yield opened
    context.close()
    assert not wrong


def read(page: Page, text: str) -> None:
    page.fill("textarea", text)
    page.click("button.main")
    page.wait_for_selector(".desk")


def in_view(page: Page, selector: str) -> bool:
    """Whether the element comes into view within three seconds (scrolling is smooth)."""
    script = """s => { const r = document.querySelector(s).getBoundingClientRect();
        return r.top < innerHeight && r.bottom > 0 && r.left < innerWidth && r.right > 0; }"""
    for _ in range(30):
        if page.evaluate(script, selector):
            return True
        page.wait_for_timeout(100)
    return False


def test_a_fact_lights_its_place_and_a_place_its_fact(page: Page) -> None:
    read(page, LETTER)
    row = page.locator(".facts .duties .row").first
    key = (row.get_attribute("id") or "")[1:]
    row.locator("a.to").first.click()
    place = f'.m.lit[data-f="{key}"]'
    page.wait_for_selector(place)
    assert in_view(page, place)
    other = page.locator(".m:has(> a):not(.lit):not(.fix)").first
    wanted = other.get_attribute("data-f")
    other.locator("> a").first.click()
    page.wait_for_selector(f"#f{wanted}.lit")
    assert in_view(page, f"#f{wanted}")
    assert page.locator(place).count() == 0


def test_a_warning_leads_to_its_words(page: Page) -> None:
    read(page, LETTER)
    page.locator(".warning a.to").first.click()
    page.wait_for_selector(".m.warn.lit")
    assert in_view(page, ".m.warn.lit")


def test_nothing_is_wider_than_the_screen_and_the_address_does_not_change(
    page: Page, live: str
) -> None:
    read(page, LETTER)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.url.rstrip("/") == live
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert kept == '[{},{"htmx-current-path-for-history":"/"}]'


def test_keys_walk_the_facts_and_what_is_to_be_checked(page: Page) -> None:
    read(page, LETTER)
    page.keyboard.press("n")
    page.wait_for_selector(".warning.lit")
    page.keyboard.press("j")
    first = page.locator(".row.lit").get_attribute("id")
    page.keyboard.press("j")
    assert page.locator(".row.lit").get_attribute("id") != first
    page.keyboard.press("k")
    assert page.locator(".row.lit").get_attribute("id") == first


def test_a_dropped_file_is_read(page: Page) -> None:
    page.evaluate(
        """text => { const data = new DataTransfer();
        data.items.add(new File([text], "letter.txt", {type: "text/plain"}));
        for (const type of ["dragenter", "dragover", "drop"])
            document.body.dispatchEvent(
                new DragEvent(type, {dataTransfer: data, bubbles: true})); }""",
        LETTER,
    )
    page.wait_for_selector(".desk")
    assert page.locator(".facts .row").count() > 5


def test_thai_digits_are_one_click_and_keep_the_letter(page: Page) -> None:
    read(page, LETTER)
    page.click("button[name=digits][value=thai]")
    page.wait_for_selector("button[value=thai][aria-pressed=true]")
    assert "๒๕๖๕" in page.locator(".facts").inner_text()


def test_without_javascript_links_light_both_ways(browser: Browser, live: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live)
    read(page, LETTER)
    page.locator(".facts a.to.value").first.click()
    lit = page.locator(".m:target")
    assert lit.count() == 1
    ground = "e => getComputedStyle(e).boxShadow"
    assert page.locator(".m:target").evaluate(ground) != "none"
    lit.locator("a").first.click()
    assert page.locator(".row:target").count() == 1
    context.close()
