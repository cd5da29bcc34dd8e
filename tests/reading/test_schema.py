"""The published schema and the reading of files are one: what either takes, the other takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it carries no types

from reportgen.facts import Kind
from reportgen.quantity import Rounding
from reportgen.reading import json_schema
from tests.reading.samples import FACTS, ROOT, held
from tests.reading.test_bad_files import BAD

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def objects(schema: object) -> Iterator[dict[str, object]]:
    """Every schema inside a schema."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


def properties(schema: object = SCHEMA) -> set[str]:
    """Every key that a fact file may have, at any level."""
    found: set[str] = set()
    for one in objects(schema):
        keys = one.get("properties")
        if isinstance(keys, dict) and "type" in one:
            found |= keys.keys()
    return found


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_every_key_is_described_for_editors() -> None:
    for one in objects(SCHEMA):
        keys = one.get("properties")
        if isinstance(keys, dict) and "type" in one:
            assert one["additionalProperties"] is False
            assert all(isinstance(v, dict) and v.get("description") for v in keys.values())


def test_the_words_to_choose_from_are_those_of_the_program() -> None:
    choices = [one["enum"] for one in objects(SCHEMA) if "enum" in one]
    assert [k.value for k in Kind] in choices
    assert [r.value for r in Rounding] in choices


@pytest.mark.parametrize("text", [FACTS, (ROOT / "data" / "binh-thuan.yaml").read_text("utf-8")], ids=["ours", "data"])
def test_a_sound_file_is_valid(text: str) -> None:
    assert list(VALIDATOR.iter_errors(yaml.safe_load(text))) == []


SHAPES = {"F020", "F021", "F022", "F023", "F025", "F026"}
"""Faults of shape: a schema can see these; what a quote prints it can't."""


@pytest.mark.parametrize(
    "name", [n for n, (_, lines) in BAD.items() if {line.split()[1] for line in lines} & SHAPES and "calc" not in n]
)
def test_a_fault_of_shape_is_seen_by_an_editor_too(name: str) -> None:
    text, _ = BAD[name]
    assert list(VALIDATOR.iter_errors(yaml.safe_load(text)))


def page() -> str:
    return (ROOT / "docs" / "factfile.md").read_text(encoding="utf-8")


def test_the_page_documents_every_key_and_no_other() -> None:
    told = set(re.findall(r"^\| `([a-z0-9]+)`", page(), re.MULTILINE))
    kinds = {kind.value for kind in Kind}
    assert told - kinds - {r.value for r in Rounding} == properties() - kinds


def test_the_page_documents_every_kind_and_every_way_of_rounding() -> None:
    for word in (*Kind, *Rounding):
        assert f"`{word.value}`" in page()


class EditorsLoader(yaml.SafeLoader):
    """YAML as editors read it: version 1.2 knows no dates."""


EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_the_whole_example_of_the_page_is_sound_and_accounts_for_its_article(tmp_path: Path) -> None:
    (article,) = re.findall(r"^```text\n(.*?)^```", page(), re.MULTILINE | re.DOTALL)
    (example,) = re.findall(r"^```yaml example\n(.*?)^```", page(), re.MULTILINE | re.DOTALL)
    check = held(tmp_path, article, example)
    assert check.diagnostics == ()
    assert check.value is not None
    assert check.value.same_file
    assert list(VALIDATOR.iter_errors(yaml.load(example, Loader=EditorsLoader))) == []


def test_every_snippet_of_the_page_is_yaml_with_known_keys() -> None:
    known = properties()

    def check(value: object) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if isinstance(inner, dict) and re.fullmatch(r"[a-z]+_[a-z0-9_]+", key):
                    check(inner)  # an id
                elif re.fullmatch("en|vi|ur", key) is None:
                    assert key in known, key
                    check(inner)
        elif isinstance(value, list):
            for item in value:
                check(item)

    snippets = re.findall(r"^```yaml\n(.*?)^```", page(), re.MULTILINE | re.DOTALL)
    assert snippets
    for snippet in snippets:
        check(yaml.safe_load(snippet))
