"""The one room that speaks: sentences of every language, and what makes them from answers."""
