"""What the rules of a guideline and their fields are called when two guidelines are compared."""

from __future__ import annotations

import re

from docgen.model.base import Record

_RULES: dict[str, str] = {
    "minimum": "最低投入",
    "count": "数量条件",
    "share_spent": "已投入比例",
    "window": "完工期间",
    "period": "实施时间",
    "complete_by": "完成期限",
    "duration": "实施周期",
    "state": "建设状态",
    "approvals": "手续",
    "location": "实施地",
    "research_excluded": "研发类除外",
    "title": "称号",
    "prior_funding": "以往支持",
    "acceptance": "验收",
    "proof": "证明材料",
    "ip": "知识产权",
    "applicant": "申报主体",
    "preference": "优先支持",
    "missing_attachment": "未附的附件",
    "judgement": "须由人判断的条件",
    "Subsidy": "补助标准",
    "Quota": "支持数量",
    "Base": "计算口径",
}
_FIELDS: dict[str, str] = {
    "title": "标题", "fund": "专项资金", "directions": "重点方向", "missing_attachments": "未附的附件",
    "path": "编号", "name": "名称", "direction_no": "所属方向", "direction": "所属方向名称",
    "state": "状态", "tracks": "子类", "strength": "约束程度", "exemptions": "豁免", "kind": "种类",
    "clause": "条款", "bases": "口径", "base": "口径", "categories": "费用类别", "relation": "比较",
    "value_wan": "金额（万元）", "years_at_most": "适用年限（不超过）",
    "years_more_than": "适用年限（超过）", "fact": "指标", "key": "指标名", "label": "名称", "unit": "单位",
    "value": "数值", "share": "比例", "by": "截止日", "start": "起始日", "end": "截止日",
    "start_included": "含起始日", "end_included": "含截止日", "included": "含当日", "years": "年限",
    "started": "已开工", "completed": "已竣工", "names": "手续名称", "province": "省份", "any_of": "称号",
    "level_at_least": "级别", "since_year": "起始年份", "must_be_valid": "须在有效期内", "proof": "证明",
    "issuer": "出具者", "words": "表述", "above_scale": "规模以上", "lists": "名单", "attachment": "附件",
    "understood": "已读懂", "mode": "方式", "terms": "计算项", "rate": "比例", "cap_wan": "上限（万元）",
    "fixed_wan": "定额（万元）", "instalments": "分期", "of": "比例基数", "remainder": "余款",
    "when": "时间", "max": "最多（个）", "parts": "分项", "count": "数量（个）", "source": "来源",
    "fact_key": "填报项", "ex_tax": "不含税", "excludes": "不计类别", "excluded_words": "不计内容",
    "own_funds_only": "仅限自有资金", "spent_from": "投入起始日", "spent_until": "投入截止日",
    "incurred_from": "发生起始日", "commercial_rmb_loans_only": "仅限商业银行人民币贷款",
    "contacts": "联系人", "phone": "电话", "office": "处室", "only_for": "适用对象",
    "within_years": "计入年限", "counted_from": "统计起始日", "counted_until": "统计截止日",
    "as_of": "截至日", "of_each": "逐个达到", "of_those": "计入范围", "members": "各组",
    "consecutive_years": "连续年数", "unread_pages": "没有读出的页",
    "recognised_pages": "文字识别的页", "local_contacts": "设区市联系人",
}  # fmt: skip
"""The last part of a field's path → what it is called."""


def rule_label(rule: Record) -> str:
    """最低投入, 补助标准 …; the kind itself for one that has no name yet."""
    kind = str(getattr(rule, "kind", type(rule).__name__))
    return _RULES.get(kind, kind)


def field_label(path: str) -> str:
    """conditions[2].value_wan → 金额（万元）; the number of a list's member is kept."""
    parts = [re.fullmatch(r"(\w+)(?:\[(\d+)\])?", part) for part in path.split(".")]
    words = [
        _FIELDS.get(part[1], part[1]) + (f" {int(part[2]) + 1}" if part[2] else "")
        for part in parts
        if part is not None
    ]
    return "·".join(words) or path


def known_labels() -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of rules and the fields that have a name."""
    return frozenset(_RULES), frozenset(_FIELDS)
