"""A question set out of what people said of answers, and of what they wrote in a spreadsheet."""
