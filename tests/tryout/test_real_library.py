"""A real python-telegram-bot application works against the stand-in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
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
