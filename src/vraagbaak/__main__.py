"""`python -m vraagbaak` is the same as `vraagbaak`."""

from vraagbaak.cli import main

main()
