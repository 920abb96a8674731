"""The command line: what a shell can ask for, and what it is told."""

from mediator.cli.commands import main, start

__all__ = ["main", "start"]
