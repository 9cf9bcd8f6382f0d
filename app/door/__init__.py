"""The way in: proxies, accounts, sign-in, and what is refused before the chat hears of it."""
