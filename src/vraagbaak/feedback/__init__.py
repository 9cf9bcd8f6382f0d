"""What people say of the answers they were shown: one JSON object a line, written and read here.

    {"at": "2026-03-21T09:30:00+00:00", "question": "En Letland?", "history": ["Wat doet Polen?"],
     "language": "nl", "verdict": "up", "confidence": 0.93, "comment": "", "filtered": false,
     "shown": {"file": "brief.pdf", "label": "Antwoord 3", "exchange": "5f0c…",
               "text": "…", "highlights": [[0, 120]], "sha256": "…"}}

`shown` is null where the program said that it had found nothing. Fields that are not named here are
left alone, so that more can be added.
"""

from vraagbaak.feedback.file import append, feedback_by_line, read_feedback
from vraagbaak.feedback.values import Feedback, Shown, Verdict

__all__ = ["Feedback", "Shown", "Verdict", "append", "feedback_by_line", "read_feedback"]
