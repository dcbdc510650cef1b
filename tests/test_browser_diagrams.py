"""Drawings in a browser: they fit, follow the choice of region as their tables do, can be zoomed, are whole without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from colours import contrast, luminance
from onward.site.parts.looks import MARKS
from served import calm_page, until

FLOWS = "data-flows/all/"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with calm_page(browser, has_touch=True) as found:
        yield found


@pytest.fixture
def figure(page: Page, address: str) -> Locator:
    page.goto(address + FLOWS)
    found = page.locator("figure.ow-diagram")
    expect(found.get_by_role("button", name="Zoom in")).to_be_visible()
    return found


def width(figure: Locator) -> float:
    return float(figure.locator(".ow-wide svg").bounding_box()["width"])  # type: ignore[index]


def test_it_fits_both_ways_and_the_keyboard_zooms(page: Page, figure: Locator) -> None:
    """On load the whole drawing is seen; zoomed in, it moves in its frame, and fits again."""
    frame, svg = figure.locator(".ow-wide"), figure.locator(".ow-wide svg").bounding_box()
    assert svg is not None
    assert svg["width"] <= 1280
    assert svg["height"] <= 900 * 0.8
    figure.locator(".ow-node a").first.focus()
    before = width(figure)
    for _ in range(3):
        page.keyboard.press("+")
    assert width(figure) == pytest.approx(before * 1.25**3, rel=0.01)
    page.keyboard.press("-")
    assert width(figure) == pytest.approx(before * 1.25**2, rel=0.01)
    page.keyboard.press("0")
    assert width(figure) == before
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")


def test_boxes_alone_are_tab_stops_and_arrows_lead_along_lines(page: Page, figure: Locator) -> None:
    stops = figure.locator("svg:visible a:not([tabindex='-1'])")
    assert stops.count() == figure.locator(".ow-wide .ow-node").count() <= 15
    figure.locator(".ow-wide .ow-node a").first.focus()
    page.keyboard.press("ArrowRight")
    expect(figure.locator(".ow-edge a:focus")).to_have_count(1)
    expect(figure.locator(".ow-told")).to_be_visible()
    page.keyboard.press("Escape")
    expect(figure.locator(".ow-node a:focus")).to_have_count(1)


def test_who_does_not_look_at_it_skips_it(page: Page, figure: Locator) -> None:
    skip = figure.get_by_role("link", name="Skip the diagram")
    skip.focus()
    assert skip.evaluate(
        "link => link.compareDocumentPosition(document.querySelector('.ow-svg')) & Node.DOCUMENT_POSITION_FOLLOWING"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/#flows-all-words")


def test_a_wheel_zooms_with_ctrl_alone(page: Page, figure: Locator) -> None:
    before = width(figure)
    figure.locator(".ow-wide").hover()
    page.mouse.wheel(0, 100)
    assert width(figure) == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    until(page, "before => document.querySelector('svg.ow-svg').getBoundingClientRect().width > before", before)


def test_two_fingers_zoom(page: Page, figure: Locator) -> None:
    figure.locator(".ow-wide").scroll_into_view_if_needed()
    box = figure.locator(".ow-wide").bounding_box()
    assert box is not None
    before, x, y = width(figure), box["x"] + 200, box["y"] + 200
    driver = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 50), ("touchMove", 60), ("touchMove", 100)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        driver.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    driver.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert width(figure) == pytest.approx(before * 2, rel=0.02)


def test_dragging_moves_and_follows_no_link(page: Page, figure: Locator) -> None:
    figure.get_by_role("button", name="Zoom in").click(click_count=6)
    linked = figure.locator(".ow-wide .ow-node", has_text="Accounts and billing")
    linked.scroll_into_view_if_needed()
    node = linked.bounding_box()
    place = "frame => [frame.scrollLeft, frame.scrollTop]"
    left, top = figure.locator(".ow-wide").evaluate(place)
    assert node is not None
    x, y, here = node["x"] + node["width"] / 2, node["y"] + node["height"] / 2, page.url
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y - 40, steps=4)
    page.mouse.up()
    assert figure.locator(".ow-wide").evaluate(place) == [left + 120, top + 40]
    assert page.url == here


def test_every_node_and_edge_is_a_link_with_a_name_and_a_place(page: Page, figure: Locator) -> None:
    for kind in ("node", "edge"):
        parts = figure.locator(f".ow-{kind}")
        links = parts.locator("a[aria-label]:any-link")
        assert parts.count() == links.count() > 0
    anchors = figure.locator("svg a").evaluate_all("links => links.map(link => link.href.baseVal)")
    for anchor in {one.split("#")[1] for one in anchors if "#" in one}:
        expect(page.locator(f"[id='{anchor}']")).to_have_count(1)


def test_a_line_says_its_data_and_ground_beside_it_on_focus_and_on_hover(page: Page, figure: Locator) -> None:
    told = figure.locator(".ow-told")
    edge = figure.locator(".ow-wide .ow-edge a[aria-label*='Opsient Cloud to SMTP Provider']")
    edge.focus()
    for words in ("Opsient Cloud to SMTP Provider", "Recipient email addresses"):
        expect(told).to_contain_text(words)
        assert words in (edge.get_attribute("aria-label") or "")
    place, line = told.bounding_box(), edge.bounding_box()
    assert place is not None
    assert line is not None
    assert abs(place["y"] - line["y"] - line["height"]) < 60
    figure.locator(".ow-wide [id$='-n-stripe']").hover()
    expect(told).to_contain_text("Stripe")
    edge.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#line-L*")
    entry = page.locator(f"#{page.url.split('#')[1]}")
    expect(entry).to_be_in_viewport()
    entry.get_by_role("link", name="Recipient email addresses").click()
    expect(page.locator("#flow-incident-mail")).to_be_in_viewport()


CASES = ["", "product=cloud", "product=cloud&with=own-smtp", "product=self-hosted"]
STATE = """law => {
  const rows = [...document.querySelectorAll("tr[data-flow]")];
  const numbers = (ranges) => ranges.split(" ").flatMap((run) => {
    const [first, last] = run.split("-").map(Number);
    return Array.from({ length: (last ?? first) - first + 1 }, (_, at) => `${first + at}`); });
  const told = (line, left) => {
    const entry = document.getElementById(`line-${line}`), carried = [...entry.querySelectorAll(".ow-carried > ul > li")];
    return !left === entry.hidden && (!left || parseInt(entry.querySelector(".ow-line__count").textContent) === left)
      && (!carried.length || carried.filter((item) => !item.hidden).length === left); };
  const style = (one) => { const of = getComputedStyle(one); return of.strokeDasharray + of.strokeWidth + of.stroke; };
  const mine = `:is(li:not([data-regimes]), li[data-regimes~='${law}'])`;
  const meaning = [...document.querySelectorAll(`ul[data-perspective=ground] ${mine} path`)].map(
    (line) => [line.parentElement.dataset.mark, style(line)]);
  return [meaning, [...document.querySelectorAll(".ow-edge")].map((edge) => {
    const carried = numbers(edge.dataset.flows), mine = rows.filter((row) => carried.includes(row.dataset.flow) && !row.hidden);
    return { drawn: !edge.classList.contains("ow-out"), count: Number(edge.dataset.count), tokens: edge.dataset.ground.split(" "),
      looks: style(edge.querySelector("path:not(.ow-hit)")),
      rows: mine.map((row) => row.closest("[data-ground]").dataset.ground.split(" ")),
      told: edge.closest(".ow-wide") && told(edge.dataset.lines, mine.length) }; })];
}"""
"""What the legend of a law means, how each line stands with its rows, and whether the list tells of these, all at one moment."""
ORDER = ["dashdot", "sparse", "dotted", "long", "dashed", "strong", "plain"]


def odd(page: Page, law: str, seen: set[tuple[str, str]]) -> list[object]:
    """Lines that do not say what their visible rows say."""
    legend, edges = page.evaluate(STATE, law)
    meaning, wrong = dict(legend), []
    for edge in edges:
        marks = {mark for row in edge["rows"] for name, mark in (one.split(":") for one in row) if name == law}
        weakest = min(marks, key=ORDER.index, default="")
        says = (edge["drawn"], edge["count"], f"{law}:{weakest}" in edge["tokens"], edge["looks"])
        is_mixed = f"{law}:mixed" in edge["tokens"]
        if edge["drawn"] is not bool(edge["rows"]) or edge["told"] is False:
            wrong.append(edge)
        elif edge["drawn"]:
            right = (True, len(edge["rows"]), True, meaning.get(weakest))
            wrong += [] if says == right and is_mixed is (len(marks) > 1) else [edge]
            seen.add((law, weakest))
    return wrong if edges else ["no line"]


def test_drawing_and_table_say_the_same_for_every_region_product_and_feature(page: Page, figure: Locator) -> None:
    """Under each law a line looks like the weakest of its visible rows, is marked where they differ, and counts them."""
    seen: set[tuple[str, str]] = set()
    for case in CASES:
        for law in ("eu-gdpr", "uk-gdpr", "ch-fadp"):
            page.evaluate(
                "query => { history.pushState(null, '', query); dispatchEvent(new PopStateEvent('popstate')); }",
                f"?{case}&region={law}",
            )
            expect(figure.locator("ul[data-perspective=ground]:visible")).to_have_count(1)
            for _ in range(200):  # the page may be exchanged meanwhile
                if not (wrong := odd(page, law, seen)):
                    break
                page.wait_for_timeout(50)
            assert wrong == []
    assert len(seen) > 6


DRAWN = """() => {
  const sum = (figure, screen) => [...figure.querySelectorAll(`${screen} .ow-edge:not(.ow-out)`)].reduce(
    (all, edge) => all + Number(edge.dataset.count), 0);
  const tables = [...document.querySelectorAll("details.ow-fold .ow-rows")].map(
    (table) => [...table.tBodies[0].rows].filter((row) => !row.hidden && row.cells.length > 1).length);
  return [...document.querySelectorAll("figure.ow-diagram")].flatMap((figure, at) => {
    const slim = figure.querySelector(".ow-slim") ? ".ow-slim" : ".ow-wide";
    return figure.offsetParent ? [[sum(figure, ".ow-wide"), sum(figure, slim), tables[at]]] : []; }); }"""
"""Of each drawing that is shown how many flows its lines stand for, wide and narrow, and how many rows its table has left."""
ALIKE = f"""many => {{
  const drawn = ({DRAWN})();
  return drawn.length === many && drawn.every(([wide, slim, rows]) => wide === slim && slim === rows); }}"""
TOLD = """law => [...document.querySelectorAll(".ow-edge:not(.ow-out)")].flatMap((edge) => {
  if (!edge.getClientRects().length) return [];
  edge.querySelector("a").focus();
  const figure = edge.closest("figure"), told = figure.querySelector(".ow-told");
  const said = [...told.querySelectorAll(".ow-ground")].filter((one) => one.checkVisibility());
  const mark = edge.dataset.ground.split(" ").find((one) => one.startsWith(law)).split(":")[1];
  const mine = `:is(li:not([data-regimes]), li[data-regimes~=${law}])`;
  const meaning = figure.querySelector(`[data-perspective=ground] ${mine}:has([data-mark=${mark}])`).textContent;
  const right = said.length === 1 && said[0].dataset.regimes.split(" ").includes(law);
  const alike = edge.dataset.count === "1" || said[0]?.textContent.includes(meaning);
  return right && alike ? [] : [told.textContent]; })"""
"""What stands beside a line that is shown, where it is not said of this law alone, or not as the legend explains it."""


def test_a_drawing_whose_rows_are_elsewhere_follows_the_choice_as_the_table_does(page: Page, address: str) -> None:
    counted = []
    for case, law in (
        ("", "eu-gdpr"),
        ("product=cloud&with=own-smtp", "uk-gdpr"),
        ("product=self-hosted", "ch-fadp"),
        ("country=US", "uk-gdpr"),
    ):
        page.goto(f"{address}data-flows/?{case}&region={law}")
        until(page, ALIKE, 1 if "product" in case else 2)
        counted.append([drawn[0] for drawn in page.evaluate(DRAWN)])
        assert page.locator(".ow-apart:visible").count() + len(counted[-1]) == 2
        assert page.evaluate(TOLD, law) == []
    assert counted == [[18, 15], [17], [15], [17, 13]]


def test_perspectives_change_lines_and_legend_without_moving_anything(page: Page, figure: Locator) -> None:
    edge = figure.locator(".ow-wide .ow-edge", has=page.locator("a[aria-label*='Accounts and billing to Stripe']"))
    place = edge.locator("path:not(.ow-hit)").get_attribute("d")
    for perspective, mark, words in (
        ("ground", None, "Adequacy decision"),
        ("data", "dotted", "payment card data"),
        ("transport", "strong", "TLS 1.2 or higher"),
        ("product", "plain", "All products"),
    ):
        figure.locator("select").select_option(perspective)
        legend = figure.locator("ul[data-perspective]:visible")
        expect(legend).to_contain_text(words)
        expect(legend).to_have_count(1)
        if mark and perspective != "data":
            expect(edge).to_have_attribute("data-mark", mark)
    expect(page).to_have_url(re.compile("[?]lines=product$"))
    assert edge.locator("path:not(.ow-hit)").get_attribute("d") == place
    page.go_back()
    expect(figure.locator("ul[data-perspective=transport]")).to_be_visible()


def test_from_each_perspective_a_line_shows_what_is_left_of_it(page: Page, address: str) -> None:
    """A line for all products and for one of them is mixed until the reader chooses one for which it carries one kind alone."""
    mixed = "() => document.querySelectorAll('.ow-wide .ow-edge.ow-mixed:not(.ow-out)').length"
    page.goto(f"{address}data-flows/?lines=product")
    until(page, f"() => ({mixed})() === 2")
    page.get_by_label("Product", exact=True).select_option("self-hosted")
    until(page, f"() => ({mixed})() === 1")
    page.get_by_role("button", name="Clear filters").click()
    until(page, f"() => ({mixed})() === 2")


def test_marks_differ_without_colour(figure: Locator) -> None:
    """Each entry of every legend has a line of its own: width or dashes tell it from the others."""
    for legend in figure.locator("ul[data-perspective]").all():
        for law in ("eu-gdpr", "uk-gdpr", "ch-fadp", "all"):
            styles = legend.locator(f"li:is(:not([data-regimes]), [data-regimes~={law}])").evaluate_all(
                """items => items.map(item => item.querySelector(".ow-key:not([data-mark=mixed]) path")).filter(Boolean)
                    .map(line => getComputedStyle(line)).map(style => style.strokeDasharray + style.strokeWidth)"""
            )
            assert len(styles) == len(set(styles)) > 0


def test_a_page_without_a_choice_of_region_has_one_legend(figure: Locator) -> None:
    seen = figure.evaluate("""figure => {
      document.querySelector(".ow-regions").remove();
      delete document.documentElement.dataset.region;
      return [...figure.querySelectorAll("ul[data-perspective] li")].map(one => [
        Boolean(one.offsetParent), (one.dataset.regimes ?? "all").split(" ").includes("all"), one.closest("[hidden]") !== null]);
    }""")
    assert {shown for shown, of_all, other in seen} == {True, False}
    assert all(shown is (of_all and not other) for shown, of_all, other in seen)


STROKES = """(figure, kinds) => kinds.map((kind) => {
  const made = document.createElement("span");
  made.className = `ow-mech ow-mech--${kind}`;
  figure.append(made);
  const { borderTopWidth, borderTopStyle, backgroundImage } = getComputedStyle(made, "::before");
  made.remove();
  return borderTopWidth + borderTopStyle + backgroundImage.replace(/(rgb|var)\\([^)]*\\)/g, "");
})"""
"""The strokes before mechanisms in lists and tables, without their colours."""


def test_strokes_of_mechanisms_differ_without_colour(figure: Locator) -> None:
    """What has no mechanism never looks like what needs none."""
    strokes = figure.evaluate(STROKES, list(MARKS))
    assert len(set(strokes)) == len(strokes) == 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_stand_out_from_their_ground(scheme: str, browser: Browser, address: str) -> None:
    """At least 3:1, as WCAG 1.4.11 asks of graphics."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + FLOWS)
    page.locator(".ow-controls").first.wait_for(state="visible")
    colours = page.locator("figure.ow-diagram").evaluate("""figure => {
      const paint = (mark) => { figure.querySelector(".ow-edge").dataset.mark = mark;
        return getComputedStyle(figure.querySelector(".ow-edge path:not(.ow-hit)")).stroke; };
      return [getComputedStyle(document.body).backgroundColor,
        ...["plain", "strong", "dashed", "dotted", "long", "sparse", "dashdot"].map(paint)]; }""")
    context.close()
    ground, *lines = colours
    assert len({luminance(line) for line in lines}) == 7
    assert min(contrast(line, ground) for line in lines) >= 3


def test_a_choice_narrows_the_drawing_with_its_table(page: Page, address: str) -> None:
    page.goto(address + FLOWS + "?product=cloud&with=own-smtp")
    figure = page.locator("figure.ow-diagram")
    expect(figure.locator(".ow-wide [id$='-n-self-hosted-platform']")).to_be_hidden()
    expect(figure.locator(".ow-wide a[aria-label*='Opsient Cloud to The customer']")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(figure.locator(".ow-wide [id$='-n-self-hosted-platform']")).to_be_visible()


def test_letters_can_be_read_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(address + FLOWS)
    page.locator(".ow-controls").first.wait_for(state="visible")
    letters = page.locator(".ow-slim .ow-node text").first.bounding_box()
    assert letters is not None
    assert letters["height"] >= 11
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_without_a_script_the_drawing_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + FLOWS)
    assert not page.locator(".ow-controls").is_visible()
    counts = page.locator(".ow-wide .ow-edge:visible").evaluate_all(
        "lines => lines.map(line => Number(line.dataset.count))"
    )
    assert sum(counts) == page.locator("tr[id^=flow-]").count() > 0
    expect(page.locator("ul[data-perspective]:visible")).to_have_count(1)
    told = set()
    for law in ("EU GDPR", "UK GDPR", "Swiss FADP"):
        page.locator(".ow-regions label", has_text=law).click()
        expect(page.locator("ul[data-perspective]:visible")).to_have_count(1)
        told.add(page.locator("ul[data-perspective]:visible").inner_text())
    assert len(told) == 3
    context.close()
