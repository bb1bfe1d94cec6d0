"""What is set for projects holds for work to be done, and not for titles, interest, stands or travel groups."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.model.reading import ProgrammeReading
from tests.extractors.guideline_text import read_lines

PROJECT = "智能产线改造项目。对实施产线改造的企业，按设备投资的15%给予补助，最高200万元。"
TERMS = (
    "三、项目要求",
    "项目总投资不低于400万元，实施期不超过2年，并于2032年6月30日前竣工。",
    "项目立项后先行拨付60%，验收合格后拨付其余40%。",
)
OF_A_PROJECT = (
    "min_investment_wan",
    "max_duration_years",
    "complete_by",
    "first_payment_percent",
)


def read_with(support: str, *terms: str) -> tuple[ProgrammeReading, ProgrammeReading]:
    """A project and another support, with what a later chapter says to all."""
    found = read_lines(
        "某市专项资金申报指南", "一、支持项目", f"（一）{PROJECT}", f"（二）{support}", *(terms or TERMS)
    )
    assert [each.path for each in found] == ["一（一）", "一（二）"]
    return found[0], found[1]


def test_a_project_takes_what_is_set_for_projects() -> None:
    project, _ = read_with("平台认定奖励。对新认定的国家级平台，一次性奖励90万元。")
    assert [getattr(project, key) for key in OF_A_PROJECT] == [400, 2, date(2032, 6, 30), 60]
    assert set(OF_A_PROJECT) <= set(project.doubtful)


@pytest.mark.parametrize(
    "support",
    [
        "平台认定奖励。对新认定的国家级平台，一次性奖励90万元。",
        "企业贷款贴息。按实际支付利息的50%给予贴息，最高30万元。",
        "参展补贴。企业参加境外展会的，按展位费的60%给予补贴，最高8万元。",
        "研发费用补助。按企业上年度研发费用的3%给予补助，最高50万元。",
        "引客奖励。旅行社组织市外游客的，按每人次20元给予奖励，最高40万元。",
        "外派培训补贴。按每人1000元给予补贴，单个企业最高30万元。",
        "诊断服务。对企业按服务合同实际支付金额的40%给予事后奖补，最高20万元。",
    ],
)
def test_what_was_reached_or_spent_takes_none_of_it(support: str) -> None:
    _, other = read_with(support)
    assert [getattr(other, key) for key in OF_A_PROJECT] == [None] * 4


@pytest.mark.parametrize(
    "support",
    [
        "重点课题。围绕新材料开展攻关，拟立项4项，每项资助30万元。",
        "种质资源基地。每个基地定额补助80万元。",
        "普惠床位建设。对新建养老机构形成的床位，按每张1.2万元给予补贴，最高180万元。",
        "校企协同。按技术合同金额的20%给予资助，最高60万元，执行期最长18个月。",
    ],
)
def test_work_paid_in_sums_or_by_contract_takes_it(support: str) -> None:
    _, other = read_with(support)
    assert other.first_payment_percent == 60
    assert other.min_investment_wan == 400


def test_times_of_projects_and_of_awards_go_to_their_own() -> None:
    project, award = read_with(
        "平台认定奖励。对新认定的国家级平台，一次性奖励90万元。",
        "三、时间要求",
        "项目应于2031年3月1日以后开工建设。",
        "奖励类事项的认定时间应在2030年1月1日至2030年12月31日之间。",
    )
    assert (project.window_start, project.window_end) == (date(2031, 3, 1), None)
    assert (award.window_start, award.window_end) == (date(2030, 1, 1), date(2030, 12, 31))


def test_a_time_that_stands_alone_is_taken_for_all() -> None:
    project, award = read_with(
        "平台认定奖励。对新认定的国家级平台，一次性奖励90万元。",
        "三、时间要求",
        "申报事项均应发生在2030年1月1日至2030年12月31日之间。",
    )
    assert project.window_end == award.window_end == date(2030, 12, 31)


def test_what_is_paid_at_once_is_not_paid_in_parts() -> None:
    _, other = read_with(
        "冷库改造项目。按投资额的20%给予补助，最高50万元，验收合格后一次性拨付。",
    )
    assert other.first_payment_percent is None
    assert other.min_investment_wan == 400


def test_the_years_of_a_budget_are_no_time_of_a_project() -> None:
    project, _ = read_with(
        "平台认定奖励。对新认定的国家级平台，一次性奖励90万元。",
        "三、资金来源",
        "2031年至2033年，市财政每年安排专项资金3000万元。",
    )
    assert project.window_start is None


def test_what_an_item_is_exempt_from_is_not_taken() -> None:
    found = read_lines(
        "某市专项资金申报指南",
        "一、支持项目",
        f"（一）{PROJECT}",
        "（二）揭榜攻关项目。按研发投入的30%给予补助，最高800万元。本方向不受通知中建成时间和投资进度要求的限制。",
        *TERMS,
        "截至2031年3月31日，项目已完成投资不低于计划总投资的30%。",
    )
    assert [
        (each.complete_by, each.invested_min_percent, each.max_duration_years, each.first_payment_percent)
        for each in found
    ] == [(date(2032, 6, 30), 30, 2, 60), (None, None, 2, 60)]
