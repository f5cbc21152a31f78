"""Where readers write on a page: taken out, since anybody can write anything there."""

import re

import html_text
from lxml.html import HtmlElement

# Whole class names or ids; "comments-open" on a body and "commentary" are none of them.
_NAME = re.compile(
    r"(?:(?:article|post|page|user|reader|visitor|entry|story|fb|facebook)-?)?comments?"
    r"(?:-?(?:list|area|section|container|wrapper|wrap|body|content|text|thread|item|block|box|form|respond|feed|\d+))*"
    r"|commentlist|respond|disqus(?:-thread)?|guestbook|livefyre|(?:reader|user)-(?:replies|responses)|li-comment-\d+"
)
_HEADING = re.compile(
    r"(?:\d+\s+|(?:reader|user|visitor)s?['’]?s?\s+)(?:comments?|responses?|replies)"
    r"|comments?\s*[(:]?\s*\d*\s*\)?",
    re.I,
)
_CANDIDATES = "//*[@id or @class or @itemprop or @itemtype or @aria-label or @role]"


def take_comments(tree: HtmlElement) -> str:
    """Detach the comment sections from the tree and give their text."""
    found = {element for element in _sections(tree) if _stands_apart(element)}
    taken = [part for part in tree.iter() if part in found and found.isdisjoint(part.iterancestors())]
    texts = [str(html_text.extract_text(element)) for element in taken]
    for element in taken:
        element.drop_tree()
    return "\n\n".join(text for text in texts if text.strip())


def _sections(tree: HtmlElement) -> list[HtmlElement]:
    """Comment sections, named as such or under such a heading; some inside others."""
    named = [element for element in tree.xpath(_CANDIDATES) if _is_named(element)]
    headed = [part for heading in tree.iter("h2", "h3", "h4", "h5", "h6") for part in _under(heading)]
    return named + headed


def _is_named(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("html", "body", "head", "main", "a", "span", "input"):
        return False
    names = [element.get("id", ""), *element.get("class", "").split()]
    if any(_NAME.fullmatch(name.lower().replace("_", "-")) for name in names if name):
        return True
    kind = " ".join(element.get(name, "") for name in ("itemtype", "itemprop", "role")).lower()
    label = element.get("aria-label", "").strip().lower()
    return bool(re.search(r"schema\.org/(?:user)?comments?\b|^comments?\b", kind)) or label in ("comments", "comment")


def _under(heading: HtmlElement) -> list[HtmlElement]:
    """A heading such as "3 comments", and its siblings down to the next heading of its rank or above."""
    if not _HEADING.fullmatch(" ".join(heading.text_content().split())):
        return []
    parts = [heading]
    for sibling in heading.itersiblings():
        if isinstance(sibling.tag, str) and re.fullmatch(r"h[1-6]", sibling.tag) and sibling.tag <= heading.tag:
            break
        if sibling.tag in ("footer", "nav", "main"):
            break
        parts.append(sibling)
    return parts


def _stands_apart(element: HtmlElement) -> bool:
    """An element around the page's own heading or argument is a page that is called so, not its comments."""
    return not element.xpath(".//h1 | .//main | .//*[@role='main']")
