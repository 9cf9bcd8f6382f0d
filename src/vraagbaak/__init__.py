"""Ask Dutch government papers a question; get the own words of the government, and where they stand."""
