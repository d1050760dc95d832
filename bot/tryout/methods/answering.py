"""Answers to callback, inline and guest queries."""

from ..addresses import url_fault
from ..errors import QUERY_TOO_OLD, bad_request
from ..inline import check_result, check_results, check_results_button
from ..limits import CACHE_TIME, CALLBACK_TEXT, NEXT_OFFSET
from ..parameters import Json, Parameters
from ..sharing import result_content
from ..standin import Standin


def answer_callback_query(standin: Standin, parameters: Parameters) -> bool:
    query = standin.callback_queries.get(parameters.text("callback_query_id"))
    text = parameters.text("text")
    if not CALLBACK_TEXT.admits(len(text)):
        raise bad_request("MESSAGE_TOO_LONG")
    if (url := parameters.text("url")) and url_fault(url):
        raise bad_request("URL_INVALID")
    if query is None:
        raise bad_request(QUERY_TOO_OLD)
    query.accept(
        {"text": text, "show_alert": parameters.flag("show_alert"), "url": url}, standin.clock()
    )
    standin.changes.announce(visible=True)
    return True


def answer_inline_query(standin: Standin, parameters: Parameters) -> bool:
    results = check_results(parameters.structure("results", "inline query results"))
    button = check_results_button(parameters.structure("button", "inline query results button"))
    next_offset = parameters.text("next_offset")
    if not NEXT_OFFSET.admits(len(next_offset.encode())):
        raise bad_request("NEXT_OFFSET_INVALID")
    cache_time = parameters.integer("cache_time", 300)
    if not CACHE_TIME.admits(cache_time):
        raise bad_request("cache_time must be 0-86400")  # our text: Telegram clamps it silently
    query = standin.inline_queries.get(parameters.text("inline_query_id"))
    if query is None:
        raise bad_request(QUERY_TOO_OLD)
    answer: Json = {
        "results": results,
        "button": button,
        "next_offset": next_offset,
        "cache_time": cache_time,
        "is_personal": parameters.flag("is_personal"),
    }
    query.accept(answer, standin.clock())
    standin.changes.announce(visible=True)
    return True


def answer_guest_query(standin: Standin, parameters: Parameters) -> Json:
    value = parameters.structure("result", "inline query result")
    if value is None:
        raise bad_request("Result isn't specified")
    result = check_result(value)
    query = standin.guest_queries.get(parameters.text("guest_query_id"))
    if query is None:
        raise bad_request(QUERY_TOO_OLD)
    query.accept(result, standin.clock())
    assert query.message is not None
    asked = query.message
    caller = {"guest_bot_caller_user": query.person.as_json()}
    query.reply = standin.post(
        asked.chat,
        standin.bot,
        result_content(result),
        markup=result.get("reply_markup"),
        reply_to=asked,
        extra=caller,
    )
    query.reply.inline_message_id = standin.inline_message_id()
    standin.inline_messages[query.reply.inline_message_id] = query.reply
    return {"inline_message_id": query.reply.inline_message_id}


METHODS = {
    "answercallbackquery": answer_callback_query,
    "answerinlinequery": answer_inline_query,
    "answerguestquery": answer_guest_query,
}
