"""Hands audits to other tools: a spaCy component, Arrow tables, whole archives.

Each optional dependency is imported here only, in the one module that needs it:
:mod:`~quoteaudit.integrations.spacy`, :mod:`~quoteaudit.integrations.arrow` and
:mod:`~quoteaudit.integrations.archives`.
"""
