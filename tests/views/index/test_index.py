from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dragoman import ontology
from dragoman.errors import SettingsError
from dragoman.ledger import Ledger
from dragoman.records import When
from dragoman.views import plain
from dragoman.views.index import explain, index, png, shipped_formula, svg
from dragoman.views.index.bins import bin_of, named, placed
from dragoman.views.index.formula import formula
from dragoman.views.index.resampling import Weighed, bands, percentile, picked
from hand_built import on

from ..kept import kept, told

PAIR = ("XDR", "XBE")
DAY = date(2025, 3, 8)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    reports = [
        told("Drovia attacked Belmark on 2025-01-10.", "2025-01-11"),
        told("Drovia attacked Belmark on 2025-01-10.", "2025-01-11", outlet="Post"),
        told("Drovia accused Belmark of theft on 2025-01-20.", "2025-01-21"),
        told("Drovia and Belmark met on 2025-03-05.", "2025-03-06"),
        told("Drovia remembered how Belmark attacked it.", "2025-03-07"),
        told("Drovia will visit Belmark on 2025-05-05.", "2025-03-08"),
    ]
    with kept(tmp_path, reports) as opened:
        yield opened


def test_a_point_is_the_mean_of_its_occurrences_not_of_their_reports(ledger: Ledger) -> None:
    january = index(ledger, PAIR).points[0]
    assert (january.occurrences, january.reports) == (2, 3)
    assert january.value == (-9 + -3) / 2
    assert (january.cooperation, january.conflict) == (0, -12)


def test_where_nothing_was_reported_there_is_a_gap_and_no_zero(ledger: Ledger) -> None:
    points = {point.label: point.value for point in index(ledger, PAIR).points}
    assert points == {"2025-01": -6.0, "2025-02": None, "2025-03": (2.5 + 4 * 0.5) / 2}


def test_background_is_left_out_and_counted(ledger: Ledger) -> None:
    assert index(ledger, PAIR).left_out == {"background": 1}


def test_a_plan_counts_on_the_day_on_which_it_was_reported(ledger: Ledger) -> None:
    (plan,) = explain(index(ledger, PAIR), "2025-03")[1:]
    assert (plan.status, plan.when) == ("scheduled", When(DAY, DAY, "day", "published"))


def test_points_may_be_weeks_or_quarters(ledger: Ledger) -> None:
    assert [point.label for point in index(ledger, PAIR, by="quarter").points] == ["2025-Q1"]
    assert index(ledger, PAIR, by="week").points[0].label == "2025-W02"


def test_the_order_of_the_parties_changes_nothing(ledger: Ledger) -> None:
    assert index(ledger, PAIR).points == index(ledger, ("XBE", "XDR")).points


def test_a_point_is_explained_by_its_occurrences_the_weightiest_first(ledger: Ledger) -> None:
    parts = explain(index(ledger, PAIR, by="quarter"), "2025-01")
    assert [(part.act, part.value) for part in parts] == [("ASSAULT", -9.0), ("ACCUSE", -3.0)]
    assert parts[0].quote == "Drovia attacked Belmark on 2025-01-10."
    assert len(parts[0].sources) == 2


def test_the_users_formula_is_laid_over_the_shipped_one(ledger: Ledger, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("measure: sum\nweights: {ASSAULT: {type: -1}}\ndraws: 0\n", encoding="utf-8")
    found = index(ledger, PAIR, formula_file=own)
    assert (found.points[0].value, found.points[0].low) == (-4.0, None)
    assert found.digest != index(ledger, PAIR).digest


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("weights: {NOTHING: {type: 1}}", "PLOVER has no type"),
        ("measure: median", "measure must be one of"),
        ("statuses: {happened: much}", "happened is 'much'"),
        ("colour: red", "unknown entries"),
        ("[1, 2]", "must be entries"),
        ("a: [", "not well-formed YAML"),
        ("draws: 99999999", "draws must be between"),
        ("bin: year", "bin must be one of"),
    ],
)
def test_a_formula_that_cannot_be_followed_is_named(
    tmp_path: Path, written: str, message: str
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(written, encoding="utf-8")
    with pytest.raises(SettingsError, match=message) as fault:
        formula(own)
    assert str(own) in str(fault.value)


def test_the_shipped_weights_are_those_of_the_ontology() -> None:
    weights = formula().weights
    assert set(weights) == {type_.name for type_ in ontology.types()}
    for type_ in ontology.types():
        scores = {mode.name: mode.score for mode in ontology.modes(type_.name)}
        known = {name: score for name, score in scores.items() if score is not None}
        assert weights[type_.name] == {"type": type_.score, **known}


def test_the_shipped_formula_says_what_it_does_before_it_does_it() -> None:
    assert shipped_formula().startswith("# How `dragoman index` makes a number")


def test_bands_are_the_same_for_the_same_seed_in_any_order() -> None:
    weighed = [Weighed("a", at**1.7, (f"r{at}",)) for at in range(30)]

    def of(order: list[Weighed], seed: int) -> tuple[float, float]:
        return bands(order, lambda v: sum(v) / len(v), draws=200, seed=seed, low=5, high=95)["a"]

    assert of(weighed, 1) == of(weighed[::-1], 1) != of(weighed, 2)
    middle = sum(one.value for one in weighed) / len(weighed)
    assert of(weighed, 1)[0] < middle < of(weighed, 1)[1]


def test_a_percentile_lies_between_its_neighbours() -> None:
    assert percentile([4.0, 1.0, 2.0, 3.0], 50) == 2.5


def test_dates_find_their_points_and_loose_ones_none() -> None:
    assert bin_of(date(2024, 12, 31), "week").label == "2025-W01"
    assert bin_of(date(2025, 12, 31), "quarter").end == date(2025, 12, 31)
    assert placed(on("2025-03-09"), "month") == named("2025-03")[0]
    assert placed(None, "month") is None
    with pytest.raises(SettingsError, match="is no point"):
        named("2025-13")


def test_the_picture_is_xml_with_gaps_and_without_script(ledger: Ledger) -> None:
    picture = svg(index(ledger, PAIR), lambda code: f"<{code}> & Co")
    root = ElementTree.fromstring(picture)
    assert root.tag.endswith("svg")
    assert "script" not in picture
    assert "&lt;XDR&gt; &amp; Co" in picture
    assert "2025-02: nothing reported" in picture
    assert picture.count("<polyline") == 2


def test_an_index_of_nothing_is_an_empty_picture(ledger: Ledger) -> None:
    found = index(ledger, ("XDR", "CHN"))
    assert found.points == ()
    assert ElementTree.fromstring(svg(found)) is not None
    assert isinstance(plain(found), dict)


def test_png_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    with pytest.raises(SettingsError, match="pip install cairosvg"):
        png("<svg/>")


def test_reports_are_drawn_as_the_standard_library_would_draw_them() -> None:
    generator = random.Random(7)
    drawn = [set(generator.choices(range(23), k=23)) for _ in range(50)]
    at_once = picked(23, 50, random.Random(7))
    assert [set(row.nonzero()[0].tolist()) for row in at_once] == drawn
    assert picked(0, 50, random.Random(7)).shape == (50, 0)
