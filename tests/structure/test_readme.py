"""The README's commands are those that CI runs, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def commands(name: str) -> list[str]:
    """The shell blocks of a README."""
    return re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)


def marked(mark: str) -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- {mark} -->\n```sh\n(.*?)\n```", text, re.DOTALL)
    assert found is not None
    return found[1]


def test_two_commands_do_all_the_set_up() -> None:
    assert marked("main-job").startswith("pip install . && docgen build samples/")
    assert marked("tests") == "pip install -e '.[test]' && pytest"


def test_both_languages_give_the_same_two_commands() -> None:
    english, chinese = commands("README.md"), commands("README.zh-CN.md")
    assert english[0] == chinese[0]
    assert english[-1] == chinese[-1]


def test_ci_takes_its_commands_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_command main-job" in script
    assert "readme_command tests" in script


def test_every_link_of_the_readmes_leads_somewhere() -> None:
    for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), (name, target)


def test_every_sample_named_in_a_readme_is_there() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        for sample in re.findall(r"samples/(\d\d-[a-z0-9-]+)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / "samples" / sample / "project.toml").is_file()
