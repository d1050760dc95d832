"""`bot translations`: what each language has and lacks; with files, mark these as up to date.

To mark a translation is to say that it was compared with the English entry as it is now.
"""

from argparse import ArgumentParser

from bot.cli.console import Options, file, say, settings


def add_arguments(translations: ArgumentParser) -> None:
    told = "write into these translations the hash of what their entries say; for wording/en.yaml,"
    told += " of every sentence"
    translations.add_argument("files", type=file, nargs="*", metavar="FILE", help=told)


def run(options: Options) -> None:
    from bot.workbench.translating import refresh, states

    root = settings().knowledge_dir
    for line in refresh(root, options.files) if options.files else states(root):
        say(line)
