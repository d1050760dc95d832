"""The tally in the format that Prometheus reads. Imported only where HEALTH_PORT is set."""

from collections.abc import Iterator, Mapping

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector
from prometheus_client import generate_latest as written
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot.answering.desk import Desk
from bot.answering.tally import BOUNDS, Spread
from bot.operating.health import Health

MEDIA_TYPE = CONTENT_TYPE_LATEST


class TallyCollector(Collector):
    """Reads the tally whenever somebody asks; nothing is counted twice."""

    def __init__(self, desk: Desk, health: Health) -> None:
        self._desk = desk
        self._health = health
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(self)
        ProcessCollector(registry=self._registry)  # memory and processor time

    def page(self) -> bytes:
        """All series."""
        return written(self._registry)

    def collect(self) -> Iterator[Metric]:
        """As the library asks for them."""
        tally, catalog = self._desk.tally, self._desk.knowledge.catalog
        yield _counter(
            "updates",
            "What came in, calls for help left out, by kind.",
            {(kind,): count for kind, count in tally.updates.items()},
            "kind",
        )
        yield _counter(
            "outcomes",
            "What was decided, calls for help left out.",
            tally.outcomes,
            *("surface", "outcome"),
        )
        yield _counter("help_cards", "Help cards, in tens.", {(): tally.cards})
        yield _counter(
            "entries_shown",
            "How often an entry was shown, in tens.",
            {(entry,): count for entry, count in tally.shown.items()},
            "entry",
        )
        told = "Buttons pressed right after the nearest entry was shown."
        yield _counter("taps_after_near", told, {(): tally.taps_after_near})
        told = "How often Telegram asked to wait."
        yield _counter("flood_waits", told, {(): tally.flood_waits})
        yield _histogram("answer_seconds", "From a question to its reply.", tally.answering)
        told = "From when a message was sent to when it was looked at."
        yield _histogram("wait_seconds", told, tally.waiting)
        told = "How late the event loop last was."
        yield GaugeMetricFamily("waymark_loop_lag_seconds", told, self._health.lag)
        if (age := self._health.poll_age) is not None:
            told = "Since Telegram last answered a poll."
            yield GaugeMetricFamily("waymark_last_poll_age_seconds", told, age)
        known = GaugeMetricFamily(
            "waymark_knowledge_entries", "Entries, by version.", labels=("version",)
        )
        known.add_metric((catalog.version,), len(catalog.entries))
        yield known


def _counter(
    name: str, told: str, counts: Mapping[tuple[str, ...], int], *labels: str
) -> CounterMetricFamily:
    family = CounterMetricFamily(f"waymark_{name}", told, labels=labels)
    for values, count in counts.items():
        family.add_metric(values, count)
    return family


def _histogram(name: str, told: str, spread: Spread) -> HistogramMetricFamily:
    family, below = HistogramMetricFamily(f"waymark_{name}", told), 0
    buckets = []
    for bound, count in zip((*map(str, BOUNDS), "+Inf"), spread.counts, strict=True):
        below += count
        buckets.append((bound, below))
    family.add_metric((), buckets, spread.seconds)
    return family
