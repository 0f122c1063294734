from __future__ import annotations

from types import ModuleType

import dragoman


def test_all_that_is_public_is_listed_and_nothing_else() -> None:
    listed = [getattr(dragoman, name) for name in dragoman.__all__]
    assert None not in listed
    ours = {
        name
        for name, value in vars(dragoman).items()
        if not name.startswith("_")
        and not isinstance(value, ModuleType)
        and getattr(value, "__module__", "").startswith("dragoman")
    }
    assert {*ours, "__version__"} == set(dragoman.__all__)
