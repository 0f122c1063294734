"""Coders for workers: made by values that pickle, and dangerous where a test wants them so."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from dragoman.pipeline import Codes
from dragoman.records import Findings, Report
from hand_built import HandCoder


@dataclass(frozen=True)
class MakesHandCoder:
    """Makes the hand coder, under any version, and as slow as it is told to be."""

    version: str = "hand-1"
    seconds: float = 0.0

    def __call__(self) -> Codes:
        return _Slow(self.version, self.seconds)


@dataclass(frozen=True)
class MakesKiller:
    """Makes a coder whose process dies by the word "lethal"; once only, where `mark` is given."""

    mark: Path | None = None

    def __call__(self) -> Codes:
        return _Killer(self.mark)


class _Slow(HandCoder):
    def __init__(self, version: str, seconds: float) -> None:
        super().__init__()
        self.version = version
        self._seconds = seconds

    def code(self, report: Report) -> Findings:
        time.sleep(self._seconds)
        if "unforeseen" in report.text:
            raise ZeroDivisionError("by zero")
        return super().code(report)


class _Killer(HandCoder):
    def __init__(self, mark: Path | None) -> None:
        super().__init__()
        self._mark = mark

    def code(self, report: Report) -> Findings:
        if "lethal" in report.text and not (self._mark and self._mark.exists()):
            if self._mark:
                self._mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().code(report)
