"""Who may open what of duties: lines of the wall of permissions, written by hand."""

from __future__ import annotations

from tests.walls.roles import HERE_WRITERS, OWN, READERS, SIGNED_IN, WRITERS

DUTIES: dict[str, tuple[str, ...]] = {
    # Duties: asking
    "GET /letters/{letter}/duties": HERE_WRITERS,
    "POST /letters/{letter}/duties": HERE_WRITERS,  # an empty form names no deed
    "GET /duties/asked": (*READERS, "other-clerk"),  # what one's offices ask
    "GET /duties/new": WRITERS,
    "POST /duties/new": WRITERS,
    "GET /duties/open": WRITERS,  # none is named
    "POST /duties/open": WRITERS,
    "GET /duties/templates": WRITERS,
    "POST /duties/templates": WRITERS,
    "GET /duties/calendar": SIGNED_IN,  # days off are no secret
    "POST /duties/calendar": ("country-administrator",),
    "GET /duties/{duty}": READERS,
    "POST /duties/{duty}": READERS,  # an empty form names no deed
    "GET /duties/{asked}/edit": HERE_WRITERS,
    "POST /duties/{asked}/edit": HERE_WRITERS,
    "GET /duties/{asked}/form": HERE_WRITERS,
    "POST /duties/{asked}/form": HERE_WRITERS,
    "GET /duties/{asked}/add": HERE_WRITERS,
    "POST /duties/{asked}/add": HERE_WRITERS,
    "GET /duties/{asked}/close": HERE_WRITERS,
    "POST /duties/{asked}/close": HERE_WRITERS,
    # Duties: doing
    "GET /duties/": SIGNED_IN,  # one's own
    "GET /duties/reports": SIGNED_IN,  # those that wait for oneself
    "POST /duties/reports": SIGNED_IN,  # an empty form chooses nothing
    "GET /duties/receipts/check": SIGNED_IN,  # for whoever holds one
    "GET /duties/receipts/{sending}": READERS,
    "GET /duties/leaves": SIGNED_IN,  # of one's own offices
    "POST /duties/leaves": (),  # an empty form names none
    "GET /duties/evidence": SIGNED_IN,  # of one's own offices
    "POST /duties/evidence": (),  # an empty form names no report
    "GET /duties/evidence/new": WRITERS,
    "POST /duties/evidence/new": WRITERS,
    "GET /duties/evidence/{evidence}": READERS,
    "POST /duties/evidence/{evidence}": (),  # an empty form names no deed
    "GET /duties/{duty}/report/{period}": OWN,  # of no office by name: one's own
    "POST /duties/{duty}/report/{period}": HERE_WRITERS,
    "GET /duties/{duty}/reports.xlsx": READERS,  # who writes none is told so
    "GET /duties/{duty}/sheet": READERS,
    "POST /duties/{duty}/sheet": READERS,  # no file is told so
    "GET /duties/{duty}/leaves": READERS,
    "POST /duties/{duty}/leaves": (),  # the province grants
    # Duties: seeing, of what one may read
    "GET /duties/matrix": (*READERS, "other-clerk"),
    "GET /duties/matrix/print": (*READERS, "other-clerk"),
    "GET /duties/rows": (*READERS, "other-clerk"),
    "GET /duties/rows.{kind}": (*READERS, "other-clerk"),
    "GET /duties/overview": (*READERS, "other-clerk"),
    "GET /duties/plans": (*READERS, "other-clerk"),
    "GET /duties/plans/new": WRITERS,
    "POST /duties/plans/new": WRITERS,
    "GET /duties/plans/{plan}": READERS,
    "POST /duties/plans/{plan}": READERS,  # an empty form names no deed
    "GET /duties/plans/{plan}/edit": HERE_WRITERS,
    "POST /duties/plans/{plan}/edit": HERE_WRITERS,
    "GET /duties/plans/{plan}/print": READERS,
    "GET /duties/plans/{plan}/activities/{activity}": READERS,
    "POST /duties/plans/{plan}/activities/{activity}": READERS,  # who does none is told so
    "GET /duties/{duty}/late": READERS,
    "POST /duties/{duty}/late": READERS,  # an empty form names no deed
    "GET /duties/{duty}/together/{period}": (),  # of who asks it
    "POST /duties/{duty}/together/{period}": (),
    "GET /duties/{duty}/together/{period}/file": (),
    # Duties over the API: doing
    "GET /api/duties/reports": SIGNED_IN,
    "POST /api/duties/reports/accepted": (),  # the province accepts
    "GET /api/duties/{duty}/reports/{period}": READERS,
    "PUT /api/duties/{duty}/reports/{period}/draft": HERE_WRITERS,
    "POST /api/duties/{duty}/reports/{period}/copied": HERE_WRITERS,
    "POST /api/duties/{duty}/reports/{period}/sendings": HERE_WRITERS,
    "GET /api/duties/receipts/check": SIGNED_IN,
    "GET /api/duties/receipts/{sending}": READERS,
    "POST /api/duties/sendings/{sending}/back": HERE_WRITERS,
    "POST /api/duties/sendings/{sending}/seen": (),  # the province accepts
    "POST /api/duties/sendings/{sending}/acceptance": (),
    "POST /api/duties/sendings/{sending}/return": (),
    "POST /api/duties/sendings/{sending}/undo": (),
    "GET /api/duties/leaves": SIGNED_IN,
    "GET /api/duties/{duty}/leaves": SIGNED_IN,  # of none that one does not see
    "POST /api/duties/{duty}/leaves": HERE_WRITERS,
    "POST /api/duties/leaves/{leave}/back": HERE_WRITERS,
    "POST /api/duties/leaves/{leave}/decision": (),  # the province grants
    "POST /api/duties/{duty}/leaves/granted": (),
    "GET /api/evidence": SIGNED_IN,
    "POST /api/evidence": HERE_WRITERS,
    "GET /api/evidence/{evidence}": READERS,
    "PUT /api/evidence/{evidence}": HERE_WRITERS,
    "DELETE /api/evidence/{evidence}": HERE_WRITERS,
    "POST /api/evidence/{evidence}/uses": HERE_WRITERS,
    "DELETE /api/evidence/{evidence}/uses": HERE_WRITERS,
    # The API of duties: asking
    "GET /api/duties/asked": SIGNED_IN,
    "GET /api/duties/owed": SIGNED_IN,
    "GET /api/letters/{letter}/duties": READERS,
    "POST /api/letters/{letter}/duties": HERE_WRITERS,
    "GET /api/duties/{duty}": READERS,
    "POST /api/duties": HERE_WRITERS,
    "POST /api/duties/{asked}/wording": HERE_WRITERS,
    "POST /api/duties/answers": HERE_WRITERS,
    "POST /api/duties/order": HERE_WRITERS,
    "POST /api/duties/merge": HERE_WRITERS,
    "POST /api/duties/drop": HERE_WRITERS,
    "POST /api/duties/restore": HERE_WRITERS,
    "GET /api/duties/{asked}/audience": HERE_WRITERS,
    "POST /api/duties/open": HERE_WRITERS,
    "POST /api/duties/{asked}/offices": HERE_WRITERS,
    "GET /api/duties/{asked}/lookback": READERS,
    "POST /api/duties/{asked}/close": HERE_WRITERS,
    "POST /api/duties/{asked}/reopen": HERE_WRITERS,
    "POST /api/duties/copies": HERE_WRITERS,
    "POST /api/duties/{duty}/way": HERE_WRITERS,
    "POST /api/duties/{duty}/holder": HERE_WRITERS,
    "GET /api/duties/templates": SIGNED_IN,
    "POST /api/duties/templates": HERE_WRITERS,
    "POST /api/duties/templates/{template}/duties": HERE_WRITERS,
    "DELETE /api/duties/templates/{template}": HERE_WRITERS,
    "GET /api/days-off": SIGNED_IN,
    "PUT /api/days-off/{day}": ("country-administrator",),
    "DELETE /api/days-off/{day}": ("country-administrator",),
}
