"""Pages of letters: the reading desk, registers, a letter's way inside an office, search."""
