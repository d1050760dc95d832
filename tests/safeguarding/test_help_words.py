"""A bare call for help in the languages of which we have no other words."""

from __future__ import annotations

import pytest

from bot.safeguarding import Finding, Screen, read_screen
from bot.safeguarding.concerns import Concern
from tests.conftest import ROOT

CALLS = {
    "am": ["እርዳታ", "እባካችሁ እርዱኝ", "እርዳታ እፈልጋለሁ"],
    "bn": ["সাহায্য", "আমার সাহায্য দরকার", "দয়া করে আমাকে সাহায্য করুন", "sahajjo"],
    "cs": ["pomozte mi", "potřebuji pomoc", "prosim pomoc"],
    "el": ["βοήθεια", "ΒΟΗΘΕΙΑ", "χρειάζομαι βοήθεια", "βοηθήστε με παρακαλώ", "voithia"],
    "fa": ["کمک", "كمك", "لطفاً کمکم کنید", "کمک می‌خواهم", "komak"],
    "he": ["עזרה", "אני צריכה עזרה", "תעזרו לי בבקשה"],
    "hu": ["segítség", "SEGITSEG", "segítségre van szükségem", "kérlek segíts"],
    "it": ["aiuto", "AIUTO!!!", "ho bisogno di aiuto", "per favore aiutatemi"],
    "ja": ["助けて", "たすけて", "助けてください", "助けが必要です", "誰か助けて", "tasukete"],
    "km": ["ជួយ", "ជួយផង", "សូមជួយខ្ញុំផង", "ខ្ញុំត្រូវការជំនួយ", "សូម\u200bជួយ\u200bខ្ញុំ"],
    "ko": ["도와줘", "도움이 필요해요", "제발 도와주세요", "살려 주세요"],
    "ms": ["saya perlukan bantuan", "tolonglah saya"],
    "ne": ["मद्दत", "मलाई मद्दत चाहियो", "कृपया मलाई मद्दत गर्नुहोस्", "malai maddat garnus"],
    "nl": ["hulp", "ik heb hulp nodig", "help alsjeblieft"],
    "pl": ["pomocy", "potrzebuję pomocy", "proszę pomóż mi", "ratunku"],
    "ro": ["ajutor", "am nevoie de ajutor", "vă rog ajutați-mă"],
    "si": ["උදව්", "මට උදව්වක් ඕනේ", "කරුණාකර මට උදව් කරන්න", "mata udaw karanna"],
    "sv": ["hjälp", "HJALP", "jag behöver hjälp", "snälla hjälp mig"],
    "ta": ["உதவி", "எனக்கு உதவி வேண்டும்", "தயவுசெய்து உதவுங்கள்", "udhavi"],
    "tl": ["tulong", "kailangan ko ng tulong", "tulungan ninyo ako please", "saklolo"],
    "tr": ["yardım", "YARDIM", "İmdat", "yardıma ihtiyacım var", "lütfen bana yardım edin"],
    "uk": ["допоможіть", "мені потрібна допомога", "будь ласка, допоможіть"],
    "ur": ["مدد", "مجھے مدد چاہیے", "براہ کرم میری مدد کریں", "meri madad karein"],
    "vi": ["giúp tôi", "tôi cần giúp đỡ", "xin hãy giúp tôi", "cứu tôi với", "cuu toi"],
    "zh": ["救命", "我需要帮助", "請幫我", "请帮帮我", "求助"],
}
ORDINARY = [
    "aiuto ai bambini",
    "come posso aiutare mio figlio a studiare",
    "hulp bij huiswerk",
    "çocuklara yardım kuruluşları",
    "pomoc dzieciom w szkole",
    "pomoc dětem ve škole",
    "допомога дітям у школі",
    "giúp trẻ học bài",
    "帮助孩子学习",
    "如何帮助儿童",
    "子どもを助ける方法",
    "お願いします",
    "아이를 돕는 방법",
    "کمک به کودکان",
    "بچوں کی مدد",
    "শিশুদের সাহায্য সংস্থা",
    "குழந்தைகள் உதவி எண்",
    "ajutor pentru copii",
    "βοήθεια για παιδιά",
    "segítség gyerekeknek",
    "hjälp för barn",
    "tulong para sa mga bata",
    "እርዳታ ለልጆች",
    "עזרה לילדים",
    "bantuan untuk kanak-kanak",
    "बालबालिकालाई मद्दत",
    "ළමයින්ට උදව්",
    "ខ្សែទូរស័ព្ទជំនួយកុមារ",
    "mandat",
    "segitu",
]


@pytest.fixture(scope="module")
def screen() -> Screen:
    return read_screen(ROOT / "knowledge")


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in CALLS.items() for text in texts]
)
def test_a_bare_call_for_help_gets_a_card(screen: Screen, language: str, text: str):
    """With or without accents and small words, and in writing without spaces."""
    assert screen.look(text) == Finding(Concern.HELP_WORD, sure=True, language=language)


@pytest.mark.parametrize("text", ["pomoc", "SOS", "help", "help me"])
def test_words_of_several_languages_are_heard(screen: Screen, text: str):
    """They are nobody's own: the card comes in the reader's language."""
    assert screen.look(text) == Finding(Concern.HELP_WORD, sure=True)


@pytest.mark.parametrize(
    ("text", "language"),
    [("tolong saya", "id"), ("madad karo", "hi"), ("مساعدة", "ar"), ("помогите", "ru")],
)
def test_a_neighbour_takes_no_words_away(screen: Screen, text: str, language: str):
    """What a language with cards of its own says stays its own."""
    assert screen.look(text) == Finding(Concern.HELP_WORD, sure=True, language=language)


@pytest.mark.parametrize("text", ORDINARY)
def test_a_call_with_other_words_is_no_bare_one(screen: Screen, text: str):
    """Help for somebody, or a word that only looks like it."""
    found = screen.look(text)
    assert found is None or not found.sure
