"""Right of reply: who was asked to comment, and what came of it.

``{declined|{party|The yard} declined to comment {subject|on the sale}}.`` is a statement with
its party and subject; the name of the outer brace is the outcome ("unanswered" is no-response).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from quoteaudit import audit_text
from quoteaudit.article import PROSE, find_blocks
from quoteaudit.lexicon import load_table
from quoteaudit.marks import pair_marks
from quoteaudit.records.sources import CommentRequest, ReplyOutcome
from quoteaudit.replies import compiled, find_replies
from quoteaudit.syntax.pipeline import default_pipeline, parse_texts

_BRACE = re.compile(r"\{(?P<part>[a-z]+)\||\}")
_OUTCOMES = {
    "declined": ReplyOutcome.DECLINED,
    "unanswered": ReplyOutcome.NO_RESPONSE,
    "unreachable": ReplyOutcome.UNREACHABLE,
    "responded": ReplyOutcome.RESPONDED,
}


@cache
def replies_of(text: str) -> tuple[CommentRequest, ...]:
    blocks = find_blocks(text)
    bounds = [(b.span.start, b.span.end) for b in blocks if b.kind in PROSE]
    read = [(text, bounds, pair_marks(text, bounds))]
    parse = next(iter(parse_texts(iter(read), default_pipeline(), 1)))
    return find_replies(text, parse, audit_text(text).quotes)


def check(marked: str) -> None:
    plain, at, opened = "", 0, []
    parts: list[tuple[str, str]] = []
    wanted: list[tuple[ReplyOutcome, str]] = []
    for brace in _BRACE.finditer(marked):
        plain += marked[at : brace.start()]
        at = brace.end()
        if brace["part"]:
            opened.append((brace["part"], len(plain)))
            continue
        part, start = opened.pop()
        if part in _OUTCOMES:
            wanted.append((_OUTCOMES[part], plain[start:]))
        else:
            parts.append((part, plain[start:]))
    found = replies_of(plain + marked[at:])
    assert [(r.outcome, r.span.text) for r in found] == wanted
    for part, words in parts:
        assert words in [s.text for r in found if (s := getattr(r, part)) is not None], part


@pytest.mark.parametrize(
    "marked",
    [
        "{declined|{party|The yard} declined to comment}.",
        "{declined|{party|The yard} declined comment}.",
        "{declined|{party|The yard} declined to comment {subject|on the sale}}.",
        "{declined|{party|The yard} declined comment {subject|beyond its filings}}.",
        "{declined|{party|Moll}, through a spokeswoman, declined to comment}.",
        "Through a spokesman, {declined|{party|he} declined to comment}.",
        "{declined|{party|The school} has refused to comment {subject|on the gifts}}.",
        "{declined|{party|Varn} declined an interview request from Portal}.",
        "{declined|{party|Varn} declined to be interviewed}.",
        "{declined|{party|The ministry} would not comment}.",
        "({declined|{party|Neither firm} would comment {subject|on those reports}}.)",
        "{declined|{party|The palace} had no comment}.",
        "{declined|{party|An aide to the mayor} declined to say {subject|whether she would run}}.",
        "{declined|{party|The agencies} declined to provide any details {subject|about the case}}.",
        "{declined|{party|His aides} referred questions to the campaign}.",
        "Ana Ruiz said {declined|{party|Tolm Bank} declined to comment}.",
        "{declined|{party|Varn}, who declined to comment for this article}, owns the yard.",
        "{declined|{party|The spokesman} refused to answer questions {subject|on the sale}}.",
    ],
)
def test_a_party_that_would_not_speak_declined(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{unanswered|{party|The ministry} did not respond to a request for comment}.",
        "{unanswered|{party|The ministry} didn’t respond to a request for comment}.",
        (
            "{unanswered|{party|The ministry} did not immediately respond to questions sent to its"
            " press office}."
        ),
        (
            "{unanswered|{party|The ministry} did not respond to emailed questions {subject|on the"
            " dam}}."
        ),
        "{unanswered|{party|Varn} did not return calls and emails seeking comment}.",
        "{unanswered|{party|Varn} did not return a message for comment}.",
        (
            "{unanswered|{party|Varn} did not respond to The Velmora Post’s repeated requests for"
            " comment}."
        ),
        "{unanswered|{party|Varn} has not replied to interview requests}.",
        "{unanswered|{party|The campaign} has not commented {subject|on the reason}}.",
        "{unanswered|{party|A spokesman for Varn} had no response}.",
        "{unanswered|Calls to {party|the yard} were not returned}.",
        "{unanswered|A message left with {party|her office} was not immediately returned}.",
        "{unanswered|Emails seeking comment went unanswered}.",
        "{unanswered|{party|Neither the yard nor its owner} responded to requests for comment}.",
        "{unanswered|{party|The club} failed to respond to several requests for comment}.",
        "{unanswered|{party|Varn and Moll} did not immediately respond to a request for comment}.",
    ],
)
def test_a_party_that_kept_silent_gave_no_response(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{unreachable|{party|The owner} could not be reached for comment}.",
        "{unreachable|{party|The owner} could not be reached at the school}.",
        "{unreachable|{party|Lawyers for the yard} could not immediately be reached}.",
        "{unreachable|{party|The owner} was not immediately available for comment}.",
        "{unreachable|{party|The owner} was unavailable for comment}.",
        "{unreachable|Attempts to reach {party|the pilot} were unsuccessful}.",
    ],
)
def test_a_party_that_nobody_got_hold_of_was_unreachable(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Reached by phone, Varn denied that the yard was for sale.",
        "When contacted, a spokesperson for the parks said the gates were shut.",
        "Asked about the fees, Varn’s campaign said it had paid them.",
        "When asked why, Varn responded in a text message: “No time.”",
        "Responding to questions from Portal, the yard’s spokesman said it had paid.",
        "In response to a request for comment, the bank said it had paid.",
    ],
)
def test_an_answer_to_a_request_is_a_response(text: str) -> None:
    (found,) = replies_of(text)
    assert found.outcome is ReplyOutcome.RESPONDED
    assert found.span.start == 0


def test_no_comment_in_answer_to_a_question_is_to_decline() -> None:
    (found,) = replies_of("When asked about the fees, Varn said, “No comment,” the Post reported.")
    assert found.outcome is ReplyOutcome.DECLINED


@pytest.mark.parametrize(
    "marked",
    [
        "{unanswered|There was no immediate comment from {party|the Ostran government}}.",
        "{unanswered|{party|The ministry} has been contacted for comment}.",
        "{unanswered|Portal has contacted {party|the club} for comment}.",
        "{unanswered|{party|Neither the club nor the player} has commented}.",
        "{declined|{party|Corvale, Brennick and Halden} all declined to comment}.",
        "{unanswered|{party|Corvale} did not immediately respond to a Portal request for comment}.",
    ],
)
def test_wire_stories_ask_in_many_ways(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{declined|{party|The ministry} said it could not comment {subject|on the dam}}.",
        "{declined|{party|A bank spokesman} said the bank does not comment {subject|on sales}}.",
        "{declined|{party|The auditors} said privacy rules barred them from discussing the dam}.",
        "{declined|{party|The yard} said it was unable to comment}.",
        "{declined|{party|The club} did not wish to comment}.",
        "{declined|{party|Moll} would not be drawn {subject|on the fees}}.",
        "{declined|{party|Moll} would neither confirm nor deny {subject|that she had paid}}.",
        "{declined|{party|The owner} hung up on a reporter}.",
        "{declined|{party|The yard} declined to say {subject|who had paid}}.",
        "{declined|{party|The yard} declined to share {subject|its figures}}.",
        "{declined|{party|His wife}, who is understood to own the yard, declined to comment}.",
        "{unanswered|{party|The mayor} did not pick his calls}.",
        "{unanswered|{party|The mayor} neither picked up our calls} nor answered our texts.",
        "{unanswered|{party|The mayor} did not respond to our queries by the time of publication}.",
        "{unanswered|{party|The mayor} had also not responded to a text message}.",
        "{unanswered|{party|The ministry} is yet to respond}.",
        "{unanswered|{party|Varn} promised to call back, but she did not}.",
        "{unanswered|{party|The yard} did not respond when asked {subject|how much it paid}}.",
        "{unanswered|A message seeking comment was left with {party|the county clerk}}.",
        "{unanswered|Messages seeking comment were left Monday with {party|his lawyer}}.",
        "{unanswered|No response was received from {party|the council} by noon}.",
        "{unanswered|Emails sent to {party|the yard} remained unanswered}.",
        "{unanswered|{party|The club} has been invited to comment}.",
        "{unanswered|Portal has reached out to {party|the club} for comment}.",
        "{unanswered|Portal has sought comment from {party|the club} {subject|about the sale}}.",
        "{unreachable|A phone number listed for {party|his mother} rang unanswered}.",
        (
            "{unreachable|Efforts to reach {party|the commissioner, Dr Ana Ruiz}, proved abortive"
            " as her phone was off}."
        ),
        (
            "{unreachable|Repeated attempts to reach {party|the clerk} for a response did not"
            " elicit any reply}."
        ),
        "{responded|{party|Varn}, reached by phone, said he had sold it}.",
        "{responded|{party|Varn}, the owner, when contacted, denied it}.",
        "{responded|{party|The director} disowned the firm when contacted by Portal}.",
        "{responded|Asked {subject|about it}, {party|campaign manager Ana Ruiz} said it paid}.",
        "{responded|In a written response to our questions, {party|the yard} said it paid}.",
        "{unanswered|When contacted, {party|the spokesman} promised to get back to us}.",
    ],
)
def test_outlets_elsewhere_ask_in_other_words(marked: str) -> None:
    check(marked)


def test_who_is_referred_to_may_not_answer_either() -> None:
    first, second = replies_of(
        "The clerk referred questions to the bank, which did not return three phone calls."
    )
    assert (first.outcome, second.outcome) == (ReplyOutcome.DECLINED, ReplyOutcome.NO_RESPONSE)
    assert second.party is not None
    assert second.party.text == "the bank"


def test_two_parties_in_one_sentence_make_two() -> None:
    check(
        "{unanswered|{party|The yard} did not immediately respond to questions sent to its"
        " lawyer}, and {unanswered|{party|the bank} also did not immediately respond to a request"
        " for comment}."
    )


def test_a_refusal_joined_to_a_statement_begins_with_its_party() -> None:
    check(
        "{declined|{party|His campaign} confirmed that he would come but would not offer details"
        " of the visit}."
    )


def test_a_statement_knows_the_attribution_that_it_is() -> None:
    (found,) = replies_of("The yard declined to comment.")
    assert found.quote is None or found.quote.cue is not None


@pytest.mark.parametrize(
    "text",
    [
        "Moll has responded to inquiries about her mail by changing the subject.",
        "Varn smiled at the way she responded to a question about the dam.",
        "Moll, again, did not respond in kind.",
        "In the debate, Moll declined to answer a question about the dam.",
        "Asked by reporters whether she would run, she would not say.",
        "The tenants did not respond to queries seeking to check their leases.",
        "The council has ignored the committee’s requests for its papers.",
        "Varn refused to answer questions from the Senate panel.",
        "The club did not respond to the request, but Moll paid.",
        "The tumour did not respond to treatment.",
        "A deal could not be reached.",
        "An agreement could not be reached on Monday.",
        "The summit could not be reached before dark.",
        "“The yard declined to comment,” said Ana Ruiz.",
        "The ministry does not comment on lawsuits.",
        "Moll declined to run.",
        "The bottles were not returned.",
        "Varn made no comment on the ruling.",
        "Prosecutors declined to press charges.",
        "I declined to comment.",
        "The boat, reached by divers, was empty.",
        "Varn told the court he could not comment.",
        "Moll promised to call an election but did not.",
        "The patient has yet to respond to treatment.",
        "She hung up on her mother when reached at home.",
        "Asked about the fees, Mayor Ana Ruiz said they had been paid.",
        "A message was left on the door for the children.",
        "The number of calls to the clinic rose.",
        "The board said illness prevented her from voting.",
        "The team did not pick the players.",
        "Kazan would not say.",
        "",
    ],
)
def test_a_look_alike_is_no_comment_request(text: str) -> None:
    assert replies_of(text) == ()


_PATTERNS = [
    (kind, entry)
    for kind, held in load_table("replies").items()
    if isinstance(held, list)
    for entry in held
]


@pytest.mark.parametrize(("kind", "entry"), _PATTERNS)
def test_a_pattern_finds_its_examples_and_not_its_counterexamples(
    kind: str, entry: dict[str, Any]
) -> None:
    pattern = compiled(entry["pattern"], kind == "reply")
    assert entry["yes"]
    assert entry["no"]
    for example in entry["yes"]:
        assert pattern.search(example), example
    for example in entry["no"]:
        assert not pattern.search(example), example


def test_an_endless_sentence_costs_no_more_than_its_length() -> None:
    text = "The yard did not respond to calls and emails and calls, " * 500
    assert isinstance(replies_of(text), tuple)
