"""A local, strict stand-in for Telegram's Bot API, with a chat page.

For trying the bot without a token and for end-to-end tests. It knows Telegram only by its
documented HTTP interface, refuses what Telegram refuses with Telegram's texts (the limits and
their sources stand in ``limits.py``), and remembers every call. It never talks to anybody but
this machine.

In a test::

    async with running() as standin:                      # or running(Standin(privacy_mode=False))
        # start the bot with TELEGRAM_API_URL=standin.url and TELEGRAM_BOT_TOKEN=standin.token
        ann = standin.add_person("Ann", username="ann", language_code="en")
        await standin.wait_for_call("getUpdates")         # the bot listens

        reply = await standin.ask(ann, "/start")          # write, wait for the bot's next message
        assert "Hello" in reply.text                      # plain text; entities beside it
        query = standin.press(ann, reply, "More")         # a button by its text or payload
        await query.answered()                            # query.text is the toast
        await standin.wait_for_edit(reply)                # or wait_for_message(ann)

        group = standin.add_group("Parents", [ann], forum=True)     # bot="" if it isn't there
        thread = standin.add_thread(group, "Questions")
        standin.send_text(ann, "just talk", group, thread=thread)   # never waits
        answer = await standin.ask(ann, "/help", group, thread=thread)
        assert answer.reply_to is not None and answer.thread_id == thread

        inline = standin.type_inline(ann, "grooming")
        await inline.answered()                           # inline.results, inline.answer
        card = standin.choose(inline, inline.results[0]["id"], group)

        standin.fail("flood", "sendMessage", retry_after=1)         # next call: 429
        standin.fail("drop", times=3)                               # kinds: see faults.Fault
        await standin.go_down(); await standin.come_back()          # an outage

        assert standin.invalid == []                      # nothing was refused with 400
        [str(call) for call in standin.calls.of("sendMessage")]     # everything that was called

Options of ``Standin``: ``username``, ``name``, ``privacy_mode`` (on), ``mentions_pass_privacy``
(off, see ``privacy.py``), ``inline_feedback`` (on), ``flood_limits`` (off), ``clock``. An outage of
a given length without closing the port: ``fail("drop", "*", seconds=10)``.

Waiting: ``wait_for_call(method, **parameters)`` and ``wait_for_message(chat_or_person)`` return
the first match that no earlier wait returned; ``wait_for(predicate)`` is asked after every
change. To prove silence, send something silent, then something that gets an answer, wait for
the answer, and look at ``standin.calls.of("sendMessage")``.

Actions of people: ``send_text`` (thread, reply_to, quote, anonymous, date, forward_origin…),
``send_media``, ``start`` (deep link), ``forward``, ``edit_text``, ``delete_message``, ``press``,
``type_inline``, ``choose``, ``call_guest``, ``block``/``unblock``, ``add_bot``/``remove_bot``,
``migrate``, ``add_thread``. Of Telegram: ``inject`` (any JSON as an update),
``duplicate_updates``, ``repeat_update``, ``expire_queries``, ``fail``, ``clear``.

Rooms: ``standin.py`` puts the parts together; ``world.py`` holds the data, ``crowd.py`` and
``talk.py`` are what people do; ``rules/`` is what Telegram takes and refuses, ``methods/`` what the
bot may call, ``web/`` the HTTP side, ``page/`` the chat page.
"""

from .standin import Standin
from .web.running import running

__all__ = ["Standin", "running"]
