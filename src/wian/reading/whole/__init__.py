"""One file per fact of the whole file: ``NAME`` and ``read(parts)``."""
