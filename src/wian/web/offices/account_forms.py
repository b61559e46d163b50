"""What is typed to make an account, to give or hand on a role, or to ask why one may not."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from wian.offices.acting import Actor
from wian.offices.actions import accounts as actions
from wian.offices.actions import roles
from wian.offices.queries import people
from wian.offices.queries.accounts import why
from wian.offices.queries.listing import account_of_login
from wian.offices.rules import DELEGABLE, VERBS_OF
from wian.offices.values import Explanation, GrantView
from wian.web.offices.days import behind
from wian.web.offices.fields import DayField, OfficeSheet, Sheet, choose, fault
from wian.web.when import Clock

ROLES = {
    "clerk": "role_clerk",
    "officer": "role_officer",
    "head": "role_head",
    "manager": "role_manager",
    "member": "role_member",
    "executive": "role_executive",
    "administrator": "role_administrator",
}
SCOPES = {"own": "scope_own", "subtree": "scope_subtree"}
VERBS = {
    "see": "verb_see",
    "letter.read": "verb_letter_read",
    "letter.write": "verb_letter_write",
    "letter.register": "verb_letter_register",
    "letter.send": "verb_letter_send",
    "letter.sign": "verb_letter_sign",
    "duty.see": "verb_duty_see",
    "duty.ask": "verb_duty_ask",
    "duty.do": "verb_duty_do",
    "duty.accept": "verb_duty_accept",
    "duty.grant": "verb_duty_grant",
    "link.make": "verb_link_make",
    "sheet.score": "verb_sheet_score",
    "programme.run": "verb_programme_run",
    "overview.see": "verb_overview_see",
    "directory.change": "verb_directory_change",
    "directory.import": "verb_directory_import",
    "group.change": "verb_group_change",
    "person.see": "verb_person_see",
    "person.change": "verb_person_change",
    "account.change": "verb_account_change",
    "role.give": "verb_role_give",
    "role.delegate": "verb_role_delegate",
    "ledger.see": "verb_ledger_see",
    "token.revoke": "verb_token_revoke",
}


class PeopleError(forms.ValidationError):
    """The name fits several people, or nobody; `people` are those it may mean, with id and name."""

    def __init__(self, seen: Clock, people: list[tuple[int, str]]) -> None:
        super().__init__(fault(seen, "F113" if people else "F112"))
        self.people = people


class AccountForm(Sheet):
    """A login for a person."""

    login = forms.CharField(label="login", help_text="login_hint", max_length=60)
    person = forms.CharField(
        label="account_person", help_text="person_hint", max_length=160, required=False
    )
    email = forms.EmailField(label="email", required=False)
    password = forms.CharField(
        label="first_password",
        help_text="first_password_hint",
        max_length=128,
        required=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    refusals: ClassVar[dict[str, str]] = {
        "O115": "login",
        "O160": "login",
        "O161": "password",
        "O116": "person",
    }

    def __init__(self, seen: Clock, who: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        self.who = who

    def clean_person(self) -> int | None:
        """The one person of this name, or of the number that a choice gives."""
        text = " ".join(self.cleaned_data["person"].split())
        if not text:
            return None
        if text.startswith("#") and text[1:].isdecimal():
            return int(text[1:])
        found = people.find(self.who, text, limit=8)
        if len(found) != 1:
            told = [(view.id, view.name) for view in found]
            raise PeopleError(self.seen, told)
        return found[0].id

    def make(self) -> int:
        """The account is there; its id."""
        said = self.cleaned_data
        return actions.make_account(
            self.who,
            login=said["login"],
            email=said["email"],
            person=said["person"],
            password=said["password"] or None,
        )


class ChangeForm(Sheet):
    """Another login, address or password for somebody's account; an empty password stays."""

    login = forms.CharField(label="login", help_text="login_hint", max_length=60)
    email = forms.EmailField(label="email", required=False)
    password = forms.CharField(
        label="new_password",
        help_text="new_password_hint",
        max_length=128,
        required=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    refusals: ClassVar[dict[str, str]] = {"O115": "login", "O160": "login", "O161": "password"}

    def change(self, who: Actor, account: int) -> None:
        """The account is changed."""
        said = self.cleaned_data
        actions.change_account(
            who,
            account=account,
            login=said["login"],
            email=said["email"],
            password=said["password"] or None,
        )


class RoleForm(OfficeSheet):
    """A role at an office over some days."""

    role = forms.ChoiceField(label="role_given")
    office = forms.CharField(label="role_office", help_text="pick_hint", max_length=200)
    scope = forms.ChoiceField(label="scope", widget=forms.RadioSelect)
    since = DayField(label="first_day", help_text="day_hint")
    until = DayField(label="last_day", help_text="last_day_hint", required=False)
    picked: ClassVar[tuple[str, ...]] = ("office",)
    refusals: ClassVar[dict[str, str]] = {"O114": "role", "O112": "until", "O101": "office"}

    def __init__(self, seen: Clock, who: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, who, *args, **kwargs)
        choose(self, "role", {name: seen.say(key) for name, key in ROLES.items()})
        choose(self, "scope", {name: seen.say(key) for name, key in SCOPES.items()})

    def give(self, account: int) -> int:
        """The account has the role."""
        said = self.cleaned_data
        return roles.give_role(
            self.who,
            account=account,
            office=self.offices["office"].id,
            role=said["role"],
            scope=said["scope"],
            since=said["since"],
            until=behind(said["until"]),
        )


class DelegateForm(Sheet):
    """One of my own roles for another account, over some days."""

    grant = forms.ChoiceField(label="delegate_role")
    to = forms.CharField(label="delegate_to", help_text="delegate_to_hint", max_length=60)
    since = DayField(label="first_day", help_text="day_hint")
    until = DayField(label="last_day", help_text="day_hint")
    refusals: ClassVar[dict[str, str]] = {
        "O112": "until",
        "O113": "until",
        "O164": "to",
        "O166": "grant",
        "O167": "to",
    }

    def __init__(
        self, seen: Clock, who: Actor, own: list[GrantView], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(seen, *args, **kwargs)
        self.who = who
        mine = {
            str(grant.id): f"{seen.say(ROLES[grant.role])} · "
            + seen.say.pick(grant.office_name, grant.office_english)
            for grant in delegable(own)
        }
        choose(self, "grant", mine)

    def clean_to(self) -> int:
        """The account of this login."""
        found = account_of_login(self.who, self.cleaned_data["to"])
        if found is None:
            raise forms.ValidationError(fault(self.seen, "F121"))
        return found

    def hand_on(self) -> int:
        """The other account has the role too, over these days."""
        said = self.cleaned_data
        return roles.delegate_role(
            self.who,
            grant=int(said["grant"]),
            to=said["to"],
            since=said["since"],
            until=behind(said["until"]),
        )


class WhyForm(OfficeSheet):
    """What somebody wants to do, and where."""

    verb = forms.ChoiceField(label="why_verb")
    office = forms.CharField(label="why_office", help_text="pick_hint", max_length=200)
    picked: ClassVar[tuple[str, ...]] = ("office",)
    anywhere: ClassVar[tuple[str, ...]] = ("office",)

    def __init__(self, seen: Clock, who: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, who, *args, **kwargs)
        choose(self, "verb", {name: seen.say(key) for name, key in VERBS.items()})

    def explain(self, account: int) -> Explanation:
        """Whether the account may, and by which role or why not."""
        office = self.offices["office"].id
        return why(self.who, self.cleaned_data["verb"], office=office, account=account)


def delegable(grants: list[GrantView]) -> list[GrantView]:
    """Those of one's own roles that may be handed on."""
    return [
        grant
        for grant in grants
        if grant.role in DELEGABLE
        and grant.handed_on_by is None
        and "role.delegate" in VERBS_OF[grant.role]
    ]
