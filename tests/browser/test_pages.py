"""What a user does, in real Chromium: reads, filters, compares, reviews, adds, searches, prints."""

from __future__ import annotations

import re
import urllib.request
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dragoman.records import Findings, Position, Report

from .conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RELATION = "/relations/XBE/XDR"
PAGES = (
    "/", "/about", "/meetings", "/search?q=bank", "/add", "/compare", "/review", RELATION, "/deeds",
    "/positions?a=XDR&b=XBE", "/positions", "/compare/recurring?a=XBE&b=XDR",
)  # fmt: skip
LEFT = "Drovia told Belmark that the fishing bank stays closed. Belmark accused Drovia of theft."
SELECT = """([words]) => {
  for (const strip of document.querySelectorAll("[data-at]")) {
    const walker = document.createTreeWalker(strip, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
    const whole = nodes.map((node) => node.data).join("");
    const from = whole.indexOf(words);
    if (from < 0) continue;
    const at = (place) => {
      for (const node of nodes) {
        if (place <= node.data.length) return [node, place];
        place -= node.data.length;
      }
    };
    const range = document.createRange();
    range.setStart(...at(from));
    range.setEnd(...at(from + words.length));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
}"""
RIGHT = "Drovia told Belmark that the fishing bank is closed. Drovia told Belmark that ships wait."


def report_of(served: Served, words: str) -> str:
    found = served.session.ledger.reports()
    return f"/reports/{next(report.id for report in found if words in report.text)}"


def every_page(served: Served) -> tuple[str, ...]:
    """An address of each kind of page."""
    ledger = served.session.ledger
    meeting = f"/records/{ledger.meetings()[0].id}"
    told_twice = next(one for one in ledger.occurrences() if len(one.reports) > 1)
    report = report_of(served, "alert(1)")
    occurrence = f"/records/{told_twice.id}"
    added = f"{report_of(served, 'bank is closed')}/add?start=0&end=6"
    return (*PAGES, report, meeting, occurrence, f"{occurrence}/compare", added)


def until(page: Page, holds: str) -> None:
    """Ask the page until an expression holds. Waiting inside it would need `eval`, which our
    policy forbids; a page that is just leaving cannot be asked.
    """
    from playwright.sync_api import Error

    for _ in range(600):
        with suppress(Error):
            if page.evaluate(f"Boolean({holds})"):
                return
        page.wait_for_timeout(50)
    raise AssertionError(f"never held on {page.url}: {holds}")


def compared(page: Page) -> None:
    """The page of two texts that were pasted."""
    page.goto("/compare")
    page.get_by_label("Text A").fill(LEFT)
    page.get_by_label("Text B").fill(RIGHT)
    page.get_by_role("button", name="Compare").click()
    page.locator(".counts").wait_for()


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
    page.wait_for_url(re.compile("status=cancelled"))
    page.locator(".chronology li").first.wait_for()
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
    compared(page)
    told = page.locator(".counts").inner_text()
    assert "1 found only in Text A" in told
    assert page.locator(".abreast").count() == 1


def test_words_and_rows_of_a_comparison_are_tied_in_both_texts(page: Page) -> None:
    compared(page)
    page.locator(".abreast a", has_text="in the texts").click()
    row = page.locator(".abreast").get_attribute("data-card")
    assert page.locator(".abreast.on").count() == 1
    for pane in (0, 1):
        marks = page.locator("[data-pane]").nth(pane).locator("mark.on")
        assert marks.count() >= 1
        assert row in (marks.first.get_attribute("data-records") or "").split()
    page.locator("[data-pane]").nth(1).locator("mark.p-only").first.click()
    assert page.locator(".alone.on").count() == 1
    assert page.locator("[data-pane]").first.locator("mark.on").count() == 0


def test_words_that_are_selected_become_a_record(page: Page, served: Served) -> None:
    page.goto(report_of(served, "bank is closed"))
    page.evaluate(SELECT, ["the bank is closed"])
    page.get_by_role("link", name="Add what was missed").click()
    assert page.locator("textarea[name=words]").input_value() == "the bank is closed"
    page.get_by_role("button", name="statement").click()
    page.get_by_label("Speaker").wait_for()
    page.evaluate(SELECT, ["Drovia told Belmark"])
    until(page, "document.forms.judge.elements.words.value === 'Drovia told Belmark'")
    page.get_by_label("Speaker").fill("Drovia")
    page.keyboard.press("Enter")
    page.get_by_text("Added").first.wait_for()
    made = served.session.ledger.corrections()[-1]
    assert made.verdict == "added"
    assert made.after is not None
    (quote,) = made.after.evidence.quotes  # type: ignore[union-attr] # a statement
    assert quote == "Drovia told Belmark"


def test_source_and_cue_are_marked_by_key_and_the_words_stay(page: Page, served: Served) -> None:
    page.goto(f"{report_of(served, 'bank is closed')}/add?start=0&end=1&kind=position")
    page.evaluate(SELECT, ["the bank is closed"])
    until(page, "document.forms.judge.elements.words.value === 'the bank is closed'")
    page.evaluate(SELECT, ["told"])
    until(page, "document.forms.judge.elements.words.value === 'told'")
    page.keyboard.press("g")
    until(page, "document.forms.judge.elements.cue.value === 'told'")
    assert page.locator("textarea[name=words]").input_value() == "the bank is closed"
    page.keyboard.press("f")
    page.keyboard.type("Drovia")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    page.keyboard.type("Drovia")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("done="))
    held = served.session.ledger.corrections()[-1].after
    assert isinstance(held, Position)
    assert held.evidence.quotes == ("the bank is closed",)


def test_a_record_is_added_by_keyboard_alone(page: Page, served: Served) -> None:
    page.goto("/review?kind=event")
    page.keyboard.press("m")
    page.wait_for_url(re.compile("/add"))
    page.keyboard.press("v")
    page.keyboard.type("accused")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.get_by_title("begin a word earlier").wait_for()
    page.keyboard.press("[")
    until(page, "/^\\w+ accused$/.test(document.forms.judge?.elements.words.value)")
    page.keyboard.press("t")
    page.keyboard.type("PROTEST")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    page.keyboard.type("Drovia")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("done="))
    assert served.session.ledger.corrections()[-1].verdict == "added"


def test_a_key_counts_from_the_moment_that_a_page_is_seen(page: Page, served: Served) -> None:
    page.goto("/review?kind=event")
    for _ in range(2):
        before = len(served.session.ledger.corrections())
        until(page, "document.querySelector('.judging') && !window.seen")
        page.evaluate("window.seen = true")
        page.keyboard.press("a")
        until(page, "!window.seen && document.querySelector('.progress')")
        assert len(served.session.ledger.corrections()) == before + 1


def test_a_key_that_comes_too_early_is_kept_until_all_has_arrived(
    page: Page, served: Served
) -> None:
    early = (
        "new MutationObserver((_, watch) => { if (!document.body) return; watch.disconnect();"
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'r', bubbles: true})) })"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.add_init_script(f"if (location.search.includes('early')) {{ {early} }}")
    page.goto("/review?kind=event&early=1")
    page.wait_for_url(re.compile("done="))
    assert served.session.ledger.corrections()[-1].verdict == "rejected"


def test_a_review_goes_by_keyboard_alone(page: Page, served: Served) -> None:
    ledger = served.session.ledger
    page.goto("/review?kind=event")
    page.keyboard.press("a")
    page.wait_for_url(re.compile("done="))
    assert ledger.corrections()[-1].verdict == "accepted"
    page.keyboard.press("]")
    page.locator("mark.p-hit").filter(has_text=re.compile("^accused")).wait_for()
    page.keyboard.press("t")
    page.keyboard.type("THREATEN")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.keyboard.type("read again")
    page.keyboard.press("Enter")
    page.locator(".progress").filter(has_text="2 of 3 judged").wait_for()
    made = ledger.corrections()[-1]
    assert (made.verdict, made.reason, made.author) == ("edited", "read again", "Ada")
    (event,) = ledger.events(types=["THREATEN"])
    assert event.evidence.quotes[0].startswith("accused")
    page.keyboard.press("r")
    page.get_by_text("All of it has been judged").wait_for()
    page.keyboard.press("u")
    page.get_by_text("Taken back").wait_for()
    assert len(ledger.corrections()) == 2
    page.keyboard.press("?")
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
    for path in every_page(served):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    compared(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_name_of_a_coder_breaks_where_a_telephone_ends(page: Page, served: Served) -> None:
    ledger, name = served.session.ledger, "dragoman-7+0123456789ab+01234567"
    with ledger.run(name) as run:
        ledger.keep(Findings(Report("Belmark rested."), name), run)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/about")
    assert name in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_report_prints_with_its_cards_and_without_our_menus(page: Page, served: Served) -> None:
    page.goto(report_of(served, "bank is closed"))
    page.emulate_media(media="print")
    assert not page.locator("header.site").is_visible()
    assert page.locator(".margin .card").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_every_page_prints_whole_and_without_our_menus(page: Page) -> None:
    page.emulate_media(media="print")
    for path in ("/deeds", "/positions?a=XDR&b=XBE", "/about", "/meetings", RELATION):
        page.goto(path)
        assert not page.locator("header.site").is_visible(), path
        assert page.locator("form:visible").count() == 0, path
        assert page.get_by_role("heading", level=1).is_visible(), path
    page.emulate_media(media="screen")
    compared(page)
    page.emulate_media(media="print")
    for pane in page.locator("[data-pane]").all():
        assert pane.evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    assert page.pdf().startswith(b"%PDF")


def test_a_dossier_opens_as_a_file_without_a_network(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    name = served.session.ledger.meetings()[0].id
    context = browser.new_context(offline=True, color_scheme="dark")
    page = context.new_page()
    kept = tmp_path / "dossier.html"
    with urllib.request.urlopen(f"{served.address}/records/{name}/dossier") as answer:
        kept.write_bytes(answer.read())
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(kept.as_uri())
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert faults_of(page) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(page: Page, served: Served, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    faults = []
    for path in every_page(served):
        page.goto(path)
        faults += [(path, *fault) for fault in faults_of(page)]
    compared(page)
    faults += [("/compare, two texts", *fault) for fault in faults_of(page)]
    assert faults == []


def faults_of(page: Page) -> list[tuple[str, str]]:
    """The rules of axe-core at levels A and AA that a page breaks, each with the first place."""
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("no axe-core here: pip install -e '.[dev]'")
    page.evaluate(Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
    )
    return [(each["id"], each["nodes"][0]["html"][:160]) for each in found["violations"]]
