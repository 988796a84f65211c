"""What an audit adds up to, on audits made by hand."""

from quoteaudit.records import Audit, Block, CharSpan, Quote, Speaker
from quoteaudit.records.claims import Claim
from quoteaudit.records.sources import (
    AnonymousMention,
    AnonymousSource,
    CommentRequest,
    ReplyOutcome,
)
from quoteaudit.records.summary import Summary, summarize

TEXT = (
    "The dam held 40 tons. It cracked in May, an engineer said. Two inspectors and Ana Ruiz "
    "said it leaked. The ministry declined to comment. The mill, asked, said no."
)


def at(words: str) -> CharSpan:
    return CharSpan.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def speaker(number: int, name: str, kind: str) -> Speaker:
    return Speaker(id=f"s{number}", name=name, kind=kind, mentions=(at(name),))


ENGINEER = speaker(1, "an engineer", "anonymous")
INSPECTORS = speaker(2, "Two inspectors", "anonymous")
RUIZ = speaker(3, "Ana Ruiz", "person")


def quote(number: int, content: str, who: Speaker | None) -> Quote:
    return Quote(
        id=f"q{number}", kind="indirect", contents=(at(content),), speaker=who, rule="by hand"
    )


CRACKED = quote(1, "It cracked in May", ENGINEER)
LEAKED = quote(2, "it leaked", INSPECTORS)
LEAKED_TOO = quote(3, "it leaked", RUIZ)
UNRESOLVED = quote(4, "no", None)


def claim(sentence: str, carrier: Quote | None) -> Claim:
    return Claim(
        span=at(sentence),
        check_worthiness=0.5,
        quote=carrier,
        asserted_by=carrier.speaker if carrier else None,
    )


def source(who: Speaker, count: int | None, reason: CharSpan | None = None) -> AnonymousSource:
    mention = AnonymousMention(span=who.mentions[0], count=count)
    return AnonymousSource(speaker=who, mentions=(mention,), count=count, reason=reason)


AUDIT = Audit(
    text=TEXT,
    blocks=(Block(kind="paragraph", span=CharSpan.of(TEXT, 0, len(TEXT))),),
    quotes=(CRACKED, LEAKED, LEAKED_TOO, UNRESOLVED),
    speakers=(ENGINEER, INSPECTORS, RUIZ),
    claims=(
        claim("The dam held 40 tons.", None),
        claim("It cracked in May, an engineer said.", CRACKED),
        claim("Two inspectors and Ana Ruiz said it leaked.", LEAKED),
    ),
    anonymous_sources=(source(ENGINEER, 1, at("asked")), source(INSPECTORS, 2)),
    comment_requests=(
        CommentRequest(span=at("The ministry declined to comment"), outcome="declined"),
        CommentRequest(span=at("The mill, asked, said no"), outcome="responded"),
    ),
)


def sums(audit: Audit) -> Summary:
    return summarize(audit)


def test_words_of_the_prose_are_counted() -> None:
    assert sums(AUDIT).words == len(TEXT.split())


def test_quotes_are_counted_by_kind_and_every_kind_is_listed() -> None:
    assert dict(sums(AUDIT).quotes) == {"direct": 0, "mixed": 0, "indirect": 4}
    assert sums(AUDIT).unresolved_quotes == 1


def test_sources_are_counted_once_by_kind() -> None:
    found = {kind: number for kind, number in sums(AUDIT).sources if number}
    assert found == {"person": 1, "anonymous": 2}


def test_claims_are_shared_out_by_what_they_rest_on() -> None:
    found = sums(AUDIT)
    assert found.claims == 3
    assert found.claims_on_own_word == 0.333
    assert found.claims_on_one_unnamed == 0.333
    assert found.claims_on_two_or_more == 0.333


def test_anonymity_is_shared_out_by_whether_a_reason_is_given() -> None:
    assert sums(AUDIT).anonymous_sources == 2
    assert sums(AUDIT).anonymity_with_reason == 0.5


def test_replies_are_counted_by_what_came_of_them() -> None:
    found = sums(AUDIT)
    assert (found.replies_asked, found.replies_got) == (2, 1)
    assert dict(found.replies)[ReplyOutcome.DECLINED] == 1


def test_an_empty_audit_has_counts_of_nothing_and_no_shares() -> None:
    found = sums(Audit(text=""))
    assert (found.words, found.claims, found.anonymous_sources) == (0, 0, 0)
    assert found.claims_on_own_word is None
    assert found.claims_on_one_unnamed is None
    assert found.anonymity_with_reason is None


def test_a_summary_is_a_value() -> None:
    assert sums(AUDIT) == sums(AUDIT)
    assert len({sums(AUDIT), sums(AUDIT)}) == 1
