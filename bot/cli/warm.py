"""`bot warm`: work out the vectors of all texts ahead of the first start, as for an image."""

from bot.cli.console import Options, UsageError, desk, say, settings


def run(options: Options) -> None:
    chosen = settings()
    if not chosen.encoder:
        raise UsageError("ENCODER is off: there is nothing to work out.")
    ready = desk(chosen)
    if not ready.knowledge.finder.matcher.meaning:
        raise UsageError("The sentence encoder can't be had: there is nothing to work out.")
    say(
        f"The vectors of {len(ready.knowledge.finder.documents)} texts are in {chosen.vectors_dir}."
    )
