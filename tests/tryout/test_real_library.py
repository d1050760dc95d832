"""A real python-telegram-bot application works against the stand-in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, Forbidden, RetryAfter
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.tryout import Standin

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="more")]])


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.effective_message.reply_html("<b>Hello</b>", reply_markup=KEYBOARD)


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.effective_message.reply_text(update.effective_message.text, do_quote=True)


async def more(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await update.callback_query.answer("Here you are")
    await update.callback_query.edit_message_text("Hello again")


async def offer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    content = InputTextMessageContent("<i>card</i>", parse_mode=ParseMode.HTML)
    card = InlineQueryResultArticle("card", "Card", content, reply_markup=KEYBOARD)
    await update.inline_query.answer([card], cache_time=5)


async def note_choice(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    context.bot_data["chosen"] = update.chosen_inline_result.result_id


@asynccontextmanager
async def echo_bot(standin: Standin) -> AsyncIterator[Application]:
    builder = Application.builder().token(standin.token).base_url(f"{standin.url}/bot")
    application = builder.build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(more))
    application.add_handler(InlineQueryHandler(offer))
    application.add_handler(ChosenInlineResultHandler(note_choice))
    async with application:
        await application.start()
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        yield application
        await application.updater.stop()
        await application.stop()


async def test_text_is_echoed(standin: Standin) -> None:
    """Polling brings a text to the bot, and its answer replies to it."""
    ann = standin.add_person("Ann")
    async with echo_bot(standin):
        sent = standin.send_text(ann, "héllo 👋")
        reply = await standin.wait_for_message(ann)
    assert (reply.text, reply.reply_to) == ("héllo 👋", sent)
    assert standin.invalid == []


async def test_button_edits_the_message(standin: Standin) -> None:
    """A pressed button is answered and its message edited."""
    ann = standin.add_person("Ann")
    async with echo_bot(standin):
        greeting = await standin.ask(ann, "/start")
        assert greeting.entities == ({"type": "bold", "offset": 0, "length": 5},)
        query = standin.press(ann, greeting, "More")
        await query.answered()
        await standin.wait_for(lambda: greeting.edit_date)
    assert (query.text, greeting.text, greeting.buttons) == ("Here you are", "Hello again", [])
    assert standin.invalid == []


async def test_inline_card_is_chosen(standin: Standin) -> None:
    """An inline result posted in a group tells the bot what was chosen."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Parents", [ann], bot="")
    async with echo_bot(standin) as application:
        query = standin.type_inline(ann, "gro")
        await query.answered()
        message = standin.choose(query, "card", group)
        await standin.wait_for_call("getUpdates", offset=standin.updates.last_id + 1)
        await application.update_queue.join()
    assert (message.text, message.via_bot) == ("card", standin.bot)
    assert application.bot_data == {"chosen": "card"}
    assert standin.invalid == []


def everything_people_do(standin: Standin) -> None:
    """One update of every kind that the stand-in makes."""
    ann = standin.add_person("Ann", username="ann")
    forum = standin.add_group("Forum", [ann], forum=True)
    thread = standin.add_thread(forum, "Questions")
    asked = standin.send_text(ann, "/help a b@c.org", forum, thread=thread)
    standin.send_text(ann, "/help", forum, reply_to=asked, quote={"text": "help", "position": 1})
    for kind in ("photo", "voice", "sticker", "document"):
        standin.send_media(ann, kind, caption="see")
    standin.edit_text(standin.start(ann, "i-x"), "/start")
    hidden = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1_700_000_000}
    standin.send_text(ann, "text", forward_origin=hidden)
    standin.remove_bot(forum, ann)
    standin.block(ann)
    standin.unblock(ann)
    standin.type_inline(ann, "x", forum)
    standin.call_guest(ann, "hi @bot", standin.add_group("Strangers", [ann], bot=""))
    standin.migrate(standin.add_group("Old", [ann], supergroup=False))
    standin.press(ann, asked, {"text": "Go", "callback_data": "go"})


def without_additions(value: Any) -> Any:
    """What the library made of an update, less the flags that it adds to every message."""
    added = ("group_chat_created", "supergroup_chat_created", "channel_chat_created")
    if isinstance(value, list):
        return [without_additions(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: without_additions(one)
        for key, one in value.items()
        if key not in (*added, "delete_chat_photo")
    }


async def test_library_reads_every_field() -> None:
    """Each update survives the library's classes unchanged: no field is unknown or missing."""
    standin = Standin()
    everything_people_do(standin)
    found = [waiting.body for waiting in standin.updates.ready(100)]
    kinds = {name for body in found for name in body}
    assert {"message", "edited_message", "my_chat_member", "inline_query", "guest_message"} < kinds
    for body in found:
        update = Update.de_json(body, None)
        assert without_additions(update.to_dict()) == body
        assert update.effective_user is not None


async def test_library_understands_refusals(
    standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library turns refusals into its own errors, with what they carry."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library warns of its future
    ann = standin.add_person("Ann")
    old = standin.add_group("Old", [ann], supergroup=False)
    new = standin.migrate(old)
    bot = Bot(standin.token, base_url=f"{standin.url}/bot")
    async with bot:
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(old.id, "x")
        standin.fail("flood", retry_after=3)
        with pytest.raises(RetryAfter):
            await bot.send_message(new.id, "x")
        with pytest.raises(Forbidden, match="can't initiate"):
            await bot.send_message(ann.id, "x")
    assert moved.value.new_chat_id == new.id


async def test_library_sets_and_reads_the_profile(standin: Standin) -> None:
    """Commands with scopes, and names come back as the library's own objects."""
    command = BotCommand("help", "What I can do")
    bot = Bot(standin.token, base_url=f"{standin.url}/bot")
    async with bot:
        await bot.set_my_commands([command], BotCommandScopeAllGroupChats(), "es")
        assert await bot.get_my_commands(BotCommandScopeAllGroupChats(), "es") == (command,)
        await bot.set_my_short_description("Short")
        assert (await bot.get_my_short_description()).short_description == "Short"
    assert standin.invalid == []
