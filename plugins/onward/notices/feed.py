"""What every channel that is a file of the site has in common: whose it is, where it stands, what it is called."""

from __future__ import annotations

from urllib.parse import urlsplit

from onward.frozen import dataclass
from onward.records.published import Published
from onward.words.catalogue import Words
from onward.words.locales import language


@dataclass(frozen=True, slots=True)
class Feed:
    """The notices of a site, or those of one of its products; `site_url` ends with a slash."""

    title: str
    author: str
    site_url: str
    product: str | None = None
    language: str = "en"

    def name(self, suffix: str) -> str:
        """Its file in the site: `notices.atom`, `notices/cloud.atom` for a product."""
        return f"notices/{self.product}.{suffix}" if self.product else f"notices.{suffix}"

    def address(self, suffix: str) -> str:
        """Where its file is to be fetched."""
        return f"{self.site_url}{self.name(suffix)}"

    @property
    def home(self) -> str:
        """The page that tells people the same: the archive of notices."""
        return f"{self.site_url}notices/"

    def page(self, notice: Published) -> str:
        """The page of a notice."""
        return f"{self.site_url}notices/{notice.slug}/"

    def entry_id(self, notice: Published) -> str:
        """The name of an entry in every feed, for good: the one that its page holds, wherever the site moves.

        A page that is older has a tag URI (RFC 4151) of the site, the day and the notice.
        """
        if notice.front.entry:
            return notice.front.entry
        host = urlsplit(self.site_url).hostname or "localhost"
        return f"tag:{host},{notice.front.announced.isoformat()}:{notice.front.notice}"


def headline(notice: Published, say: Words) -> str:
    """What a notice is about; of one that nobody has said in the feed's language its day, and in which language it is."""
    front = notice.front
    if front.language == say.language:
        return front.title
    return say("notice.elsewhere", day=say.day(front.announced), language=language(say.locale, front.language))


def summary(notice: Published, say: Words) -> str:
    """The notice in a few sentences: what, until when one may object or that one approves, from when."""
    front = notice.front
    sentences = [f"{headline(notice, say)}."]
    if front.objection_until:
        sentences.append(say("banner.until", day=say.day(front.objection_until)))
    if front.approval:
        sentences.append(say("banner.approval"))
    if front.effective:
        sentences.append(say("banner.effective", day=say.day(front.effective)))
    return " ".join(sentences)
