"""The text of reports is byte for byte what the standard encoder would write, and made piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from reportgen.reporting.json_text import json_text

_LEAVES = st.none() | st.booleans() | st.integers() | st.text()
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=30
)


def standard(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@given(_VALUES)
def test_the_text_is_that_of_the_standard_encoder(value: object) -> None:
    assert json_text(value) == standard(value)
    assert json_text({"a": [{"b": [value, {"c": value}]}]}) == standard({"a": [{"b": [value, {"c": value}]}]})


def test_lists_may_be_made_while_they_are_written() -> None:
    def claims() -> Iterator[object]:
        yield {"id": "claim_1", "figures": ("a", "b")}
        yield {"id": "claim_2", "figures": ()}

    shown = json_text({"reports": iter([{"claims": claims(), "rules": iter([])}])})
    assert shown == standard(
        {
            "reports": [
                {"claims": [{"id": "claim_1", "figures": ["a", "b"]}, {"id": "claim_2", "figures": []}], "rules": []}
            ]
        }
    )
