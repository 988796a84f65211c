"""Matrix products for the parser: by numpy's own library, on one core.

spaCy multiplies with the BLIS that it ships, which was measured at a third of the speed of the
OpenBLAS that numpy ships: half of the time of a parse. OpenBLAS on its part sets every core to
work on matrices that are much too small for it, and the cores then wait for one another: on a
busy machine that takes twice as long as one core alone. Hence one core, while a product is
computed and no longer; ``n_process`` is the way to use more of them.

Imported by :mod:`.pipeline` where a model is loaded, and not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController


class OneCore:
    """Holds the libraries for matrix products of this process to one core while it is entered.

    Threads may enter it at the same time: the last one to leave sets the libraries free.
    """

    def __init__(self) -> None:
        self._libraries = ThreadpoolController().select(user_api="blas").lib_controllers
        self._before: list[int] = []
        self._entered = 0
        self._lock = Lock()

    def __enter__(self) -> None:
        with self._lock:
            if not self._entered:
                self._before = [library.get_num_threads() for library in self._libraries]
                self._set([1] * len(self._before))
            self._entered += 1

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._entered -= 1
            if not self._entered:
                self._set(self._before)

    def _set(self, numbers: list[int]) -> None:
        for library, number, before in zip(self._libraries, numbers, self._before, strict=True):
            if before != 1:
                library.set_num_threads(number)


class OneCoreOps(NumpyOps):  # type: ignore[misc]  # thinc's compiled classes have no types
    """What thinc computes with, but for matrix products, which numpy computes on one core."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)
        self._one_core = OneCore()

    def gemm(self, *arrays: Any, **options: Any) -> Any:
        """The product of two matrices."""
        with self._one_core:
            return super().gemm(*arrays, **options)


@contextmanager
def numpy_products() -> Iterator[None]:
    """Models that are loaded meanwhile compute their products with numpy.

    Not where thinc has something better than its own BLIS: a GPU, Apple's library.
    """
    before = get_current_ops()
    if type(before) is not NumpyOps:
        yield
        return
    set_current_ops(OneCoreOps())
    try:
        yield
    finally:
        set_current_ops(before)
