from bot.recent import Recent


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_value_is_forgotten_after_its_seconds():
    """What is kept for minutes is gone after them."""
    clock = Clock()
    recent = Recent[int, str](limit=2, seconds=60, clock=clock)
    recent.put(1, "a")
    clock.now = 59
    assert recent.get(1) == "a"
    clock.now = 61
    assert recent.get(1) is None
    assert len(recent) == 0


def test_only_the_newest_values_stay():
    """Memory is bounded however many people write."""
    recent = Recent[int, str](limit=2, seconds=60, clock=Clock())
    for person in range(5):
        recent.put(person, "x")
    assert [recent.get(person) for person in range(5)] == [None, None, None, "x", "x"]
