"""What quoteaudit raises on purpose: four errors under one base class.

Each message says what was found, what was needed and what to do about it. Ordinary text
never raises: an empty, broken or hostile ``str`` gives an :class:`~quoteaudit.Audit`.
"""


class QuoteauditError(Exception):
    """The base class of every error that quoteaudit raises on purpose."""


class InputError(QuoteauditError, TypeError):
    """An argument has the wrong type: ``bytes`` where text was needed, for instance."""


class PipelineError(QuoteauditError, ValueError):
    """A spaCy pipeline or ``Doc`` lacks what quoteaudit reads (tags and a dependency parse)."""


class FileError(QuoteauditError, ValueError):
    """A file is missing, cannot be opened, or does not hold what its reader needs."""


class SchemaError(QuoteauditError, ValueError):
    """Data given to ``from_dict`` is not an audit of a schema version that is understood."""
