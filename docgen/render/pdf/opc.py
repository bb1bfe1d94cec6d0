"""The parts of an Office package and their relationships (ECMA-376 part 2), read when they are asked for."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from docgen.errors import InputError, LimitError
from docgen.render.package import parse_part
from docgen.render.pdf.names import Element

_LARGEST_PARTS = 200 * 2**20
_MOST_ENTRIES = 10_000
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SAVE_AGAIN = "请用 Word、Excel 或 WPS 打开，重新另存后再试"


@dataclass(frozen=True)
class Relation:
    """id and kind (last word of the type, such as "styles"); target: part name, or an address if external."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """An Office file in memory. Raises InputError for what is no such package, LimitError for a huge one."""

    def __init__(self, data: bytes, *, source: str) -> None:
        self.source = source
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError):
            raise InputError(
                "不是完好的 Word 或 Excel 文件（可能是旧格式、设了密码或已损坏）",
                file=source,
                advice=_SAVE_AGAIN,
            ) from None
        entries = self._zip.infolist()
        if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_PARTS:
            raise LimitError("文件解压后太大", file=source, advice="请删去大图片或多余内容后再试")
        self._names = {entry.filename for entry in entries}
        if len(self._names) < len(entries):
            raise InputError("文件内部有重名的部件", file=source, advice=_SAVE_AGAIN)
        self._xml: dict[str, Element] = {}
        self._relations: dict[str, dict[str, Relation]] = {}

    def data(self, name: str) -> bytes:
        """The bytes of a part."""
        if name not in self._names:
            raise InputError(f"文件内部缺少部件 {name}", file=self.source, advice=_SAVE_AGAIN)
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError):
            raise InputError(
                "文件内部已损坏或设了密码", file=self.source, place=name, advice=_SAVE_AGAIN
            ) from None

    def xml(self, name: str) -> Element:
        """The root of an XML part, parsed once."""
        if name not in self._xml:
            self._xml[name] = parse_part(self.data(name), source=self.source, name=name)
        return self._xml[name]

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id; `part` "" is the package itself."""
        if part not in self._relations:
            folder, _, name = part.rpartition("/")
            listing = posixpath.join(folder, "_rels", f"{name}.rels")
            found: dict[str, Relation] = {}
            if listing in self._names:
                for node in self.xml(listing).iter(_REL):
                    relation = self._relation(node, folder)
                    found[relation.id] = relation
            self._relations[part] = found
        return self._relations[part]

    def _relation(self, node: Element, folder: str) -> Relation:
        target, external = node.get("Target", ""), node.get("TargetMode") == "External"
        if not external:
            absolute = target if target.startswith("/") else posixpath.join("/", folder, target)
            target = posixpath.normpath(absolute).lstrip("/")
        return Relation(node.get("Id", ""), node.get("Type", "").rpartition("/")[2], target, external)

    def related(self, part: str, kind: str) -> str | None:
        """The name of the one part that `part` refers to by this kind, or None."""
        names = (rel.target for rel in self.relations(part).values() if rel.kind == kind and not rel.external)
        return next(names, None)

    def main_part(self) -> str:
        """The name of the document or workbook part, found by its relationship."""
        name = self.related("", "officeDocument")
        if name is None:
            raise InputError("不是 Word 或 Excel 文件", file=self.source, advice=_SAVE_AGAIN)
        return name
