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
_UNIT_ON_FORM = re.compile(
    r"(?:项目)?管理单位(?:[（(]甲方[）)])?[：:]\s*"
    r"(?P<unit>[\u4e00-\u9fff]{2,28}?(?:局|厅|委员会|委|办公室|办|政府|部|中心))(?![\u4e00-\u9fff])"
)
_BUREAU = re.compile(
    r"由(?P<unit>[\u4e00-\u9fff]{4,20}?(?:局|厅|委|办|委员会|政府))(?:会同[^，。]*)?负责?解释"
)
_OPEN = '""'
_CLOSING = re.compile(r"(?:申报|受理)?截止(?:日期|时间)[为是：:\s]*(?P<day>\d{4}年\d{1,2}月\d{1,2}日)")


_ANNEX = re.compile(r"(?P<annex>附件\d+)(?P<part>-\d+)?[-—_、.\s]*")
_BASE_YEAR = re.compile(r"(?P<year>\d{4})\s*年(?:度)?(?:基本|主要|经营)")
_BASE_YEAR_IN_TEXT = re.compile(
    r"(?P<year>\d{4})\s*年(?:度)?(?:基本情况|(?:主要)?(?:经济|财务|经营)指标|经营情况)"
)
_NOTICE = re.compile(r"《关于[^《》]*(?:申报|入库|征集)[^《》]*(?:通知|公告)》(?:（[^（）]{2,24}号）)?")


@dataclass(frozen=True)
class DraftForm:
    """A form of the new edition. template: its file; title as the file is named; words: all that it prints."""

    template: str
    title: str
    scope: Scope
    words: str = ""
    direction: tuple[str, str] = ("", "")

    @property
    def annex(self) -> str:
        """附件3 where the file's name begins so; of a summary for one direction with its number, 附件2-4."""
        match = _ANNEX.match(self.title)
        return f"{match['annex']}{(match['part'] or '') if self.direction[0] else ''}" if match else ""

    @property
    def name(self) -> str:
        """The title without 附件3-, without a remark that it is blank and without its direction."""
        name = re.sub(r"[（(]空白[)）]$", "", _ANNEX.sub("", self.title)) or self.title
        return name.removesuffix(f"（{self.direction[1]}）") or name


def edition_toml(
    key: str, guideline: Guideline, text: str, forms: tuple[DraftForm, ...]
) -> tuple[str, tuple[str, ...]]:
    """The file's text, and what a person has to look at, one sentence each. text: the guideline's words."""
    found = _Found(guideline, text, "\n".join(form.words for form in forms))
    lines = [*_head_lines(key, guideline, found), *_parameter_lines(found)]
    several = sum(each.scope == "region" for each in forms) > 1
    for order, form in enumerate(forms, start=1):
        lines += _form_lines(form, order, several=several)
    points = (*found.points, *_direction_points(guideline, forms), *_unread_points(guideline))
    return "\n".join(lines) + "\n", points


def _head_lines(key: str, guideline: Guideline, found: _Found) -> list[str]:
    province, unit, basis = found.province(), found.managing_unit(), found.basis()
    base_year, cities = found.base_year(), found.cities()
    return [
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
        f"basis = {_text(basis)}                 # 申报依据，请核对",
        "",
    ]


def _parameter_lines(found: _Found) -> list[str]:
    closing = found.closing_date()
    found.points += _OTHER_PARAMETERS
    return [
        '# 指南正文没有写明的事项。留空（""）即未定，依据它的结论为“待定”。',
        "[parameters]",
        f"closing_date = {closing or _OPEN}  # 项目申报截止日期，如 2031-10-31（不加引号）",
        'acceptance_base = ""  # 表格写明验收分工时填写："subsidy" 按专项资金 或 "investment" 按项目总投资',
        'acceptance_below_least = ""  # 低于最低额的项目由谁验收："recommending_unit"、"managing_unit" 或 "none"',
        'form_total = "with_tax"              # 表上“项目总投资”的口径："with_tax" 含税 或 "ex_tax" 不含税',
        'silent_base_tax = ""                 # 条款没有写明是否含税时的口径："with_tax" 或 "ex_tax"',
    ]


def _form_lines(form: DraftForm, order: int, *, several: bool) -> list[str]:
    number, name = form.direction
    direction = [f"direction = {_text(number)}                 # 用于哪个重点方向：{name or '请填写编号'}"]
    return [
        "",
        "[[forms]]",
        f'key = "form{order}"',
        f"annex = {_text(form.annex or f'表{order}')}",
        f"title = {_text(form.name)}",
        f"template = {_text(form.template)}",
        f'scope = "{form.scope}"',
        *(direction if form.scope == "region" and several else []),
        "copies = 1",
        f"order = {order}",
    ]


def _direction_points(guideline: Guideline, forms: tuple[DraftForm, ...]) -> list[str]:
    """What has to be asked of several summaries: which direction each is for, and directions without one."""
    summaries = [(order, form) for order, form in enumerate(forms, start=1) if form.scope == "region"]
    if len(summaries) < 2:
        return [
            f"forms 汇总表：{form.template} 写的是“{form.direction[1]}”，只给出这一张，已改为用于各重点方向，请核对"
            for _, form in summaries
            if form.direction[1]
        ]
    known = "、".join(f"{number} {name}" for number, name in guideline.programme_directions)
    taken = [form.direction[0] for _, form in summaries]
    points = [
        f"forms.form{order}.direction {form.template}：看不出用于哪个重点方向，请填写编号（{known}）"
        for at, (order, form) in enumerate(summaries)
        if not form.direction[0] or form.direction[0] in taken[:at]
    ]
    return points + [
        f"forms 汇总表：没有重点方向“{name}”的汇总表"
        for number, name in guideline.programme_directions
        if number not in taken
    ]


def _unread_points(guideline: Guideline) -> list[str]:
    """Pages that nobody has read, and pages that were read from pictures."""
    points = []
    if guideline.unread_pages:
        points.append(
            f"unread_pages 指南{_pages(guideline.unread_pages)}没有读出：其中的条款不在规则里，请对照原件"
        )
    if guideline.recognised_pages:
        points.append(
            f"recognised_pages 指南{_pages(guideline.recognised_pages)}由文字识别得出：数值请对照原件"
        )
    return points


def _pages(numbers: tuple[int, ...]) -> str:
    return f"第 {'、'.join(map(str, numbers))} 页"


class _Found:
    """What the guideline's words and its forms say of the edition, with a point for a person for each."""

    def __init__(self, guideline: Guideline, text: str, printed: str) -> None:
        self._guideline = guideline
        self._text = text
        self._printed = printed
        self.points: list[str] = []

    def _told(self, match: re.Match[str] | None, group: str, what: str) -> str:
        if match is None:
            self.points.append(f"{what}：指南中没有找到，请填写")
            return UNKNOWN
        self.points.append(f"{what}：取自“{' '.join(match[0].split())}”，请核对")
        return match[group]

    def province(self) -> str:
        title = re.sub(r"\d{4}年度?", "", _BEFORE_PLACE.sub("", self._guideline.title))
        return self._told(_PLACE.search(title), "place", "province 省份或地区")

    def managing_unit(self) -> str:
        match = (
            _UNIT_ON_FORM.search(self._printed)
            or _UNIT_ON_FORM.search(self._text)
            or _BUREAU.search(self._text)
        )
        return self._told(match, "unit", "parties.managing_unit 项目管理单位")

    def basis(self) -> str:
        """The notice that forms name, where it is one; else the guideline itself."""
        notices: dict[str, str] = {}
        for words in _NOTICE.findall(f"{self._printed}\n{self._text}"):
            notices[words[: words.index("》")]] = max(
                words, notices.get(words[: words.index("》")], ""), key=len
            )
        basis = next(iter(notices.values())) if len(notices) == 1 else f"《{self._guideline.title}》"
        self.points.append(f"parties.basis 申报依据：写入{basis}，请核对文件名和文号")
        return basis

    def base_year(self) -> int:
        printed = _BASE_YEAR.search(self._printed) or _BASE_YEAR_IN_TEXT.search(self._text)
        year = _YEAR.search(self._guideline.title) or _YEAR.search(self._text)
        found = int(printed["year"]) if printed else int(year["year"]) - 1 if year else date.today().year - 1
        where = f"取自表格“{printed[0]}”" if printed else "表格没有写明，按申报年度的上一年写入"
        self.points.append(f"base_year 表格中基本情况的年度：{found} 年，{where}，请核对")
        return found

    def cities(self) -> tuple[str, ...]:
        cities = tuple(dict.fromkeys(_CITY.findall(self._text)))
        cities = cities if len(cities) > 1 else ()
        self.points.append(
            f"cities 下属地区：{'取自指南，请核对' if cities else '指南中没有列出，汇总表需要时请填写'}"
        )
        return cities

    def closing_date(self) -> date | None:
        """The one day that the guideline gives; None where it gives none, several, or one that is no day."""
        matches = list(_CLOSING.finditer(self._text))
        days = {match["day"]: _day(match["day"]) for match in matches}
        if len(set(days.values())) == 1 and None not in days.values():
            self._told(matches[0], "day", _CLOSING_DATE)
            return days[matches[0]["day"]]
        if not days:
            what = "指南中没有找到；不填时与它有关的结论为待定"
        elif None in days.values():
            what = f"指南写的“{next(words for words, day in days.items() if day is None)}”不是日期，请填写"
        else:
            what = f"指南中有几个（{'、'.join(days)}），请填写"
        self.points.append(f"{_CLOSING_DATE}：{what}")
        return None


_CLOSING_DATE = "parameters.closing_date 项目申报截止日期"
_OTHER_PARAMETERS = (
    "parameters.form_total：表上项目总投资的口径，缺省为含税",
    "parameters.silent_base_tax：条款未写明是否含税时的口径；不填时两种口径都算，取低的上限",
)


def _text(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _day(words: str) -> date | None:
    """The day that is written; None where the calendar has none."""
    year, month, day = map(int, re.findall(r"\d+", words))
    try:
        return date(year, month, day)
    except ValueError:
        return None
