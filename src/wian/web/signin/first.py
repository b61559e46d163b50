"""The first administrator, made by whoever can read the terminal that `wian up` runs in."""

from __future__ import annotations

import base64

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wian.offices.actions.accounts import first_administrator
from wian.offices.errors import Refused
from wian.web.door import address
from wian.web.page import language, show
from wian.web.words import Say

_GROUPS = (slice(0, 4), slice(4, 8), slice(8, 12))


def nobody_yet() -> bool:
    """Whether this house has no account at all."""
    return not get_user_model().objects.exists()


def code() -> str:
    """XXXX-XXXX-XXXX, 60 bits of the site's secret; worth nothing once there is an account."""
    digest = salted_hmac("wian.first", "administrator", algorithm="sha256").digest()
    text = base64.b32encode(digest).decode()
    return "-".join(text[group] for group in _GROUPS)


class FirstForm(forms.Form):
    """The terminal's code, and how the first administrator will sign in."""

    code = forms.CharField(max_length=40)
    login = forms.CharField(max_length=60)
    given = forms.CharField(max_length=80, required=False)
    family = forms.CharField(max_length=80, required=False)
    password1 = forms.CharField(max_length=200, strip=False)
    password2 = forms.CharField(max_length=200, strip=False)

    def clean_code(self) -> str:
        """The code, however its letters and dashes were typed."""
        typed: str = self.cleaned_data["code"].upper().replace("-", "").replace(" ", "")
        if not constant_time_compare(typed, code().replace("-", "")):
            raise ValidationError("", code="first_code")
        return typed

    def clean(self) -> None:
        """Both passwords are the same."""
        given = self.cleaned_data
        if {"password1", "password2"} <= given.keys() and given["password1"] != given["password2"]:
            self.add_error("password2", ValidationError("", code="password2"))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """Makes the administrator and signs them in; leads to signing in once there is an account."""
    if not nobody_yet():
        return HttpResponseRedirect(reverse("account_login"))
    form = FirstForm(request.POST or None)
    if form.is_valid():
        say = Say(language(request))
        try:
            account = _make(request, form)
        except Refused as wrong:
            form.add_error(None, f"{wrong.number} · {say.pick(wrong.thai, wrong.english)}")
        else:
            get_adapter().login(request, get_user_model().objects.get(pk=account))
            messages.success(request, say["told_first"])
            return HttpResponseRedirect(reverse("mfa_index"))
    return show(request, "signin/first.html", {"form": form}, 422 if form.is_bound else 200)


def _make(request: HttpRequest, form: FirstForm) -> int:
    given = form.cleaned_data
    return first_administrator(
        login=given["login"],
        password=given["password1"],
        given=given["given"],
        family=given["family"],
        origin="web",
        address=address(request),
    )
