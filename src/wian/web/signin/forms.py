"""allauth's forms of the second step where ours say more or refuse more.

Those for passkeys fall over what no browser sends; those for codes know nothing of lost keys.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.webauthn import forms
from django.core.exceptions import ValidationError

from . import vault

_MALFORMED = (AttributeError, KeyError, TypeError, ValueError)


class _Checked:
    def clean_credential(self) -> Any:
        """The passkey that was used; what cannot be parsed is a wrong one."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except _MALFORMED:
            raise get_adapter().validation_error("incorrect_code") from None


class _Told:
    user: Any

    def clean_code(self) -> str:
        """The code that was typed; where none can fit any more, that is said instead of "wrong"."""
        try:
            return str(super().clean_code())  # type: ignore[misc]
        except ValidationError as wrong:
            if wrong.code == "incorrect_code" and vault.lost(self.user.pk):
                raise ValidationError("", code="second_lost") from None
            raise


class SecondCode(_Told, codes.AuthenticateForm):
    """A code as the second step."""


class AgainCode(_Told, codes.ReauthenticateForm):
    """A code once more."""


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
