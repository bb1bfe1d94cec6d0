"""附件6: the province's offices, and the one city's that the guideline prints beside them."""

from __future__ import annotations

from pathlib import Path

import extractors
from docgen.editions import load_edition, samples_folder
from extractors.parsers.guideline.contacts import contacts_of
from tests.extractors.guideline_text import parsed
from tests.guideline_pdf import typeset


def test_the_province_names_an_office_and_a_number_for_each_open_programme() -> None:
    found = [(each.programme, each.office, each.phones) for each in parsed().contacts]
    assert found[:4] == [
        ("一（一）", "投资与技术改造处", ("025-69652865",)),
        ("一（二）1", "装备工业处", ("025-69652756",)),
        ("一（二）2", "两化融合推进处", ("025-69652603",)),
        ("一（二）3", "信息基础设施处", ("025-69652833",)),
    ]
    assert ("一（四）2", "软件与信息服务业处", ("025-69652993",)) in found
    assert ("二", "技术创新处", ("025-69652738",)) in found
    assert ("三（四）", "大数据产业处", ("025-69652661",)) in found
    assert ("四（二）1", "产业转型升级处", ("025-69652632",)) in found
    assert found[-1] == ("五（五）", "产业人才与合作处", ("025-69652912",))
    named = {path for path, _, _ in found}
    assert {item.path for item in parsed().programmes if item.state == "open"} - named == {"三（五）"}


def test_the_region_overlay_is_what_the_guideline_prints_for_that_city() -> None:
    (region,) = load_edition("jiangsu-2023").regions
    printed = [each for each in parsed().local_contacts if each.programme != "三（四）"]
    assert list(region.contacts) == printed
    assert {each.phones[0][:5] for each in printed} == {"0515-"}


def test_a_table_typeset_in_narrow_cells_gives_the_same_contacts(tmp_path: Path) -> None:
    lines = (samples_folder() / "guidelines" / "jiangsu-2023.txt").read_text("utf-8").splitlines()
    path = tmp_path / "指南.pdf"
    path.write_bytes(typeset(lines))
    guideline = extractors.parse("guideline", extractors.read(path)).guideline
    printed = parsed()
    assert [(each.programme, each.office, each.phones) for each in guideline.contacts] == [
        (each.programme, each.office, each.phones) for each in printed.contacts
    ]
    assert [(each.programme, each.office, each.phones) for each in guideline.local_contacts] == [
        (each.programme, each.office, each.phones) for each in printed.local_contacts
    ]


def test_one_row_may_list_two_items_with_an_office_each() -> None:
    programmes = tuple(each for each in parsed().programmes if each.path in ("一（二）2", "一（二）3"))
    rows = (
        ("一、改造", "（二）标杆示范", "", "", ""),
        ("", "", "2. 工厂\n3. 应用", "两化处\n信息处", "025-69652603\n025-69652833"),
    )
    found, _ = contacts_of(rows, programmes)
    assert [(each.programme, each.office, each.phones) for each in found] == [
        ("一（二）2", "两化处", ("025-69652603",)),
        ("一（二）3", "信息处", ("025-69652833",)),
    ]
