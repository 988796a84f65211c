"""Audits in the formats of other tools.

One function per format: ``to_…`` turns an audit into the document of one article, or audits into
a table or a log. :func:`lines` and :func:`write` make whole files of any number of articles, one
article at a time. All are pure and need no model; ``docs/export.md`` shows each.

Offsets count characters (code points) where a format does not say otherwise;
:class:`OffsetMap` turns them into UTF-16 code units or bytes of UTF-8.

>>> from quoteaudit import export
>>> from quoteaudit.testing import make_audit
>>> audit = make_audit("{content|“No,”} {cue|said} {source:Ana Ruiz|Ruiz}.")
>>> export.to_records({"bridge": audit}).quotes[0]["speaker_name"]
'Ana Ruiz'
"""

from quoteaudit.export.articles import Audits, id_of
from quoteaudit.export.brat import brat_configuration, to_brat
from quoteaudit.export.brat_reading import read_brat
from quoteaudit.export.doccano import to_doccano
from quoteaudit.export.label_studio import label_studio_configuration, to_label_studio
from quoteaudit.export.offsets import OffsetMap
from quoteaudit.export.prodigy import to_prodigy
from quoteaudit.export.sarif import to_sarif
from quoteaudit.export.schema_org import to_json_ld
from quoteaudit.export.spreadsheet import to_csv
from quoteaudit.export.standoff import Annotation, Relation, Standoff, standoff_of
from quoteaudit.export.tables import COLUMNS, Table, Tables, rows, to_records
from quoteaudit.export.web_annotation import to_web_annotation
from quoteaudit.export.writing import FORMATS, lines, to_dict, write
from quoteaudit.records.schema import json_schema

__all__ = [
    "COLUMNS",
    "FORMATS",
    "Annotation",
    "Audits",
    "OffsetMap",
    "Relation",
    "Standoff",
    "Table",
    "Tables",
    "brat_configuration",
    "id_of",
    "json_schema",
    "label_studio_configuration",
    "lines",
    "read_brat",
    "rows",
    "standoff_of",
    "to_brat",
    "to_csv",
    "to_dict",
    "to_doccano",
    "to_json_ld",
    "to_label_studio",
    "to_prodigy",
    "to_records",
    "to_sarif",
    "to_web_annotation",
    "write",
]
