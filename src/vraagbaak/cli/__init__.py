"""The command line: `vraagbaak`."""

from vraagbaak.cli.commands import app, main

__all__ = ["app", "main"]
