"""Tables in a guideline: a table of programmes, one row each, or a card, one table a programme.

Both are told by facets (支持条件, 补助标准 …) in the heading row or in the first column. A cell merged into
the one above or before it carries that one's words on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.document import TableBlock
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.marks import SERIES_WORD
from extractors.parsers.guideline.normalise import Triple, characters_of, without_markdown
from extractors.parsers.guideline.passage import Passage

_NAME = re.compile(
    r"(?:项目|政策|专项|支持|扶持|奖补|补助|补贴|资助|活动|资金|条款|事项|方向|奖励|兑现|榜单|课题|任务)?(?:名称|类别|类型|事项|项目|条款|方向|子类)(?:名称)?|项目"
)
_NUMBER = re.compile(r"序号|编号|项目编号|条款号|条号")
_CAPTIONS = ("内容", "具体内容", "说明")
_HEAD_UNIT = re.compile(
    r"[（(](?:单位[：:])?(万元|亿元|元|％|%|‰|个|项|家|名|年|个月)(?:/[项个家件次])?[）)]$"
)
GIVEN_HEAD = re.compile(
    "(?:奖励|奖补|补助|补贴|资助|支持|扶持|贴息)(?!对象|项目|内容|方向|条件)|比例|上限|最高"
)


@dataclass(frozen=True)
class Card:
    """A programme in a table: the cell with its number, its name, and what stands under each facet.

    name: empty where the card belongs to the head above the table.
    """

    path: str
    name: tuple[Triple, ...]
    facets: tuple[tuple[Passage, tuple[Triple, ...]], ...]


def cards_of(table: TableBlock) -> tuple[Card, ...]:
    """The programmes of a table; empty where it is no table of programmes."""
    rows = _filled(table)
    if not rows:
        return ()
    heading = _heading_rows(table, rows)
    heads = _with_marks(_with_articles(_heads(rows[:heading]), rows[heading:]), rows[heading:])
    heads = _with_names(heads, rows[heading:])
    if sum(facet_of(head) is not None for head in heads) >= 1 and any(
        _NAME.fullmatch(head) and facet_of(head) is None for head in heads
    ):
        return () if _lists_sums(rows[heading:]) else tuple(_row_cards(table, rows[heading:], heads))
    return _card(table, rows)


def _lists_sums(rows: list[list[str]]) -> bool:
    """Whether each row is a name and a bare sum: 国家5A级景区, 300万元. Those are levels of one support."""
    return all(len(row) == 2 and _BARE_SUM.fullmatch(row[1].strip()) for row in rows)


_BARE_SUM = re.compile(r"[\d.,]+(?:万元|元|%)")


def _filled(table: TableBlock) -> list[list[str]]:
    """The rows with merged cells filled: from the left where they go on from there, else from above.

    All of one width: a row that ends early has empty cells.
    """
    across = set(table.across) | _group_rows(table)
    width = max((len(row) for row in table.rows), default=0)
    rows: list[list[str]] = []
    for y, row in enumerate(table.rows):
        filled: list[str] = []
        for at, cell in enumerate(row):
            above = rows[-1][at] if rows and at < len(rows[-1]) else ""
            merged = filled[-1] if (y, at) in across and filled else above
            filled.append(cell if cell is not None else merged)
        rows.append(filled + [""] * (width - len(filled)))
    return rows


def _group_rows(table: TableBlock) -> set[tuple[int, int]]:
    """The cells of rows that have but their first one: 一、对外贸易 across the whole table."""
    return {
        (y, at)
        for y, row in enumerate(table.rows)
        if len(row) > 2 and (row[0] or "").strip() and all(cell is None for cell in row[1:])
        for at in range(1, len(row))
    }


def _heading_rows(table: TableBlock, rows: list[list[str]]) -> int:
    """How many rows the heading takes: one, and those below whose cell under the name goes on from it."""
    name = next((at for at, cell in enumerate(rows[0]) if _NAME.fullmatch(_plain(cell))), None)
    if name is None:
        return 1
    groups = _group_rows(table)
    below = (
        y
        for y, row in enumerate(table.rows)
        if y and (name >= len(row) or row[name] is not None or (y, name) in groups)
    )
    return next(below, len(rows))


def _heads(rows: list[list[str]]) -> list[str]:
    """What each column is headed by: the lower heads behind the upper one that they share."""
    return [
        "，".join(dict.fromkeys(_plain(row[at]) for row in rows if at < len(row) and row[at].strip()))
        for at in range(len(rows[0]))
    ]


_ARTICLE = re.compile("第[〇零一二三四五六七八九十百0-9]+条.*")


def _with_articles(heads: list[str], rows: list[list[str]]) -> list[str]:
    """条款 over 第五条, 第六条 … is a column of numbers; beside it 内容 holds the names."""
    at = next((at for at, head in enumerate(heads) if head in ("条款", "对应条款", "政策条款")), None)
    if at is None or not all(_ARTICLE.fullmatch(_plain(row[at])) for row in rows if row[at].strip()):
        return heads
    named = ["序号" if each == at else head for each, head in enumerate(heads)]
    if any(_NAME.fullmatch(head) and facet_of(head) is None for head in named):
        return named
    return ["项目名称" if head == "内容" else head for head in named]


_MARK = re.compile(rf"(?:{SERIES_WORD})(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})")


def _with_marks(heads: list[str], rows: list[list[str]]) -> list[str]:
    """方向 over 方向1, 方向2 … is a column of numbers."""
    columns = ([_plain(row[at]) for row in rows if row[at].strip()] for at in range(len(heads)))
    marked = [
        at for at, cells in enumerate(columns) if cells and all(_MARK.fullmatch(cell) for cell in cells)
    ]
    if len(marked) != 1 or any(_NUMBER.fullmatch(head) for head in heads):
        return heads
    return ["序号" if at in marked else head for at, head in enumerate(heads)]


def _with_names(heads: list[str], rows: list[list[str]]) -> list[str]:
    """序号 | 支持方向 | 补助标准: the directions are the names where they are short, each another one."""
    if any(_NAME.fullmatch(head) and facet_of(head) is None for head in heads):
        return heads
    number = next((at for at, head in enumerate(heads[:-1]) if _NUMBER.fullmatch(head)), None)
    if number is None or facet_of(heads[number + 1]) != "direction":
        return heads
    cells = [_plain(row[number + 1]) for row in rows]
    named = len(set(cells)) == len(cells) and all(_SHORT.fullmatch(cell) for cell in cells)
    return [*heads[: number + 1], "名称", *heads[number + 2 :]] if named else heads


_SHORT = re.compile("[^，。；：]{2,24}")


def _plain(cell: str) -> str:
    return "".join(without_markdown(cell)[0].split()).strip("：:")


def _row_cards(table: TableBlock, rows: list[list[str]], heads: list[str]) -> Iterator[Card]:
    names = [at for at, head in enumerate(heads) if _NAME.fullmatch(head) and facet_of(head) is None]
    number = next((at for at, head in enumerate(heads) if _NUMBER.fullmatch(head)), None)
    name = names[-1]
    keys = [at for at in (number, name) if at is not None]
    groups: list[list[list[str]]] = []
    for row in rows:
        if not row[name].strip() or _NAME.fullmatch(_plain(row[name])) or _is_note(row):
            continue
        goes_on = number is not None and groups and all(groups[-1][0][at] == row[at] for at in keys)
        groups[-1].append(row) if goes_on else groups.append([row])
    for group in groups:
        facets = [
            facet
            for at in range(len(heads))
            if at not in names and at != number
            for facet in _column(table, heads, at, _by_case(group, heads, at, keys) or _own_cells(group, at))
        ]
        path = group[0][number].strip() if number is not None else ""
        yield Card(path, tuple(_triples(table, group[0][name])), tuple(facets))


def _by_case(group: list[list[str]], heads: list[str], at: int, keys: list[int]) -> dict[str, int]:
    """The sums of a programme's rows, each behind the case that its row tells: 进入辅导期，70万元; {} if not so."""
    told = [column for column in range(at) if column not in keys and facet_of(heads[column]) != "subsidy"]
    cases = [[_plain(row[column]) for row in group] for column in told]
    apart = next(
        (each for each in cases if len(set(each)) == len(group) and all(map(_SHORT.fullmatch, each))), None
    )
    sums = [row[at].strip() for row in group]
    if len(group) < 2 or apart is None or facet_of(heads[at]) != "subsidy" or not all(sums):
        return {}
    return {f"{case}，{each}": 1 for case, each in zip(apart, sums, strict=True)}


def _is_note(row: list[str]) -> bool:
    """One cell across the whole table: a remark on all its rows."""
    return len(row) > 2 and len(set(row)) == 1


def notes_of(table: TableBlock) -> list[Triple]:
    """The remarks that run across a table."""
    return [
        triple for row in _filled(table) if _is_note(row) for triple in characters_of(row[0], table.place)
    ]


def _own_cells(group: list[list[str]], at: int) -> dict[str, int]:
    """The cells of a column that a programme's rows have, each once, and how many columns each takes.

    One that goes on from the left is told there.
    """
    return {row[at]: _width(row, at) for row in group if row[at].strip() and not _goes_on(row, at)}


def _goes_on(row: list[str], at: int) -> bool:
    """Whether a cell goes on from the left; short words (—, 不限) may stand side by side by chance."""
    return at > 0 and len(row[at]) >= 4 and row[at] == row[at - 1]


def _width(row: list[str], at: int) -> int:
    return 1 + next(
        (more for more, each in enumerate(range(at + 1, len(row))) if not _goes_on(row, each)),
        len(row) - at - 1,
    )


def _column(
    table: TableBlock, heads: list[str], at: int, cells: dict[str, int]
) -> Iterator[tuple[Passage, tuple[Triple, ...]]]:
    """A head with its cells; a lower head and a unit in the head are told before and behind the number.

    A cell over several columns stands under what heads them all, the money rule first.
    """
    for wide in sorted(set(cells.values())):
        upper, _, lower = heads[at].rpartition("，")
        if wide > 1:
            over = [head.split("，")[0] for head in heads[at : at + wide]]
            upper, lower = next((head for head in over if facet_of(head) == "subsidy"), over[0]), ""
        unit = _HEAD_UNIT.search(lower)
        plain = lower[: unit.start()] if unit else lower
        label = upper if facet_of(upper) or not plain else plain
        before = f"{plain}：" if label != plain and plain else ""
        words = [_with_unit(cell, unit) for cell, columns in cells.items() if columns == wide]
        yield _words(table, f"{label}："), tuple(_triples(table, before + "；\n".join(words)))


_NAMED_NUMBERS = re.compile(r"[\u4e00-\u9fff]{2,8}[\d,.]+(?:[，；、][\u4e00-\u9fff]{2,8}[\d,.]+)*")
"""单场15，全年60 below 限额（万元）."""


def _with_unit(cell: str, unit: re.Match[str] | None) -> str:
    if unit is None or not (re.fullmatch(r"[\d,.]+", cell.strip()) or _NAMED_NUMBERS.fullmatch(cell.strip())):
        return cell
    return re.sub(
        r"([\u4e00-\u9fff]?)(\d[\d,.]*)",
        lambda named: f"{named[1]}{'：' if named[1] else ''}{named[2]}{unit[1]}",
        cell.strip(),
    )


def _card(table: TableBlock, rows: list[list[str]]) -> tuple[Card, ...]:
    """Label | words, a row each; several cards may stand in one table, each begun by a name."""
    cards: list[Card] = []
    name: tuple[Triple, ...] = ()
    facets: list[tuple[Passage, tuple[Triple, ...]]] = []
    known = 0
    for row in rows:
        for label, words in _pairs(row):
            if _NAME.fullmatch(label) and facet_of(label) is None:
                if name and facets:
                    cards.append(Card("", name, tuple(facets)))
                    facets = []
                name = tuple(_triples(table, words))
            elif label and _plain(words) not in _CAPTIONS:
                known += facet_of(label) is not None
                facets.append((_words(table, f"{label}："), tuple(_triples(table, words))))
    ruled = any(facet_of(label.text) in ("conditions", "subsidy") for label, _ in facets)
    if facets and (name or (not cards and ruled and 2 * known > len(facets))):
        cards.append(Card("", name, tuple(facets)))
    return tuple(cards) if known >= 2 else ()


def _pairs(row: list[str]) -> Iterator[tuple[str, str]]:
    cells = [cell for at, cell in enumerate(row) if at == 0 or cell != row[at - 1]]
    if len(cells) % 2:
        cells = [cells[0], "".join(cells[1:])] if len(cells) > 1 else [*cells, ""]
    for at in range(0, len(cells), 2):
        yield _plain(cells[at]), cells[at + 1]


def _triples(table: TableBlock, cell: str) -> Iterator[Triple]:
    lines = [without_markdown(line)[0].strip() for line in cell.splitlines()] or [cell]
    stop = "；" if len(lines) > 1 and all(_ENDS_IN_A_SUM.search(line) for line in lines) else ""
    yield from characters_of(stop.join(lines), table.place)


_ENDS_IN_A_SUM = re.compile(r"\d(?:[万亿]?元|[%‰])$")
"""国家级100万元, 省级50万元 on lines of their own: no words that a line's end has cut."""


def _words(table: TableBlock, text: str) -> Passage:
    return Passage.of(characters_of(text, table.place))


def rows_in_words(table: TableBlock) -> tuple[tuple[str, str], ...]:
    """A table of sums by kind or level: each row's words without figures, and the row as a sentence.

    Each cell stands behind its column's head: 级别国家级，奖励金额100万元。 Where the columns are levels, each sum is
    a sentence. Empty where no column is headed by what is given (奖励金额, 补助比例 …) or a level.
    """
    rows = _filled(table)
    heads = _heads(rows[:1]) if len(rows) > 1 else []
    by_level = tuple(_levels_in_words(heads, rows[1:]))
    if by_level:
        return by_level
    if not any(GIVEN_HEAD.search(head) for head in heads) or any(re.search(r"\d", head) for head in heads):
        return ()
    return tuple(_row_in_words(heads, row) for row in rows[1:])


_LEVEL_HEAD = re.compile(r"(?:国家|省|市|区|县)级(?:[（(](?:万元|元)[）)])?|[A-D一二三][类等级]")
_NO_SUM = re.compile("[—－/无-]*")


def _levels_in_words(heads: list[str], rows: list[list[str]]) -> Iterator[tuple[str, str]]:
    """平台类型 | 国家级 | 省级 over 重点实验室 | 200万元 | 100万元: a sum for each kind and level; empty if not so."""
    levels = [at for at, head in enumerate(heads) if at and _LEVEL_HEAD.fullmatch(head)]
    if len(levels) < 2 or len(levels) < len(heads) - 1:
        return
    units = {at: _HEAD_UNIT.search(heads[at]) for at in levels}
    sums = [(row, at, _with_unit(_plain(row[at]), units[at])) for row in rows for at in levels]
    if not all(_BARE_SUM.fullmatch(cell) or _NO_SUM.fullmatch(cell) for _, _, cell in sums):
        return
    for row, at, cell in sums:
        unit = units[at]
        level = heads[at][: unit.start()] if unit else heads[at]
        if not _NO_SUM.fullmatch(cell):
            yield f"{level}{_plain(row[0])}", f"对{level}{_plain(row[0])}，奖励{cell}。"


_ASIDE_BEHIND = re.compile(r"(?<=比例)（[^（）\d]*）$")
"""贴息比例（占实际支付利息）"""


def _row_in_words(heads: list[str], row: list[str]) -> tuple[str, str]:
    label, said = "", []
    for head, cell in zip(heads, (_plain(cell) for cell in row), strict=False):
        if not cell or _NUMBER.fullmatch(head):
            continue
        column = _ASIDE_BEHIND.sub("", head)
        unit = _HEAD_UNIT.search(column)
        said.append((column[: unit.start()] if unit else column) + _with_unit(cell, unit))
        label += "" if GIVEN_HEAD.search(head) else cell
    return label, "，".join(said) + "。"


def table_text(table: TableBlock) -> list[Triple]:
    """A table that is none of programmes, as text: its cells in order, rows ended by a stop."""
    triples: list[Triple] = []
    for row in table.rows:
        words = "，".join(cell.strip() for cell in row if cell and cell.strip())
        if words:
            triples += characters_of(f"{words}；", table.place)
    return triples
