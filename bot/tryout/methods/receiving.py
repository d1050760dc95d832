"""getMe, getUpdates, setWebhook and deleteWebhook."""

import re

from ..errors import WEBHOOK_ACTIVE, WEBHOOK_SET, ApiError, bad_request
from ..rules.addresses import check_webhook
from ..rules.limits import POLL_LIMIT, POLL_SECONDS, WEBHOOK_CONNECTIONS, WEBHOOK_SECRET
from ..rules.parameters import Json, Parameters
from ..standin import Standin


def get_me(standin: Standin, parameters: Parameters) -> Json:
    return {
        **standin.bot.as_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not standin.world.privacy.mode,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(standin: Standin, parameters: Parameters) -> list[Json]:
    if standin.webhook["url"]:
        raise ApiError(409, WEBHOOK_ACTIVE)
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
    check_webhook(url)
    secret = parameters.text("secret_token")
    if not WEBHOOK_SECRET.admits(len(secret)):
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


def delete_webhook(standin: Standin, parameters: Parameters) -> bool:
    if parameters.flag("drop_pending_updates"):
        standin.updates.clear()
    standin.webhook = {"url": ""}
    standin.changes.announce()
    return True


METHODS = {
    "getme": get_me,
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
}
