"""What sending needs to know from the project: which notice, in whose name, to whom, and where the page stands."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onward.cli._options import inventory_of
from onward.clock import instant
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.project.settings import settings

if TYPE_CHECKING:
    from onward.notices.email import Mail
    from onward.notices.message import Sender
    from onward.records.published import Published
    from onward.records.subscribers import Subscriber
    from onward.world import World

UNSUBSCRIBE_KEY = "ONWARD_UNSUBSCRIBE_KEY"


def ledger_folder(args: argparse.Namespace) -> Path:
    """Where the ledger lies: beside the inventory, and never in git."""
    return inventory_of(args).parent / ".onward"


def notice_of(world: World, name: str) -> Published:
    """A notice by its id, the name of its page, or the path of it; OnwardError where there is none."""
    from onward.yamltext.nearest import did_you_mean

    slug = name.rpartition("/")[2].removesuffix(".md")
    for notice in world.notices:
        if slug in (notice.slug, notice.front.notice):
            return notice
    hint = did_you_mean(slug, (notice.slug for notice in world.notices)) or "`onward notice draft` writes one"
    raise OnwardError(f"unknown notice `{name}`; {hint}")


def sender_of(args: argparse.Namespace, world: World) -> Sender:
    """In whose name mail is sent: `--from`, the setting `mail.from`, or the organization's contact for privacy."""
    from onward.notices.message import Sender
    from onward.records.subscribers import address

    ours = world.inventory.organization
    privacy = ours.contacts.privacy if ours and ours.contacts else None
    stated = args.sender or _setting("from") or privacy
    if not stated:
        raise OnwardError("no sender is named: record `contacts: {privacy: …}` of the organization, or give --from")
    name, mailbox = parseaddr(stated)
    try:
        return Sender(
            address(mailbox),
            name or (ours.title if ours else ""),
            address(privacy or mailbox),
            _way_out(_setting("unsubscribe")),
        )
    except ValueError as error:
        raise OnwardError(f"the sender `{stated}` is not valid: {error}") from error


def _setting(name: str) -> str:
    table: Mapping[str, Any] = settings().mail
    return str(table.get(name, ""))


def _way_out(link: str) -> str:
    """The address for leaving the list in one click, which must be https (RFC 8058)."""
    parts = urlsplit(link)
    if link and (parts.scheme != "https" or not parts.hostname or not link.isascii() or set(link) & set(" <>,\r\n\t")):
        raise OnwardError(
            f"`mail.unsubscribe` must be an address such as https://example.com/leave?who={{address}}, not `{link}`"
        )
    if "{token}" in link and not os.environ.get(UNSUBSCRIBE_KEY):
        raise OnwardError(
            f"`mail.unsubscribe` names a {{token}}: set {UNSUBSCRIBE_KEY} to the secret that your server uses"
        )
    return link


def site_url(args: argparse.Namespace) -> str:
    """Where the site stands, with a slash at the end: `--site-url`, or as mkdocs.yml says."""
    url: str | None = args.site_url
    if not url and args.config.is_file():
        from onward.cli._mkdocs import configuration

        url = configuration(argparse.Namespace(config=args.config, audience=None)).site_url
    if not url:
        raise OnwardError(f"an email links to its page: set `site_url` in `{args.config}`, or give --site-url")
    return url.rstrip("/") + "/"


@dataclass(frozen=True, slots=True)
class Letters:
    """A notice as each subscriber reads it: in its language where there is one, with the days of its terms."""

    notice: str
    sender: Sender
    mails: Mapping[tuple[str, str], Mail]
    """By language of the page, and group of terms."""
    languages: tuple[str, ...]
    """Those in which there is a page; the inventory's own comes first."""
    key: bytes
    when: datetime

    @classmethod
    def of(
        cls, args: argparse.Namespace, world: World, notice: Published, to: Iterable[Subscriber], key: bytes
    ) -> Letters:
        """All that these subscribers need."""
        pages = _in_languages(args, world, notice)
        site, languages = site_url(args), tuple(pages)
        groups = {(_language(subscriber, languages), subscriber.terms) for subscriber in to}
        mails = {(name, terms): _mail(world, pages, name, site, terms) for name, terms in sorted(groups)}
        return cls(notice.edition, sender_of(args, world), mails, languages, key, instant())

    def language(self, to: Subscriber) -> str:
        """The language in which a subscriber reads it: its own where there is a page in it, else that of the notice."""
        return _language(to, self.languages)

    def write(self, to: Subscriber) -> bytes:
        """The whole message."""
        from onward.notices.message import digest, render

        mail = self.mails[self.language(to), to.terms]
        token = digest(to.address, os.environ.get(UNSUBSCRIBE_KEY, "").encode())
        return render(mail, to, self.sender, self.identity(to), self.when, token)

    def identity(self, to: Subscriber) -> str:
        """The Message-ID: the same for the same notice and reader, whenever it is sent."""
        from onward.notices.message import message_id

        return message_id(self.notice, to.address, self.key, self.sender.domain)


def _language(to: Subscriber, languages: tuple[str, ...]) -> str:
    wanted = (to.language, to.language.partition("-")[0])
    return next((language for language in wanted if language in languages), languages[0])


def _in_languages(args: argparse.Namespace, world: World, notice: Published) -> dict[str, Published]:
    """The notice by the languages in which it is published, the first one's first."""
    from onward.project.layout import layout_of
    from onward.records.languages import languages_of
    from onward.records.published import translated

    pages = {notice.front.language: notice}
    for language in languages_of(world.inventory.organization)[1:]:
        texts = layout_of(inventory_of(args)).notices_read(language)
        pages.update(
            (language, page) for page in translated(world.notices, texts, language) if page.slug == notice.slug
        )
    return pages


def _mail(world: World, pages: Mapping[str, Published], language: str, site: str, terms: str) -> Mail:
    from onward.notices import email
    from onward.words.catalogue import words

    ours = world.inventory.organization
    groups = ours.notice.terms if terms and ours and ours.notice else ()
    term = next((group for group in groups if group.id == terms), None)
    page, first = pages[language], next(iter(pages))
    url = f"{site}{'' if language == first else f'{language}/'}notices/{page.slug}/"
    return email.render(page, world.spoken(language), words(language), url, term)
