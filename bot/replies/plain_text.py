"""A reply as plain text, for a terminal: addresses in brackets, buttons at the end."""

from bot.replies.blocks import Button, Line, Press, Reply, Run


def plain_text(reply: Reply) -> str:
    """Blocks with an empty line between them, then a line of buttons for each row."""
    blocks = ("\n".join(map(_line, block.lines)) for block in reply.blocks)
    rows = (" ".join(map(_button, row)) for row in reply.rows)
    return "\n\n".join(part for part in (*blocks, "\n".join(rows)) if part)


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    return f"{run.text} ({run.url})" if run.url and run.url != run.text else run.text


def _button(button: Button) -> str:
    label = f"[{button.label}]"
    return f"{label} ({button.value})" if button.press is Press.LINK else label
