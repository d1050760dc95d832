"""Answers to callback, inline and guest queries."""

from ..errors import bad_request
from ..queries import Query
from ..rules.html import url_fault
from ..rules.inline import check_result, check_results, check_results_button, result_content
from ..rules.limits import CACHE_TIME, CALLBACK_TEXT, NEXT_OFFSET
from ..rules.parameters import Json, Parameters
from ..standin import Standin


def answer_callback_query(standin: Standin, parameters: Parameters) -> bool:
    text, url = parameters.text("text"), parameters.text("url")
    if not CALLBACK_TEXT.admits(len(text)):
        raise bad_request("MESSAGE_TOO_LONG")
    if url and url_fault(url):
        raise bad_request("URL_INVALID")
    answer = {"text": text, "show_alert": parameters.flag("show_alert"), "url": url}
    _query(standin, parameters, "callback").accept(answer)
    standin.changes.announce(visible=True)
    return True


def answer_inline_query(standin: Standin, parameters: Parameters) -> bool:
    answer: Json = {
        "results": check_results(parameters.structure("results", "inline query results")),
        "button": check_results_button(
            parameters.structure("button", "inline query results button")
        ),
        "next_offset": parameters.text("next_offset"),
        "cache_time": parameters.integer("cache_time", 300),
        "is_personal": parameters.flag("is_personal"),
    }
    if not NEXT_OFFSET.admits(len(answer["next_offset"].encode())):
        raise bad_request("NEXT_OFFSET_INVALID")
    if not CACHE_TIME.admits(answer["cache_time"]):
        raise bad_request("cache_time must be 0-86400")  # our text: Telegram clamps it silently
    _query(standin, parameters, "inline").accept(answer)
    standin.changes.announce(visible=True)
    return True


def answer_guest_query(standin: Standin, parameters: Parameters) -> Json:
    value = parameters.structure("result", "inline query result")
    if value is None:
        raise bad_request("Result isn't specified")
    result = check_result(value)
    query = _query(standin, parameters, "guest")
    query.accept(result)
    asked = query.message
    assert asked is not None
    content, markup = result_content(result), result["reply_markup"]
    reply = standin.world.post(asked.chat, standin.bot, content, markup=markup, reply_to=asked)
    return {"inline_message_id": f"tryout-{reply.id}"}


def _query(standin: Standin, parameters: Parameters, kind: str) -> Query:
    number = parameters.text(f"{kind}_query_id")
    return standin.world.queries.open(kind, number)
