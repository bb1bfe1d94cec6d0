"""edition.toml of a new edition: what the guideline says, and what a person has to settle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from docgen.editions.form_labels import Scope
from docgen.model.guideline import Guideline

UNKNOWN = "未写明"
_PLACE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,6}?(?:省|自治区|市|州|区|县))(?!级)(?=[\u4e00-\u9fff\d])")
_BEFORE_PLACE = re.compile(
    r"^(?:关于|印发|发布|组织|申报|申请|开展|做好|推进|促进|进一步|支持|加快|推动|实施|征集|《|\d{4}年度?)+"
)
_YEAR = re.compile(r"(?<!\d)(?P<year>\d{4})\s*年")
_CITY = re.compile(
    r"(?<![\u4e00-\u9fff])(?![个各全本我该])[\u4e00-\u9fff]{2,3}(?<!设区)(?<!级)市(?=、|和|及|，|。)"
)
_BUREAU = re.compile(
    r"由(?P<unit>[\u4e00-\u9fff]{4,20}?(?:局|厅|委|办|委员会|政府))(?:会同[^，。]*)?负责?解释"
)
_OPEN = '""'
_CLOSING = re.compile(r"(?:申报|受理)?截止(?:日期|时间)[为是：:\s]*(?P<day>\d{4}年\d{1,2}月\d{1,2}日)")


_ANNEX = re.compile(r"(?P<annex>附件\d+)(?:-\d+)?[-—_、.\s]*")
_BASE_YEAR = re.compile(r"(?P<year>\d{4})\s*年(?:度)?(?:基本|主要|经营)")


@dataclass(frozen=True)
class DraftForm:
    """A form of the new edition. template: its file; title as the file is named; words: all that it prints."""

    template: str
    title: str
    scope: Scope
    words: str = ""

    @property
    def annex(self) -> str:
        """附件3 where the file's name begins so."""
        match = _ANNEX.match(self.title)
        return match["annex"] if match else ""

    @property
    def name(self) -> str:
        """The title without 附件3- and without a remark that it is blank."""
        return re.sub(r"[（(]空白[)）]$", "", _ANNEX.sub("", self.title)) or self.title


def edition_toml(
    key: str, guideline: Guideline, text: str, forms: tuple[DraftForm, ...]
) -> tuple[str, tuple[str, ...]]:
    """The file's text, and what a person has to look at, one sentence each. text: the guideline's words."""
    open_points: list[str] = []

    def found(pattern: re.Pattern[str], words: str, group: str, what: str) -> str:
        match = pattern.search(words)
        if match is None:
            open_points.append(f"{what}：指南中没有找到，请填写")
            return UNKNOWN
        open_points.append(f"{what}：取自指南“{match[0]}”，请核对")
        return match[group]

    title = re.sub(r"\d{4}年度?", "", _BEFORE_PLACE.sub("", guideline.title))
    province = found(_PLACE, title, "place", "province 省份或地区")
    unit = found(_BUREAU, text, "unit", "parties.managing_unit 项目管理单位")
    closing = _CLOSING.search(text)
    year = _YEAR.search(guideline.title) or _YEAR.search(text)
    printed = _BASE_YEAR.search("\n".join(form.words for form in forms))
    base_year = int(printed["year"]) if printed else int(year["year"]) - 1 if year else date.today().year - 1
    open_points.append(f"base_year 表格中基本情况的年度：按 {base_year} 年写入，请核对")
    cities = tuple(dict.fromkeys(_CITY.findall(text)))
    cities = cities if len(cities) > 1 else ()
    open_points.append(
        f"cities 下属地区：{'取自指南，请核对' if cities else '指南中没有列出，汇总表需要时请填写'}"
    )
    open_points += [
        f"parameters.{name}：{what}" for name, what in _PARAMETERS if not (name == "closing_date" and closing)
    ]
    lines = [
        "# 指南版本，由 docgen edition new 生成。条件和金额在 guideline.json（由指南生成，不手工填写）；",
        "# 带“请核对”的各项取自指南正文，须由人确认；待确定事项见“待确定事项.txt”。",
        f"key = {_text(key)}",
        f"title = {_text(guideline.title)}",
        f"province = {_text(province)}                 # 请核对",
        f"cities = [{', '.join(_text(city) for city in cities)}]                 # 请核对",
        f"base_year = {base_year}                 # 表格中“基本情况”的年度，请核对",
        "executed_programmes = []                 # 表上填“执行额”而不是“项目总投资额”的类别编号",
        "",
        "[parties]",
        f"managing_unit = {_text(unit)}                 # 请核对",
        f"basis = {_text(f'《{guideline.title}》')}                 # 申报依据，请核对",
        "",
        '# 指南正文没有写明的事项。留空（""）即未定，依据它的结论为“待定”。',
        "[parameters]",
        f"closing_date = {_day(closing['day']) if closing else _OPEN}  # 项目申报截止日期，如 2031-10-31（不加引号）",
        'acceptance_base = ""  # 表格写明验收分工时填写："subsidy" 按专项资金 或 "investment" 按项目总投资',
        'acceptance_below_least = ""  # 低于最低额的项目由谁验收："recommending_unit"、"managing_unit" 或 "none"',
        'form_total = "with_tax"              # 表上“项目总投资”的口径："with_tax" 含税 或 "ex_tax" 不含税',
        'silent_base_tax = ""                 # 条款没有写明是否含税时的口径："with_tax" 或 "ex_tax"',
    ]
    for order, form in enumerate(forms, start=1):
        lines += [
            "",
            "[[forms]]",
            f'key = "form{order}"',
            f"annex = {_text(form.annex or f'表{order}')}",
            f"title = {_text(form.name)}",
        ]
        lines += [
            f"template = {_text(form.template)}",
            f'scope = "{form.scope}"',
            "copies = 1",
            f"order = {order}",
        ]
    return "\n".join(lines) + "\n", tuple(open_points)


_PARAMETERS = (
    ("closing_date", "项目申报截止日期，指南中没有找到；不填时与它有关的结论为待定"),
    ("form_total", "表上项目总投资的口径，缺省为含税"),
    ("silent_base_tax", "条款未写明是否含税时的口径；不填时两种口径都算，取低的上限"),
)


def _text(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _day(words: str) -> str:
    year, month, day = re.findall(r"\d+", words)
    return f"{year}-{int(month):02}-{int(day):02}"
