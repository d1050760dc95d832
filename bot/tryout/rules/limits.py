"""Every limit the stand-in enforces: one table, each row with the place that says so.

Sources: *API* is https://core.telegram.org/bots/api, *server* is the open Bot API server
(https://github.com/tdlib/telegram-bot-api, ``Client.cpp``). "Observed" means that Telegram
documents no number: the value is what clients report.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """A range, both ends included."""

    least: int
    most: int
    unit: str
    source: str

    def admits(self, amount: int) -> bool:
        return self.least <= amount <= self.most


# Telegram's server counts code points, the API page units after parsing: the stricter is used.
MESSAGE_TEXT = Limit(1, 4096, "UTF-16 units after entities parsing", "API sendMessage")
RAW_TEXT = Limit(0, 32_768, "bytes before parsing", "server get_formatted_text")
ENTITIES = Limit(0, 100, "entities; the rest is dropped", "observed")

CALLBACK_DATA = Limit(1, 64, "bytes", "API InlineKeyboardButton")
COPY_TEXT = Limit(1, 256, "characters", "API CopyTextButton")
SWITCH_QUERY = Limit(0, 256, "characters", "API InlineQuery")
BUTTONS_PER_ROW = Limit(0, 8, "buttons", "observed")
BUTTONS = Limit(0, 100, "buttons of a keyboard", "observed")
CALLBACK_TEXT = Limit(0, 200, "characters", "API answerCallbackQuery")

INLINE_QUERY = Limit(0, 256, "characters", "API InlineQuery")
INLINE_RESULTS = Limit(0, 50, "results", "API answerInlineQuery")
RESULT_ID = Limit(1, 64, "bytes", "API InlineQueryResultArticle")
NEXT_OFFSET = Limit(0, 64, "bytes", "API answerInlineQuery")
CACHE_TIME = Limit(0, 86_400, "seconds; the server clamps, we refuse", "server answerInlineQuery")
START_PARAMETER = Limit(1, 64, "characters A-Z a-z 0-9 _ -", "API InlineQueryResultsButton")

COMMANDS = Limit(0, 100, "commands in a list", "API setMyCommands")
COMMAND_NAME = Limit(1, 32, "characters a-z 0-9 _", "API BotCommand")
COMMAND_DESCRIPTION = Limit(1, 256, "characters", "API BotCommand")
BOT_NAME = Limit(0, 64, "characters", "API setMyName")
BOT_DESCRIPTION = Limit(0, 512, "characters", "API setMyDescription")
BOT_SHORT_DESCRIPTION = Limit(0, 120, "characters", "API setMyShortDescription")

POLL_LIMIT = Limit(1, 100, "updates", "API getUpdates")
POLL_SECONDS = Limit(0, 50, "seconds", "server LONG_POLL_MAX_TIMEOUT")
WEBHOOK_CONNECTIONS = Limit(1, 100, "deliveries at once", "API setWebhook")
WEBHOOK_SECRET = Limit(0, 256, "characters A-Z a-z 0-9 _ -", "API setWebhook")

CALLBACK_AGE = Limit(0, 15, "seconds until an answer is too late", "observed")
INLINE_AGE = Limit(0, 10, "seconds until an answer is too late", "observed: 5 to 20 s")
GUEST_AGE = Limit(0, 30, "seconds until an answer is too late", "observed")
