"""Answers to callback, inline and guest queries."""

from typing import Any

import pytest

from bot.tryout import Standin
from bot.tryout.people import Person

from .conftest import Call

KEYBOARD = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
RESULT = "can't parse inline query result: "
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def article(number: object = 1, **more: Any) -> dict[str, Any]:
    content = {"message_text": "<b>card</b>", "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": str(number),
        "title": "Card",
        "input_message_content": content,
        **more,
    }


@pytest.fixture
async def pressed(standin: Standin, call: Call, ann: Person) -> Any:
    """A callback query of a pressed button."""
    await call("sendMessage", chat_id=ann.id, text="x", reply_markup=KEYBOARD)
    return standin.press(ann, await standin.wait_for_message(ann), "Go")


async def test_press_reaches_the_bot(standin: Standin, pressed: Any, updates: Any) -> None:
    """The update carries the payload and the message."""
    [update] = await updates()
    assert update["callback_query"]["data"] == "go"
    assert update["callback_query"]["message"]["text"] == "x"


async def test_callback_is_answered_once(call: Call, pressed: Any) -> None:
    """The first answer becomes the toast, the second is too late."""
    assert await call("answerCallbackQuery", callback_query_id=pressed.id, text="ok") is True
    assert (await pressed.answered())["text"] == "ok"
    assert await call("answerCallbackQuery", callback_query_id=pressed.id) == TOO_OLD


async def test_callback_too_late_or_unknown(call: Call, pressed: Any) -> None:
    """An expired query and one that never was get the same refusal."""
    pressed.asked -= 60
    assert await call("answerCallbackQuery", callback_query_id=pressed.id) == TOO_OLD
    assert await call("answerCallbackQuery", callback_query_id="1") == TOO_OLD


@pytest.mark.parametrize(
    ("length", "accepted"), [(200, True), (201, "Bad Request: MESSAGE_TOO_LONG")]
)
async def test_callback_text_length(call: Call, pressed: Any, length: int, accepted: Any) -> None:
    """A toast has at most 200 characters."""
    assert (
        await call("answerCallbackQuery", callback_query_id=pressed.id, text="x" * length)
        == accepted
    )


async def test_stale_button_can_be_pressed(
    standin: Standin, call: Call, ann: Person, updates: Any
) -> None:
    """A button of a message that was deleted comes with an inaccessible message."""
    await call("sendMessage", chat_id=ann.id, text="x", reply_markup=KEYBOARD)
    message = await standin.wait_for_message(ann)
    standin.delete_message(message)
    standin.press(ann, message, "Go")
    [update] = await updates()
    assert update["callback_query"]["message"]["date"] == 0


async def test_inline_answer_reaches_the_person(standin: Standin, call: Call, ann: Person) -> None:
    """The results, the button and the offset are what the person gets."""
    query = standin.type_inline(ann, "gro")
    button = {"text": "Help", "start_parameter": "help-me_1"}
    results = [article(number) for number in range(50)]
    await call(
        "answerInlineQuery",
        inline_query_id=query.id,
        results=results,
        button=button,
        next_offset="50",
    )
    answer = await query.answered()
    assert (len(query.results), answer["next_offset"], answer["cache_time"]) == (50, "50", 300)


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"results": [article(i) for i in range(51)]}, "too many inline query results specified"),
        ({"results": [article(1), article(1)]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("x" * 65)]}, "RESULT_ID_INVALID"),
        ({"results": [article("")]}, "RESULT_ID_INVALID"),
        (
            {"results": [article(type="poem")]},
            f'{RESULT}type "poem" is unsupported for the inline query result',
        ),
        (
            {"results": [{"type": "article", "id": "1", "title": "x"}]},
            "can't parse inline query result: Can't find field \"input_message_content\"",
        ),
        (
            {"results": [article(title=None)]},
            "can't parse inline query result: Can't find field \"title\"",
        ),
        (
            {"results": [article(input_message_content={"message_text": ""})]},
            "message text is empty",
        ),
        (
            {
                "results": [
                    article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})
                ]
            },
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            {"results": [article(reply_markup={"inline_keyboard": [[{"text": "x"}]]})]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"results": "["}, "can't parse inline query results JSON object"),
        (
            {
                "results": [
                    article(
                        input_message_content={
                            "message_text": "x",
                            "link_preview_options": {"is_disabled": "yes"},
                        }
                    )
                ]
            },
            'can\'t parse link preview options: Field "is_disabled" must be of type Boolean',
        ),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "cache_time": 86401}, "cache_time must be 0-86400"),
        (
            {"results": [], "button": {"text": "x"}},
            "can't parse inline query results button:"
            " InlineQueryResultsButton must have exactly one optional field",
        ),
        ({"results": [], "button": {"text": "x", "start_parameter": ""}}, "START_PARAM_EMPTY"),
        ({"results": [], "button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        (
            {"results": [], "button": {"text": "x", "start_parameter": "x" * 65}},
            "START_PARAM_INVALID",
        ),
    ],
)
async def test_bad_inline_answer_is_refused(
    standin: Standin, call: Call, ann: Person, parameters: dict[str, Any], reason: str
) -> None:
    """Each mistake is refused, and the query stays open for a better answer."""
    query = standin.type_inline(ann, "gro")
    assert (
        await call("answerInlineQuery", inline_query_id=query.id, **parameters)
        == f"Bad Request: {reason}"
    )
    assert await call("answerInlineQuery", inline_query_id=query.id, results=[]) is True


async def test_inline_query_is_answered_once_and_in_time(
    standin: Standin, call: Call, ann: Person
) -> None:
    """A second answer and one after the deadline are refused."""
    query = standin.type_inline(ann, "gro")
    assert await call("answerInlineQuery", inline_query_id=query.id, results=[]) is True
    assert await call("answerInlineQuery", inline_query_id=query.id, results=[]) == TOO_OLD
    late = standin.type_inline(ann, "gro")
    late.asked -= 60
    assert await call("answerInlineQuery", inline_query_id=late.id, results=[]) == TOO_OLD


async def test_a_card_is_chosen_and_pressed(
    standin: Standin, call: Call, ann: Person, updates: Any
) -> None:
    """The card stands in the chat; a tap names it by an id of its own."""
    query = standin.type_inline(ann, "gro")
    await call(
        "answerInlineQuery", inline_query_id=query.id, results=[article(reply_markup=KEYBOARD)]
    )
    message = standin.choose(query, "1")
    standin.press(ann, message, "Go")
    *_, chosen, tapped = await updates()
    assert (message.text, message.via_bot) == ("card", standin.bot)
    assert chosen["chosen_inline_result"]["result_id"] == "1"
    assert tapped["callback_query"]["inline_message_id"]


async def test_guest_query(standin: Standin, call: Call, ann: Person, updates: Any) -> None:
    """A mention where the bot isn't a member is answered once by a result."""
    group = standin.add_group("Strangers", [ann], bot="")
    standin.call_guest(ann, f"@{standin.bot.username} what is CSAM?", group)
    [update] = await updates()
    number = update["guest_message"]["guest_query_id"]
    answer = await call("answerGuestQuery", guest_query_id=number, result=article())
    assert answer["inline_message_id"]
    assert [message.text for message in group.messages.values()][1:] == ["card"]
    assert await call("answerGuestQuery", guest_query_id=number, result=article()) == TOO_OLD


async def test_a_typed_mention_calls_the_guest(
    standin: Standin, call: Call, ann: Person, updates: Any
) -> None:
    """Where the bot isn't, and wants it; not other talk, and not where it is."""
    strangers = standin.add_group("Strangers", [ann], bot="")
    home = standin.add_group("Parents", [ann], bot="administrator")
    said = [f"@{standin.bot.username} what is CSAM?", "what is CSAM?", "@other_bot what is CSAM?"]
    for text in said:
        standin.send_text(ann, text, strangers)
    standin.send_text(ann, said[0], home)
    assert [
        (name, body["text"])
        for update in await updates()
        for name, body in update.items()
        if name != "update_id"
    ] == [("guest_message", said[0]), ("message", said[0])]
    await call("getUpdates", allowed_updates=["message"])
    refused = standin.send_text(ann, said[0], strangers)
    assert refused.undelivered == "the bot is not in this group"
    assert await updates() == []


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (None, "result isn't specified"),
        (article(id=""), "RESULT_ID_INVALID"),
        (article(type="photo"), None),
    ],
)
async def test_bad_guest_answer_is_refused(
    standin: Standin, call: Call, ann: Person, result: Any, reason: str | None
) -> None:
    """Nothing is posted, and the query stays open for a better answer."""
    group = standin.add_group("Strangers", [ann], bot="")
    number = standin.call_guest(ann, "@bot hi", group).id
    refused = await call("answerGuestQuery", guest_query_id=number, result=result)
    assert refused.startswith(f"Bad Request: {reason or ''}")
    assert len(group.messages) == 1
    for other in ("answerInlineQuery", "answerCallbackQuery"):
        name = "inline_query_id" if "Inline" in other else "callback_query_id"
        assert await call(other, **{name: number}) == TOO_OLD
    assert (await call("answerGuestQuery", guest_query_id=number, result=article()))[
        "inline_message_id"
    ]
