"""Inline mode over HTTP."""

from __future__ import annotations

import pytest

from bot.tryout import Standin


async def test_a_card_is_chosen_and_stands_alone(standin: Standin) -> None:
    """Posted in a chat that the bot is not in."""
    ann = standin.add_person("Ann")
    group = standin.add_group("Friends", [ann], bot="")
    inline = standin.type_inline(ann, "disrupting harm")
    await inline.answered()
    card = standin.choose(inline, inline.results[0]["id"], group)
    assert "Disrupting Harm" in card.text


async def test_the_list_is_paged_to_its_end(standin: Standin) -> None:
    """No result twice."""
    ann = standin.add_person("Ann")
    seen: list[str] = []
    offset = ""
    for _ in range(20):
        inline = standin.type_inline(ann, "", offset=offset)
        answer = await inline.answered()
        seen += [result["id"] for result in inline.results]
        offset = answer["next_offset"]
        if not offset:
            break
    assert not offset
    assert len(seen) == len(set(seen)) > 20


@pytest.mark.parametrize("offset", ["junk", "-1", "99999999999999", "٣", "1.5"])
async def test_junk_offsets_are_harmless(standin: Standin, offset: str) -> None:
    """They are answered like any other."""
    ann = standin.add_person("Ann")
    inline = standin.type_inline(ann, "grooming", offset=offset)
    await inline.answered()


async def test_a_call_for_help_shows_the_way_only(standin: Standin) -> None:
    """No entry is offered for it; the button above opens the private chat."""
    ann = standin.add_person("Ann")
    inline = standin.type_inline(ann, "help me he has my photos and threatens me")
    answer = await inline.answered()
    assert inline.results == []
    assert answer["button"]["start_parameter"] == "help"
