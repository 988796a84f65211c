"""``python -m quoteaudit`` is the command ``quoteaudit``."""

from quoteaudit.cli import main

if __name__ == "__main__":
    main()
