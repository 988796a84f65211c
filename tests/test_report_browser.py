"""The HTML report in a real browser: layers, records, keyboard, print, and nothing that runs."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import quoteaudit
from quoteaudit.records import Audit, CharSpan, Quote, Speaker
from quoteaudit.render import render_fragment, render_html
from quoteaudit.render.words import visible

pytest.importorskip("playwright", reason="playwright is not installed: pip install '.[dev]'")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog
    from playwright.sync_api import Page as Tab

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("chromium is not installed", allow_module_level=True)

TEXT = """\
Moll closes the bridge

By Owen Pritchard

Mayor Ines Moll closed the bridge on Friday. “It was safe in May,” she said, “and it is
not safe now.” According to Pavel Korda, the town engineer, two of the cables “sing in
the wind.” Korda told reporters that Moll had said the repairs would take a year.

Two officials briefed on the inspection, who asked not to be named because the report is
not public, said that 14 of the 36 cables had cracked since March. The road ministry did
not respond to a request for comment.
"""
FLAGS = [
    *["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    *["--disable-component-update", "--disable-sync"],
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]
CLEAR = "rgba(0, 0, 0, 0)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def audit() -> Audit:
    return quoteaudit.audit_text(TEXT)


@pytest.fixture(scope="module")
def report(audit: Audit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = render_html(audit, quoteaudit.check(audit, "ap"), profile="ap")
    return written(tmp_path_factory.mktemp("report"), page)


def written(folder: Path, page: str) -> Path:
    path = folder / "report.html"
    path.write_text(page, "utf-8", newline="")
    return path


class Visit:
    """A page that is open in a browser, and whatever it asked for or complained of."""

    def __init__(self, context: BrowserContext, path: Path) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.own = path.as_uri()
        self.tab: Tab = context.new_page()
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", self._dismiss)
        context.on("request", lambda request: self.requests.append(request.url))
        self.tab.goto(self.own)

    def _dismiss(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    @property
    def fetched(self) -> list[str]:
        """What was asked for beside the page itself and the picture that it holds."""
        return [url for url in self.requests if not url.startswith(("data:", self.own))]

    def style(self, selector: str, name: str, nth: int = 0) -> str:
        return str(
            self.tab.locator(selector)
            .nth(nth)
            .evaluate("(element, name) => getComputedStyle(element)[name]", name)
        )

    def text(self) -> str:
        return str(
            self.tab.evaluate(
                "[...document.querySelectorAll('.text')].map((e) => e.textContent).join('')"
            )
        )


@pytest.fixture
def visit(browser: Browser) -> Iterator[Any]:
    contexts = []

    def open_page(path: Path, **options: Any) -> Visit:
        settings = {"viewport": {"width": 1440, "height": 1000}, "reduced_motion": "reduce"}
        contexts.append(browser.new_context(**settings | options))
        return Visit(contexts[-1], path)

    yield open_page
    for context in contexts:
        context.close()


def test_the_page_complains_of_nothing_and_fetches_nothing(visit: Any, report: Path) -> None:
    seen = visit(report)
    seen.tab.wait_for_load_state("networkidle")
    assert (seen.complaints, seen.fetched) == ([], [])
    assert len(seen.requests) >= 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_words_of_the_article_are_all_there(
    visit: Any, report: Path, audit: Audit, scripts: bool
) -> None:
    seen = visit(report, java_script_enabled=scripts)
    text = "".join(seen.tab.locator(".text").all_text_contents())
    assert text == audit.text
    assert seen.tab.locator("mark").first.is_visible()


TINTS = {
    "quotes": ("mark.direct", "backgroundColor"),
    "unnamed": ("mark.slot", "backgroundColor"),
    "replies": ("mark.reply", "backgroundColor"),
    "findings": ("mark.warning", "textDecorationColor"),
}
ROWS = {"quotes": "source", "unnamed": "unnamed", "claims": "claim", "mentions": "mention"}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_layer_can_be_switched_off_and_on(visit: Any, report: Path, scripts: bool) -> None:
    seen = visit(report, java_script_enabled=scripts)
    for layer, (mark, drawn) in TINTS.items():
        box = seen.tab.locator(f".show-{layer}")
        note = seen.tab.locator(f".note.layer-{layer}").first
        on = seen.style(mark, drawn)
        assert on != CLEAR, layer
        assert note.is_visible(), layer
        box.uncheck()
        assert seen.style(mark, drawn) == CLEAR, layer
        assert not note.is_visible(), layer
        box.check()
        assert seen.style(mark, drawn) == on, layer


def test_rows_under_the_words_come_and_go_with_their_layer(visit: Any, report: Path) -> None:
    seen = visit(report)
    for layer, mark in ROWS.items():
        seen.tab.locator(f".show-{layer}").check()
        on = seen.style(f"mark.{mark}", "backgroundImage")
        seen.tab.locator(f".show-{layer}").uncheck()
        assert seen.style(f"mark.{mark}", "backgroundImage") != on, layer


def test_a_click_on_words_shows_their_records_the_narrowest_first(visit: Any, report: Path) -> None:
    seen = visit(report)
    assert not seen.tab.locator("#inspector").is_visible()
    words = seen.tab.locator("mark.indirect.evidence").first
    number = int((words.get_attribute("id") or "")[1:])
    words.click()
    shown = seen.tab.locator("#selected .card")
    places = shown.evaluate_all(
        "(cards) => cards.map((c) => document.getElementById(c.dataset.copy).dataset.at)"
    )
    around = [[tuple(map(int, pair.split("-"))) for pair in at.split()] for at in places]
    widths = [end - start for at in around for start, end in at if start <= number < end]
    assert len(widths) == shown.count() >= 2
    assert widths == sorted(widths)
    assert seen.tab.locator("mark.hot").count() > 0
    seen.tab.locator("#close").click()
    assert not seen.tab.locator("#inspector").is_visible()
    assert seen.tab.locator("mark.hot").count() == 0
    assert seen.complaints == []


def test_a_click_on_a_note_shows_its_record_and_lights_its_words(
    visit: Any, report: Path, audit: Audit
) -> None:
    seen = visit(report)
    seen.tab.locator(".chip.quote", has_text=audit.quotes[2].id).first.click()
    card = seen.tab.locator("#selected .card")
    assert card.count() == 1
    for span in audit.quotes[2].contents:
        assert span.text in card.inner_text()
    lit = "".join(seen.tab.locator("mark.hot").all_text_contents())
    assert all(span.text in lit for span in audit.quotes[2].contents)
    assert seen.tab.url == seen.own


def test_a_pointer_over_words_lights_a_record(visit: Any, report: Path) -> None:
    seen = visit(report)
    seen.tab.locator("mark.direct").first.hover()
    assert seen.tab.locator("mark.near").count() > 0
    assert seen.tab.locator("mark.direct").first.get_attribute("title")


def test_the_keyboard_goes_from_note_to_note(visit: Any, report: Path) -> None:
    seen = visit(report)
    chips = seen.tab.locator(".chip")
    current = "document.activeElement.dataset.record"
    chips.nth(0).focus()
    for key, place in [("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("Home", 0)]:
        seen.tab.keyboard.press(key)
        record = chips.nth(place).get_attribute("data-record")
        assert seen.tab.evaluate(current) == record
        copy = seen.tab.locator("#selected .card")
        assert [card.get_attribute("data-copy") for card in copy.all()] == [record]
        assert chips.nth(place).get_attribute("aria-current") == "true"
    seen.tab.keyboard.press("Escape")
    assert not seen.tab.locator("#inspector").is_visible()
    seen.tab.keyboard.press("Enter")
    assert seen.tab.locator("#inspector").is_visible()
    assert seen.complaints == []


def test_notes_of_a_hidden_layer_are_passed_over(visit: Any, report: Path) -> None:
    seen = visit(report)
    seen.tab.locator(".show-claims").uncheck()
    chips = seen.tab.locator(".chip:visible")
    chips.nth(0).focus()
    met = set()
    for _ in range(chips.count()):
        met.add(seen.tab.evaluate("document.activeElement.className.split(' ')[1]"))
        seen.tab.keyboard.press("ArrowDown")
    assert "claim" not in met
    assert {"quote", "finding", "unnamed", "reply"} <= met


def test_every_control_can_be_reached_with_the_tab_key(visit: Any, report: Path) -> None:
    seen = visit(report)
    met = []
    for _ in range(14):
        seen.tab.keyboard.press("Tab")
        met.append(
            seen.tab.evaluate(
                "(({ tagName, className }) => `${tagName} ${className}`)(document.activeElement)"
            )
        )
    assert met[:3] == ["A ", "A ", "A "]  # the ways to skip
    assert [name.split()[1] for name in met if name.startswith("INPUT")] == [
        *["show-quotes", "show-unnamed", "show-mentions", "show-replies"],
        *["show-claims", "show-findings"],
    ]
    assert any("chip" in name for name in met)
    assert seen.style("a:focus", "outlineStyle") == "solid"


def test_space_switches_a_layer(visit: Any, report: Path) -> None:
    seen = visit(report)
    seen.tab.locator(".show-quotes").focus()
    seen.tab.keyboard.press("Space")
    assert seen.style("mark.direct", "backgroundColor") == CLEAR


def test_a_note_leads_to_its_card_without_scripts(visit: Any, report: Path) -> None:
    seen = visit(report, java_script_enabled=False)
    chip = seen.tab.locator(".chip.quote").first
    token = chip.get_attribute("data-record")
    chip.click()
    assert seen.tab.url == f"{seen.own}#{token}"
    assert seen.tab.locator(f"#{token}:target").is_visible()
    seen.tab.locator(f"#{token} a.go").click()
    assert seen.tab.locator("mark:target").is_visible()
    assert not seen.tab.locator("#inspector").is_visible()
    why = seen.tab.locator(f"#{token} .why")
    why.locator("summary").click()
    assert why.get_by_text("Rule").is_visible()


def luminance(colour: str) -> float:
    """How bright a colour is to the eye, as WCAG 2 reckons it."""
    numbers = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    parts = numbers if colour.startswith("color(") else [number / 255 for number in numbers]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted([luminance(one), luminance(other)])
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_every_tint(visit: Any, report: Path, scheme: str) -> None:
    seen = visit(report, color_scheme=scheme)
    paper = seen.style("body", "backgroundColor")
    for lit in ("", "hot"):
        drawn = seen.tab.evaluate(
            """(lit) => [...document.querySelectorAll("mark")].map((mark) => {
                if (lit) mark.classList.add(lit);
                const style = getComputedStyle(mark);
                return [mark.className, style.color, style.backgroundColor];
            })""",
            lit,
        )
        for looks, ink, tint in drawn:
            assert contrast(ink, paper if tint == CLEAR else tint) >= 4.5, looks
    assert seen.style("mark.hot", "backgroundColor") != CLEAR


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_the_page_is_dark_where_readers_want_it_dark(
    visit: Any, report: Path, scheme: str, dark: bool
) -> None:
    seen = visit(report, color_scheme=scheme)
    paper, ink = seen.style("body", "backgroundColor"), seen.style("body", "color")
    assert (luminance(paper) < luminance(ink)) == dark
    assert contrast(paper, ink) > 12


@pytest.mark.parametrize(("width", "scheme"), [(380, "light"), (1440, "dark")])
def test_no_rule_of_accessibility_is_broken(
    visit: Any, report: Path, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    screen = {"width": width, "height": 900}
    seen = visit(report, color_scheme=scheme, viewport=screen, bypass_csp=True)
    seen.tab.locator(".show-mentions").check()
    seen.tab.locator(".chip.finding").first.click()
    seen.tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    broken = axe.Axe().run(seen.tab).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in broken] == []


def test_nothing_runs_off_the_side_of_a_screen(visit: Any, report: Path) -> None:
    seen = visit(report)
    for width in (320, 380, 700, 1000, 1440):
        seen.tab.set_viewport_size({"width": width, "height": 900})
        assert seen.tab.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_the_marks_on_white_and_what_was_folded(visit: Any, report: Path) -> None:
    seen = visit(report, color_scheme="dark")
    tint = seen.style("mark.direct", "backgroundColor")
    seen.tab.locator(".chip").nth(0).click()
    seen.tab.emulate_media(media="print", color_scheme="dark")
    assert seen.style("body", "backgroundColor") == "rgb(255, 255, 255)"
    assert seen.style("mark.direct", "backgroundColor") not in (CLEAR, tint)
    assert seen.style("mark.direct", "printColorAdjust") == "exact"
    assert not seen.tab.locator("#inspector").is_visible()
    assert seen.style(".side", "position") == "static"
    assert seen.tab.locator(".finding .why .rows").first.is_visible()
    assert not seen.tab.locator(".toggle:has(.show-mentions)").is_visible()
    assert seen.tab.pdf(format="A4").startswith(b"%PDF")


# ---------------------------------------------------------------------------------------- hostility

ATTACK = "<script>window.owned = 1</script><img src=//x.example/ onerror='window.owned = 1'>"
WORDS = [
    ATTACK,
    f'"><svg onload="window.owned = 1">{ATTACK}',
    f"'>{ATTACK}</style></title></textarea>{ATTACK}",
    "\x00\x1b[31m \r\n\r \x85 \u202egnirts \ud800 \u2028 &amp; &#x3C;script&#x3E;",
]


@pytest.mark.parametrize("words", WORDS, ids=ascii)
def test_a_hostile_article_runs_nothing_and_fetches_nothing(
    visit: Any, tmp_path: Path, words: str
) -> None:
    text = f"{words}\n\n“{words},” said {words}."
    span = CharSpan.of(text, 0, len(words))
    speaker = Speaker(id=words, name=words, kind="person", mentions=(span,))
    quote = Quote(id=words, kind="direct", contents=(span,), rule=words, speaker=speaker)
    audit = Audit(text=text, quotes=(quote,), speakers=(speaker,))
    seen = visit(written(tmp_path, render_html(audit, quoteaudit.check(audit), title=words)))
    seen.tab.locator("mark").first.click()
    seen.tab.locator(".chip").first.click()
    seen.tab.wait_for_load_state("networkidle")
    assert seen.tab.evaluate("window.owned") is None
    assert (seen.complaints, seen.fetched) == ([], [])
    assert seen.tab.locator("script").count() == 1
    assert seen.tab.locator(".text img, .text svg, .card img, .card svg").count() == 0
    assert seen.text() == visible(text)


def test_even_markup_that_got_through_would_not_run(
    visit: Any, tmp_path: Path, report: Path
) -> None:
    page = report.read_text("utf-8").replace('<div class="sheet">', f'<div class="sheet">{ATTACK}')
    seen = visit(written(tmp_path, page))
    seen.tab.wait_for_load_state("networkidle")
    assert seen.tab.locator(".sheet > script").count() == 1
    assert seen.tab.evaluate("window.owned") is None
    assert len(seen.complaints) >= 2  # the policy of the page says what it refused
    assert seen.tab.locator("mark").first.is_visible()


# ---------------------------------------------------------------------------------------- notebooks


def test_fragments_stand_in_a_strange_page_and_leave_it_as_it_is(
    visit: Any, tmp_path: Path, audit: Audit
) -> None:
    fragment = render_fragment(audit)
    around = "<p class='text'>before</p><mark class='s direct'>mine</mark><ul class='tiles'></ul>"
    plain = written(tmp_path, f"<!DOCTYPE html><meta charset=utf-8>{around}")
    bare = visit(plain)
    kept = [
        bare.style(*at)
        for at in [("p", "margin"), ("mark", "backgroundColor"), ("ul", "display"), ("p", "color")]
    ]
    seen = visit(
        written(tmp_path, f"<!DOCTYPE html><meta charset=utf-8>{around}{fragment}{fragment}")
    )
    assert kept == [
        seen.style(*at)
        for at in [("p", "margin"), ("mark", "backgroundColor"), ("ul", "display"), ("p", "color")]
    ]
    seen.tab.locator(".show-quotes").nth(0).uncheck()
    tints = [
        seen.style(f".fragment >> nth={n} >> .sheet mark.direct", "backgroundColor") for n in (0, 1)
    ]
    assert tints[0] == CLEAR
    assert tints[1] != CLEAR
    assert (seen.complaints, seen.fetched) == ([], [])
