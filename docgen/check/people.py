"""Conditions on the applicant and the project's kind: location, research, title, prior funding, applicant."""

from __future__ import annotations

from docgen.check.case import Case, Verdict, best, certain, day_zh, plain_words, worst
from docgen.check.nomenclature import PROVINCE_CODES, industry_section
from docgen.model.application import PriorFunding, Title
from docgen.model.dates import PartialDate
from docgen.model.findings import Outcome
from docgen.model.guideline import (
    ApplicantCondition,
    LocationCondition,
    PriorFundingCondition,
    ResearchExcludedCondition,
    TitleCondition,
)

_LEVELS = ("municipal", "provincial", "national")
_LEVEL_WORDS = {"municipal": "市级", "provincial": "省级", "national": "国家级"}
_ENTERPRISES: dict[str, str] = {"企业": "", "工业企业": "BCD", "工业和信息化领域企业": "BCDI"}
"""Kinds of enterprise that the checker knows → sections of GB/T 4754 they belong to (empty: any)."""
_BY_DIVISION: dict[str, str] = {"软件和信息技术服务企业": "I65"}
"""Kinds of enterprise that bear the name of a division of GB/T 4754; another division proves nothing."""
_ENTERPRISE_USCC = "91"
"""GB 32100-2015: 9 工商, 1 企业."""


def judge_location(condition: LocationCondition, case: Case) -> Verdict:
    """The site begins with the province or one of its cities; another province's full name fails."""
    site = plain_words(case.application.project.site)
    expected = f"项目实施地在{condition.province}域内"
    others = [name for name in PROVINCE_CODES if name != condition.province]
    short = condition.province.removesuffix("省").removesuffix("市")
    at_home = site.startswith(condition.province) or _begins_with_city(site.removeprefix(short), case)
    if any(site.startswith(name) for name in others):
        return Verdict(Outcome.FAIL, expected, case.application.project.site, field="project.site")
    if at_home and not any(name in site for name in others):
        return Verdict(Outcome.PASS, expected, case.application.project.site, field="project.site")
    why = "项目所在地没有以省或设区市的全称开头，或写了不止一个省，请写全"
    return Verdict(Outcome.UNDETERMINED, expected, case.application.project.site, why, "project.site")


def judge_research_excluded(_condition: ResearchExcludedCondition, case: Case) -> Verdict:
    """研发类项目 are out."""
    is_rd = case.application.project.is_rd
    expected = "不是研发类项目"
    if is_rd is None:
        why = "请填写 project.is_rd（是否研发类项目）"
        return Verdict(Outcome.UNDETERMINED, expected, "未填写", why, "project.is_rd")
    outcome = Outcome.FAIL if is_rd else Outcome.PASS
    return Verdict(outcome, expected, "研发类项目" if is_rd else "非研发类项目", field="project.is_rd")


def judge_title(condition: TitleCondition, case: Case) -> Verdict:
    """One title of those named that has the level, the year and the validity."""
    field = "applicant.titles"
    held = case.application.applicant.titles
    expected = _title_words(condition)
    if not held:
        return Verdict(Outcome.UNDETERMINED, expected, "未填写称号", "请在 applicant.titles 中填写", field)
    wanted = [plain_words(name) for name in condition.any_of]
    fitting = [title for title in held if any(name in plain_words(title.name) for name in wanted)]
    if not fitting:
        return Verdict(Outcome.FAIL, expected, _title_texts(held), "没有填写所要求的称号", field)
    judged = [_judge_one_title(title, condition, case) for title in fitting]
    outcome = best([each for each, _, _ in judged])
    _, why, where = next(each for each in judged if each[0] is outcome)
    return Verdict(outcome, expected, _title_texts(tuple(fitting)), why, where)


def judge_prior_funding(condition: PriorFundingCondition, case: Case) -> Verdict:
    """No money from that fund (the guideline's own where none is named) in the years named, nor in a run of years."""
    expected = _prior_words(condition)
    field = "applicant.prior_funding"
    earlier = case.application.applicant.prior_funding
    if earlier is None:
        why = "请填写 applicant.prior_funding，没有获得过写 []"
        return Verdict(Outcome.UNDETERMINED, expected, "未说明", why, field)
    judged = [(_is_that_fund(entry, condition, case), entry) for entry in earlier]
    sure = {entry.year for same, entry in judged if same is True}
    possible = {entry.year for same, entry in judged if same is not False}
    told = [entry for same, entry in judged if same is not False]
    actual = "、".join(f"{entry.year} 年 {entry.fund}" for entry in told) or "没有相关年度的专项资金"
    if _breaks(sure, condition):
        return Verdict(Outcome.FAIL, expected, actual, field=field)
    if _breaks(possible, condition):
        why = f"请写明是否为“{condition.fund or case.edition.guideline.fund}”（写全称）"
        return Verdict(Outcome.UNDETERMINED, expected, actual, why, field)
    shown = actual if any(_in_question(entry.year, condition) for entry in told) else "没有相关年度的专项资金"
    return Verdict(Outcome.PASS, expected, shown, field=field)


def _prior_words(condition: PriorFundingCondition) -> str:
    fund = condition.fund or "本专项资金"
    years = "、".join(str(year) for year in condition.years)
    parts = [f"{years} 年未获得过{fund}支持"] if years else []
    if condition.consecutive_years:
        parts.append(f"没有连续 {condition.consecutive_years} 年获得过{fund}支持")
    return "，".join(parts) or f"未获得过{fund}支持"


def _in_question(year: int, condition: PriorFundingCondition) -> bool:
    return condition.consecutive_years is not None or not condition.years or year in condition.years


def _breaks(years: set[int], condition: PriorFundingCondition) -> bool:
    """Whether money in these years is what the condition forbids."""
    if not condition.years and condition.consecutive_years is None:
        return bool(years)
    run = condition.consecutive_years
    running = run is not None and any(all(year + more in years for more in range(run)) for year in years)
    return running or bool(years & set(condition.years))


def _is_that_fund(entry: PriorFunding, condition: PriorFundingCondition, case: Case) -> bool | None:
    """None where it can't be told."""
    if not condition.fund:
        return _is_this_fund(entry, case)
    wanted, stated = plain_words(condition.fund), plain_words(entry.fund)
    return bool(wanted in stated or (stated in wanted and len(stated) > 4))


def judge_applicant(condition: ApplicantCondition, case: Case) -> Verdict:
    """Who may apply, as far as code number, industry and size tell; other words are for a person."""
    words = plain_words(condition.words).removeprefix("符合上述条件的").removeprefix("符合上述条件")
    kind = words.removeprefix("规模以上")
    if any(part == "单位" for part in kind.split("或")):
        judged = [(Outcome.PASS, "单位", "")]
    elif kind in _ENTERPRISES:
        judged = [_is_enterprise(case)]
        judged += [_is_in_sections(_ENTERPRISES[kind], case)] if _ENTERPRISES[kind] else []
    elif kind in _BY_DIVISION:
        judged = [_is_enterprise(case), _is_in_division(_BY_DIVISION[kind], case)]
    else:
        judged = [(Outcome.UNDETERMINED, "", "须由人判断申报单位是否符合")]
    if condition.above_scale or words.startswith("规模以上"):
        judged.append(_is_above_scale(case))
    return Verdict(
        worst([outcome for outcome, _, _ in judged]),
        f"申报主体为{condition.words}",
        "，".join(actual for _, actual, _ in judged if actual),
        "；".join(why for _, _, why in judged if why),
        "applicant",
    )


def _begins_with_city(site: str, case: Case) -> bool:
    return any(site.startswith(city) for city in case.edition.cities)


def _judge_one_title(title: Title, condition: TitleCondition, case: Case) -> tuple[Outcome, str, str]:
    """Worst of level, year and validity, with its reason and the field to change."""
    judged = [
        part
        for part in (
            _level(title, condition),
            _year(title, condition),
            _validity(title, case) if condition.must_be_valid else None,
        )
        if part is not None
    ]
    outcome = worst([each for each, _, _ in judged])
    return next((each for each in judged if each[0] is outcome), (outcome, "", "applicant.titles"))


def _level(title: Title, condition: TitleCondition) -> tuple[Outcome, str, str] | None:
    if condition.level_at_least is None:
        return None
    if title.level is None:
        return Outcome.UNDETERMINED, f"“{title.name}”没有填写级别（level）", "applicant.titles"
    enough = _LEVELS.index(title.level) >= _LEVELS.index(condition.level_at_least)
    why = "" if enough else f"“{title.name}”为{_LEVEL_WORDS[title.level]}"
    return (Outcome.PASS if enough else Outcome.FAIL), why, "applicant.titles"


def _year(title: Title, condition: TitleCondition) -> tuple[Outcome, str, str] | None:
    if condition.since_year is None:
        return None
    if title.year is None:
        return Outcome.UNDETERMINED, f"“{title.name}”没有填写认定年度（year）", "applicant.titles"
    enough = title.year >= condition.since_year
    why = "" if enough else f"“{title.name}”的认定年度为 {title.year} 年"
    return (Outcome.PASS if enough else Outcome.FAIL), why, "applicant.titles"


def _validity(title: Title, case: Case) -> tuple[Outcome, str, str]:
    """Valid on the closing date. Without one: only a title valid to the end of the second year after the
    base year is surely valid, since applications for that base year are closed by then."""
    if title.until is None:
        return Outcome.UNDETERMINED, f"“{title.name}”没有填写有效期（until）", "applicant.titles"
    closing = case.edition.parameters.closing_date
    if closing is not None:
        outcome = certain(title.until.first_day() >= closing, title.until.last_day() >= closing)
        why = "" if outcome is Outcome.PASS else f"有效期至{title.until.zh()}，申报截止日期 {day_zh(closing)}"
        return outcome, why, "applicant.titles"
    second_year = PartialDate(year=case.edition.base_year + 2, month=12, day=31).last_day()
    if title.until.last_day() >= second_year:
        return Outcome.PASS, "", "applicant.titles"
    why = (
        f"“{title.name}”有效期至{title.until.zh()}；指南正文没有写申报截止日期，"
        "请在 edition.toml 的 [parameters] 中填写 closing_date"
    )
    return Outcome.UNDETERMINED, why, "parameters.closing_date"


def _title_words(condition: TitleCondition) -> str:
    words = "、".join(condition.any_of)
    if condition.level_at_least:
        words = f"{_LEVEL_WORDS[condition.level_at_least]}（含）以上{words}"
    if condition.since_year:
        words = f"{condition.since_year} 年以来认定的{words}"
    return f"处于有效期内的{words}" if condition.must_be_valid else words


def _title_texts(titles: tuple[Title, ...]) -> str:
    return "、".join(
        title.name + (f"（有效期至{title.until.zh()}）" if title.until else "") for title in titles
    )


def _is_this_fund(entry: PriorFunding, case: Case) -> bool | None:
    """True, False, or None where a short name leaves it open or a city's fund has the same words."""
    fund, name = plain_words(case.edition.guideline.fund), plain_words(entry.fund)
    if fund not in name:
        return None if name in fund else False
    is_citys_own = _begins_with_city(name, case) and not _begins_with_city(fund, case)
    return None if is_citys_own else True


def _is_enterprise(case: Case) -> tuple[Outcome, str, str]:
    code = case.application.applicant.uscc
    if code.startswith(_ENTERPRISE_USCC):
        return Outcome.PASS, f"企业（代码 {code}）", ""
    why = "统一社会信用代码不以 91 开头，须由人判断是否为企业"
    return Outcome.UNDETERMINED, f"代码 {code}", why


def _is_in_sections(sections: str, case: Case) -> tuple[Outcome, str, str]:
    industry = case.application.applicant.industry
    section = industry_section(industry)
    if section is None:
        why = "所属行业不是 GB/T 4754 代码，无法判断行业"
        return Outcome.UNDETERMINED, f"行业 {industry}", why
    if section in sections:
        return Outcome.PASS, f"行业 {industry}", ""
    return Outcome.FAIL, f"行业 {industry}", f"须属于 GB/T 4754 的 {'、'.join(sections)} 门类"


def _is_in_division(division: str, case: Case) -> tuple[Outcome, str, str]:
    industry = case.application.applicant.industry
    if industry.strip().startswith(division):
        return Outcome.PASS, f"行业 {industry}", ""
    return (
        Outcome.UNDETERMINED,
        f"行业 {industry}",
        f"不是 GB/T 4754 的 {division}，须由人判断申报单位是否符合",
    )


def _is_above_scale(case: Case) -> tuple[Outcome, str, str]:
    above = case.application.applicant.above_scale
    if above is None:
        return Outcome.UNDETERMINED, "是否规模以上未填写", "请填写 applicant.above_scale"
    return (Outcome.PASS, "规模以上", "") if above else (Outcome.FAIL, "规模以下", "须为规模以上")
