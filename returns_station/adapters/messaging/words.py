"""A wording's words: names in braces, filled in by a sandbox that can reach nothing else.

A line that names what a letter does not tell is left out. What stands over a line of three hyphens
is the message itself, and all that a text message says; what stands under it is mail's alone.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from jinja2 import Environment, Template

PERFORATION: Final = "---"
LONGEST_SUBJECT: Final = 120
LONGEST_BODY: Final = 4000


@cache
def _sandbox() -> "Environment":
    """Names in single braces, and nothing that repeats, decides or calls."""
    from jinja2 import StrictUndefined  # lazy: only who words a message pays for it
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Marks of blocks and comments that no wording can hold: it has none of either.
    return ImmutableSandboxedEnvironment(
        variable_start_string="{",
        variable_end_string="}",
        block_start_string="\x00%",
        block_end_string="%\x00",
        comment_start_string="\x00#",
        comment_end_string="#\x00",
        undefined=StrictUndefined,
        autoescape=False,  # it makes plain lines; the frame around them escapes each
    )


def problems(text: str, names: Sequence[str]) -> tuple[Phrase, ...]:
    """What is wrong with words that may name these, each thing once."""
    wrong: dict[str, Phrase] = {}
    for line in text.splitlines():
        named = _named(line)
        if named is None:
            wrong.setdefault("", Phrase("wording.brace"))
            continue
        for name in named:
            if name not in names:
                known = tuple(f"{{{each}}}" for each in names)
                told = Phrase("wording.unknown", {"given": f"{{{name}}}", "known": known})
                wrong.setdefault(name, told)
    if any(letter != "\n" and not letter.isprintable() for letter in text):
        wrong.setdefault("\0", Phrase("wording.line"))
    return tuple(wrong.values())


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Sound words with what they name; a line that names what is not told is left out."""
    lines: list[str] = []
    for line in text.splitlines():
        named = _named(line)
        assert named is not None, "checked before it was saved"
        if all(facts.get(name) for name in named):
            lines.append(_template(line).render({name: facts[name] for name in named}).strip())
    return _tidied(lines)


def _tidied(lines: Sequence[str]) -> str:
    """Without the empty lines that a line left out leaves behind."""
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n\n".join(one.strip("\n") for one in paragraphs if one.strip("\n"))


def parts(body: str) -> tuple[str, str]:
    """What is over the perforation, and what is under it."""
    over, _, under = f"\n{body}\n".partition(f"\n{PERFORATION}\n")
    return over.strip("\n"), under.strip("\n")


@lru_cache(maxsize=1024)
def _named(line: str) -> tuple[str, ...] | None:
    """What a line names in braces; None: a brace is alone, or holds more than a name."""
    from jinja2 import TemplateSyntaxError, nodes

    try:
        parsed = _sandbox().parse(line)
    except (TemplateSyntaxError, RecursionError):
        return None
    found: list[str] = []
    for output in parsed.body:
        for node in output.nodes if isinstance(output, nodes.Output) else (output,):
            if isinstance(node, nodes.Name):
                found.append(node.name)
            elif not isinstance(node, nodes.TemplateData) or set(node.data) & set("{}"):
                return None
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def _template(line: str) -> "Template":
    return _sandbox().from_string(line)
