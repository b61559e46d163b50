"""An application of the tests only: `flush` lifts the ledger's guards for as long as it empties.

A transactional test ends with `flush`, which deletes from every table, and the database refuses
that for the ledger. The way round it lives here, outside `src`, so that no installation has it.
"""
