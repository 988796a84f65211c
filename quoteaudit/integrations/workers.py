"""Shards done by several processes, one shard at a time each.

Each process has a pipe of its own, so that the end of a process tells which shard it died of,
and the end of the main process tells the others to stop.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import cast

from attrs import define, frozen

from quoteaudit.integrations.shards import Settings, Shard, audit_shard

_DEATHS = 2
"""A shard is given up when this many processes have died of it."""


@frozen(kw_only=True)
class Step:
    """What happened to a shard: ``articles`` more are done, it has ended, or it has failed.

    Where it is begun again or has failed, ``articles`` takes back what was done of it.
    """

    shard: Shard
    articles: int = 0
    has_ended: bool = False
    fault: str | None = None


def steps_here(shards: Iterable[Shard], settings: Settings) -> Iterator[Step]:
    """Do the shards in this process, in order."""
    for shard in shards:
        yield from _steps(shard, settings)


def _steps(shard: Shard, settings: Settings) -> Iterator[Step]:
    done = 0
    try:
        for articles in audit_shard(shard, settings):
            done += articles
            yield Step(shard=shard, articles=articles)
    except Exception as error:  # a disk that is full, a file that is damaged
        fault = f"{type(error).__name__}: {error}"
        yield Step(shard=shard, articles=-done, has_ended=True, fault=fault)
    else:
        yield Step(shard=shard, has_ended=True)


def steps_in_processes(
    shards: Iterable[Shard], settings: Settings, processes: int
) -> Iterator[Step]:
    """Do the shards in so many processes; steps come as they happen."""
    waiting = deque(shards)
    deaths: dict[Shard, int] = {}
    workers: dict[Connection, _Worker] = {}
    try:
        while waiting or workers:
            while waiting and len(workers) < processes:
                worker = _Worker.begun(waiting.popleft(), settings)
                workers[worker.pipe] = worker
            for pipe in cast("list[Connection]", wait(list(workers))):
                worker = workers[pipe]
                step = worker.next_step()
                if step is None:
                    del workers[pipe]
                    deaths[worker.shard] = deaths.get(worker.shard, 0) + 1
                    is_hopeless = deaths[worker.shard] == _DEATHS
                    if not is_hopeless:
                        waiting.append(worker.shard)
                    yield worker.death(is_hopeless=is_hopeless)
                    continue
                yield step
                if step.has_ended and not worker.goes_on_with(waiting):
                    del workers[pipe]
    finally:
        for worker in workers.values():
            worker.process.terminate()
        for worker in workers.values():
            worker.process.join()


@define
class _Worker:
    """A process, the main end of its pipe, the shard it is at and what it has done of it."""

    process: BaseProcess
    pipe: Connection
    shard: Shard
    done: int = 0

    @classmethod
    def begun(cls, shard: Shard, settings: Settings) -> _Worker:
        context = get_context("spawn")  # a fork would share locks of Arrow's threads
        pipe, other_end = context.Pipe()
        process = context.Process(target=_work, args=(other_end, settings), daemon=True)
        process.start()
        other_end.close()  # or the pipe would not end with the process
        pipe.send(shard)
        return cls(process, pipe, shard)

    def next_step(self) -> Step | None:
        """What the process has to say; None when it is dead."""
        try:
            step: Step = self.pipe.recv()
        except (EOFError, ConnectionError):
            return None
        self.done += step.articles
        return step

    def goes_on_with(self, waiting: deque[Shard]) -> bool:
        """Give the process the next shard; without one it ends."""
        if not waiting:
            self._end()
            return False
        self.shard, self.done = waiting.popleft(), 0
        with suppress(ConnectionError):  # if it has just died, next_step will tell
            self.pipe.send(self.shard)
        return True

    def death(self, *, is_hopeless: bool) -> Step:
        """The process is dead: the shard is begun again, or given up."""
        self._end()
        code = self.process.exitcode
        fault = f"the process ended with exit code {code}, {_DEATHS} times; is memory short?"
        return Step(
            shard=self.shard,
            articles=-self.done,
            has_ended=is_hopeless,
            fault=fault if is_hopeless else None,
        )

    def _end(self) -> None:
        self.pipe.close()
        self.process.join()


def _work(pipe: Connection, settings: Settings) -> None:
    """What a process does: the shards that come through the pipe, until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the main process to answer
    with suppress(EOFError, ConnectionError):
        while True:
            for step in _steps(pipe.recv(), settings):
                pipe.send(step)
