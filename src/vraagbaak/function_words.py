"""The words that carry a sentence and no subject, of both languages that questions come in."""

from __future__ import annotations

_DUTCH = """
aan af al alle allemaal als alsnog altijd ander andere anders ben bent bij bijvoorbeeld binnen
blijft boven buiten daar daaraan daarin daarna daarom daarover daarvan daarvoor dan dat de deden
deed deze die dit doe doen doet door dus een eens eerder eerst eigenlijk elk elke en er eraan
erin erover ervan ervoor gaan gaat ga gaf gebeurt gedaan geen geeft gegeven gehad gekomen
gemaakt geweest geworden ging graag had hadden hebben hebt heb heeft hem hen het hij hoe hoelang
hoeveel hoeven hoort hun ik in ja is je jij jou jouw jullie kan kom komen komt kon konden kreeg
kregen krijg krijgen krijgt kun kunnen kunt laat laten maar maak maakt mag maken me meer met mij
mijn misschien moest moet moeten mogen na naar nee niet niets niks nog nou nu of om omdat onder
ons onze ook op over per precies rond sinds soms staan staat steeds straks te tegen terug
tijdens toch toe toen tot tussen uit uw vaak van vanaf vanuit vanwege veel verder via vindt
volgens voor vooral waar waaraan waarbij waardoor waarin waarmee waarom waarop waarover waarvan
waarvoor wanneer want waren was wat we weer weg weinig wel welk welke werd werden wie wij wil
willen word worden wordt zal ze zeer zeg zegt zei zelf zich zij zijn zit zo zoals zonder zou
zouden zullen zulke
"""
_ENGLISH = """
a about according after all already also am an and another any are as at be because been before
being between both but by can cannot come could did do does doing done down during each either
else even ever every for from get gets give given gives go goes going got had happen happened
happens has have having he her here him his how i if in into is it its just kind least less let
like made make makes many may me mean means might more most much must my near need needs never
no not now of off often on one only or other our out over own per put rather really same say
says see shall she should since so some still such take taken tell than that the their them then
there these they thing this those through to too under until up upon us used very was way we
were what when where whether which while who whom whose why will with within without would yet
you your
"""

DUTCH = frozenset(_DUTCH.split())
ENGLISH = frozenset(_ENGLISH.split())
