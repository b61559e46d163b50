"""A letter's way out in a real browser: drafted, returned, checked, signed, numbered, found."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.journeys.staff import sign_in, staffed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"desk": (1280, 900, True), "phone without script": (390, 844, False)}
FITS = "document.documentElement.scrollWidth <= innerWidth"
People = Callable[[str], "Page"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a house with an officer, a clerk and the head of one district each."""
    staff = [
        f"{role}{n}:{role}:d570{n}" + (":head" if role == "head" else "")
        for n in (1, 2)
        for role in ("officer", "clerk", "head")
    ]
    with staffed(tmp_path_factory.mktemp("drafts"), *staff) as address:
        yield address


@pytest.fixture(params=SIZES)
def people(request: pytest.FixtureRequest, browser: Browser, house: str) -> Iterator[People]:
    """`people("clerk")`: that person's page; a script error or a broken policy fails the test."""
    width, height, script = SIZES[request.param]
    number = list(SIZES).index(request.param) + 1
    wrong: list[str] = []
    contexts = []

    def signed_in(role: str) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        sign_in(page, house, f"{role}{number}")
        return page

    yield signed_in
    for context in contexts:
        context.close()
    assert not wrong


def test_a_letter_is_drafted_returned_checked_signed_numbered_and_found(
    people: People, house: str
) -> None:
    officer, clerk, head = (people(role) for role in ("officer", "clerk", "head"))
    address = begun(officer, house)
    written(officer)
    do(officer, "send_to_check")
    clerk.goto(f"{house}/letters/drafts?box=check")
    clerk.click("ul.hits a.name")
    clerk.wait_for_url(lambda url: "box=" not in url)
    do(clerk, "return", note="ขอวันประชุมที่แน่นอน")
    officer.goto(f"{house}/letters/drafts?box=returned")
    assert "ขอวันประชุมที่แน่นอน" in officer.inner_text("main")
    officer.goto(address)
    officer.fill("#aim", "จึงขอเชิญเข้าร่วมประชุม วันที่ 20 มกราคม 2570")
    do(officer, "send_to_check")
    clerk.goto(address)
    do(clerk, "check")
    do(clerk, "send_to_sign")
    head.goto(f"{house}/letters/drafts?box=sign")
    head.click("ul.hits a.name")
    head.wait_for_url(lambda url: "box=" not in url)
    assert head.evaluate(FITS)
    do(head, "sign")
    clerk.goto(address)
    clerk.click("#number a[href*=numbering]")
    clerk.fill("[name=code]", "ชร 0118")
    clerk.click("form.sheet button.main")
    clerk.goto(address)
    do(clerk, "number")
    assert "ชร 0118/1" in clerk.inner_text("main .lead")
    said = paper(clerk)
    assert "๐๑๑๘/๑" in said.replace(" ", "")
    assert "๒๐ มกราคม ๒๕๗๐" in said.replace("\xa0", " ")
    found(clerk, house)


def begun(page: Page, house: str) -> str:
    """The address of a new external letter."""
    page.goto(f"{house}/letters/drafts")
    page.click("a[href='/letters/drafts/new']")
    page.check("input[value=external]")
    page.click("form.sheet button.main")
    page.wait_for_url("**done=begun**")
    return page.url.partition("?")[0]


def written(page: Page) -> None:
    """All that the form asks for is typed and saved."""
    parts = {
        "number": "ชร 0118/",
        "subject": "ขอเชิญประชุมหัวหน้าส่วนราชการ",
        "addressee": "นายอำเภอทุกอำเภอ",
        "cause": "ด้วยอำเภอจะจัดประชุมประจำเดือน",
        "aim": "จึงขอเชิญเข้าร่วมประชุม",
        "conclusion": "จึงเรียนมาเพื่อโปรดทราบ",
        "phone": "0 5371 0000",
    }
    for name, text in parts.items():
        page.fill(f"#{name}", text)
    page.select_option("#signer", index=1)
    page.click("#draft .go button[value=write]")
    page.wait_for_url("**done=draft_write**")
    assert "ครบตามแบบหนังสือ" in page.inner_text("main")
    assert "17" in page.inner_text("#to")
    assert page.evaluate(FITS)


def do(page: Page, step: str, *, note: str = "") -> None:
    """The step is opened, filled in and pressed."""
    if page.locator(f"#{step}:not([open])").count():
        page.click(f"#{step} > summary")
    if note:
        page.fill(f"#{step}-note", note)
    page.click(f"button[value={step}]")
    page.wait_for_url(f"**done=draft_{step}**")


def paper(page: Page) -> str:
    """What stands on the final paper."""
    link = page.locator("main a[href^='/files/']").get_attribute("href")
    assert link
    answer = page.request.get(page.url.partition("/letters")[0] + link)
    document = pypdfium2.PdfDocument(io.BytesIO(answer.body()))
    return " ".join(sheet.get_textpage().get_text_range() for sheet in document)


def found(page: Page, house: str) -> None:
    """The letter is found from the box of every page, by a word and by its number."""
    page.goto(f"{house}/desk")
    page.fill(".find input", "หัวหน้าส่วนราชการ")
    page.press(".find input", "Enter")
    page.wait_for_url("**/letters/search?**")
    assert page.inner_text("mark >> nth=0") == "หัวหน้าส่วนราชการ"
    assert page.evaluate(FITS)
    page.fill("#q", "๐๑๑๘/๑")
    page.press("#q", "Enter")
    page.wait_for_url("**/letters/search?**")
    assert page.locator("ul.hits a.name").count() == 1
