"""One file per fact of a document: ``NAME`` and ``read(part)``. A new fact is one new file here."""
