"""What a command says about itself, in both languages: who types it reads one of them."""

from lms.text import Text


def both(en: str, km: str) -> str:
    """Return the help of a command: English, then Khmer."""
    return f"{en}\n\n{km}"


def beside(en: str, km: str) -> str:
    """Return the help of an option: both languages in one line."""
    return f"{en} · {km}"


def said(text: Text) -> str:
    """Return a sentence in both languages, a line each."""
    return f"{text.en}\n{text.km}"
