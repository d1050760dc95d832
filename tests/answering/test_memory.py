from bot.answering.memory import Memory


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_value_is_forgotten_after_its_seconds():
    """What is kept for minutes is gone after them."""
    clock = Clock()
    memory = Memory[str](most=2, seconds=60, clock=clock)
    memory.keep(1, "a")
    clock.now = 59
    assert memory.recall(1) == "a"
    clock.now = 61
    assert memory.recall(1) is None


def test_only_the_newest_values_stay():
    """Memory is bounded however many people write."""
    memory = Memory[str](most=2, seconds=60, clock=Clock())
    for person in range(5):
        memory.keep(person, "x")
    assert [memory.recall(person) for person in range(5)] == [None, None, None, "x", "x"]
