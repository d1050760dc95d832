"""A local, strict stand-in for Telegram's Bot API, with a chat page.

For trying the bot without a token and for end-to-end tests. It knows Telegram only by its
documented HTTP interface, refuses what Telegram refuses with Telegram's texts (the limits and
their sources stand in ``rules/limits.py``), and remembers every call. It never talks to anybody
but this machine. What the bot doesn't use is refused or left out, with a comment that says so.

In a test::

    async with running() as standin:                      # or running(Standin(privacy_mode=False))
        # start the bot with TELEGRAM_API_URL=standin.url and TELEGRAM_BOT_TOKEN=standin.token
        ann = standin.add_person("Ann", username="ann", language_code="en")
        await standin.wait_for_call("getUpdates")         # the bot listens

        reply = await standin.ask(ann, "/start")          # write, wait for the bot's next message
        query = standin.press(ann, reply, "More")         # a button by its text or payload
        await query.answered()                            # query.text is the toast

        group = standin.add_group("Parents", [ann], forum=True)     # bot="" if it isn't there
        thread = standin.add_thread(group, "Questions")
        answer = await standin.ask(ann, "/help", group, thread=thread)

        inline = standin.type_inline(ann, "grooming")
        await inline.answered()
        card = standin.choose(inline, inline.results[0]["id"], group)

        standin.fail("flood", "sendMessage", retry_after=1)         # kinds: see errors.Fault
        await standin.go_down(); await standin.come_back()          # an outage

        assert standin.invalid == []                      # nothing was refused with 400

Waiting: ``wait_for_call(method, **parameters)`` and ``wait_for_message(chat_or_person)`` return
the first match that no earlier wait returned; ``wait_for(predicate)`` is asked after every
change. To prove silence, send something silent, then something that gets an answer, wait for
the answer, and look at ``standin.calls.of("sendMessage")``.
"""

from .standin import Standin
from .web.running import running

__all__ = ["Standin", "running"]
