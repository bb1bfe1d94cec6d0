"""One package or module a kind of document, each from a SourceDocument to a record."""
