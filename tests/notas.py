"""Notas naar aanleiding van het verslag as texts, in words of our own."""

from __future__ import annotations

NOTA = """\
36 999

Regels over bruggen (Bruggenwet)

Nr. 6

NOTA NAAR AANLEIDING VAN HET VERSLAG

Ontvangen 3 april 2023

1. Inleiding

De leden van de ABC-fractie hebben het wetsvoorstel over bruggen gelezen.

Met belangstelling is van de vragen kennisgenomen.

1

De leden van de ABC-fractie vragen wie een brug beheert.

Antwoord

De provincie beheert de brug.

In 2022 waren dat:

12

Dit zijn vooral vaste bruggen.

De leden van de XYZ-fractie onderschrijven het belang van bruggen.

2. Onderhoud

2 en 3

De leden van de XYZ- en de ABC-fractie lezen over onderhoud. Hoe vaak is dat?

En wie betaalt het?

Antwoord

Elk jaar. De provincie betaalt.

De leden van de ABC-fractie wijzen terecht op de kosten; ik kom daarop terug.

Vraag 4

Deze leden vragen of er geld genoeg is.

Er is genoeg geld.

Dat blijft zo.

5

Is de brug veilig?

Antwoord

Ja, zij is veilig.

De leden van de XYZ-fractie vragen of de brug ook mooi is.

Antwoord

De regering vindt haar mooi.

II. Artikelen

Artikel 3

7

Het lid Pijler vraagt naar artikel 3.

Antwoord

Artikel 3 regelt de verf.

De Minister van Bruggen,
B. Boog
"""


PLAIN = """\
NOTA NAAR AANLEIDING VAN HET VERSLAG

1. Algemeen

De leden van de ABC-fractie vragen wie een brug beheert.

De regering antwoordt dat de provincie dat doet.

De leden van de XYZ-fractie vragen wat een brug kost.

Een brug kost tien euro.
"""


WITHOUT_NUMBERS = """\
MEMORIE VAN ANTWOORD

1. Inleiding

De leden van de ABC-fractie hebben de wet gelezen.

De leden van de ABC-fractie vragen wie een brug beheert.

Antwoord:

De provincie beheert haar.

De leden van de XYZ-fractie zien veel bruggen.

Klopt dat?

Antwoord:

Dat klopt.

2. Kosten

De leden van de XYZ-fractie vragen wat dat kost.

Antwoord:

Tien euro.
"""


NUMBERS_BEFORE = """\
NOTA NAAR AANLEIDING VAN HET NADER VERSLAG

1. De leden van de ABC-fractie vragen wie een brug beheert.

Antwoord

De provincie beheert haar.

2. Het lid Pijler vraagt het volgende. Is de brug veilig?

Antwoord

Ja.
"""
