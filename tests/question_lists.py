"""Lists of questions as texts, in words of our own."""

from __future__ import annotations

HEAD = """\
36 999 Bruggen

Nr. 12 LIJST VAN VRAGEN EN ANTWOORDEN

Vastgesteld 3 april 2023

De vaste commissie voor Bruggen heeft een aantal vragen voorgelegd aan de Minister van Bruggen.

De Minister heeft deze vragen beantwoord bij brief van 1 april 2023.

De voorzitter van de commissie,
Boog

"""

MARKED = """\
Vraag 1

Hoeveel bruggen zijn er?

Antwoord op vraag 1:

Er zijn tien bruggen, namelijk

1. vaste bruggen

2. beweegbare bruggen

Vraag 2

Hoe oud zijn zij?

Vraag 3

En hoe hoog?

Antwoord op vragen 2 en 3:

Honderd jaar en tien meter.

Vraag 5

Wie schildert ze?

Antwoord:

Een schilder.
"""

BARE = """\
Vragen en antwoorden

1

Hoeveel bruggen zijn er?

Antwoord:

In de tabel staan ze:

2

7

Meer zijn er niet.

2

Hoe oud is de oudste?

Antwoord:

Honderd jaar.

3, 4 en 5

Wie schildert ze? Wie betaalt dat?

Antwoord:

Een schilder.

Wie betaalt de volgende?

Antwoord:

De provincie.

6 t/m 8

Is dat duur?

Antwoord:

Nee.

Hoogachtend,

De Minister
"""

WITHOUT_MARKS = """\
1

Hoeveel bruggen zijn er? Graag een overzicht.

Er zijn tien bruggen.

De meeste zijn vast.

2

Er is een oude brug. Hoe oud is zij?

Honderd jaar.

3

Is zij hoog? Ja, tien meter.

4

Is zij breed?

Nee. Moet zij breder? Dat is de vraag.

5

Is zij veilig?

6

Is zij mooi?

Ja.
"""

NUMBERS_BEFORE = """\
1. Hoeveel bruggen zijn er?

Antwoord:

Er zijn tien bruggen:

2. Dat is veel.

2. Hoe oud zijn zij?

Antwoord:

Honderd jaar.
"""
