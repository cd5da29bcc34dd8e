"""A revised article merged into an edited fact file: nothing of the editor's is lost."""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Span
from reportgen.reading import check_source, load_source_lexicon, read_article, read_facts
from reportgen.reading.drafting import merge_draft
from reportgen.reading.drafting.merging import Merged
from tests.reading.samples import ARTICLE, FACTS, RESOURCES

EDITED = FACTS.replace("  ships:\n", "  # counted at the gate, not at the quay\n  ships:\n").replace(
    "claims:\n", "claims:   # ours\n"
)


def merged(folder: Path, article: str, text: str = EDITED) -> Merged:
    (folder / "facts.yaml").write_bytes(text.encode())
    (folder / "article.txt").write_text(article, encoding="utf-8")
    facts = read_facts(folder / "facts.yaml", RESOURCES, "facts.yaml")
    read = read_article(folder / "article.txt", "article.txt")
    lexicon = load_source_lexicon("en", RESOURCES, Span.whole(""))
    assert facts.value is not None, facts.diagnostics
    assert read.value is not None
    assert lexicon.value is not None
    return merge_draft(facts.value, read.value, lexicon.value, ("en", "vi"))


def sound(folder: Path, text: str) -> list[str]:
    """The codes of what is still wrong with a merged file, held against its article."""
    (folder / "facts.yaml").write_bytes(text.encode())
    facts = read_facts(folder / "facts.yaml", RESOURCES, "facts.yaml")
    assert facts.value is not None, facts.diagnostics
    return [d.code for d in check_source(facts.value, folder / "article.txt", RESOURCES).diagnostics]


def test_an_article_that_is_as_it_was_changes_nothing(tmp_path: Path) -> None:
    assert merged(tmp_path, ARTICLE).text == EDITED


def test_moved_quotes_get_their_paragraphs_and_every_other_line_stays(tmp_path: Path) -> None:
    done = merged(tmp_path, f"By our own correspondent\n{ARTICLE}")
    assert done.moved == 7
    old, new = EDITED.splitlines(), done.text.splitlines()
    assert len(old) == len(new)
    for before, after in zip(old, new, strict=True):
        assert before == after or "paragraph" in before or "sha256" in before
    assert sound(tmp_path, done.text) == []


def test_new_figures_and_mentions_are_added(tmp_path: Path) -> None:
    article = ARTICLE.replace("Comments", "The 1,250 ships carried 70 tonnes, and in 2021 all.\n\nComments")
    done = merged(tmp_path, article)
    assert (done.mentions, done.figures) == (2, 1)
    assert "{paragraph: 2, quote: In 2021}, {paragraph: 4, quote: in 2021}]" in done.text
    assert '    paragraph: 2\n    mentions:\n      - {paragraph: 4, quote: "1,250 ships carried"}\n' in done.text
    assert "  # --- New in the article\n\n  ships_carried_70_t:\n    quote: ships carried 70 tonnes" in done.text
    assert sound(tmp_path, done.text) == []
    again = merged(tmp_path, article, done.text)
    assert again.text == done.text


def test_what_was_changed_or_is_gone_is_said_in_comments_once(tmp_path: Path) -> None:
    article = ARTICLE.replace("1,250 ships", "1,260 ships").replace("(order 12-PA/H)", "and more")
    done = merged(tmp_path, article)
    assert done.changed == 2
    change = ["changed in paragraph 2 of the article:", "- [1,250] ships", "+ [1,260] ships"]
    assert "".join(f"    # ? {line}\n" for line in change) + "    quote: 1,250" in done.text
    assert "# ? `order 12-PA/H` is gone from the article\n" in done.text
    assert "counted at the gate" in done.text
    again = merged(tmp_path, article, done.text)
    assert again.text == done.text


def test_the_ends_of_lines_stay_as_they_are(tmp_path: Path) -> None:
    done = merged(tmp_path, f"New\n{ARTICLE}", EDITED.replace("\n", "\r\n"))
    assert done.text.count("\n") == done.text.count("\r\n") == EDITED.count("\n")


def test_a_file_without_ignored_words_gets_them_at_its_end(tmp_path: Path) -> None:
    text = EDITED[: EDITED.index("ignored:")]
    done = merged(tmp_path, ARTICLE, text)
    assert done.ignored == 1
    assert "ignored:\n  - {quote: Comments (3), paragraph: 4, reason: a line of the page" in done.text
    assert sound(tmp_path, done.text) == []
