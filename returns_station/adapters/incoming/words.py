"""What somebody wrote, as plain text: of any charset, out of HTML, without what is only quoted."""

import codecs
import re
import unicodedata
from html.parser import HTMLParser
from typing import Final

MOST_WORDS: Final = 20_000
MOST_HTML: Final = 500_000
_MOST_BLANK: Final = 2
# Others that Python knows are no charsets (punycode, idna, escapes), or take forever.
_CHARSETS: Final = re.compile(
    r"ascii|utf-(7|8|8-sig|16|16-le|16-be|32)|iso8859-\d{1,2}|cp(437|850|852|865|1250|125[1-8])"
    r"|koi8-[ru]|gb(2312|k|18030)|big5|shift_jis|euc_(jp|kr)|iso2022_(jp|kr)|mac-roman"
)
_DROPPED: Final = frozenset(("script", "style", "head", "title", "template", "svg", "math"))
_BREAKS: Final = frozenset(
    ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr")
)
_QUOTED: Final = re.compile(
    r"^[ \t]*(?:"
    r"-{2,}[ \t]*(?:original message|ursprungligt meddelande|opprinnelig melding"
    r"|oprindelig meddelelse|alkuperäinen viesti|forwarded message)[ \t]*-{2,}"
    r"|_{20,}"
    r"|(?:on|den|op|am|le|el|ma|ti|ke|to|pe|la|su)\b[^\n]{0,200}\n?[^\n]{0,200}"
    r"\b(?:wrote|skrev|kirjoitti|schrieb|schreef)\b[^\n]{0,120}:"
    r"|(?:from|från|fra|lähettäjä):[^\n]{1,200}\n[ \t]*(?:sent|skickat|sendt|lähetetty|date|datum"
    r"|dato|to|till|til)[ \t]*:"
    r")[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)


def decoded(data: bytes, charset: str) -> str:
    """Bytes as text: as they say they are written, else as most mail is; never an error."""
    for name in (charset, "utf-8", "cp1252"):
        try:
            known = codecs.lookup(name.strip().strip("'\"")).name
            if _CHARSETS.fullmatch(known):
                return data.decode(known)
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")


def tidy(told: str, most: int = MOST_WORDS, *, lines: bool = True) -> str:
    """Text without control, direction and other signs that nobody sees; at most so long."""
    cut = told[: most * 2].replace("\r\n", "\n").replace("\r", "\n")
    signs = (_seen(sign, lines=lines) for sign in cut)
    text = "".join(signs)
    if not lines:
        return " ".join(text.split())[:most]
    kept: list[str] = []
    for line in text.split("\n"):
        bare = line.rstrip()
        if bare or kept[-_MOST_BLANK + 1 :] != [""]:
            kept.append(bare)
    return "\n".join(kept).strip()[:most]


def own_words(told: str) -> str:
    """What is hers of an answer: quoted lines, what follows them and signatures are taken away.

    Where nothing is left all of it is hers: rather too much is read than too little.
    """
    found = _QUOTED.search(told)
    kept = told[: found.start()] if found and told[: found.start()].strip() else told
    bare = "\n".join(line for line in kept.split("\n") if not line.lstrip().startswith(">"))
    signature = _SIGNATURE.search(bare)
    if signature and bare[: signature.start()].strip():
        bare = bare[: signature.start()]
    return bare.strip() or told.strip()


def text_of(html: str) -> str:
    """The words of a page; what is quoted in it is marked as quoted."""
    page = _Page()
    page.feed(html[:MOST_HTML])
    return page.text()


def _seen(sign: str, *, lines: bool) -> str:
    if sign in "\n\t":
        return sign if lines and sign == "\n" else " "
    category = unicodedata.category(sign)
    if category.startswith("Z"):
        return " " if category == "Zs" else "\n" if lines else " "
    return "" if category.startswith("C") else sign


class _Page(HTMLParser):
    """Collects words; knows neither pictures nor links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._told: list[str] = []
        self._dropped = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as HTMLParser calls it
        self._dropped += tag in _DROPPED
        if tag == "body":
            # Whoever forgot to close the head wrote words all the same.
            self._dropped = 0
        if tag == "blockquote":
            self._quoted += 1
        if tag in _BREAKS or tag == "blockquote":
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropped = max(0, self._dropped - 1)
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        if tag in _BREAKS or tag == "blockquote":
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self._told.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        return "".join(self._told)

    def _break(self) -> None:
        if not self._dropped:
            self._told.append("\n> " if self._quoted else "\n")
