"""One module a file format, each from a path to a SourceDocument."""
