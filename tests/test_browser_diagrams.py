"""Drawings in a browser: zoomed by keys, wheel and fingers, read from several perspectives, whole without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

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
    return float(figure.locator("svg.ow-svg").bounding_box()["width"])  # type: ignore[index]


def test_the_keyboard_zooms_moves_and_fits(page: Page, figure: Locator) -> None:
    frame = figure.locator(".ow-scroll")
    frame.focus()
    before = width(figure)
    for _ in range(3):
        page.keyboard.press("+")
    assert width(figure) == pytest.approx(before * 1.25**3, rel=0.01)
    at = frame.evaluate("frame => frame.scrollLeft")
    page.keyboard.press("ArrowRight")
    until(page, "at => document.querySelector('.ow-scroll').scrollLeft > at", at)
    page.keyboard.press("-")
    assert width(figure) == pytest.approx(before * 1.25**2, rel=0.01)
    page.keyboard.press("0")
    assert width(figure) <= frame.evaluate("frame => frame.clientWidth")


def test_a_wheel_zooms_with_ctrl_alone(page: Page, figure: Locator) -> None:
    before = width(figure)
    figure.locator(".ow-scroll").hover()
    page.mouse.wheel(0, 100)
    assert width(figure) == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    until(page, "before => document.querySelector('svg.ow-svg').getBoundingClientRect().width > before", before)


def test_two_fingers_zoom(page: Page, figure: Locator) -> None:
    figure.locator(".ow-scroll").scroll_into_view_if_needed()
    box = figure.locator(".ow-scroll").bounding_box()
    assert box is not None
    before, x, y = width(figure), box["x"] + 200, box["y"] + 200
    driver = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 50), ("touchMove", 60), ("touchMove", 100)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        driver.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    driver.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert width(figure) == pytest.approx(before * 2, rel=0.02)


def test_dragging_moves_and_follows_no_link(page: Page, figure: Locator) -> None:
    figure.get_by_role("button", name="Zoom in").click(click_count=3)
    linked = figure.locator(".ow-node", has_text="Accounts and billing")
    linked.scroll_into_view_if_needed()
    node = linked.bounding_box()
    place = "frame => [frame.scrollLeft, frame.scrollTop]"
    left, top = figure.locator(".ow-scroll").evaluate(place)
    assert node is not None
    x, y, here = node["x"] + node["width"] / 2, node["y"] + node["height"] / 2, page.url
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y - 40, steps=4)
    page.mouse.up()
    assert figure.locator(".ow-scroll").evaluate(place) == [left + 120, top + 40]
    assert page.url == here


def test_every_node_and_edge_is_a_link_with_a_name_and_a_place(page: Page, figure: Locator) -> None:
    for kind in ("node", "edge"):
        parts = figure.locator(f".ow-{kind}")
        links = parts.locator("a[aria-label]:any-link")
        assert parts.count() == links.count() > 0
    anchors = figure.locator("svg a").evaluate_all("links => links.map(link => link.href.baseVal)")
    for anchor in (one.split("#")[1] for one in anchors if "#" in one):
        expect(page.locator(f"tr[id='{anchor}']")).to_have_count(1)


def test_an_edge_says_its_data_and_ground_on_focus_and_on_hover(page: Page, figure: Locator) -> None:
    told = figure.locator(".ow-told")
    edge = figure.locator("[id$='-e-incident-mail'] a")
    edge.focus()
    for words in (
        "Opsient Cloud to SMTP Provider",
        "Recipient email addresses",
        "Sub-processing contract (Clause 9(b))",
    ):
        expect(told).to_contain_text(words)
        assert words in (edge.get_attribute("aria-label") or "")
    figure.locator("[id$='-n-stripe']").hover()
    expect(told).to_contain_text("Stripe")
    edge.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#flow-incident-mail")
    expect(page.locator("#flow-incident-mail")).to_be_in_viewport()


def test_perspectives_change_lines_and_legend_without_moving_anything(page: Page, figure: Locator) -> None:
    edge = figure.locator("[id$='-e-request-charge']")
    place = edge.locator("path:not(.ow-hit)").get_attribute("d")
    for perspective, mark, words in (
        ("ground", "strong", "Relies on an adequacy decision"),
        ("data", "dotted", "payment card data"),
        ("transport", "strong", "TLS 1.2 or higher"),
        ("product", "plain", "All products"),
    ):
        figure.locator("select").select_option(perspective)
        legend = figure.locator("ul[data-perspective]:visible")
        expect(legend).to_contain_text(words)
        expect(legend).to_have_count(1)
        if perspective != "data":
            expect(edge).to_have_attribute("data-mark", mark)
    assert page.url.endswith("?lines=product")
    assert edge.locator("path:not(.ow-hit)").get_attribute("d") == place
    page.go_back()
    expect(figure.locator("ul[data-perspective=transport]")).to_be_visible()


def test_marks_differ_without_colour(figure: Locator) -> None:
    """Each entry of every legend has a line of its own: width or dashes tell it from the others."""
    for legend in figure.locator("ul[data-perspective]").all():
        styles = legend.locator(".ow-key path").evaluate_all(
            "lines => lines.map(line => getComputedStyle(line)).map(style => style.strokeDasharray + style.strokeWidth)"
        )
        assert len(styles) == len(set(styles)) > 0


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
      return [getComputedStyle(figure.querySelector(".ow-scroll")).backgroundColor,
        ...["plain", "strong", "dashed", "dotted", "long", "sparse", "dashdot"].map(paint)]; }""")
    context.close()
    ground, *lines = [luminance(colour) for colour in colours]
    assert len(set(lines)) == 7
    assert min((max(one, ground) + 0.05) / (min(one, ground) + 0.05) for one in lines) >= 3


def luminance(colour: str) -> float:
    """Relative luminance of `rgb(…)`, as WCAG defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_choice_narrows_the_drawing_with_its_table(page: Page, address: str) -> None:
    page.goto(address + FLOWS + "?product=cloud&with=own-smtp")
    figure = page.locator("figure.ow-diagram")
    expect(figure.locator("[id$='-e-incident-mail']")).to_be_hidden()
    expect(figure.locator("[id$='-e-incident-mail-own-server']")).to_be_visible()
    expect(figure.locator("[id$='-n-self-hosted-platform']")).to_be_hidden()
    assert figure.locator(".ow-edge:visible").count() == page.locator("tr[id^=flow-]:visible").count()
    page.get_by_role("button", name="Clear filters").click()
    expect(figure.locator("[id$='-n-self-hosted-platform']")).to_be_visible()


def test_letters_can_be_read_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(address + FLOWS)
    page.locator(".ow-controls").first.wait_for(state="visible")
    letters = page.locator(".ow-node text").first.bounding_box()
    assert letters is not None
    assert letters["height"] >= 11
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_without_a_script_the_drawing_is_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + FLOWS)
    assert not page.locator(".ow-controls").is_visible()
    assert page.locator(".ow-edge:visible").count() == page.locator("tr[id^=flow-]").count() > 0
    expect(page.locator("ul[data-perspective]:visible")).to_have_count(1)
    context.close()
