"""The made files themselves: blanks stay blank, they are valid, LibreOffice opens them with the same pages and text."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openxml_audit import OpenXmlValidator

from tests.e2e.program import DAY, SAMPLES, docgen, sample
from tests.e2e.readers import W, docx_text, folded, pdf_pages, xlsx_cells
from tests.libreoffice import convert_to_pdf

ANSWERS = (
    "具有独立的法人资格",
    "备案（核准）、环评",
    "已投入资金明细清单",
    "经济指标与证明材料",
    "项目建设内容与实际",
    "根据专家评审意见",
)


def kept(pages: list[str]) -> str:
    """The text without commas and stops: LibreOffice 7.4 loses one that hangs over the right margin."""
    return re.sub("[，、。]", "", folded("".join(pages)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of all samples."""
    output = tmp_path_factory.mktemp("made")
    docgen("build", "-o", output, "--date", DAY, *sorted(SAMPLES.glob("[0-9]*")))
    return output


def form(made: Path, number: str, name: str) -> Path:
    """A made form, draft or not."""
    path = made / sample(number).name / name
    return path if path.exists() else path.with_name(f"{path.stem}（草稿）{path.suffix}")


def rows_of_cells(path: Path) -> list[list[str]]:
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    return [
        ["".join(t.text or "" for t in cell.iter(f"{W}t")) for cell in row.findall(f"{W}tc")]
        for row in root.iter(f"{W}tr")
    ]


@pytest.mark.parametrize("number", ["02", "03", "10"])
def test_the_six_answers_stay_blank_without_a_verification(made: Path, number: str) -> None:
    rows = rows_of_cells(form(made, number, "附件4-真实性核查表.docx"))
    for question in ANSWERS:
        row = next(cells for cells in rows if any(question in cell for cell in cells))
        assert row[-1] == "", (question, row)


def test_typed_answers_are_printed_and_the_signature_stays_blank(made: Path) -> None:
    rows = rows_of_cells(form(made, "01", "附件4-真实性核查表.docx"))
    row = next(cells for cells in rows if any(ANSWERS[0] in cell for cell in cells))
    assert row[-1] != ""
    signed = next(cell for cells in rows for cell in cells if "核查人员" in cell)
    assert folded(signed) == "核查人员：（签字）"


def test_the_signature_places_of_the_commitment_are_blank(made: Path) -> None:
    text = docx_text(form(made, "01", "附件3-信用承诺书.docx"))
    tail = folded(text[text.index("项目申报责任人") :])
    assert tail in (
        "项目申报责任人（签名）单位负责人（签名）（公章）日期：",
        "项目申报责任人（签名）单位负责人（签名）（公章）日期：年月日",
    )


def test_granted_amounts_stay_blank_without_an_award(made: Path) -> None:
    text = folded(docx_text(form(made, "02", "附件5-任务书.docx")))
    assert "批复专项资金：（大写），（小写）万元，任务书签署当年内下达第一笔专项资金万元" in text


def test_a_year_before_the_founding_prints_a_dash_and_never_zero(made: Path) -> None:
    cells = xlsx_cells(form(made, "14", "附件2-入库项目汇总表.xlsx"))
    row = next(row for row in cells if row and row[0] in (1, 1.0, "1"))
    assert row[4:7] == ["—", "—", "—"]


def test_every_made_office_file_is_valid(made: Path) -> None:
    files = [path for path in made.rglob("*") if path.suffix in (".docx", ".xlsx")]
    assert len(files) >= 60
    validator = OpenXmlValidator()
    for path in files:
        result = validator.validate(path)
        assert result.is_valid, (path.name, result.errors[:3])


def test_the_same_input_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    docgen("build", "-o", tmp_path, "--date", DAY, sample("03"))
    again = {path.name: path.read_bytes() for path in (tmp_path / sample("03").name).iterdir()}
    first = {path.name: path.read_bytes() for path in (made / sample("03").name).iterdir()}
    assert again == first


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("number", ["01", "03", "06"])
def test_libreoffice_has_the_same_text_and_page_count(made: Path, tmp_path: Path, number: str) -> None:
    folder = made / sample(number).name
    files = sorted(path for path in folder.iterdir() if path.suffix in (".docx", ".xlsx"))
    convert_to_pdf(files, tmp_path)
    for path in files:
        ours, theirs = pdf_pages(path.with_suffix(".pdf")), pdf_pages(tmp_path / f"{path.stem}.pdf")
        assert len(ours) == len(theirs), path.name
        assert sorted(kept(ours)) == sorted(kept(theirs)), path.name
