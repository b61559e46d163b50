"""The address that LINE calls; what is not signed by LINE is answered 401 and changes nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from wian.notices.actions import line_says


@csrf_exempt
@require_POST
def line(request: HttpRequest) -> HttpResponse:
    """200 "ok" once what LINE told us is done."""
    signature = request.headers.get("X-Line-Signature", "")
    if not line_says(body=request.body, signature=signature):
        return HttpResponse("not signed\n", content_type="text/plain", status=401)
    return HttpResponse("ok\n", content_type="text/plain")
