"""Pages and views: what they say in small inventories, that drawings and tables agree, that no value becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from filled import inventory, world
from fleet import texts
from onward.finding import OnwardError
from onward.records.data import DataKind, LawfulBasis
from onward.records.published import read_notices
from onward.records.standing import Standing, Status
from onward.site import views
from onward.site.diagrams.model import Diagram, safe_url
from onward.site.diagrams.svg import slug
from onward.site.page import Block, Page, fill, parts
from onward.site.parts import directory
from onward.site.parts.choosing import Concern, listing
from onward.site.parts.edition import edition
from onward.site.parts.grounds import some_laws
from onward.site.parts.markup import Html
from onward.site.resources import Site, resources
from onward.site.views import data_flows
from onward.transfers.model import NoTransfer, Outcome
from onward.words.catalogue import words
from onward.world import World

CASES = yaml.load((Path(__file__).parent / "site" / "views.yml").read_text("utf-8"), yaml.CSafeLoader)
SAY = words("en")
PAGES = Path(views.__file__).parent


def html_of(block: Block) -> str:
    """A block as HTML; of a diagram its labels."""
    return "".join(one if isinstance(one, str) else f"<p>{escape(one.title)}</p>" for one in parts(block))


def page_html(page: Page) -> str:
    text = markdown.markdown(page.markdown, extensions=["attr_list", "md_in_html"])
    return fill(text, {name: html_of(block) for name, block in page.blocks.items()})


def seen(html: str) -> str:
    """What a reader sees: the text, a space for every tag that breaks a line."""
    spaced = re.sub(r"</?(p|td|th|li|div|br|dt|dd|h\d|tr|ul|dl)\b[^>]*>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", spaced)).split())


def output(case: dict[str, Any], of: World) -> str:
    audience = case.get("audience", "public")
    if "page" in case:
        return page_html(next(page for page in views.pages(of, audience) if page.path == case["page"]))
    return html_of(views.view(of, case["view"], case.get("options", {}), audience, case.get("language", "en")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_what_a_reader_sees(case: dict[str, Any]) -> None:
    """Every case says what it must and nothing that it must not."""
    of = world(case["given"])
    if "error" in case:
        with pytest.raises(OnwardError) as raised:
            output(case, of)
        assert str(raised.value) == case["error"]
        return
    said = seen(output(case, of))
    assert [words_ for words_ in case["says"] if words_ not in said] == [], said
    assert [words_ for words_ in case.get("never", []) if words_ in said] == [], said


def test_a_title_in_another_language_says_so() -> None:
    """A notice that nobody has translated keeps its title, and a screen reader reads it in its own language (WCAG 3.1.2)."""
    front = "---\nnotice: a\ntitle: Acme will be engaged\nannounced: 2026-11-24\nlanguage: en\nfacts: 0a\n---\nText\n"
    of = replace(world("organization: {id: ours, name: Ours}"), notices=read_notices({"docs/notices/a.md": front}))
    said = {language: html_of(views.view(of, "notices", {}, "public", language)) for language in ("en", "de")}
    assert '<a href="site:notices/a.md" lang="en" hreflang="en">Acme will be engaged</a>' in said["de"]
    assert '<a href="site:notices/a.md">Acme will be engaged</a>' in said["en"]


MANY = "".join(texts(20, 50).values())
MAPPED = """
organization: {id: acme, name: Acme, country: DE}
products: [{id: cloud, name: Cloud}, {id: server, name: Server}]
purposes: [{id: mail, name: Mail, role: processor}]
systems:
  - {id: app, name: App, visibility: public, operator: organization, products: [cloud], locations: {IE: storage}}
subprocessors:
  - {id: mailer, name: Mailer, products: [cloud], roles: {mail: processor}, locations: {IN: storage}}
  - {id: helper, name: Helper, roles: {mail: processor}, locations: {IN: storage, JP: storage}}
"""


def test_a_map_tells_whose_places_are_on_it() -> None:
    """Each place of the map and its line in words bear the cases in which anybody is there; who is there for all bears none."""
    html = html_of(views.view(world(MAPPED), "map", {}))
    shapes = re.findall(r"<path ([^>]*)><title>(\w+)", html)
    places = {name: (re.findall(r'data-cases="([^"]*)"', marks) or [""])[0] for marks, name in shapes}
    rows = {name: cases for cases, name in re.findall(r'<li(?: data-cases="([^"]*)")?><strong>(\w+)', html)}
    assert rows == places == {"Germany": "", "India": "", "Ireland": "cloud", "Japan": ""}
    assert 'data-cases="cloud"><a href="site:subprocessors/mailer.md">Mailer</a></span>' in html


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_drawing_and_its_table_show_the_same_flows(audience: str) -> None:
    """One list makes both: every flow lies in a line and has a row that names it, and each line leads to what it says in words."""
    for page in views.pages(world(CASES[0]["given"]), audience):
        drawn = [one for block in page.blocks.values() for one in parts(block) if isinstance(one, Diagram)]
        if page.path.startswith("data-flows/") and drawn:
            rows = re.findall(r'<tr id="flow-([^"]+)"[^>]* data-flow="([^"]+)"', html_of(page.blocks["tables"]))
            assert sorted(rows) == sorted(
                (slug(flow), str(number))
                for edge in drawn[0].edges
                for flow, number in zip(edge.flows, edge.numbers, strict=True)
            )
            assert [edge.url for edge in drawn[0].edges] == [
                f"site:{page.path}#line-{edge.lines[0]}" for edge in drawn[0].edges
            ]
            assert rows


def test_companies_by_place_are_drawn_once_more_and_lead_to_the_rows_by_purpose() -> None:
    """Where an overview groups companies by purpose, the same flows have one by place; every row stays where it is."""
    pages = {page.path: page for page in views.pages(world(MANY), "public")}
    placed = {path: page for path, page in pages.items() if path.startswith("data-flows/all/by-place")}
    drawn = {
        path: next(one for one in parts(page.blocks["diagram"]) if isinstance(one, Diagram)) for path, page in pages.items()
        if path in placed or path == "data-flows/all.md"
    }  # fmt: skip
    flows = {path: sorted(flow for edge in of.edges for flow in edge.flows) for path, of in drawn.items()}
    assert len(placed) > 2
    assert flows["data-flows/all.md"] == flows["data-flows/all/by-place.md"]
    html = {path: page_html(page) for path, page in placed.items()}
    assert not any("<tr" in text for text in html.values())
    named = {flow for text in html.values() for flow in re.findall(r'href="site:data-flows/[^"]+#flow-([^"]+)"', text)}
    assert named == set(flows["data-flows/all.md"])
    assert all(each is not None for of in drawn.values() if of is not drawn["data-flows/all.md"] for each in of.traits)


@pytest.mark.parametrize("room", ["as much as there is", "little", "for many companies"])
def test_places_of_views_and_drawings_exist(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every link of a view or drawing leads to a page that is generated, and every anchor is on it; also of split pages."""
    of = world(MANY if room == "for many companies" else CASES[0]["given"])
    if room == "little":
        monkeypatch.setattr(directory, "ROOM", 1)
        monkeypatch.setattr(data_flows, "TABLED", 2)
    made = {page.path: page_html(page) for page in views.pages(of, "public")}
    fetched = resources(Site(edition(of, "public"), "Acme", None))
    for path, content in made.items():
        for target, _, place in re.findall(r'href="site:([^"#]+)(#([^"]*))?"', content):
            assert target in {*made, *fetched}, (path, target)
            assert not place or f'id="{place}"' in made[target], (path, target, place)


def test_laws_under_which_a_company_is_reached_alike_share_a_block() -> None:
    listed = html_of(views.view(world(CASES[0]["given"]), "subprocessors", {}))
    for cell in re.findall(r'<td class="ow-one[^"]*"[^>]*>(.*?)</td>', listed):
        blocks = re.findall(r'<div class="ow-ground" data-regimes="([^"]*)">(.*?)</div>', cell)
        assert sorted(" ".join(laws for laws, _ in blocks).split()) == ["eu-gdpr", "uk-gdpr"]
        assert len({words for _, words in blocks}) == len(blocks)
    assert 'class="ow-ground" data-regimes="eu-gdpr uk-gdpr"' in listed
    both = edition(world(CASES[0]["given"]), "public")
    assert [some_laws(both, laws) for laws in (["uk-gdpr", "eu-gdpr"], ["uk-gdpr"])] == [None, "uk-gdpr"]


def test_many_names_that_concern_the_same_customers_come_and_go_together() -> None:
    of, concern = edition(world(MAPPED), "public"), Concern("cloud")
    names = [(Html(f"N{number}"), concern) for number in range(13)]
    assert listing(of, names).count('<span class="ow-piece" data-cases="cloud">') == 1
    assert seen(listing(of, names)).startswith("N0, N1, N2")
    assert listing(of, names[:12]).count("ow-piece") == 12
    assert listing(of, [*names, (Html("M"), Concern())]).count("ow-piece") == 14


def test_what_is_split_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each company has one name on the list and one row on the pages by purpose, each flow one row on the pages of its drawing."""
    of = world(CASES[0]["given"])
    whole = {page.path: page_html(page) for page in views.pages(of, "public")}
    whole_list = listed = html_of(views.view(of, "subprocessors", {}))
    rows = re.findall(r'<tr id="flow-([^"]+)"', whole["data-flows/all.md"])
    names = re.findall(r'<tbody id="company-([^"]+)"', listed)
    assert len(rows) > 2
    assert names
    monkeypatch.setattr(directory, "ROOM", 1)
    monkeypatch.setattr(data_flows, "TABLED", 2)
    of = world(CASES[0]["given"])
    split = {page.path: page_html(page) for page in views.pages(of, "public")}
    sheets = [split["data-flows/all.md"], *(split[path] for path in split if path.startswith("data-flows/all/rows-"))]
    assert sorted(re.findall(r'<tr id="flow-([^"]+)"', "".join(sheets))) == sorted(rows)
    assert max(page.count('<tr id="flow-') for page in sheets) == 2
    listed = html_of(views.view(of, "subprocessors", {}))
    assert sorted(re.findall(r'<li id="company-([^"]+)"', listed)) == sorted(names)
    assert set(re.findall(r' id="([^"]+)"', whole_list)) <= set(re.findall(r' id="([^"]+)"', listed))
    alone = html_of(views.view(of, "subprocessors", {"filters": "false"}))
    assert sorted(re.findall(r'<li><a href="site:subprocessors/([^"]+)\.md"', alone)) == sorted(names)
    assert not re.search(r'data-(data|ways)="|id="(company|subprocessor)-', alone)
    chapters = "".join(split[path] for path in split if path.startswith(f"{directory.PAGES}/"))
    assert sorted(re.findall(r'<tbody id="company-([^"]+)"', chapters)) == sorted(names)
    assert all(path in listed for path in split if path.startswith(f"{directory.PAGES}/"))


ALLOWED = (
    "a p div span ol table col colgroup thead tbody tr th td ul li dl dt dd br strong code h1 h2 h3 figure svg path"
    " circle title"
)
FORMS = "form fieldset legend label select option input button details summary time"
TAGS = {*ALLOWED.split(), *FORMS.split()}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "**<b>x</b>**",
    "`<i>`",
    "' onmouseover='alert(1)",
    "{0}",
    "{x.__class__}",
    "<!-- onward:lead -->",
    "&lt;b&gt;",
    "]]>",
    'https://x.example/" onclick="alert(1)',
    "data:text/html,x",
    "\u202ex",
    "# x\n<div>",
    "![x](data:x)",
    "{: onclick=x }",
]


class Tags(HTMLParser):
    """Refuses what our own markup never has."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            assert name not in ("style", "src"), (tag, name)
            assert name != "href" or safe_url(value), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def blocks_of(of: World) -> Iterator[str]:
    for page in views.pages(of, "internal"):
        yield page_html(page)
    for name in views.views():
        yield html_of(views.view(of, name, {}, "internal"))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([1, directory.ROOM]),
)
def test_no_value_becomes_markup(values: list[str], room: int) -> None:
    """Hostile texts in every field of every record, as our own people read them: text and nothing else."""
    texts = iter(range(10**6))
    of = world(inventory(lambda *_: values[next(texts) % len(values)], lambda *_: "2024-05-17"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(directory, "ROOM", room)
        made = list(blocks_of(of))
    for content in made:
        reader = Tags()
        reader.feed(content)
        reader.close()


def test_every_sentence_exists() -> None:
    """Keys that the pages use are in the catalogue; so is a word for each value of the closed lists."""
    used = {
        key
        for path in PAGES.glob("*.py")
        for key in re.findall(r"""say(?:\.template|\.count)?\("([^"{}]+)\"""", path.read_text("utf-8"))
    }
    known = set(SAY.texts) | {key.rpartition(".")[0] for key in SAY.texts if key.endswith(".one")}
    assert used - known == set()
    lists = {
        "basis": get_args(LawfulBasis), "data.kind": get_args(DataKind), "outcome": Outcome, "kind": Outcome,
        "no-transfer": NoTransfer, "no-transfer-short": NoTransfer, "standing": (f"{one}.name" for one in Standing),
        "status": (f"{one}.undated" for one in Status), "data": ("personal", "pseudonymised"),
    }  # fmt: skip
    assert [f"{key}.{one}" for key, values in lists.items() for one in values if f"{key}.{one}" not in SAY] == []


def test_no_sentence_promises_more_than_the_records_do() -> None:
    """Nothing is called compliant, verified, safe, lawful or ok."""
    text = "\n".join(
        value for key, value in SAY.texts.items() if not key.startswith(("purposes.", "fields.lawful_basis"))
    )
    assert re.findall(r"\b(compliant|compliance|verified|safe|ok|okay|guaranteed?)\b", text, re.IGNORECASE) == []
    assert re.findall(r"\blawful\b", text) == []


def test_a_language_that_is_not_there() -> None:
    """Named, not guessed."""
    with pytest.raises(OnwardError, match="the language `xx` is not supported"):
        words("xx")
