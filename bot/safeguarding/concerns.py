"""What safeguarding recognises."""

from __future__ import annotations

from enum import StrEnum


class Concern(StrEnum):
    """What safeguarding recognises."""

    DANGER = "danger"
    """Somebody is in danger now, or abuse goes on."""
    BLACKMAIL = "blackmail"
    """Somebody is threatened with images."""
    IMAGES = "images"
    """Images of the person are out, or are asked for."""
    DISCLOSURE = "disclosure"
    """A child, or somebody for a child, tells of abuse or of an approach."""
    CARER = "carer"
    """A parent, friend, teacher or other adult tells about a child."""
    SUICIDE = "suicide"
    FOUND_MATERIAL = "found-material"
    OWN_THOUGHTS = "own-thoughts"
    """An adult worried about own sexual thoughts."""
    ABUSE_REQUEST = "abuse-request"
    """Somebody asks for material, access or ways round protection: refused."""
    HELP_WORD = "help-word"
    """HELP or SOS as the whole message, or the help button."""
