"""Every bad file is told in one line: file, place, cause, what to do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from docgen.errors import DeferredProgrammeError, DocgenError, InputError
from docgen.intake import load_application, load_award, load_verification
from docgen.model.application import Application
from tests.builders import PROJECT_TOML, changed, small_edition, write_project


def loaded(folder: Path, text: str = PROJECT_TOML, encoding: str = "utf-8") -> Application:
    return load_application(write_project(folder, text, encoding), small_edition())[0]


def told(folder: Path, text: str, encoding: str = "utf-8") -> list[str]:
    """What a person reads of this file: one line a fault, without the folder's name."""
    with pytest.raises(DocgenError) as raised:
        loaded(folder, text, encoding)
    lines = [part.line() for part in raised.value.parts()]
    assert all(line.startswith(str(folder / "project.toml")) and "\n" not in line for line in lines)
    return [line.removeprefix(str(folder / "project.toml")).lstrip("，：") for line in lines]


def test_a_good_file_becomes_the_application_and_its_programme(tmp_path: Path) -> None:
    application, programme = load_application(write_project(tmp_path), small_edition())
    assert programme.label == "一（一）高端化改造升级项目"
    assert application.applicant.figures["2021"].revenue_wan == Decimal("45210.37")
    assert application.applicant.figures["2021"].profit_wan == Decimal("-12.5")
    assert application.applicant.established.first_day() == date(2009, 6, 18)
    assert application.project.begins.zh() == "2022年3月"
    assert application.investment[0].spent_wan == 400


def test_no_number_of_a_file_becomes_a_float(tmp_path: Path) -> None:
    application = loaded(tmp_path, changed("ex_tax_wan = 1000", "ex_tax_wan = 1000.123456"))
    assert application.investment[0].ex_tax_wan == Decimal("1000.123456")


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert loaded(tmp_path, "\ufeff" + PROJECT_TOML) == loaded(tmp_path / "b")


def test_half_width_brackets_of_the_programme_are_accepted(tmp_path: Path) -> None:
    assert (
        load_application(write_project(tmp_path, changed('"一（一）"', '"一 (一)"')), small_edition())[1].path
        == "一（一）"
    )


LEADER = 'leader = "陈示例"\n'
FACT = '[[facts]]\nkey = "scenes"\nvalue = 4\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (changed(LEADER, ""), "第 18 行，project.leader（项目负责人）：没有填写。请填写：项目负责人"),
        (
            changed(LEADER, 'leader = ""\n'),
            "第 21 行，project.leader（项目负责人）：没有填写。请填写：项目负责人",
        ),
        (
            changed(LEADER, LEADER + 'leadr = "x"\n'),
            "第 22 行，project.leadr：没有这个字段。是不是“leader”？",
        ),
        (
            changed("spent_wan", "spentwan").replace("spent_by = 2022-06-30\n", ""),
            "第 45 行，investment[0].spentwan：没有这个字段。是不是“spent_wan”？",
        ),
        (
            PROJECT_TOML + '[[investmnt]]\nitem = "x"\n',
            "第 58 行，investmnt：没有这个字段。是不是“investment”？",
        ),
        (
            changed("revenue_wan", "revenues_wan"),
            "第 15 行，applicant.figures.2021.revenues_wan：没有这个字段。是不是“revenue_wan”？",
        ),
        (
            changed("MAXXX00151", "MAXXX00152"),
            "第 7 行，applicant.uscc（统一社会信用代码）："
            "“91320900MAXXX00152”的校验位或字符不对（GB 32100-2015），请照营业执照核对",
        ),
        (
            changed('"equipment"', '"euqipment"'),
            "第 41 行，investment[0].category（类别）：“euqipment”不在可选值中。可选：equipment 设备、"
            "tools 工具、器具、"
            "software 软件、integration 系统集成、cloud 云资源及网络、"
            "installation 调试安装、consulting 咨询、设计、"
            "testing 检验检测、评价、patent 专利、research 研发费用、"
            "building 土建、working_capital 铺底流动资金、other 其他",
        ),
        (
            changed("in_cluster = true", 'in_cluster = "是"'),
            "第 26 行，project.in_cluster（是否为省先进制造业集群中的项目）："
            "“是”应为是或否。请写 true（是）或 false（否），不加引号",
        ),
        (
            changed('phone = "0515-80000001"', "phone = 13900000000"),
            "第 22 行，project.phone（联系电话）：“13900000000”应为文字。请加英文双引号",
        ),
        (
            changed("spent_by = 2022-06-30\n", ""),
            "第 39 行，investment[0]（投资明细）：spent_wan（已投入）与 spent_by（截至日期）必须同时填写",
        ),
        (
            changed("spent_wan = 400", "spent_wan = 1000.01"),
            "第 39 行，investment[0]（投资明细）：“加工中心”的已投入 1000.01 万元大于不含税额 1000 万元",
        ),
        (changed("tax_wan = 130", "tax_wan = -1"), "第 44 行，investment[0].tax_wan（税额）：-1 应不小于 0"),
        (
            changed('finance = "样本区财政局"\n', ""),
            "第 34 行，recommended_by（推荐单位）：须填写 finance（财政局）",
        ),
        (
            changed("[[investment]]", "[investment]"),
            "第 39 行，investment（投资明细）：应为一组（列表）。请写成 [[…]] 的段落或 [ … ] 的列表",
        ),
        (
            changed("[applicant.figures.2021]", "[applicant.figures.21]"),
            "第 14 行，applicant.figures.21：“21”不是年份。请写四位数字，如 [applicant.figures.2021]",
        ),
        (
            changed("陈示例", "陈\\t例"),
            "第 21 行，project.leader（项目负责人）：含有制表符，表上印不出来。请改用空格",
        ),
        (
            changed("陈示例", "陈\\u0000例"),
            "第 21 行，project.leader（项目负责人）："
            "含有不能印在表上的控制字符 U+0000。请删去它，重新输入这一项",
        ),
    ],
)
def test_a_bad_value_is_told_in_one_line(tmp_path: Path, text: str, line: str) -> None:
    assert told(tmp_path, text) == [line]


@pytest.mark.parametrize(
    "written",
    [
        "1e3",
        "inf",
        "nan",
        "-inf",
        '"1e3"',
        '"一百二十"',
        '"壹佰"',
        '"１２０"',
        '"1,200"',
        '"120万元"',
        "true",
        "1.2e-3",
    ],
)
def test_what_is_no_plain_number_is_no_money(tmp_path: Path, written: str) -> None:
    (line,) = told(tmp_path, changed("applied_wan = 120", f"applied_wan = {written}"))
    shown = "True" if written == "true" else written.strip('"')
    assert line.startswith(f"第 27 行，project.applied_wan（项目申请补助资金）：“{shown}”不是金额或数量，请")
    assert "例如 1180" in line


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("2023-02-30", "第 23 行：TOML 格式错误。“begins = 2023-02-30”：没有这一天，请核对日期"),
        (
            '"2023-02-30"',
            "第 23 行，project.begins（项目开始时间）：“2023-02-30”没有这一天：2023年2月只有28天",
        ),
        ("2022-03", '第 23 行：TOML 格式错误。“begins = 2022-03”：到月的日期要加引号，如 "2022-03"'),
        ('"2022-13"', "第 23 行，project.begins（项目开始时间）：“2022-13”没有这个月份"),
        (
            '"2022年3月"',
            "第 23 行，project.begins（项目开始时间）："
            "“2022年3月”不是日期，请写成 2022-03（到月）或 2022-03-15（到日）",
        ),
    ],
)
def test_a_date_that_is_none_is_told_with_its_line(tmp_path: Path, written: str, line: str) -> None:
    assert told(tmp_path, changed('begins = "2022-03"', f"begins = {written}")) == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            changed('"一（一）"', '"一（二）"'),
            "第 2 行：指南里没有申报项目类别“一（二）”。是不是“一（一）”？",
        ),
        (
            changed('"一（一）"', '"xyz"'),
            "第 2 行：指南里没有申报项目类别“xyz”。可用的有：一（一）、三（三）、五（五）",
        ),
        (
            changed('programme = "一（一）"\n', ""),
            'programme：没有填写申报项目类别。例如 programme = "一（一）"',
        ),
        (
            changed('"重大改造"', '"重大改照"'),
            "第 3 行：一（一）高端化改造升级项目没有子类“重大改照”。是不是“重大改造”？",
        ),
        (
            changed('track = "重大改造"\n', ""),
            "track：没有填写子类（一（一）高端化改造升级项目分为：重大改造、数字改造）。请填写其中一个",
        ),
        (
            changed('"scenes"', '"scene"'),
            "第 54 行：一（一）高端化改造升级项目没有数量指标“scene”。是不是“scenes”？",
        ),
        (
            changed('"scenes"', '"xyz"'),
            "第 54 行：一（一）高端化改造升级项目没有数量指标“xyz”。可用的有：scenes",
        ),
        (PROJECT_TOML + FACT, "第 58 行：数量指标“scenes”填写了两次。请只留一处"),
        (
            changed('"small"', '"jiangsu-2023"').replace('"一（一）"', '"九（九）"'),
            "第 1 行：申报数据属于“jiangsu-2023”，而使用的指南版本是“small”。"
            "请核对 edition，或用 --edition 指定版本",
        ),
    ],
)
def test_what_the_guideline_does_not_know_is_told_with_the_nearest(
    tmp_path: Path, text: str, line: str
) -> None:
    assert told(tmp_path, text) == [line]


def test_a_deferred_programme_has_an_error_of_its_own_with_the_guidelines_words(tmp_path: Path) -> None:
    with pytest.raises(DeferredProgrammeError, match=r"指南写明“另行通知”.*请等待另行通知"):
        loaded(tmp_path, changed('"一（一）"', '"三（三）"'))


def test_two_faults_are_told_in_two_lines_and_counted_in_the_one_line_form(tmp_path: Path) -> None:
    text = changed(LEADER, "").replace('site = "江苏省盐城市"\n', "")
    with pytest.raises(InputError) as raised:
        loaded(tmp_path, text)
    assert [part.place for part in raised.value.parts()] == [
        "第 18 行，project.site（项目所在地）",
        "第 18 行，project.leader（项目负责人）",
    ]
    assert raised.value.line().endswith("（另有 1 处错误）")


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("gbk", "第 2 行：不是 UTF-8 编码，而是 GBK（ANSI）编码。请用记事本或 WPS 打开，另存为 UTF-8 编码"),
        ("utf-16", "第 1 行：不是 UTF-8 编码，而是 UTF-16 编码。请用记事本或 WPS 打开，另存为 UTF-8 编码"),
    ],
)
def test_another_encoding_is_named(tmp_path: Path, encoding: str, line: str) -> None:
    assert told(tmp_path, PROJECT_TOML, encoding) == [line]


def test_an_empty_folder_a_file_and_a_missing_folder_are_told_apart(tmp_path: Path) -> None:
    empty, file = tmp_path / "empty", tmp_path / "file"
    empty.mkdir()
    file.write_text("x")
    said = {}
    for folder in (empty, file, tmp_path / "nowhere"):
        with pytest.raises(InputError) as raised:
            load_application(folder, small_edition())
        said[folder.name] = raised.value.line().removeprefix(f"{folder}：")
    assert said == {
        "empty": "文件夹里没有 project.toml。请用 docgen new 生成，填写后再试",
        "file": "不是文件夹。请给出放有 project.toml 的项目文件夹",
        "nowhere": "没有这个文件夹。请检查路径",
    }


def test_a_fault_behind_an_unfilled_block_is_told_with_its_own_line(tmp_path: Path) -> None:
    unfilled = '[[facts]]\nkey = "scenes"\nvalue = ""\nunit = "个"\n\n'
    assert told(tmp_path, changed('[[facts]]\nkey = "scenes"', unfilled + '[[facts]]\nkey = "sceens"')) == [
        "第 59 行：一（一）高端化改造升级项目没有数量指标“sceens”。是不是“scenes”？"
    ]


def test_a_fact_with_a_misspelt_value_is_not_dropped(tmp_path: Path) -> None:
    assert told(tmp_path, changed("value = 3", "valeu = 3")) == [
        "第 54 行，facts[0].value（数值）：没有填写。请填写：数值",
        "第 56 行，facts[0].valeu：没有这个字段。是不是“value”？",
    ]


def test_a_fact_without_a_value_is_not_dropped(tmp_path: Path) -> None:
    assert told(tmp_path, changed("value = 3\n", "")) == [
        "第 54 行，facts[0].value（数值）：没有填写。请填写：数值"
    ]


def test_a_proof_that_a_person_wrote_with_its_kind_alone_is_kept(tmp_path: Path) -> None:
    proofs = loaded(tmp_path, PROJECT_TOML + '[[proofs]]\nkind = "开工证明"\n').proofs
    assert [proof.kind for proof in proofs] == ["开工证明"]


def test_award_and_verification_are_none_where_there_is_no_file(tmp_path: Path) -> None:
    assert (load_award(tmp_path), load_verification(tmp_path)) == (None, None)


def test_award_and_verification_are_read_beside_the_project(tmp_path: Path) -> None:
    (tmp_path / "award.toml").write_text("granted_wan = 120.5\n", encoding="utf-8")
    (tmp_path / "verification.toml").write_text('registered = "是"\nfigures = ""\n', encoding="utf-8")
    award, verification = load_award(tmp_path), load_verification(tmp_path)
    assert award is not None
    assert verification is not None
    assert award.granted_wan == Decimal("120.5")
    assert (verification.registered, verification.figures) == ("是", "")


def test_a_fault_of_the_award_has_the_awards_label(tmp_path: Path) -> None:
    (tmp_path / "award.toml").write_text("granted_wan = 0\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"award.toml，第 1 行，granted_wan（批复专项资金）：0 应大于 0"):
        load_award(tmp_path)


def test_a_conclusion_above_the_limit_is_refused_and_not_cut(tmp_path: Path) -> None:
    (tmp_path / "verification.toml").write_text(f'conclusion = "{"符" * 101}"\n', encoding="utf-8")
    with pytest.raises(
        InputError, match=r"核查结论与建议）：共 101 字，超过 100 字的上限。请缩短，程序不会截断"
    ):
        load_verification(tmp_path)
