"""Which mentions are the same people: the speaker room's word, corrected by what phrases say."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from quoteaudit.anonymity.drafts import UNNAMED, Draft
from quoteaudit.anonymity.phrase import count_of
from quoteaudit.anonymity.words import listed
from quoteaudit.records import CharSpan, Speaker, SpeakerKind

_LOOK_BACK = 40  # groups that a mention can point back at
_LATEST = 12  # mentions of a group that tell how its people know


@define(eq=False)
class Group:
    """One unnamed person or set: its speaker, its mentions, and what each of them could be else."""

    speaker: Speaker
    drafts: list[Draft] = field(factory=list)
    several: bool = False
    bases: set[str] = field(factory=set)

    def add(self, draft: Draft) -> None:
        """Take a mention into the group."""
        if not self.drafts:
            self.several = draft.phrase.is_several
        if not draft.is_pronoun:
            self.bases.add(draft.phrase.noun.base)
        self.drafts.append(draft)


@define(eq=False)
class Grouping:
    """The groups of an article, in text order of their first mention, as mentions are read."""

    text: str
    number: int
    groups: list[Group] = field(factory=list)
    recent: deque[Group] = field(factory=lambda: deque(maxlen=_LOOK_BACK))
    candidates: dict[int, tuple[Group, ...]] = field(factory=dict)
    by_speaker: dict[str, Group] = field(factory=dict)

    def place(self, draft: Draft) -> None:
        """Put the next mention into its group, a new one where it opens one."""
        group = self._group_of(draft)
        if group is None:
            group = self._open(draft)
        elif draft.phrase.is_definite and not draft.is_pronoun:
            self._note_rivals(draft, group)
        group.add(draft)
        if group in self.recent:
            self.recent.remove(group)
        self.recent.appendleft(group)

    def _group_of(self, draft: Draft) -> Group | None:
        own = None if draft.speaker is None else self.by_speaker.get(draft.speaker.id)
        phrase = draft.phrase
        if draft.is_pronoun:
            return own or (None if draft.speaker is not None else self._nearest(draft))
        if phrase.is_new and not phrase.is_partitive:
            return own if phrase.is_definite and own is not None and own.several else None
        points_back = (phrase.is_definite and _says_little(draft)) or phrase.is_lone
        if own is not None:
            if (
                phrase.is_indefinite
                and not phrase.is_partitive
                and own.several != phrase.is_several
            ):
                return None
            if _tells_more(draft, own):
                return None
            return self._knowing_alike(draft) if self._knows_otherwise(draft, own) else own
        if phrase.is_partitive or points_back:
            return self._nearest(draft)
        return None

    def _knows_otherwise(self, draft: Draft, own: Group) -> bool:
        """Whether a phrase that points at nothing says that its people know in another way."""
        phrase = draft.phrase
        if draft.knowledge is None or phrase.is_definite or phrase.is_partitive or phrase.before:
            return False
        return self._way_of(draft) not in [self._way_of(other) for other in own.drafts[-_LATEST:]]

    def _knowing_alike(self, draft: Draft) -> Group | None:
        """The last group with that noun whose people know in the very same way."""
        base = draft.phrase.noun.base
        return next(
            (
                group
                for group in self.recent
                if base in group.bases
                and self._way_of(draft) in map(self._way_of, group.drafts[-_LATEST:])
            ),
            None,
        )

    def _way_of(self, draft: Draft) -> list[str]:
        """The words that say how the people of a mention know."""
        return [] if draft.knowledge is None else self.text[slice(*draft.knowledge)].split()

    def _open(self, draft: Draft) -> Group:
        speaker = draft.speaker
        if speaker is None or speaker.id in self.by_speaker:
            speaker = self._new_speaker(draft)
        elif speaker.kind not in UNNAMED:
            speaker = evolve(speaker, kind=SpeakerKind.ANONYMOUS)
        group = Group(speaker)
        self.groups.append(group)
        self.by_speaker.setdefault(speaker.id, group)
        if draft.speaker is not None:
            self.by_speaker.setdefault(draft.speaker.id, group)
        return group

    def _new_speaker(self, draft: Draft) -> Speaker:
        self.number += 1
        kind = SpeakerKind.SPOKESPERSON if draft.phrase.noun.spokesperson else SpeakerKind.ANONYMOUS
        span = CharSpan.of(self.text, draft.start, max(draft.phrase.bare_end, draft.start + 1))
        name = " ".join(_without_article(span.text).split())
        return Speaker(id=f"s{self.number}", name=name or span.text, kind=kind, mentions=(span,))

    def _nearest(self, draft: Draft) -> Group | None:
        """The last group that the mention can point back at, by number and head."""
        return next(iter(self._fitting(draft)), None)

    def _fitting(self, draft: Draft) -> list[Group]:
        return [group for group in self.recent if _fits(draft, group)]

    def _note_rivals(self, draft: Draft, group: Group) -> None:
        """Note the last group with the very head that the mention has, if that is another one."""
        others = [g for g in self._fitting(draft) if draft.phrase.noun.base in g.bases]
        if others and group not in others and draft.phrase.noun.base not in group.bases:
            self.candidates[draft.phrase.head.i] = (group, others[0])


def _tells_more(draft: Draft, own: Group) -> bool:
    """Whether a phrase without article says anew who is meant, with a noun not the group's."""
    phrase = draft.phrase
    points = phrase.is_definite or phrase.is_partitive or phrase.is_member
    if points or draft.end <= phrase.core.end:
        return False
    return not phrase.before and phrase.noun.base not in own.bases


def _says_little(draft: Draft) -> bool:
    """Whether a definite phrase has nothing after its noun that would say who is meant."""
    return draft.phrase.end <= draft.phrase.core.end or draft.condition is not None


def _fits(draft: Draft, group: Group) -> bool:
    phrase = draft.phrase
    base = phrase.noun.base
    one_of = phrase.is_partitive
    several = True if one_of else phrase.is_several
    if several != group.several:
        return False
    if draft.is_pronoun or base in group.bases or (one_of and _is_bare_quantity(draft)):
        return True
    if phrase.noun.spokesperson or group.speaker.kind is SpeakerKind.SPOKESPERSON:
        return False
    if phrase.is_lone:
        return False
    return base in listed("heads", "anybody") or base in listed("heads", "openers")


def _is_bare_quantity(draft: Draft) -> bool:
    return draft.phrase.core.tag == "PRP"


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("a", "an", "the") else words


def best_count(drafts: Iterable[Draft]) -> int | None:
    """How many a group is: the first exact number that a mention of the whole of it gives."""
    for number, draft in enumerate(drafts):
        part = draft.phrase.is_partitive or (number > 0 and draft.phrase.is_member)
        if not part and (count := count_of(draft.phrase)[0]) is not None:
            return count
    return None


def last_number(speakers: Sequence[Speaker]) -> int:
    """The highest number among the speakers' ids ("s7" is 7), 0 where there is none."""
    return max((int(s.id[1:]) for s in speakers if s.id[1:].isdigit()), default=0)
