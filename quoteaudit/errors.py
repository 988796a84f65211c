"""What quoteaudit raises on purpose: five errors under one base class.

Each message says what was found, what was needed and what to do about it. Ordinary text
never raises: an empty, broken or hostile ``str`` gives an :class:`~quoteaudit.Audit`.
"""

from __future__ import annotations


class QuoteauditError(Exception):
    """The base class of every error that quoteaudit raises on purpose."""


class InputError(QuoteauditError, TypeError):
    """An argument has the wrong type: ``bytes`` where text was needed, for instance."""


class PipelineError(QuoteauditError, ValueError):
    """A spaCy pipeline or ``Doc`` lacks what quoteaudit reads (tags and a dependency parse)."""


class FileError(QuoteauditError, ValueError):
    """A file is missing, cannot be opened, or does not hold what its reader needs."""

    @classmethod
    def of(
        cls, path: object, error: OSError | ValueError, needed: str, *, to: str = "opened"
    ) -> FileError:
        """The error for a path that could not be opened, or written.

        >>> print(FileError.of("a.txt", OSError(13, "Denied"), needed="an article"))
        a.txt: cannot be opened (Denied); needed an article. Check the path and the permissions.
        """
        reason = getattr(error, "strerror", None) or error
        return cls(
            f"{path}: cannot be {to} ({reason}); needed {needed}. "
            "Check the path and the permissions."
        )


class SchemaError(QuoteauditError, ValueError):
    """Data given to ``from_dict`` is no audit or finding, or one of an unknown schema version."""


class MissingExtraError(QuoteauditError, ImportError):
    """An optional feature needs a package that is not installed; its extra brings it."""

    @classmethod
    def of(cls, package: str, extra: str) -> MissingExtraError:
        """The error for a package that the extra of that name brings.

        >>> print(MissingExtraError.of("pyarrow", extra="arrow"))
        found no package pyarrow; needed it for this: pip install 'quoteaudit[arrow]'
        """
        return cls(
            f"found no package {package}; needed it for this: pip install 'quoteaudit[{extra}]'"
        )
