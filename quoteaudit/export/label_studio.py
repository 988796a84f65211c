"""Label Studio: tasks with predictions, which annotators correct."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from quoteaudit.export.articles import id_of, well_formed
from quoteaudit.export.standoff import CONTINUES, LABELS, RELATIONS, pieces_of
from quoteaudit.records import Audit

Task = dict[str, Any]

_FROM, _TO = "label", "text"


def to_label_studio(audit: Audit, *, id: str | None = None) -> Task:  # noqa: A002
    """An audit as a task of Label Studio with one prediction.

    Label Studio imports a JSON array of such tasks into a project with the labels of
    :func:`label_studio_configuration`. Offsets count characters, as its editor does. It knows
    no spans of several parts: a later part of a quote is a region of its own, which
    ``Continues`` the one before. U+FFFD stands for lone surrogates. See
    https://labelstud.io/guide/predictions.

    >>> from quoteaudit.testing import make_audit
    >>> task = to_label_studio(make_audit("{content|“No,”} {cue|said} Ruiz."), id="bridge")
    >>> task["data"]
    {'text': '“No,” said Ruiz.', 'article': 'bridge'}
    >>> for result in task["predictions"][0]["result"][1:]:
    ...     print(result["type"], result.get("value") or result["labels"])
    labels {'start': 6, 'end': 10, 'text': 'said', 'labels': ['Cue']}
    relation ['HasCue']
    """
    pieces, links = pieces_of(audit)
    regions = [
        {
            "id": piece.id,
            "from_name": _FROM,
            "to_name": _TO,
            "type": "labels",
            "value": {
                "start": piece.span.start,
                "end": piece.span.end,
                "text": piece.span.text,
                "labels": [piece.label],
            },
        }
        for piece in pieces
    ]
    relations = [
        {
            "type": "relation",
            "from_id": pieces[one].id,
            "to_id": pieces[two].id,
            "direction": "right",
            "labels": [label],
        }
        for label, one, two in links
    ]
    return well_formed({
        "data": {"text": audit.text, "article": id or id_of(audit.text)},
        "predictions": [
            {
                "model_version": f"quoteaudit {version('quoteaudit')}",
                "result": [*regions, *relations],
            }
        ],
    })  # fmt: skip


def label_studio_configuration() -> str:
    """The labeling interface for the tasks of :func:`to_label_studio`, as Label Studio's XML.

    >>> print(label_studio_configuration().splitlines()[2].strip())
    <Relation value="HasCue"/>
    """
    relations = [f'    <Relation value="{name}"/>' for name in (*RELATIONS, CONTINUES)]
    labels = [f'    <Label value="{name}"/>' for name in LABELS]
    return "\n".join([
        "<View>",
        "  <Relations>",
        *relations,
        "  </Relations>",
        f'  <Labels name="{_FROM}" toName="{_TO}">',
        *labels,
        "  </Labels>",
        f'  <Text name="{_TO}" value="$text"/>',
        "</View>",
        "",
    ])  # fmt: skip
