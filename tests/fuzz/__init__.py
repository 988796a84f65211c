"""Fuzzing, outside the everyday run."""
