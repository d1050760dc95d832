"""Every limit the stand-in enforces: one table, each row with the place that says so.

Sources: *API* is https://core.telegram.org/bots/api, *server* is the open Bot API server
(https://github.com/tdlib/telegram-bot-api, ``Client.cpp``), *features* and *inline* are
https://core.telegram.org/bots/features and https://core.telegram.org/bots/inline.
"Observed" means that Telegram documents no number: the value is what clients report.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """A range, both ends included."""

    name: str
    least: int
    most: int
    unit: str
    source: str

    def admits(self, amount: int) -> bool:
        return self.least <= amount <= self.most


MESSAGE_TEXT = Limit(
    "message text",
    1,
    4096,
    "UTF-16 units after entities parsing",
    "API sendMessage text; Telegram's server counts code points, the stricter reading is used",
)
RAW_TEXT = Limit("text before parsing", 0, 32_768, "bytes", "server get_formatted_text")
CAPTION = Limit("caption", 0, 1024, "UTF-16 units after entities parsing", "API sendPhoto caption")
ENTITIES = Limit("entities kept in a message", 0, 100, "entities", "observed; the rest is dropped")
QUOTE = Limit("quote", 0, 1024, "UTF-16 units", "API ReplyParameters quote")

CALLBACK_DATA = Limit("callback_data", 1, 64, "bytes", "API InlineKeyboardButton callback_data")
COPY_TEXT = Limit("copy_text.text", 1, 256, "characters", "API CopyTextButton text")
SWITCH_QUERY = Limit("switch_inline_query", 0, 256, "characters", "API InlineQuery query")
BUTTONS_PER_ROW = Limit("buttons in a row", 0, 8, "buttons", "observed")
BUTTONS = Limit("buttons of a keyboard", 0, 100, "buttons", "observed")
CALLBACK_TEXT = Limit("callback answer", 0, 200, "characters", "API answerCallbackQuery text")

INLINE_QUERY = Limit("inline query", 0, 256, "characters", "API InlineQuery query")
INLINE_RESULTS = Limit("inline results", 0, 50, "results", "API answerInlineQuery results; server")
RESULT_ID = Limit("inline result id", 1, 64, "bytes", "API InlineQueryResultArticle id")
NEXT_OFFSET = Limit("next_offset", 0, 64, "bytes", "API answerInlineQuery next_offset")
CACHE_TIME = Limit(
    "cache_time", 0, 86_400, "seconds", "server answerInlineQuery; the server clamps, we refuse"
)
START_PARAMETER = Limit(
    "start_parameter", 1, 64, "characters A-Z a-z 0-9 _ -", "API InlineQueryResultsButton; features"
)

COMMANDS = Limit("commands in a list", 0, 100, "commands", "API setMyCommands commands")
COMMAND_NAME = Limit("command", 1, 32, "characters a-z 0-9 _", "API BotCommand command")
COMMAND_DESCRIPTION = Limit(
    "command description", 1, 256, "characters", "API BotCommand description"
)
BOT_NAME = Limit("bot name", 0, 64, "characters", "API setMyName name")
BOT_DESCRIPTION = Limit("bot description", 0, 512, "characters", "API setMyDescription description")
BOT_SHORT_DESCRIPTION = Limit(
    "bot short description", 0, 120, "characters", "API setMyShortDescription short_description"
)

POLL_LIMIT = Limit("getUpdates limit", 1, 100, "updates", "API getUpdates limit")
POLL_SECONDS = Limit("getUpdates timeout", 0, 50, "seconds", "server LONG_POLL_MAX_TIMEOUT")
UPDATE_AGE = Limit("age of an update", 0, 86_400, "seconds", "API getting updates: 24 hours")
WEBHOOK_SECRET = Limit(
    "secret_token", 1, 256, "characters A-Z a-z 0-9 _ -", "API setWebhook secret_token"
)
WEBHOOK_CONNECTIONS = Limit("max_connections", 1, 100, "connections", "API setWebhook")
WEBHOOK_PORTS = (443, 80, 88, 8443)  # API setWebhook; loopback addresses may use any port here

CALLBACK_AGE = Limit("age of a callback query", 0, 15, "seconds", "observed; 15 s for ephemeral")
INLINE_AGE = Limit("age of an inline query", 0, 10, "seconds", "observed: 5 to 20 s")
GUEST_AGE = Limit("age of a guest query", 0, 30, "seconds", "observed; no number is documented")
DELETE_AGE = Limit("age of a message to delete", 0, 172_800, "seconds", "API deleteMessage: 48 h")

# Only enforced with `flood_limits=True`: Telegram promises no exact numbers. The FAQ's one message
# a second in a private chat is left out, because short bursts pass at Telegram.
FLOOD_ALL = Limit("messages a second, all chats", 0, 30, "messages", "bots FAQ")
FLOOD_GROUP = Limit("messages a minute in one group", 0, 20, "messages", "bots FAQ")


def all_limits() -> list[Limit]:
    """The table, in the order of this file."""
    return [value for value in globals().values() if isinstance(value, Limit)]
