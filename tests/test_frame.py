"""What the theme writes alike into every page stands once, in a script; what reads otherwise stays in its page."""

from __future__ import annotations

import re

from onward.site.frame import PATH, framed

SEARCH = '<div class="md-search" data-md-component="search" role="dialog"><div><ol></ol></div></div>'
CHOSEN = "<script>{let chosen=false}</script>"


def page(way: str, root: str, search: str = SEARCH, more: str = "") -> str:
    """A page of the theme, so far below the root."""
    settings = f'{{"base": "{way}", "search": "{root}assets/search.js", "translations": {{"a": "</p>"}}}}'
    return (
        f'<script>__md_scope=new URL("{way}",location)</script>{CHOSEN}<p>{way}</p>{search}{more}'
        f'<script>var target=1</script><script id="__config" type="application/json">{settings}</script>'
    )


def test_a_page_at_any_depth_calls_what_it_has_in_common_with_the_others() -> None:
    frame, bare = framed(page("/", "/"))
    call = '<script data-frame="{}">onward()</script>'
    for way, root in (("/", "/"), (".", ""), ("..", "../"), ("../..", "../../"), ("/sub/", "/sub/")):
        assert frame.slim(page(way, root)) == (
            f'<script src="{root}{PATH}"></script><p>{way}</p>'
            f"{call.format('search')}<script>onward()</script>{call.format('config')}"
        )
    assert frame.slim(bare) == bare


def test_the_script_holds_each_piece_and_no_way_to_the_root() -> None:
    script = framed(page("../..", "../../"))[0].script()
    assert '"search":"assets/search.js"' in script and "__md_scope=new URL(root)" in script
    assert "let chosen" in script and "var target=1" in script and "md-search" in script
    assert script == framed(page("..", "../"))[0].script()
    assert re.findall(r"^(\w+)\(\) \{", script, re.MULTILINE) == ["target", "search", "config"]


def test_what_reads_otherwise_stays_in_its_page() -> None:
    frame, _ = framed(page("/", "/"))
    other = SEARCH.replace("<ol>", '<ol class="x">')
    foreign = "<script>var palette=2</script>"
    slim = frame.slim(page("..", "../", search=other, more=foreign))
    assert other in slim and foreign in slim and slim.count("onward()") == 2
    elsewhere = page("..", "../").replace('"..",location', '"/",location')
    assert frame.slim(elsewhere) == elsewhere
    assert frame.slim("<p>no theme</p>") == "<p>no theme</p>"
    assert framed("<p>no theme</p>")[0].pieces == {}
