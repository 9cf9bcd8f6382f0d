"""Ask Dutch government papers a question; get their own words, and where they stand."""
