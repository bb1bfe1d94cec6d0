"""Tables of programmes and cards: which rows are items, and what their cells say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import extractors
from docgen.model.document import Place, TableBlock
from docgen.model.reading import ProgrammeReading
from extractors.parsers.guideline.tables import cards_of


def table(*rows: Sequence[str | None]) -> TableBlock:
    return TableBlock(rows=tuple(tuple(row) for row in rows), place=Place(paragraph_no=1))


def names(block: TableBlock) -> list[tuple[str, str]]:
    return [(card.path, "".join(char for char, _, _ in card.name)) for card in cards_of(block)]


HEAD = ("序号", "支持项目", "申报条件", "支持标准")


def _read_as(file: Path, text: str) -> tuple[ProgrammeReading, ...]:
    file.write_text(text, "utf-8")
    return extractors.parse("guideline", extractors.read(file)).programmes


def test_a_row_of_one_cell_across_the_table_heads_a_group_and_is_no_item() -> None:
    block = table(
        HEAD,
        ("一、对外贸易", None, None, None),
        ("1", "境外参展", "独立布展", "展位费按70%补助"),
        ("二、跨境电商", None, None, None),
        ("2", "海外仓", "面积2000平方米以上", "按投资的20%补助"),
    )
    assert names(block) == [("1", "境外参展"), ("2", "海外仓")]


def test_a_heading_of_two_rows_is_no_item() -> None:
    block = table(
        ("序号", "兑现事项", "申报条件", "支持标准", None),
        (None, None, None, "比例", "限额"),
        ("1", "投资补助", "投资5000万元以上", "6%", "最高2000万元"),
    )
    assert names(block) == [("1", "投资补助")]


def test_what_an_item_is_called_in_its_column() -> None:
    block = table(
        ("序号", "兑现事项", "兑现标准", "申报条件"),
        ("1", "租金补贴", "按租金的50%补贴", "租用标准厂房"),
        ("2", "上规奖励", "奖励10万元", "首次上规"),
    )
    assert names(block) == [("1", "租金补贴"), ("2", "上规奖励")]


def test_a_table_that_sums_up_the_directions_gives_its_figures_to_them(tmp_path: Path) -> None:
    file = tmp_path / "指南.md"
    file.write_text(
        "# 某省软件资金申报指南\n\n## 一、总体安排\n\n"
        "| 方向 | 名称 | 支持方式 | 拟支持数量 |\n| --- | --- | --- | --- |\n"
        "| 方向1 | 工业软件攻关 | 事前补助 | 不超过15项 |\n| 方向2 | 软件适配应用 | 事后补助 | 不超过20项 |\n\n"
        "## 二、各方向申报要求\n\n### 方向1 工业软件攻关\n\n**申报条件。** 总投资不低于900万元。\n\n"
        "**支持标准。** 按投入的30%给予补助，最高700万元。\n\n### 方向2 软件适配应用\n\n"
        "**支持标准。** 按到账金额的15%给予补助，最高200万元。\n",
        "utf-8",
    )
    first, second = extractors.parse("guideline", extractors.read(file)).programmes
    assert (first.path, first.quota, first.min_investment_wan) == ("方向1", 15, 900)
    assert (second.path, second.quota, second.rate_max_percent) == ("方向2", 20, 15)


def test_a_remark_across_a_table_and_a_row_put_off(tmp_path: Path) -> None:
    file = tmp_path / "指南.html"
    rows = (
        "<tr><td>序号</td><td>项目类别</td><td>申报条件</td><td>补助标准</td></tr>"
        "<tr><td>1</td><td>境外展会</td><td>上年度有进出口实绩。</td><td>对展位费给予65%补助，每家企业全年最高30万元。</td></tr>"
        "<tr><td>2</td><td>国际认证</td><td colspan='2'>申报条件和补助标准另行通知。</td></tr>"
        "<tr><td colspan='4'>备注：同一企业获得本专项资金总额不超过200万元。</td></tr>"
    )
    file.write_text(
        f"<html><body><p>某市外贸资金申报指南</p><p>一、申报对象</p><p>本市企业。</p>"
        f"<p>二、支持方向、申报条件和补助标准</p><table>{rows}</table><p>三、申报程序</p><p>网上申报。</p></body></html>",
        "utf-8",
    )
    reading = extractors.parse("guideline", extractors.read(file))
    first, second = reading.programmes
    assert (first.path, first.rate_max_percent, first.cap_wan) == ("二1", 65, 30)
    assert (second.path, second.state) == ("二2", "deferred")
    assert any("总额不超过200万元" in each.text for each in reading.ledger.sentences)


def test_a_table_of_directions_and_telephones_is_no_table_of_programmes(tmp_path: Path) -> None:
    file = tmp_path / "指南.md"
    file.write_text(
        "# 某市文旅资金申报指南\n\n## 一、民宿奖励\n\n对甲级民宿给予40万元奖励。\n\n## 二、咨询电话\n\n"
        "| 支持方向 | 责任处室 | 联系电话 |\n| --- | --- | --- |\n| 一 | 产业处 | 0999-5826310 |\n",
        "utf-8",
    )
    (programme,) = extractors.parse("guideline", extractors.read(file)).programmes
    assert (programme.path, programme.award_wan) == ("一", 40)


def test_rows_called_by_number_a_row_told_later_and_a_head_with_an_aside(tmp_path: Path) -> None:
    found = _read_as(
        tmp_path / "指南.md",
        "# 某市节能降碳资金申报通知\n\n## 一、支持范围和标准\n\n"
        "| 序号 | 项目类别 | 申报条件 | 支持标准 |\n|---|---|---|---|\n"
        "| 1 | 节能改造 | 年节能量300吨以上 | 按投资的15%给予补助，最高200万元 |\n"
        "| 2 | 零碳工厂试点 | 制定降碳方案 | 每家给予60万元补助 |\n"
        "| 3 | 碳捕集示范 | 列入省级试点 | 支持标准另行通知 |\n\n## 二、申报条件\n\n"
        "（一）序号2试点建设周期不超过3年。\n",
    )
    assert [(each.path, each.state, each.max_duration_years) for each in found] == [
        ("一1", "open", None),
        ("一2", "open", 3),
        ("一3", "deferred", None),
    ]


def test_a_column_of_rates_may_say_of_what(tmp_path: Path) -> None:
    (found,) = _read_as(
        tmp_path / "细则.md",
        "# 某市贴息实施细则\n\n**第一条** 信用贷款贴息。按企业类别给予贴息，具体如下：\n\n"
        "| 企业类别 | 贴息比例（占实际支付利息） | 单户年度最高贴息额 |\n| --- | --- | --- |\n"
        "| 小巨人企业 | 50% | 60万元 |\n| 科技型中小企业 | 30% | 20万元 |\n",
    )
    assert (found.rate_max_percent, found.rate_min_percent, found.cap_wan) == (50, 30, 60)


def test_names_with_bare_sums_are_levels_of_one_support(tmp_path: Path) -> None:
    first, second = _read_as(
        tmp_path / "指南.md",
        "# 某州文旅奖励申报指南\n\n## 1 品牌景区奖励\n\n| 类别 | 奖励标准 |\n| --- | --- |\n"
        "| 国家5A级旅游景区 | 300万元 |\n| 国家4A级旅游景区 | 80万元 |\n\n"
        "## 2 民宿奖励\n\n对甲级民宿给予20万元奖励。\n",
    )
    assert [(each.path, each.award_wan) for each in (first, second)] == [("1", 300), ("2", 20)]
    assert [(each.name, each.award_wan) for each in first.tracks] == [
        ("国家5A级旅游景区", 300),
        ("国家4A级旅游景区", 80),
    ]


def test_what_stands_under_the_number_of_a_row_is_about_it_and_no_programme(tmp_path: Path) -> None:
    found = _read_as(
        tmp_path / "公告.md",
        "# 某市就业补贴申报公告\n\n## 一、补贴项目和标准\n\n"
        "| 序号 | 项目 | 申报条件 | 标准 |\n| --- | --- | --- | --- |\n"
        "| 1 | 孵化基地建设补助 | 新认定的基地 | 补助100万元 |\n| 2 | 孵化基地运营补贴 | 市级基地 | 最高20万元 |\n"
        "| 3 | 实训基地建设补助 | 新评定的基地 | 补助80万元 |\n\n## 二、具体要求\n\n"
        "（一）第1项：基地于2031年度获得认定。建设补助分两次拨付，认定后拨付60%，考核合格后拨付40%。\n\n"
        "（二）第3项：基地建设周期为2年。\n",
    )
    assert [(each.path, each.first_payment_percent, each.max_duration_years) for each in found] == [
        ("一1", 60, None),
        ("一2", None, None),
        ("一3", None, 2),
    ]


def test_a_table_announced_on_a_line_of_its_own_holds_the_chapters_programmes(tmp_path: Path) -> None:
    rows = (
        "序号\t项目名称\t支持标准\t拟安排数量\n1\t境外展会\t按展位费的70%给予补助\t6个\n"
        "2\t信用保险\t按保费的50%给予补助\t不限\n"
    )
    announced = f"支持内容和标准见下表。\n{rows}"
    text = f"某市商务指南\n一、基本条件\n本市企业。\n二、外贸类\n{announced}三、商贸类\n{announced}"
    found = _read_as(tmp_path / "指南.txt", text)
    assert [(each.path, each.rate_max_percent, each.quota) for each in found] == [
        ("二1", 70, 6),
        ("二2", 50, None),
        ("三1", 70, 6),
        ("三2", 50, None),
    ]


def test_tiers_in_a_table_cut_by_tabs_are_levels(tmp_path: Path) -> None:
    text = (
        "某县招商政策\n一、投资支持\n（一）设备补助。按设备投资额给予补助，具体标准见下表：\n"
        "投资规模\t补助比例\t最高补助金额\n2000万元至5000万元\t5%\t150万元\n5000万元以上\t8%\t500万元\n"
        "（二）搬迁补助。按实际支出的50%给予补助，最高100万元。\n"
    )
    first, second = _read_as(tmp_path / "指南.txt", text)
    assert (first.path, first.rate_max_percent, first.cap_wan) == ("一（一）", 8, 500)
    assert [(each.rate_max_percent, each.cap_wan) for each in first.tracks] == [(5, 150), (8, 500)]
    assert (second.path, second.cap_wan) == ("一（二）", 100)


def test_short_directions_beside_numbers_are_the_names(tmp_path: Path) -> None:
    text = (
        "某市服务业资金申报指南\n一、支持项目\n（一）项目补助类\n"
        "| 序号 | 支持方向 | 申报要点 | 补助标准 | 拟支持数 |\n|--|--|--|--|--|\n"
        "| 1 | 现代物流 | 智慧仓储项目，项目总投资不低于1000万元 | 按设备投入的20%补助，最高200万元 | 6个 |\n"
        "| 2 | 科技服务 | 研发平台 | 按设备费用的30%补助，最高150万元 | 5个 |\n"
        "（二）奖励类\n| 序号 | 奖励事项 | 条件 | 标准 |\n|--|--|--|--|\n"
        "| 1 | 集聚区 | 新获评的集聚区 | 国家级100万元<br>省级50万元<br>市级20万元 |\n"
        "| 2 | 升规 | 首次升规 | 每家10万元 |\n"
    )
    found = _read_as(tmp_path / "指南.md", text)
    assert [(each.path, each.name, each.cap_wan, each.award_wan, each.quota) for each in found] == [
        ("一（一）1", "现代物流", 200, None, 6),
        ("一（一）2", "科技服务", 150, None, 5),
        ("一（二）1", "集聚区", None, 100, None),
        ("一（二）2", "升规", None, 10, None),
    ]
    assert [each.award_wan for each in found[2].tracks] == [100, 50, 20]
    assert found[0].min_investment_wan == 1000


def test_rows_of_the_table_above_are_called_by_their_numbers(tmp_path: Path) -> None:
    table = (
        "序号\t项目名称\t补助标准\n1\t绿色建筑\t按投资的20%给予补助，最高200万元\n2\t节能改造\t按投资的30%给予补助，最高150万元\n"
        "3\t装配式建筑\t按投资的10%给予补助，最高90万元\n"
    )
    text = (
        f"某市绿色建筑资金申报指南\n一、工程示范\n支持标准见下表。\n{table}"
        "上表第1、3项补助资金分两批拨付：列入计划后拨付补助资金的50%，验收后拨付剩余50%；第2项一次性拨付。\n"
        "申报上表第1项、第3项的，截至2031年4月30日，项目完成投资应不低于计划投资的30%。\n"
        f"二、产业项目\n支持标准见下表。\n{table.replace('建筑', '建材')}"
    )
    found = _read_as(tmp_path / "指南.txt", text)
    assert [(each.path, each.first_payment_percent, each.invested_min_percent) for each in found] == [
        ("一1", 50, 30),
        ("一2", None, None),
        ("一3", 50, 30),
        ("二1", None, None),
        ("二2", None, None),
        ("二3", None, None),
    ]


def test_rows_make_a_class_by_their_numbers(tmp_path: Path) -> None:
    text = (
        "某区算力措施\n一、项目\n如下表：\n序号\t项目名称\t补助标准\n1\t算力券\t按费用的30%补助，最高200万元\n"
        "2\t标杆场景\t按投资的15%补助，最高200万元\n3\t模型券\t按费用的20%补助，最高50万元\n"
        "二、有关要求\n（一）建设类项目。序号2为建设类项目，实施周期不超过18个月。\n"
        "（二）资金拨付。建设类项目立项后拨付核定补助资金的40%，验收后拨付60%。\n"
    )
    found = _read_as(tmp_path / "指南.txt", text)
    assert [(each.path, each.max_duration_years, each.first_payment_percent) for each in found] == [
        ("一1", None, None),
        ("一2", 1.5, 40),
        ("一3", None, None),
    ]


def test_a_column_of_directions_holds_the_numbers_of_a_topics_programmes(tmp_path: Path) -> None:
    text = (
        "# 某省服务体系资金申报指南\n## 专题一 载体\n**方向1 平台**\n按投资的30%给予补助，最高200万元。\n"
        "**方向2 基地**\n按投资的20%给予补助，最高100万元。\n## 专题二 活动\n各方向支持标准见表1。\n"
        "**表1 专题二支持方向一览表**\n"
        "| 方向 | 活动名称 | 支持标准 | 最高支持额度（万元） | 拟支持数量（家） |\n|---|---|---|---|---|\n"
        "| 方向1 | 创业大赛 | 定额补助80万元 | — | 3 |\n| 方向2 | 人才培训 | 按培训支出的80%补助 | 60 | 5 |\n"
    )
    found = _read_as(tmp_path / "指南.md", text)
    assert [
        (each.path, each.rate_max_percent, each.cap_wan, each.award_wan, each.quota) for each in found
    ] == [
        ("专题一方向1", 30, 200, None, None),
        ("专题一方向2", 20, 100, None, None),
        ("专题二方向1", None, None, 80, 3),
        ("专题二方向2", 80, 60, None, 5),
    ]


def test_numbers_with_words_below_a_unit_have_that_unit(tmp_path: Path) -> None:
    text = (
        "# 某市促消费资金申报通知\n## 支持项目\n| 序号 | 项目名称 | 支持标准 | 限额（万元） |\n|---|---|---|---|\n"
        "| 1 | 主题活动 | 按费用的40%给予补助 | 全年60 |\n| 2 | 便民生活圈 | 按投资的20%补助 | 单个网点10 |\n"
    )
    found = _read_as(tmp_path / "指南.md", text)
    assert [(each.rate_max_percent, each.cap_wan) for each in found] == [(40, 60), (20, 10)]


def test_sums_by_kind_and_level_are_told_each_with_both(tmp_path: Path) -> None:
    text = (
        "# 某区科技资助申报指南\n## 一、研发支持\n| 认定类型 | 国家级 | 省级 |\n|---|---|---|\n"
        "| 企业技术中心 | 300万元 | 100万元 |\n| 重点实验室 | 500万元 | — |\n"
        "## 二、合作资助\n按合同支付额的20%给予资助，最高50万元。\n"
    )
    first, _ = _read_as(tmp_path / "指南.md", text)
    assert (first.path, first.name, first.award_wan) == ("一", "研发支持", 500)
    assert "award_wan" in first.doubtful
    assert [(each.name, each.award_wan) for each in first.tracks] == [
        ("国家级企业技术中心", 300),
        ("省级企业技术中心", 100),
        ("国家级重点实验室", 500),
    ]


def test_rows_of_one_programme_are_its_cases(tmp_path: Path) -> None:
    text = (
        "# 某市奖补事项清单\n| 序号 | 事项名称 | 支持层级 | 奖补标准 |\n|---|---|---|---|\n"
        "| 1 | 升规奖励 | 首次入库的企业 | 一次性奖励15万元 |\n| 2 | 上市奖励 | 完成股份制改造 | 30万元 |\n"
        "| 2 | 上市奖励 | 进入辅导期 | 30万元 |\n| 2 | 上市奖励 | 成功上市 | 500万元 |\n"
    )
    _, second = _read_as(tmp_path / "指南.md", text)
    assert (second.path, second.award_wan) == ("2", 500)
    assert [(each.name, each.award_wan) for each in second.tracks] == [
        ("完成股份制改造", 30),
        ("进入辅导期", 30),
        ("成功上市", 500),
    ]
