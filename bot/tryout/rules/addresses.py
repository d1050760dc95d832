"""Which web addresses Telegram takes."""

from urllib.parse import urlsplit

from ..errors import bad_request

_WEB = ("http", "https", "ton", "tonsite")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def url_fault(url: str) -> str:
    """Why a button could not open the address, in Telegram's words; empty if it could."""
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "Wrong port number specified in the URL"
    if parts.scheme not in (*_WEB, "tg"):
        return "Unsupported URL protocol"
    if not host:
        return "URL host is empty"
    if any(character.isspace() for character in url):
        return "Wrong HTTP URL"
    return "" if parts.scheme == "tg" or "." in host.strip(".") else "Wrong HTTP URL"


def link_url(url: str) -> str:
    """The address of a link in a text as Telegram keeps it, or empty: then there is no link."""
    if url.startswith("tg://"):
        # The bot can't name a person whom it doesn't know: such a link is dropped.
        return "" if url.startswith("tg://user") else url
    if "://" not in url:
        url = f"http://{url}"
    if url_fault(url):
        return ""
    parts = urlsplit(url)
    return url if parts.path or parts.query or parts.fragment else f"{url}/"


def check_webhook(url: str) -> None:
    """Refuse what isn't on this machine; here plain HTTP and any port are fine.

    Telegram wants HTTPS and one of four ports. The stand-in never calls another machine.
    """
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise bad_request("invalid webhook URL specified")
    if host not in LOOPBACK or parts.scheme != "http":
        raise bad_request("bad webhook: this stand-in only calls http addresses of this machine")
