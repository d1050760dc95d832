"""getMe, getUpdates and webhooks."""

import re
from urllib.parse import urlsplit

from ..errors import WEBHOOK_ACTIVE, WEBHOOK_SET, bad_request, conflict
from ..limits import POLL_LIMIT, POLL_SECONDS, WEBHOOK_CONNECTIONS, WEBHOOK_PORTS, WEBHOOK_SECRET
from ..parameters import Json, Parameters
from ..standin import Standin

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def get_me(standin: Standin, parameters: Parameters) -> Json:
    return {
        **standin.bot.as_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not standin.privacy_mode,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(standin: Standin, parameters: Parameters) -> list[Json]:
    if standin.webhook["url"]:
        raise conflict(WEBHOOK_ACTIVE)
    standin.updates.allow(parameters.structure("allowed_updates", "allowed updates"))
    return await standin.updates.poll(
        parameters.integer("offset"),
        parameters.integer("limit", 100, POLL_LIMIT),
        parameters.integer("timeout", 0, POLL_SECONDS),
    )


def set_webhook(standin: Standin, parameters: Parameters) -> bool:
    url = parameters.text("url")
    if not url:
        return delete_webhook(standin, parameters)
    _check_address(url)
    secret = parameters.text("secret_token")
    if len(secret) > WEBHOOK_SECRET.most:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    standin.updates.allow(parameters.structure("allowed_updates", "allowed updates"))
    if parameters.flag("drop_pending_updates"):
        standin.updates.clear()
    standin.updates.end_poll(WEBHOOK_SET)
    connections = parameters.integer("max_connections", 40, WEBHOOK_CONNECTIONS)
    standin.webhook = {"url": url, "secret_token": secret, "max_connections": connections}
    standin.changes.announce()
    return True


def _check_address(url: str) -> None:
    """As at Telegram, but plain HTTP and any port are fine on this machine itself."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise bad_request("invalid webhook URL specified")
    if parts.hostname in LOOPBACK:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in WEBHOOK_PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def delete_webhook(standin: Standin, parameters: Parameters) -> bool:
    if parameters.flag("drop_pending_updates"):
        standin.updates.clear()
    standin.webhook = {"url": ""}
    standin.changes.announce()
    return True


def get_webhook_info(standin: Standin, parameters: Parameters) -> Json:
    known = {key: value for key, value in standin.webhook.items() if key != "secret_token"}
    return {
        **known,
        "has_custom_certificate": False,
        "pending_update_count": standin.updates.pending,
        "allowed_updates": sorted(standin.updates.allowed),
    }


def log_out(standin: Standin, parameters: Parameters) -> bool:
    """logOut and close: nothing to leave here."""
    return True


METHODS = {
    "getme": get_me,
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "logout": log_out,
    "close": log_out,
}
