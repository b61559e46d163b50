"""A contract of our own for import-linter: a room's tables are imported by that room only."""

from __future__ import annotations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output


class ModelsPrivate(Contract):
    """Broken by an import of `wian.<room>.models` from another room.

    import-linter's own `protected` contract takes one list of allowed importers for all protected
    modules and fails where nothing matches; here each room is its own list, and a house without
    tables is in order.
    """

    type_name = "models_private"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Collect every (importer, models module) pair that crosses a room's wall."""
        crossings = sorted(
            (importer, module)
            for module in graph.modules
            if (room := room_of_models(module))
            for importer in graph.find_modules_that_directly_import(module)
            if not f"{importer}.".startswith(f"{room}.")
        )
        return ContractCheck(kept=not crossings, metadata={"crossings": crossings})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each crossing and the way round it."""
        for importer, module in check.metadata["crossings"]:
            room = room_of_models(module)
            output.print_error(
                f"{importer} imports {module}: go through {room}.actions or .queries"
            )


def room_of_models(module: str) -> str | None:
    """`wian.letters` for `wian.letters.models` and what lies below it, else None."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "wian" and parts[2:3] == ["models"] else None
