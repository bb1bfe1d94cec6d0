"""A new project.toml asks for what its programme needs, says nothing itself, and reads back once filled."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.intake import load_application, new_project_toml
from docgen.model.application import Application
from tests.builders import OPEN, OTHER_TRACK, PLAIN, TRACK, small_edition, write_project


def new_text(path: str = OPEN, track: str = TRACK) -> str:
    edition = small_edition()
    programme = edition.guideline.programme(path)
    assert programme is not None
    return new_project_toml(edition, programme, track)


def filled(text: str, values: dict[str, str]) -> str:
    """The text with the first empty place of each key filled, keys as [table] key or key."""
    lines, table = [], ""
    for line in text.splitlines():
        if header := re.match(r"\[\[?([^\]]+)\]", line):
            table = header[1]
        key = line.split(" =")[0]
        value = values.get(f"{table}.{key}")
        written = value is not None and re.match(r'[a-z_]+ += ("")?( |$|\[)', line)
        lines.append(f"{key} = {value}" if written else line)
    return "\n".join(lines) + "\n"


VALUES = {
    "applicant.name": '"样本公司"',
    "applicant.uscc": '"91320900MAXXX00151"',
    "applicant.address_business": '"样本路"',
    "applicant.region": '"盐城市"',
    "applicant.industry": '"C34"',
    "applicant.established": "2009-06-18",
    "applicant.legal_rep": '"王"',
    "project.name": '"样本项目"',
    "project.site": '"盐城市"',
    "project.leader": '"陈"',
    "project.phone": '"1"',
    "project.begins": '"2022-03"',
    "project.ends": '"2023-12"',
    "project.state": '"started"',
    "project.in_cluster": "false",
    "project.applied_wan": "12.5",
    "project.targets": '"目标"',
    "project.performance": '[ { name = "收入", value = "1", unit = "" } ]',
    "project.contents": '"内容"',
    "recommended_by.kind": '"city"',
    "recommended_by.unit": '"市局"',
    "recommended_by.finance": '"市财政局"',
    "investment.item": '"设备"',
    "investment.category": '"equipment"',
    "investment.fixed_asset": "true",
    "investment.ex_tax_wan": "100",
    "investment.tax_wan": "13",
    "schedule.from": '"2022-03"',
    "schedule.to": '"2023-12"',
    "schedule.work": '"安装"',
    "schedule.amount_wan": "113",
}


@pytest.mark.parametrize("track", [TRACK, OTHER_TRACK, ""])
def test_it_is_toml_and_holds_no_value_but_the_choices_made(track: str) -> None:
    data = tomllib.loads(new_text(track=track))
    assert (data.pop("edition"), data.pop("programme"), data.pop("track")) == ("small", OPEN, track)
    for fact in data.pop("facts"):
        assert fact["value"] == ""

    def values(part: object) -> list[object]:
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else None
        return [part] if inner is None else [value for item in inner for value in values(item)]

    assert set(values(data)) == {""}


def test_an_unfilled_file_tells_every_required_field(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        load_application(write_project(tmp_path, new_text()), small_edition())
    said = {part.place.rpartition("，")[2].split("（")[0] for part in raised.value.parts()}
    assert said == {
        *(path for path in VALUES if path.startswith(("applicant.", "project."))),
        *("recommended_by.kind", "recommended_by.unit", "investment", "schedule"),
    }
    assert all(part.what == "没有填写" and part.advice.startswith("请填写") for part in raised.value.parts())


def test_new_then_filled_then_loaded_gives_what_was_filled_in(tmp_path: Path) -> None:
    application, programme = load_application(
        write_project(tmp_path, filled(new_text(), VALUES)), small_edition()
    )
    assert programme.path == OPEN
    assert application.track == TRACK
    assert application.applicant.name == "样本公司"
    assert application.project.applied_wan.as_tuple().digits == (1, 2, 5)
    assert [(p.name, p.value, p.unit) for p in application.project.performance] == [("收入", "1", "")]
    assert [line.item for line in application.investment] == ["设备"]
    assert str(application.schedule[0].from_) == "2022-03"


def test_what_is_left_empty_is_unknown_and_never_a_statement(tmp_path: Path) -> None:
    application, _ = load_application(write_project(tmp_path, filled(new_text(), VALUES)), small_edition())
    assert application.proofs == ()
    assert application.facts == ()
    assert application.applicant.titles == ()
    assert application.applicant.prior_funding is None
    assert application.applicant.figures == {}
    assert application.approvals.filing is None
    assert application.project.is_rd is None


def uncommented(text: str, block: str) -> str:
    """The text with the commented blocks of that name made real, still unfilled."""
    lines, inside = [], False
    for line in text.splitlines():
        inside = line.startswith(f"# [[{block}]]") or (inside and line.startswith("# "))
        lines.append(line.removeprefix("# ") if inside else line)
    return "\n".join(lines) + "\n"


def test_an_unfilled_proof_block_never_counts_as_a_proof(tmp_path: Path) -> None:
    text = uncommented(filled(new_text(), VALUES), "proofs")
    assert len(tomllib.loads(text)["proofs"]) == 2
    assert load_application(write_project(tmp_path, text), small_edition())[0].proofs == ()


def test_a_proof_block_with_one_thing_filled_in_counts(tmp_path: Path) -> None:
    text = uncommented(filled(new_text(), VALUES), "proofs").replace('\nissuer = ""', '\nissuer = "市局"', 1)
    proofs = load_application(write_project(tmp_path, text), small_edition())[0].proofs
    assert [(proof.kind, proof.issuer) for proof in proofs] == [("开工证明", "市局")]


@pytest.mark.parametrize(("path", "track"), [(OPEN, TRACK), (OPEN, OTHER_TRACK), (PLAIN, "")])
def test_blocks_of_papers_and_people_are_comments_until_someone_fills_them(path: str, track: str) -> None:
    optional = {"proofs", "ip", "partners", "loans", "loan_interest"}
    assert not optional & set(tomllib.loads(new_text(path, track)))


def test_only_what_the_track_needs_is_asked_for() -> None:
    def asked(track: str) -> list[str]:
        return [fact["key"] for fact in tomllib.loads(new_text(track=track))["facts"]]

    assert asked(TRACK) == ["scenes"]
    assert asked(OTHER_TRACK) == ["served"]
    assert asked("") == ["scenes", "served"]
    assert "[[ip]]" not in new_text(track=TRACK)
    assert "[[ip]]" in new_text(track=OTHER_TRACK)
    assert "[[partners]]" in new_text(track=OTHER_TRACK)


def test_a_programme_without_tracks_has_no_track_and_its_own_parts() -> None:
    data = tomllib.loads(new_text(PLAIN, ""))
    assert "track" not in data
    assert data["budget"] == {"total_wan": "", "years": "", "approved_wan": ""}
    assert [(fact["key"], fact["unit"]) for fact in data["facts"]] == [("cost", "万元")]
    assert "[[loans]]" in new_text(PLAIN, "")
    assert "executed_wan" in data["project"]
    assert "executed_wan" not in tomllib.loads(new_text())["project"]


def test_spending_is_asked_for_only_where_a_rule_rests_on_it() -> None:
    assert {"spent_wan", "spent_by"} <= set(tomllib.loads(new_text())["investment"][0])
    assert not {"spent_wan", "spent_by"} & set(tomllib.loads(new_text(PLAIN, ""))["investment"][0])


def test_every_line_to_fill_has_the_chinese_label_and_money_its_unit() -> None:
    lines = [line for line in new_text().splitlines() if re.match(r'[a-z_]+ = (""|\[)', line)]
    assert len(lines) > 40
    assert [line for line in lines if not re.search(r"#.*[\u4e00-\u9fff]", line)] == []
    assert [line for line in lines if "_wan = " in line and "（万元）" not in line] == []


def test_each_fact_names_its_clause() -> None:
    assert '[[facts]]  # 一（一）1\nkey   = "scenes"\nvalue = ""  # 5G场景（个）' in new_text()


def test_a_name_with_quotes_and_backslashes_stays_toml() -> None:
    edition = small_edition()
    programme = edition.guideline.programme(PLAIN)
    assert programme is not None
    text = new_project_toml(edition.model_copy(update={"key": 'a"b\\c'}), programme, "")
    assert tomllib.loads(text)["edition"] == 'a"b\\c'


def test_the_fields_of_a_new_file_are_all_fields_of_the_record() -> None:
    data = tomllib.loads(uncommented(new_text(PLAIN, ""), "loans"))
    assert set(data) <= set(Application.model_fields)
