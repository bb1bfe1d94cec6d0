"""Conditions on papers and rights: approvals, proofs, acceptance, IP; and what only people can judge."""

from __future__ import annotations

from docgen.check.case import Case, Verdict, certain, day_zh, plain_words, worst
from docgen.model.application import APPROVAL_LABELS, Approval, Approvals, Proof
from docgen.model.fields import label_of
from docgen.model.findings import Outcome
from docgen.model.guideline import (
    AcceptanceCondition,
    ApprovalsCondition,
    IntellectualPropertyCondition,
    JudgementCondition,
    MissingAttachmentCondition,
    PreferenceCondition,
    ProofCondition,
)

_APPROVAL_WORDS = {
    "filing": ("备案", "核准"),
    "environment": ("环评",),
    "energy": ("能评",),
    "safety": ("安评",),
    "planning": ("规划",),
    "land": ("土地",),
}
_LIST_MARKS = str.maketrans(dict.fromkeys("、，；,;/和及", "\n"))


def judge_approvals(condition: ApprovalsCondition, case: Case) -> Verdict:
    """Each approval held, or not needed with a statement of the recommending unit."""
    judged = [_approval(name, case) for name in condition.names]
    labels = "、".join(label_of(f"approvals.{name}") for name in condition.names)
    fields = [f"approvals.{name}" for name in condition.names]
    outcome = worst([each for each, _, _ in judged])
    deciding = [field for field, (each, _, _) in zip(fields, judged, strict=True) if each is outcome]
    return Verdict(
        outcome,
        f"{labels}等手续完备，无需办理的由推荐单位说明",
        "、".join(actual for _, actual, _ in judged),
        "；".join(why for _, _, why in judged if why),
        deciding[0],
    )


def judge_proof(condition: ProofCondition, case: Case) -> Verdict:
    """A paper of that kind is there; its issuer is compared where the text's words can be compared."""
    expected = f"提供{condition.proof}" + (f"（{condition.issuer}出具）" if condition.issuer else "")
    found = proofs_of(condition.proof, case)
    if not found:
        return _no_proof(expected, condition.proof)
    judged = [_issued_as_required(proof, condition.issuer, case) for proof in found]
    outcome, why = next((pair for pair in judged if pair[0] is Outcome.PASS), judged[0])
    return Verdict(outcome, expected, _proof_text(found), why, "proofs")


def judge_acceptance(condition: AcceptanceCondition, case: Case) -> Verdict:
    """The acceptance paper is dated before the closing date, which the guideline leaves to the edition."""
    expected = f"在项目申报截止日期前完成验收并提供{condition.proof}"
    expected += f"（{condition.issuer}出具）" if condition.issuer else ""
    found = proofs_of(condition.proof, case)
    if not found:
        return _no_proof(expected, condition.proof)
    judged = [_accepted_in_time(proof, condition.issuer, case) for proof in found]
    order = (Outcome.PASS, Outcome.UNDETERMINED, Outcome.FAIL)
    outcome, why, field = min(judged, key=lambda each: order.index(each[0]))
    return Verdict(outcome, expected, _proof_text(found), why, field)


def judge_ip(_condition: IntellectualPropertyCondition, case: Case) -> Verdict:
    """At least one right, with the way it was obtained."""
    expected = "有与项目相关的自主知识产权"
    rights = case.application.ip
    if not rights:
        return Verdict(Outcome.UNDETERMINED, expected, "未填写", "请在 ip 中填写知识产权", "ip")
    actual = "、".join(f"{right.kind} {right.number}" for right in rights)
    if any(right.obtained for right in rights):
        return Verdict(Outcome.PASS, expected, actual, field="ip")
    why = "没有写明取得方式（own 原始取得或 transfer 受让）"
    return Verdict(Outcome.UNDETERMINED, expected, actual, why, "ip")


def judge_preference(condition: PreferenceCondition, case: Case) -> Verdict:
    """Never decides anything: told where a list matches, otherwise not applicable."""
    expected = f"优先支持：{'、'.join(condition.lists) or condition.citation.quote}"
    held = [plain_words(name) for name in case.application.applicant.lists]
    matched = [name for name in condition.lists if any(plain_words(name) in entry for entry in held)]
    if matched:
        why = f"已列入{'、'.join(matched)}，可优先支持"
        return Verdict(
            Outcome.PASS, expected, "、".join(case.application.applicant.lists), why, severity="info"
        )
    return Verdict(
        Outcome.NOT_APPLICABLE,
        expected,
        "、".join(case.application.applicant.lists) or "未列入",
        "优先条件不影响申报资格",
        "applicant.lists",
        "info",
    )


def judge_missing_attachment(condition: MissingAttachmentCondition, _case: Case) -> Verdict:
    """The text that decides is not at hand."""
    why = f"{condition.attachment}不在指南正文中，须由人对照附件原文判断"
    return Verdict(Outcome.UNDETERMINED, f"符合{condition.attachment}的内容", "", why)


def judge_by_person(condition: JudgementCondition, _case: Case) -> Verdict:
    """Words for a person; louder where the clause holds figures that were not understood."""
    if condition.understood:
        return Verdict(Outcome.UNDETERMINED, condition.citation.quote, "", "须由人判断", severity="info")
    why = "条款含有程序没有读懂的数字或期限，须由人逐字核对"
    return Verdict(Outcome.UNDETERMINED, condition.citation.quote, "", why, severity="warning")


def proofs_of(kind: str, case: Case) -> tuple[Proof, ...]:
    """The applicant's papers of a kind that the programme names.

    A paper belongs to the longest kind that its own words hold: 贷款合同 is not the purchase 合同 where
    the programme asks for both.
    """
    wanted = plain_words(kind)
    longer = [other for other in _kinds_asked_for(case) if wanted in other and other != wanted]
    return tuple(proof for proof in case.application.proofs if _is_of_kind(proof, wanted, longer))


def _is_of_kind(proof: Proof, wanted: str, longer: list[str]) -> bool:
    parts = [plain_words(part) for part in proof.kind.translate(_LIST_MARKS).split("\n")]
    return plain_words(proof.kind) == wanted or any(
        wanted in part and not any(other in part for other in longer) for part in parts
    )


def _kinds_asked_for(case: Case) -> list[str]:
    return [
        plain_words(condition.proof)
        for condition in case.programme.conditions
        if isinstance(condition, ProofCondition | AcceptanceCondition)
    ]


def _approval(name: str, case: Case) -> tuple[Outcome, str, str]:
    """Verdict, what was found and why, for one approval."""
    label = label_of(f"approvals.{name}")
    if name not in Approvals.model_fields:
        return Outcome.UNDETERMINED, f"{name}未知", f"申报数据中没有“{name}”这项手续"
    state: Approval | None = getattr(case.application.approvals, name)
    if state is None:
        return Outcome.UNDETERMINED, f"{label}未填写", f"请填写 approvals.{name}"
    actual = f"{label}{APPROVAL_LABELS[state]}"
    if state is Approval.HELD:
        return Outcome.PASS, actual, ""
    if state is Approval.MISSING:
        return Outcome.FAIL, actual, f"{label}手续未办"
    return _not_needed(name, label, actual, case)


def _not_needed(name: str, label: str, actual: str, case: Case) -> tuple[Outcome, str, str]:
    statements = [proof for proof in case.application.proofs if _states_not_needed(proof, name)]
    unit = case.application.recommended_by.unit
    if not statements:
        why = f"{label}填为无需办理，但没有推荐单位的“无需手续说明”（proofs）"
        return Outcome.UNDETERMINED, actual, why
    if any(_same_unit(proof.issuer, unit) for proof in statements):
        return Outcome.PASS, actual, ""
    issuers = "、".join(proof.issuer or "未填写" for proof in statements)
    why = f"{label}的无需手续说明须由推荐单位“{unit}”出具，填写的出具单位为：{issuers}"
    return Outcome.UNDETERMINED, actual, why


def _states_not_needed(proof: Proof, name: str) -> bool:
    """A statement for all approvals, or one that names this one."""
    kind = plain_words(proof.kind)
    if "无需" not in kind or "说明" not in kind:
        return False
    named = [key for key, words in _APPROVAL_WORDS.items() if any(word in kind for word in words)]
    return not named or name in named


def _issued_as_required(proof: Proof, issuer: str, case: Case) -> tuple[Outcome, str]:
    """Only 推荐单位 can be compared: other issuers are told, for a person to look at."""
    if not issuer:
        return Outcome.PASS, ""
    if "推荐单位" not in issuer:
        return Outcome.PASS, f"请核对出具单位（{proof.issuer or '未填写'}）是否为{issuer}"
    unit = case.application.recommended_by.unit
    if not proof.issuer:
        return Outcome.UNDETERMINED, f"没有填写出具单位，须为推荐单位“{unit}”"
    if _same_unit(proof.issuer, unit):
        return Outcome.PASS, ""
    return Outcome.UNDETERMINED, f"出具单位“{proof.issuer}”不是推荐单位“{unit}”"


def _accepted_in_time(proof: Proof, issuer: str, case: Case) -> tuple[Outcome, str, str]:
    issued, why = _issued_as_required(proof, issuer, case)
    closing = case.edition.parameters.closing_date
    if proof.date is None:
        return Outcome.UNDETERMINED, f"没有填写{proof.kind}的日期", "proofs"
    if closing is None:
        why = "指南正文没有写申报截止日期，请在 edition.toml 的 [parameters] 中填写 closing_date"
        return Outcome.UNDETERMINED, why, "parameters.closing_date"
    dated = certain(proof.date.last_day() < closing, proof.date.first_day() <= closing)
    if dated is Outcome.PASS:
        return issued, why, "proofs"
    if dated is Outcome.FAIL:
        return dated, f"晚于申报截止日期 {day_zh(closing)}", "proofs"
    return dated, f"按所填日期无法确定是否早于申报截止日期 {day_zh(closing)}", "proofs"


def _same_unit(issuer: str, unit: str) -> bool:
    """Equal, or named together with another unit on one paper."""
    return bool(issuer) and plain_words(unit) in plain_words(issuer)


def _no_proof(expected: str, kind: str) -> Verdict:
    return Verdict(Outcome.UNDETERMINED, expected, "没有提供", f"请在 proofs 中填写“{kind}”", "proofs")


def _proof_text(proofs: tuple[Proof, ...]) -> str:
    return "、".join(
        "，".join(
            part
            for part in (proof.kind, proof.issuer, proof.number, proof.date.zh() if proof.date else "")
            if part
        )
        for proof in proofs
    )
