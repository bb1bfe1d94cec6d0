"""The command line: reads the request, calls a pipeline, shows the result. One file a command.

Nothing heavy is imported here, so that help and usage errors come at once.
"""

from docgen.cli.program import main

__all__ = ["main"]
