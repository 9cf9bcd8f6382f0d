"""What visitors are told on their way in, in both languages."""

from __future__ import annotations

from typing import Final

DUTCH: Final[dict[str, str]] = {
    "notice": "Let op",
    "refused_no_such_page": "Hier is niets.",
    "refused_from_elsewhere": "Dit verzoek kwam van een andere website en is geweigerd.",
    "refused_no_accounts": "Aanmelden kan nu niet. Meld het aan wie deze chat beheert.",
    "refused_for_admins": "Dit is alleen voor beheerders.",
    "refused_no_upload": "U mag hier geen bestanden toevoegen.",
    "refused_no_name": "Meld u eerst aan.",
    "refused_too_large": "Stuur ten hoogste {limit} bytes.",
    "refused_too_many": "Dat waren veel verzoeken achter elkaar. "
    "Probeer het over {wait} seconden opnieuw.",
    "account": "Account",
    "sign_in": "Aanmelden",
    "sign_in_first": "Meld u aan om vragen te stellen.",
    "sign_in_wrong": "Deze naam en dit wachtwoord horen niet bij elkaar.",
    "sign_out": "Afmelden",
    "signed_in": "U bent aangemeld als {name}.",
    "signed_in_as_admin": "U bent aangemeld als {name}, beheerder.",
    "to_chat": "Naar de chat",
    "user_name": "Naam",
    "password": "Wachtwoord",
}

ENGLISH: Final[dict[str, str]] = {
    "notice": "Please note",
    "refused_no_such_page": "There is nothing here.",
    "refused_from_elsewhere": "This request came from another website and was refused.",
    "refused_no_accounts": "Signing in is not possible now. Tell whoever runs this chat.",
    "refused_for_admins": "This is for admins only.",
    "refused_no_upload": "You may not add files here.",
    "refused_no_name": "Sign in first.",
    "refused_too_large": "Send at most {limit} bytes.",
    "refused_too_many": "Those were many requests in a row. Try again in {wait} seconds.",
    "account": "Account",
    "sign_in": "Sign in",
    "sign_in_first": "Sign in to ask questions.",
    "sign_in_wrong": "This name and this password do not belong together.",
    "sign_out": "Sign out",
    "signed_in": "You are signed in as {name}.",
    "signed_in_as_admin": "You are signed in as {name}, admin.",
    "to_chat": "To the chat",
    "user_name": "Name",
    "password": "Password",
}
