"""A letter on the page in a real browser, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

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


def test_back_shows_the_form_with_its_text_and_forward_the_result(page: Page, live: str) -> None:
    read(page, LETTER)
    facts = page.locator(".facts .row").count()
    page.go_back()
    page.wait_for_selector(".front")
    assert page.input_value("textarea") == LETTER
    assert page.locator(".progress").inner_text() == ""
    page.go_forward()
    page.wait_for_selector(".desk")
    assert page.locator(".facts .row").count() == facts
    page.go_back()
    page.wait_for_selector(".front")
    page.fill("textarea", f"{LETTER}\nโทร. ๐๔๓ ๑๒๓ ๔๕๖")
    page.click("button.main")
    page.wait_for_selector(".desk")
    assert "๔๕๖" in page.locator(".paper").inner_text()
    assert page.url.rstrip("/") == live


def test_a_place_inside_the_page_is_a_step_back_of_its_own(page: Page, live: str) -> None:
    read(page, LETTER)
    page.locator(".parts a").first.click()
    page.wait_for_url("**/#d*")
    page.click("button[name=digits][value=thai]")
    page.wait_for_selector("button[value=thai][aria-pressed=true]")
    assert page.url.rstrip("/") == live
    page.go_back()
    page.wait_for_selector("button[value=arabic][aria-pressed=true]")
    page.go_back()
    page.wait_for_url(f"{live}/")
    assert page.locator(".desk").count() == 1
    page.go_back()
    page.wait_for_selector(".front")


def test_the_language_of_the_page_follows_the_switch_and_the_way_back(page: Page) -> None:
    read(page, LETTER)
    page.click("button[name=lang][value=en]")
    page.wait_for_selector("html[lang=en]")
    page.wait_for_selector("button[name=lang][value=th]")
    page.go_back()
    page.wait_for_selector("html[lang=th]")
    assert "อ่านหนังสือ" in page.title()


SECRETS = (ROOT / "examples/corpus/009.txt").read_text(encoding="utf-8")
HEIGHTS = """() => [".paper", ".facts .part"].map(
    selector => document.querySelector(selector).getBoundingClientRect().height)"""
OPEN = "open => document.querySelectorAll('.mask').forEach(mask => { mask.open = open; })"
PLAIN = """open => document.querySelectorAll(".mask").forEach(mask =>
    mask.replaceWith(mask.querySelector(open ? "span" : "summary").textContent))"""
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.mark.parametrize("opened", [False, True])
def test_a_covered_secret_neither_breaks_its_line_nor_widens_the_page(
    page: Page, opened: bool
) -> None:
    read(page, SECRETS)
    assert page.locator(".paper .mask").count() > 1
    assert page.locator(".duties .mask").count() > 0
    page.evaluate(OPEN, opened)
    assert page.evaluate(FITS)
    covered = page.evaluate(HEIGHTS)
    page.evaluate(PLAIN, opened)
    assert page.evaluate(HEIGHTS) == covered


def test_a_part_of_the_summary_never_starts_its_line_with_a_dot(page: Page) -> None:
    read(page, LETTER)
    starts = """() => { const line = document.querySelector(".about .soft"); const found = [];
        const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT); let last = -1;
        while (nodes.nextNode()) [...nodes.currentNode.data].forEach((sign, at) => {
            if (!sign.trim()) return;
            const range = document.createRange();
            range.setStart(nodes.currentNode, at); range.setEnd(nodes.currentNode, at + 1);
            const { top, bottom } = range.getBoundingClientRect();
            if (top >= last) found.push(sign);
            last = Math.max(last, (top + bottom) / 2); });
        return found; }"""
    for width in (*range(200, 420, 20), 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate(starts)
        assert found
        assert "·" not in found


def test_going_back_while_a_letter_is_read_again_gives_the_reading_up(page: Page) -> None:
    read(page, LETTER)
    held: list[Route] = []
    page.route("**/read", lambda route: held.append(route))
    page.click("button[name=digits][value=thai]")
    while not held:
        page.wait_for_timeout(50)
    page.go_back()
    page.wait_for_selector(".front")
    page.unroute("**/read")
    with suppress(Exception):  # the browser may have dropped the request already
        held[0].continue_()
    page.wait_for_timeout(1500)
    assert page.evaluate("history.state.at") == 0
    assert page.locator(".front").count() == 1
    page.click("button.main")
    page.wait_for_selector(".desk")
