"""Who issues certificates here: without it a signature would not say whose it is."""

from dataclasses import dataclass
from pathlib import Path

from lms.text import Text


@dataclass(frozen=True, slots=True)
class Issuer:
    """The organisation, the address that people type, and where its keys lie.

    `keys` is a folder outside the database; `secret` is the installation's own key, with which the
    private keys in it are locked.
    """

    organisation: Text
    address: str
    keys: Path
    secret: str
