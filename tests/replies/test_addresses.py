import re

import pytest

from bot.replies.addresses import Address, Page, parse


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(Address(Page.ENTRY, "disrupting-harm"), id="entry"),
        pytest.param(Address(Page.KIND, "law", 2), id="second page of a list"),
        pytest.param(Address(Page.AUDIENCE, "interpol-members", 3), id="hyphen in the value"),
        pytest.param(Address(Page.COUNTRY, "KE"), id="country"),
        pytest.param(Address(Page.HELP_CARD), id="no value"),
    ],
)
def test_an_address_survives_being_written_and_read(address: Address):
    """What a button holds opens the page it was made for."""
    assert parse(str(address)) == address
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", str(address)), "not a deep link"


@pytest.mark.parametrize("text", ["", "zzz", "e", "1-2-3", "'; drop table", "e-x_99999", "привет"])
def test_junk_is_no_address_or_a_harmless_one(text: str):
    """Old links and typed junk never raise."""
    found = parse(text)
    assert found is None or found.number < 1000
