"""The chat: ask a question in the browser, read the answer beside the page it stands on."""
