from __future__ import annotations

import pytest

from dragoman.read.agency import agency_in


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LAGOS, May 28 (Xinhua) -- Nigeria said", "Xinhua"),
        ("MOSCOW, June 14. /TASS/. Russia said", "TASS"),
        ("WASHINGTON (Reuters) - The envoy said", "Reuters"),
        ("Berlin (dpa) - The envoy said", "dpa"),
        ("VELMONT (VNAP) -- The envoy said", "VNAP"),
        ("The envoy speaks in Alaska. (Xinhua/Liu Jie)\n\nHe said no.", "Xinhua"),
        ("He said no.\n\nReuters with additional editing by Jim Pollard\n\nALSO SEE:", "Reuters"),
        ("He said no.\n\nAgence France-Presse", "AFP"),
        ("He said no.\nSource: Xinhua News Agency", "Xinhua"),
        ("He said no.\n© 2023 AFP", "AFP"),
    ],
)
def test_an_agency_that_signs_is_found(text: str, agency: str) -> None:
    assert agency_in(text) == agency


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations (UN) - a body of states - met.",
        "The envoy told Reuters that talks go on.",
        "The envoy speaks. (AP Photo/Jane Doe)\n\nHe said no.",
        "BEIJING (China) - The envoy said",
        "Source: two officials",
        "",
    ],
)
def test_a_name_that_does_not_sign_is_no_agency(text: str) -> None:
    assert agency_in(text) is None
