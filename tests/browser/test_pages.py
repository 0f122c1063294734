"""What a user does, in real Chromium: reads, filters, compares, reviews, adds, searches, prints."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RELATION = "/relations/XBE/XDR"
PAGES = ("/", "/about", "/meetings", "/search?q=bank", "/add", "/compare", "/review", RELATION)
LEFT = "Drovia told Belmark that the fishing bank stays closed. Belmark accused Drovia of theft."
RIGHT = "Drovia told Belmark that the fishing bank is closed. Drovia told Belmark that ships wait."


def report_of(served: Served, words: str) -> str:
    found = served.session.ledger.reports()
    return f"/reports/{next(report.id for report in found if words in report.text)}"


def press(page: Page, key: str) -> None:
    """A key that the script of the page hears: it runs once the page has been read to its end."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def test_a_first_visit_leads_from_the_pair_to_the_words(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Belmark and Drovia").click()
    assert page.url.endswith(RELATION)
    page.locator("svg a[href^='/records/']").first.click()
    page.get_by_role("link", name="read it there").first.click()
    assert "Drovia" in page.locator("mark").first.inner_text()


def test_filters_live_in_the_address(page: Page) -> None:
    page.goto(RELATION)
    page.locator("summary").filter(has_text="Filter").click()
    page.locator("input[name=status][value=cancelled]").check()
    page.get_by_role("button", name="Show").click()
    assert "status=cancelled" in page.url
    shown = page.locator(".chronology li").count()
    page.reload()
    assert page.locator(".chronology li").count() == shown == 1


def test_cards_and_words_are_tied_by_pointer_and_keys(page: Page, served: Served) -> None:
    page.goto(report_of(served, "alert(1)"))
    card = page.locator(".margin > [data-card]").last
    card.hover()
    name = card.get_attribute("data-card")
    assert page.locator(f"mark.on[data-records~='{name}']").count()
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".card.on").get_attribute("data-card")
    page.keyboard.press("k")
    assert page.locator(".card.on").get_attribute("data-card") != second
    page.keyboard.press("Escape")
    assert page.locator(".card.on").count() == 0


def test_a_hostile_report_is_text(page: Page, served: Served) -> None:
    page.goto(report_of(served, "alert(1)"))
    assert "<script>alert(1)</script>" in page.locator(".words").first.inner_text()
    assert page.locator(".words script, .words b").count() == 0


def test_two_texts_are_compared_at_once(page: Page) -> None:
    page.goto("/compare")
    page.get_by_label("Text A").fill(LEFT)
    page.get_by_label("Text B").fill(RIGHT)
    page.get_by_role("button", name="Compare").click()
    assert page.get_by_role("heading", name="In both").is_visible()
    assert "1 in both" in page.locator(".counts").inner_text()


def test_a_review_goes_by_keyboard_alone(page: Page, served: Served) -> None:
    ledger = served.session.ledger
    page.goto("/review?kind=event")
    press(page, "a")
    page.wait_for_url(re.compile("done="))
    assert ledger.corrections()[-1].verdict == "accepted"
    press(page, "]")
    page.locator("mark.p-hit").filter(has_text=re.compile("^accused")).wait_for()
    press(page, "t")
    page.keyboard.type("THREATEN")
    page.keyboard.press("Escape")
    press(page, "c")
    page.keyboard.type("read again")
    page.keyboard.press("Enter")
    page.locator(".progress").filter(has_text="2 of 3 judged").wait_for()
    made = ledger.corrections()[-1]
    assert (made.verdict, made.reason, made.author) == ("edited", "read again", "Ada")
    (event,) = ledger.events(types=["THREATEN"])
    assert event.evidence.quotes[0].startswith("accused")
    press(page, "r")
    page.get_by_text("All of it has been judged").wait_for()
    press(page, "u")
    page.get_by_text("Taken back").wait_for()
    assert len(ledger.corrections()) == 2
    press(page, "?")
    assert page.get_by_text("split it from the other accounts").is_visible()


def test_a_file_that_cannot_be_read_is_a_clear_line(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\xff\xfe\x00broken")
    page.goto("/add")
    page.get_by_label("Choose files").set_input_files(str(bad))
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("heading", name="What failed").wait_for()
    assert "bad.csv" in page.locator(".failures").inner_text()


def test_chinese_is_searched_from_every_page(page: Page) -> None:
    page.goto("/about")
    page.get_by_label("Search the ledger").fill("中国愿意")
    page.keyboard.press("Enter")
    assert page.locator("mark.p-hit").first.inner_text() == "中国愿意"


def test_everything_reads_and_judges_without_javascript(browser: Browser, served: Served) -> None:
    context = browser.new_context(base_url=served.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(RELATION)
    assert "accused Belmark" in page.locator(".chronology").inner_text()
    page.goto(report_of(served, "bank is closed"))
    assert page.locator(".margin .card").count() == 1
    page.goto("/review")
    assert page.locator("kbd:visible").count() == 0
    page.get_by_role("button", name="Reject").click()
    assert "Rejected" in page.locator(".done").inner_text()
    context.close()


def test_no_page_is_wider_than_a_telephone(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    record = f"/records/{served.session.ledger.meetings()[0].id}"
    for path in (*PAGES, report_of(served, "alert(1)"), record):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_report_prints_with_its_cards_and_without_our_menus(page: Page, served: Served) -> None:
    page.goto(report_of(served, "bank is closed"))
    page.emulate_media(media="print")
    assert not page.locator("header.site").is_visible()
    assert page.locator(".margin .card").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(page: Page, served: Served, scheme: Any) -> None:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("no axe-core here: pip install -e '.[dev]'")
    rules = Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    page.emulate_media(color_scheme=scheme)
    record = f"/records/{served.session.ledger.meetings()[0].id}"
    faults = []
    for path in (*PAGES, report_of(served, "alert(1)"), record):
        page.goto(path)
        page.evaluate(rules)
        found = page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        )
        faults += [
            (path, each["id"], each["nodes"][0]["html"][:160]) for each in found["violations"]
        ]
    assert faults == []
