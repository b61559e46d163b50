"""The page that reads a letter: text left, facts right, warnings on top."""
