"""Reports as workbooks that come back: what they hold, cell by cell. Nothing here writes."""
