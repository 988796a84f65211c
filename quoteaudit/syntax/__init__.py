"""The only room that spells spaCy's labels: it answers in our words and in characters."""
