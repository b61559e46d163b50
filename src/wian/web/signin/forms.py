"""allauth's forms for passkeys, which fall over what no browser sends; ours refuse it."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms

_MALFORMED = (AttributeError, KeyError, TypeError, ValueError)


class _Checked:
    def clean_credential(self) -> Any:
        """The passkey that was used; what cannot be parsed is a wrong one."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except _MALFORMED:
            raise get_adapter().validation_error("incorrect_code") from None


class Login(_Checked, forms.LoginWebAuthnForm):
    """A passkey in place of login and password."""


class Second(_Checked, forms.AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class Again(_Checked, forms.ReauthenticateWebAuthnForm):
    """A passkey once more."""


class Add(forms.AddWebAuthnForm):
    """A new passkey."""

    def clean(self) -> dict[str, Any]:
        """What the device made; what cannot be parsed is a wrong one."""
        try:
            made: dict[str, Any] = super().clean()
        except _MALFORMED:
            raise get_adapter().validation_error("incorrect_code") from None
        return made
