"""How calls leave this machine: through which proxy, and whose certificates are trusted.

Both are told by the variables that other programs read, too: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY,
NO_PROXY, SSL_CERT_FILE and SSL_CERT_DIR.
"""

import os
import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from bot.config import LOOPBACK
from bot.errors import ConfigError

SCHEMES = ("http", "https", "socks5", "socks5h")


@dataclass(frozen=True)
class Proxy:
    """A proxy that calls go through."""

    url: str
    """May hold a password."""
    variable: str
    """What names it, such as HTTPS_PROXY."""

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.hostname}:{parts.port or 'its usual port'}"


def proxy_for(address: str) -> Proxy | None:
    """The proxy on the way to an address; none to this machine. Raises ConfigError."""
    parts, proxies = urlsplit(address), getproxies()
    scheme = next((name for name in (parts.scheme, "all") if proxies.get(name)), None)
    if scheme is None or parts.hostname in LOOPBACK or proxy_bypass(parts.hostname or ""):
        return None
    url = proxies[scheme] if "://" in proxies[scheme] else f"http://{proxies[scheme]}"
    proxy = Proxy(url, f"{scheme.upper()}_PROXY")
    if not _is_usable(url):
        told = f"{proxy.variable} must be an address like http://proxy.example.org:3128"
        raise ConfigError([f"{told}, with one of {', '.join(SCHEMES)}."])
    return proxy


def trusted_certificates() -> ssl.SSLContext:
    """Certificates that servers are proved by. Raises ConfigError where a file of them is wrong."""
    variable = next(
        (name for name in ("SSL_CERT_FILE", "SSL_CERT_DIR") if os.environ.get(name)), ""
    )
    place = Path(os.environ.get(variable, ""))
    if variable == "SSL_CERT_DIR" and not place.is_dir():
        raise ConfigError([f"SSL_CERT_DIR names {place}, which is no folder."])
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # ssl's own errors among them
        reason = getattr(error, "reason", None) or error.strerror or type(error).__name__
        told = f"{variable or 'SSL_CERT_FILE'} names {place}: expected certificates in PEM, found"
        raise ConfigError([f"{told} none ({reason})."]) from None


def _is_usable(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is none
        httpx.Proxy(url)
    except (ValueError, httpx.InvalidURL):
        return False
    return parts.scheme in SCHEMES and bool(parts.hostname)
