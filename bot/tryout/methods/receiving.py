"""getMe, getUpdates, setWebhook and deleteWebhook."""

import re
from urllib.parse import urlsplit

from ..errors import bad_request, conflict
from ..rules.limits import POLL_LIMIT, POLL_SECONDS, WEBHOOK_CONNECTIONS, WEBHOOK_SECRET
from ..rules.parameters import Json, Parameters
from ..standin import Standin

#: Deliveries, where the bot names no number.
MOST_AT_ONCE = 40
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def get_me(standin: Standin, parameters: Parameters) -> Json:
    return {
        **standin.bot.as_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not standin.world.privacy_mode,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
    }


async def get_updates(standin: Standin, parameters: Parameters) -> list[Json]:
    if standin.webhook["url"]:
        raise conflict(
            "can't use getUpdates method while webhook is active;"
            " use deleteWebhook to delete the webhook first"
        )
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
    if not WEBHOOK_SECRET.admits(len(secret)):
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    standin.updates.allow(parameters.structure("allowed_updates", "allowed updates"))
    standin.updates.end_poll("terminated by setWebhook request")
    most = parameters.integer("max_connections", MOST_AT_ONCE, WEBHOOK_CONNECTIONS)
    webhook = {"url": url, "secret_token": secret, "max_connections": most}
    return _use(standin, parameters, webhook)


def delete_webhook(standin: Standin, parameters: Parameters) -> bool:
    return _use(standin, parameters, {"url": ""})


def _use(standin: Standin, parameters: Parameters, webhook: Json) -> bool:
    if parameters.flag("drop_pending_updates"):
        standin.updates.clear()
    standin.webhook = webhook
    standin.changes.announce()
    return True


def _check_address(url: str) -> None:
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
