"""The checks in their order, and what is known of each: the one table to read and to extend.

A check is a function that yields hits, a line in :data:`CHECKS`, a line in
``profiles/baseline.toml`` and an entry in ``catalogue.toml`` with an explanation, an origin, a
text on which it fires and one on which it is silent. :func:`entry` refuses one without these.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from attrs import frozen

from quoteaudit.checks import (
    health,
    paperwork,
    quotes,
    reliance,
    reply,
    spoken,
    unnamed,
    veiled,
    wording,
)
from quoteaudit.checks.hits import Hit, Options
from quoteaudit.checks.view import View

Find = Callable[[View, Options], Iterator[Hit]]


@frozen
class Check:
    """A check: its id, the function that finds, and what it needs that no audit has."""

    id: str
    find: Find | None = None
    needs: str = ""


@frozen(kw_only=True)
class Entry:
    """What catalogue.toml says of a check; ``said`` is the reference text of its examples."""

    group: str
    explains: str
    origin: str
    fires: str = ""
    silent: str = ""
    said: str = ""


_SAID = "a text of what was said: --against FILE"

CHECKS: tuple[Check, ...] = (
    # unnamed sources
    Check("anon-no-reason", unnamed.anon_no_reason),
    Check("anon-no-condition", unnamed.anon_no_condition),
    Check("anon-boilerplate-reason", unnamed.anon_boilerplate_reason),
    Check("anon-rote-condition", unnamed.anon_rote_condition),
    Check("anon-bare-head", unnamed.anon_bare_head),
    Check("anon-no-affiliation", unnamed.anon_no_affiliation),
    Check("anon-no-basis", unnamed.anon_no_basis),
    Check("anon-indirect-basis", unnamed.anon_indirect_basis),
    Check("anon-negated-basis", unnamed.anon_negated_basis),
    Check("anon-no-count", unnamed.anon_no_count),
    Check("anon-plural-of-one", unnamed.anon_plural_of_one),
    Check("anon-count-mismatch", unnamed.anon_count_mismatch),
    Check("anon-inflated-rank", unnamed.anon_inflated_rank),
    Check("anon-single-source-claim", reliance.anon_single_source_claim),
    Check("anon-only-story", reliance.anon_only_story),
    Check("anon-opinion", reliance.anon_opinion),
    Check("anon-pejorative", reliance.anon_pejorative),
    Check("anon-praise", reliance.anon_praise),
    Check("anon-direct-quote", reliance.anon_direct_quote),
    Check("anon-first-quote", reliance.anon_first_quote),
    Check("anon-lead", reliance.anon_lead),
    Check("anon-density", reliance.anon_density),
    Check("anon-partial-undisclosed", veiled.anon_partial_undisclosed),
    Check("anon-pseudonym", veiled.anon_pseudonym),
    Check("anon-declined-comment", reliance.anon_declined_comment),
    Check("anon-no-byline", reliance.anon_no_byline),
    Check("anon-policy-link-missing", needs="the metadata of the page"),
    Check("outlet-has-learned", veiled.outlet_has_learned),
    Check("vague-group", veiled.vague_group),
    Check("passive-sourcing", veiled.passive_sourcing),
    Check("anaphor-unresolved", unnamed.anaphor_unresolved),
    Check("anaphor-ambiguous", unnamed.anaphor_ambiguous),
    Check("partial-group-condition", unnamed.partial_group_condition),
    # quotes
    Check("quote-no-speaker", quotes.quote_no_speaker),
    Check("quote-floating", quotes.quote_floating),
    Check("quote-late-attribution", quotes.quote_late_attribution),
    Check("quote-speaker-run-on", quotes.quote_speaker_run_on),
    Check("quote-unbalanced", quotes.quote_unbalanced),
    Check("quote-nested-unclosed", quotes.quote_nested_unclosed),
    Check("quote-ellipsis", quotes.quote_ellipsis),
    Check("quote-ellipsis-style", quotes.quote_ellipsis_style),
    Check("quote-insertion", quotes.quote_insertion),
    Check("quote-sic", quotes.quote_sic),
    Check("quote-dialect", quotes.quote_dialect),
    Check("quote-fragment", quotes.quote_fragment),
    Check("scare-quote", quotes.scare_quote),
    Check("quote-mismatch", spoken.quote_mismatch, needs=_SAID),
    Check("quote-order-spliced", spoken.quote_order_spliced, needs=_SAID),
    Check("quote-divergent", quotes.quote_divergent),
    Check("headline-quote-not-in-body", quotes.headline_quote_not_in_body),
    Check("quote-repeated", quotes.quote_repeated),
    Check("quote-intro-punctuation", quotes.quote_intro_punctuation),
    Check("quote-translated", quotes.quote_translated),
    # attribution and verbs
    Check("verb-doubt", wording.verb_doubt),
    Check("verb-guilt", wording.verb_guilt),
    Check("verb-truth", wording.verb_truth),
    Check("verb-heat", wording.verb_heat),
    Check("verb-mental", wording.verb_mental),
    Check("verb-manner", wording.verb_manner),
    Check("verb-mix", wording.verb_mix),
    Check("claim-unattributed", wording.claim_unattributed),
    Check("attribution-far", wording.attribution_far),
    Check("hearsay-chain", wording.hearsay_chain),
    Check("source-no-position", wording.source_no_position),
    Check("single-source-story", wording.single_source_story),
    Check("doc-provenance", paperwork.doc_provenance),
    Check("doc-unverified", paperwork.doc_unverified),
    Check("relayed-anonymity", paperwork.relayed_anonymity),
    Check("media-generic", paperwork.media_generic),
    # reply
    Check("reply-missing", reply.reply_missing),
    Check("reply-no-effort-detail", reply.reply_no_effort_detail),
    Check("reply-object-unclear", reply.reply_object_unclear),
    Check("reply-distance", reply.reply_distance),
    Check("reply-conflict", reply.reply_conflict),
    # text health
    Check("dateline-outlet-mismatch", health.dateline_outlet_mismatch),
    Check("repeated-word", health.repeated_word),
    Check("stray-word", health.stray_word),
    Check("stray-capital-after-semicolon", health.stray_capital_after_semicolon),
    Check("site-residue", health.site_residue),
    Check("credit-block-missing", health.credit_block_missing),
    Check("entity-spelling-variant", health.entity_spelling_variant),
    Check("mojibake", health.mojibake),
)
"""Every check, in the order in which findings at the same place are given."""


@cache
def _catalogue() -> Mapping[str, Any]:
    source = resources.files("quoteaudit") / "checks" / "catalogue.toml"
    return MappingProxyType(tomllib.loads(source.read_text(encoding="utf-8")))


def entry(check: Check) -> Entry:
    """The catalogue's entry of a check.

    Raises ``KeyError`` for a check that the catalogue does not explain, and ``ValueError`` for
    one that can be run and has no example on which it fires, or none on which it is silent.

    >>> entry(CHECKS[0]).group
    'unnamed sources'
    """
    found = Entry(**_catalogue()[check.id])
    if check.find is not None and not (found.fires and found.silent):
        raise ValueError(f"{check.id}: needs an example that fires and one that is silent")
    return found


def catalogued() -> tuple[str, ...]:
    """The ids that catalogue.toml explains."""
    return tuple(_catalogue())
