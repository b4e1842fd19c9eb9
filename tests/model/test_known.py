"""What is known to hold on a day."""

import pytest

from kg.model.known import holds


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("2024-11-08", "", "2024-11-08", True),
        ("2024-11-08", "", "2024-11-07", False),
        ("2020-01-01", "2021-12-31", "2021-12-31", True),
        ("2020-01-01", "2021-12-31", "2022-01-01", False),
        ("", "2021-12-31", "2021-01-01", False),
        ("", "", "", True),
    ],
)
def test_days(since: str, until: str, day: str, held: bool) -> None:
    assert holds(since, until, day) is held
