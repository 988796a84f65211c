"""The documentation site: ``sphinx-build -W docs site`` makes it of the pages in this folder."""

from importlib.metadata import version as version_of

project = "quoteaudit"
author = "The quoteaudit authors"
project_copyright = "The quoteaudit authors"
release = version = version_of("quoteaudit")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"quoteaudit {release}"
html_copy_source = False

myst_heading_anchors = 3  # so that pages may link to headings, as they do when read as files
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
suppress_warnings = ["misc.highlighting_failure"]  # a word-diff is no code of any language
