"""What a new user does with a new edition: forms by direction, filled pages, points to settle, the text itself."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PIL import Image

from tests.e2e.program import DAY, GUIDELINE, SAMPLES, docgen, sample
from tests.e2e.readers import docx_text, folded, pdf_pages

TEXTS = SAMPLES.parent / "tests" / "guidelines"


def new_edition(folder: Path, guideline: Path, *forms: Path) -> str:
    given = [part for form in forms for part in ("--forms", form)]
    run = docgen("edition", "new", folder, "--guideline", guideline, *given)
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode()


def project(number: str, folder: Path, edition: str) -> Path:
    shutil.copytree(sample(number), folder)
    data = folder / "project.toml"
    data.write_text(data.read_text("utf-8").replace('"jiangsu-2023"', f'"{edition}"'), "utf-8")
    return folder


def findings(folder: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(docgen("edition", "check", folder, "--json").stdout)
    return found


def heads(workbook: Path) -> tuple[str, str]:
    sheet = openpyxl.load_workbook(workbook).active
    return str(sheet["A1"].value), str(sheet["A2"].value)


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blank")
    assert docgen("blank", folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def five(blanks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with a summary for each direction."""
    folder = tmp_path_factory.mktemp("five") / "ed5"
    new_edition(folder, GUIDELINE, *sorted(blanks.glob("附件2-*.xlsx")))
    return folder


@pytest.fixture(scope="module")
def filled(blanks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sample 08 printed on templates made of blank forms, one summary for all directions."""
    folder = tmp_path_factory.mktemp("filled")
    names = ("附件3-*.docx", "附件4-*.docx", "附件5-任务书（空白）.docx", "附件2-1*.xlsx")
    new_edition(folder / "ed2", GUIDELINE, *(next(blanks.glob(name)) for name in names))
    own = project("08", folder / "P", "ed2")
    run = docgen("build", own, "--edition", folder / "ed2", "-o", folder / "out", "--date", DAY)
    assert run.returncode == 0, run.stderr.decode()
    return folder / "out" / "P"


def test_each_summary_goes_with_its_own_direction(five: Path, tmp_path: Path) -> None:
    projects = [project(number, tmp_path / number, "ed5") for number in ("09", "01")]
    run = docgen("summary", *projects, "--edition", five, "--region", "盐城市", "-o", tmp_path / "s")
    assert run.returncode == 1, run.stderr.decode()
    for name, annex in (("绿色化改造提升", "附件 2-4"), ("智能化改造数字化转型", "附件 2-1")):
        (made,) = (tmp_path / "s").glob(f"*（{name}）.xlsx")
        assert heads(made)[0] == annex
        assert f"（{name}）" in heads(made)[1]
    assert len(list((tmp_path / "s").glob("*.xlsx"))) == 2
    docgen("build", projects[0], "--edition", five, "-o", tmp_path / "o")
    (row,) = (tmp_path / "o").rglob("附件2*.xlsx")
    assert heads(row)[0] == "附件 2-4"
    docgen("blank", tmp_path / "b", "--edition", five)
    assert len(list((tmp_path / "b").glob("*.xlsx"))) == 5


def test_a_summary_that_names_no_direction_is_asked_for_and_an_error(
    five: Path, blanks: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(next(blanks.glob("附件2-4*.xlsx")))
    book.active["A2"] = "入库项目汇总表"
    book.save(tmp_path / "汇总表.xlsx")
    folder = tmp_path / "ed"
    shown = new_edition(folder, GUIDELINE, next(blanks.glob("附件2-1*.xlsx")), tmp_path / "汇总表.xlsx")
    assert "forms.form2.direction 汇总表.xlsx：看不出用于哪个重点方向" in shown
    errors = [each for each in findings(folder) if each["level"] == "error"]
    assert [each["place"] for each in errors] == ["forms.form2.direction"]
    run = docgen("blank", tmp_path / "b", "--edition", folder)
    assert run.returncode == 3
    assert "不能确定“汇总表.xlsx”用于哪个重点方向" in run.stderr.decode()


def test_a_direction_without_a_summary_is_told_and_the_rest_is_made(blanks: Path, tmp_path: Path) -> None:
    summaries = [next(blanks.glob(f"附件2-{number}*.xlsx")) for number in (1, 2)]
    new_edition(tmp_path / "ed", GUIDELINE, *summaries, next(blanks.glob("附件3-*.docx")))
    missing = "没有重点方向“绿色化改造提升”的汇总表"
    assert ("warning", missing) in [(each["level"], each["what"]) for each in findings(tmp_path / "ed")]
    own = project("09", tmp_path / "P", "ed")
    run = docgen("summary", own, "--edition", tmp_path / "ed", "--region", "盐城市", "-o", tmp_path / "s")
    assert (run.returncode, missing in run.stderr.decode()) == (3, True)
    built = docgen("build", own, "--edition", tmp_path / "ed", "-o", tmp_path / "o").stdout.decode()
    assert f"{missing}，没有生成汇总行" in built
    assert sorted(path.suffix for path in (tmp_path / "o").rglob("附件*")) == [".docx", ".pdf"]


def test_an_edition_of_summaries_alone_makes_nothing_for_a_direction_without_one(
    blanks: Path, tmp_path: Path
) -> None:
    new_edition(
        tmp_path / "ed", GUIDELINE, *(next(blanks.glob(f"附件2-{number}*.xlsx")) for number in (1, 2))
    )
    own = project("09", tmp_path / "P", "ed")
    run = docgen("build", own, "--edition", tmp_path / "ed", "-o", tmp_path / "o")
    assert (run.returncode, "没有重点方向“绿色化改造提升”的汇总表" in run.stderr.decode()) == (3, True)


def test_the_commitment_and_the_task_book_are_filled_wherever_they_leave_room(filled: Path) -> None:
    commitment = folded(docx_text(filled / "附件3-信用承诺书.docx"))
    assert "项目总投资额或执行额6415万元" in commitment
    assert "申请财政资金1000万元" in commitment
    book = folded(docx_text(filled / "附件5-任务书.docx"))
    assert (
        "项目名称：热电联产机组余热深度利用节能技术改造项目项目管理单位（甲方）：江苏省工业和信息化厅" in book
    )
    assert "为顺利组织实施完成热电联产机组余热深度利用节能技术改造项目，" in book
    assert "项目的实施期限：2022年2月至2024年3月" in book
    assert "项目总投资投入预算（大写）陆仟肆佰壹拾伍万元整（小写）6415万元。" in book
    assert "（二）绩效目标：年节约标准煤：2.1万吨；" in book


def test_the_cover_is_one_page_and_no_rule_is_left_between_filled_lines(filled: Path) -> None:
    pages = [folded(page) for page in pdf_pages(filled / "附件5-任务书.pdf")]
    assert "2022年制" in pages[0]
    assert pages[1].startswith("根据《中华人民共和国民法典》")
    lines = docx_text(filled / "附件5-任务书.docx").splitlines()
    assert [line for line in lines if "　" * 20 in line] == []


def test_the_summary_has_region_day_and_number_and_the_direction_of_its_project(filled: Path) -> None:
    sheet = openpyxl.load_workbook(filled / "附件2-入库项目汇总表.xlsx").active
    assert heads(filled / "附件2-入库项目汇总表.xlsx")[0] == "附件 2-4"
    assert "（绿色化改造提升）" in sheet["A2"].value
    assert sheet["A3"].value not in (None, "地区：")
    assert sheet["H3"].value == "汇总时间：2022年10月10日"
    assert sheet["A6"].value == 1


def test_what_is_not_filled_is_listed_and_edition_check_repeats_it_until_it_is_ticked(filled: Path) -> None:
    folder = filled.parents[1] / "ed2"
    points = folder / "待确定事项.txt"
    text = points.read_text("utf-8-sig")
    assert "[ ] 附件3-信用承诺书（空白）.docx  第 13 段  日期：没有同名的字段" in text
    told = {(each["level"], each["file"], each["place"]) for each in findings(folder)}
    assert ("warning", "附件3-信用承诺书（空白）.docx", "第 13 段") in told
    assert ("warning", "edition.toml", "parties.basis") in told
    points.write_text(text.replace("[ ]", "[x]"), "utf-8-sig")
    try:
        assert [each["place"] for each in findings(folder)] == [
            "cities",
            "parameters.closing_date",
            "parameters.silent_base_tax",
        ]
    finally:
        points.write_text(text, "utf-8-sig")


def test_a_blank_of_the_new_edition_has_its_rules_and_rows_again(filled: Path, tmp_path: Path) -> None:
    assert docgen("blank", tmp_path / "b", "--edition", filled.parents[1] / "ed2").returncode == 0
    text = docx_text(tmp_path / "b" / "附件5-任务书（空白）.docx")
    assert sum("　" * 20 in line for line in text.splitlines()) == 9
    assert "{" not in text
    assert "至" not in folded(text).split("实施期限：")[1][:3]


def test_doubts_and_sentences_are_points_in_the_order_of_the_text(five: Path) -> None:
    lines = (five / "待确定事项.txt").read_text("utf-8-sig").splitlines()
    doubt = (
        "[ ] 五（一） 省级制造业创新中心创新能力建设项目，第 373 行："
        "最低投入 5,000 万元，有疑问（几个门槛中最低的一个）"
    )
    sentence = (
        "[ ] 三（一）1（1），第 263 行："
        "没有读懂“发起方企业对同一目标企业实施分阶段多轮并购的，以最后一次并购出资额为准。”"
    )
    assert 0 < lines.index(sentence) < lines.index(doubt)


def test_the_unit_and_the_year_are_read_from_the_forms_in_the_text(tmp_path: Path) -> None:
    new_edition(tmp_path / "e", GUIDELINE)
    text = (tmp_path / "e" / "edition.toml").read_text("utf-8")
    assert 'managing_unit = "江苏省工业和信息化厅"' in text
    assert "base_year = 2021 " in text


def test_what_nobody_has_filled_in_is_an_error(tmp_path: Path) -> None:
    new_edition(tmp_path / "e", TEXTS / "anhe-smes" / "guideline.txt")
    told = {(each["level"], each["place"]) for each in findings(tmp_path / "e")}
    assert {("error", "parties.managing_unit"), ("error", "province"), ("warning", "cities")} <= told


def test_a_page_that_was_not_read_is_named_on_the_screen_and_among_the_points(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(picture, "JPEG")
    document = pypdfium2.PdfDocument(TEXTS / "yunpu-commerce" / "guideline.pdf")
    page = document.new_page(595, 842)
    scan = pypdfium2.PdfImage.new(document)
    picture.seek(0)
    scan.load_jpeg(picture)
    scan.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page.insert_obj(scan)
    page.gen_content()
    document.save(tmp_path / "g.pdf")
    if "第 9 页" not in docgen("guideline", tmp_path / "g.pdf").stdout.decode():
        pytest.skip("OCR is installed and reads the page")
    words = "指南第 9 页没有读出"
    assert words in new_edition(tmp_path / "e", tmp_path / "g.pdf")
    assert words in (tmp_path / "e" / "待确定事项.txt").read_text("utf-8-sig")


@pytest.mark.parametrize("text", [GUIDELINE, TEXTS / "anhe-smes" / "guideline.txt"], ids=["shipped", "other"])
def test_a_changed_text_is_an_error_with_the_command_that_reads_it_anew(text: Path, tmp_path: Path) -> None:
    folder = tmp_path / "e"
    new_edition(folder, text)
    own = folder / "guideline.txt"
    own.write_text(own.read_text("utf-8").replace("万元", "万元整"), "utf-8")
    told = next(each for each in findings(folder) if each["file"] == "guideline.txt")
    command = f"docgen guideline {own} -o {folder / 'guideline.json'}"
    assert told["level"] == "error"
    assert command in told["what"]
    assert docgen(*command.split(" ")[1:]).returncode == 0
    assert not any(each["file"] == "guideline.txt" for each in findings(folder))


def test_a_missing_text_is_said_to_be_missing_though_the_package_has_one_like_it(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    new_edition(folder, GUIDELINE)
    assert not any("缺少指南原文" in each["what"] for each in findings(folder))
    (folder / "guideline.txt").unlink()
    missing = next(each for each in findings(folder) if each["file"] == "guideline")
    assert (missing["level"], "缺少指南原文" in missing["what"]) == ("warning", True)


def test_new_prints_the_command_that_works(tmp_path: Path) -> None:
    new_edition(tmp_path / "e", GUIDELINE)
    run = docgen("new", "z", "--programme", "四（一）", "--edition", "e/edition.toml", cwd=tmp_path)
    assert run.stdout.decode().splitlines()[-1] == "请填写后运行：docgen check z --edition e/edition.toml"
    checked = docgen("check", "z", "--edition", "e/edition.toml", cwd=tmp_path)
    assert "没有指南版本" not in checked.stderr.decode()
    plain = docgen("new", "y", "--programme", "四（一）", cwd=tmp_path)
    assert plain.stdout.decode().splitlines()[-1] == "请填写后运行：docgen check y"


def test_a_folder_with_the_name_of_the_packaged_edition_is_told(tmp_path: Path) -> None:
    docgen("edition", "export", "jiangsu-2023", tmp_path / "jiangsu-2023")
    told = docgen("edition", "check", "jiangsu-2023", cwd=tmp_path).stderr.decode()
    assert "请写成 ./jiangsu-2023" in told or "请写成 .\\jiangsu-2023" in told
    assert docgen("edition", "check", "./jiangsu-2023", cwd=tmp_path).stderr.decode() == ""


def test_a_guideline_or_a_form_of_the_same_name_is_no_form(blanks: Path, tmp_path: Path) -> None:
    guideline = TEXTS / "lanzhou-industry" / "guideline.docx"
    renamed = tmp_path / "指南.docx"
    shutil.copy(guideline, renamed)
    form = next(blanks.glob("附件3-*.docx"))
    twin = tmp_path / form.name
    shutil.copy(form, twin)
    no_field = tmp_path / "说明.xlsx"
    openpyxl.Workbook().save(no_field)
    for forms, words in (
        ((renamed,), "这是申报指南，不是空白表"),
        ((no_field,), "没有一处能填入字段，不像空白表"),
        ((form, twin), "有两张空白表同名"),
    ):
        given = [part for each in forms for part in ("--forms", each)]
        run = docgen("edition", "new", tmp_path / "e", "--guideline", guideline, *given)
        assert (run.returncode, words in run.stderr.decode()) == (3, True), run.stderr.decode()
    assert not (tmp_path / "e").exists()
    shown = new_edition(tmp_path / "e", GUIDELINE, renamed)
    assert "forms 指南.docx：像申报指南而不是空白表，请核对是否选错了文件" in shown


def test_blank_build_and_summary_refuse_an_edition_without_forms_alike(tmp_path: Path) -> None:
    new_edition(tmp_path / "e", GUIDELINE)
    own = project("09", tmp_path / "P", "e")
    for command in (
        ("blank", tmp_path / "b"),
        ("build", own, "-o", tmp_path / "o"),
        ("summary", own, "--region", "盐城市", "-o", tmp_path / "s"),
    ):
        run = docgen(*command, "--edition", tmp_path / "e")
        assert (run.returncode, "指南版本“e”没有表格" in run.stderr.decode()) == (3, True), command
