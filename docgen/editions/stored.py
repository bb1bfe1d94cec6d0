"""guideline.json: the rules of a guideline as a file that knows its format and whether it was changed since.

Beside the guideline's own keys it has `format_version` and `content_sha256`, the digest of all the rest.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from docgen.errors import FileChangedError, InputError
from docgen.files import changed_since, not_ours, read_text, sha256_of
from docgen.model.guideline import Guideline
from docgen.toml import TomlDocument, located_errors

FORMAT_VERSION = 1
"""Raised when a reader of an earlier version could not read what is written, or would misread it."""
_VERSION, _DIGEST = "format_version", "content_sha256"
_OWN_KEYS = set(Guideline.model_fields)
_OF_JSON_OUTPUT = {"programmes", "ledger", "accounted_percent"}
_REMAKE = "请用 docgen guideline 指南文件 -o guideline.json 重新生成"
_COMPARABLE = "请用 -o 写出的 guideline.json，或旧指南的文件"


def guideline_json(guideline: Guideline) -> bytes:
    """The guideline as an edition keeps it: JSON in UTF-8, indented, without the parts of rules that are empty."""
    rules = {key: _without_empty(value) for key, value in guideline.model_dump(mode="json").items()}
    data = {_VERSION: FORMAT_VERSION, _DIGEST: _digest(rules), **rules}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _without_empty(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _without_empty(item) for key, item in value.items() if item not in (None, "", [], {})}


def _digest(rules: dict[str, Any]) -> str:
    return sha256_of(json.dumps(rules, ensure_ascii=False, sort_keys=True).encode())


def load_guideline(path: Path) -> Guideline:
    """The guideline of an edition. Raises InputError with the place of each fault, or for another version."""
    data = _data(path)
    if data.get(_VERSION, FORMAT_VERSION) != FORMAT_VERSION:
        raise _of_another_version(path)
    return _validated(data, path)


def load_comparable(path: Path) -> Guideline:
    """A guideline.json to hold another guideline against: of this version in every key. Raises InputError."""
    data = _data(path)
    keys = set(data)
    if keys >= _OF_JSON_OUTPUT:
        raise InputError(
            "这是 docgen guideline --json 的输出，不能用来对照",
            file=path,
            advice="请用 -o 写出 guideline.json，再用 --diff 给出它",
        )
    if len(keys & _OWN_KEYS) < len(_OWN_KEYS) // 2:
        raise InputError("不是 docgen guideline 写出的文件", file=path, advice=_COMPARABLE)
    if data.get(_VERSION) != FORMAT_VERSION or keys - {_VERSION, _DIGEST} != _OWN_KEYS:
        raise _of_another_version(path)
    return _validated(data, path, other_keys=_of_another_version(path))


def check_replaceable(path: Path) -> None:
    """Raise FileChangedError where `path` holds anything but a guideline.json as it was written."""
    try:
        data = _data(path)
    except InputError:
        raise not_ours(path) from None
    if _DIGEST not in data:
        if set(data) >= {"title", "fund", "sha256", "programmes"}:
            raise FileChangedError(
                "由别的版本写出，不能判断是否被人改过，没有覆盖",
                file=path,
                advice="请移走或改名保存它，再重新生成",
            )
        raise not_ours(path)
    if data[_DIGEST] != _digest(_rules(data)):
        raise changed_since(path)


def _data(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(read_text(path))
    except (ValueError, RecursionError):
        raise InputError("不是完整的 JSON 文件", file=path, advice=_REMAKE) from None
    if not isinstance(data, dict):
        raise InputError("不是 docgen guideline 写出的文件", file=path, advice=_COMPARABLE)
    return data


def _rules(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in (_VERSION, _DIGEST)}


def _validated(data: dict[str, Any], path: Path, other_keys: InputError | None = None) -> Guideline:
    """other_keys: what to raise where only keys are missing or unknown."""
    try:
        return Guideline.model_validate_json(json.dumps(_rules(data)))
    except ValidationError as error:
        kinds = {each["type"] for each in error.errors()}
        if other_keys is not None and kinds <= {"missing", "extra_forbidden"}:
            raise other_keys from None
        raise located_errors(error, TomlDocument(path, {}, {})) from None


def _of_another_version(path: Path) -> InputError:
    return InputError("由别的版本写出", file=path, advice=_REMAKE)
