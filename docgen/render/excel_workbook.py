"""A workbook taken apart: which part is what, and what has to be set right before rows can be inserted."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence

from lxml import etree

from docgen.errors import InputError, TemplateError
from docgen.render.excel_sheet import Sheet
from docgen.render.excel_strings import EMPTY
from docgen.render.excel_styles import S
from docgen.render.package import CONTENT_TYPES, StoredPart, content_types, parse_part, read_parts, xml_bytes
from docgen.render.word_part import FilledPart, compile_part

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_UNMOVABLE = {"comments": "批注", "table": "“表格”对象", "pivotTable": "数据透视表", "control": "控件"}
_TAG_LIKE = re.compile(rb"\{\{|\{%|\{#")


class OpenedWorkbook:
    """The parts of a workbook, by their relationships. Changed only while a template is compiled."""

    def __init__(self, xlsx: bytes, source: str) -> None:
        self._source = source
        self.parts = read_parts(xlsx, source=source, kind="Excel")
        self._types = content_types(self.parts, source)
        names = [name for name, kind in self._types.items() if kind == _WORKBOOK_TYPE]
        if not names:
            raise InputError("不是 .xlsx 工作簿", file=source, advice="请用 Excel 或 WPS 另存为 .xlsx")
        self.book = names[0]

    def data(self, name: str) -> bytes:
        """A part unpacked."""
        return self.parts[name].data()

    def root(self, name: str) -> etree._Element:
        """A part's XML, parsed anew."""
        return parse_part(self.data(name), source=self._source, name=name)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Relationships of a part by id: last word of the type, and the target's part name."""
        folder, base = posixpath.split(name)
        rels = f"{folder}/_rels/{base}.rels"
        if rels not in self.parts:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for node in self.root(rels):
            target = node.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[node.get("Id", "")] = (node.get("Type", "").rpartition("/")[2], path)
        return found

    def styles_part(self, related: Mapping[str, tuple[str, str]]) -> str:
        """The part of cell formats. Raises InputError where there is none."""
        part = next((target for kind, target in related.values() if kind == "styles"), "")
        if part not in self.parts:
            raise InputError("工作簿没有格式部件", file=self._source, advice="请用 Excel 另存为 .xlsx")
        return part

    def sheet_parts(self, related: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
        """Name and part of each worksheet, in the workbook's order (chart sheets left as they are)."""
        nodes = self.root(self.book).iterfind(f"{S}sheets/{S}sheet")
        named = [(node.get("name", ""), *related.get(node.get(f"{_R}id", ""), ("", ""))) for node in nodes]
        return [(name, part) for name, kind, part in named if kind == "worksheet" and part in self.parts]

    def strings_part(self, related: Mapping[str, tuple[str, str]]) -> str:
        """The part of shared strings; an empty one is added where the workbook has none."""
        part = next((target for kind, target in related.values() if kind == "sharedStrings"), "")
        if part in self.parts:
            return part
        folder, base = posixpath.split(self.book)
        part, rels = f"{folder}/sharedStrings.xml", f"{folder}/_rels/{base}.rels"
        self.parts[part] = StoredPart.of(part, EMPTY)
        links, types = self.root(rels), self.root(CONTENT_TYPES)
        link = {"Id": "rIdSharedStrings", "Type": f"{_R[1:-1]}/sharedStrings", "Target": "sharedStrings.xml"}
        etree.SubElement(links, f"{{{etree.QName(links).namespace}}}Relationship", link)
        kind = {"PartName": f"/{part}", "ContentType": _STRINGS_TYPE}
        etree.SubElement(types, f"{{{etree.QName(types).namespace}}}Override", kind)
        self._replace(rels, links)
        self._replace(CONTENT_TYPES, types)
        return part

    def properties(self) -> list[FilledPart]:
        """The document properties that have tags."""
        names = [name for name in self.parts if name.startswith("docProps/") and name.endswith(".xml")]
        found = (compile_part(name, self.data(name), self._types[name], self._source) for name in names)
        return [part for part in found if part is not None]

    def _replace(self, name: str, root: etree._Element) -> None:
        self.parts[name] = StoredPart.of(name, xml_bytes(root))

    def drop_calculation_chain(self) -> None:
        """The order of calculation names cells by place; Excel makes it anew."""
        related = self.related(self.book)
        chain = next((target for kind, target in related.values() if kind == "calcChain"), "")
        if chain not in self.parts:
            return
        del self.parts[chain]
        folder, base = posixpath.split(self.book)
        for name, attribute in ((f"{folder}/_rels/{base}.rels", "Type"), (CONTENT_TYPES, "PartName")):
            root = self.root(name)
            for node in list(root):
                if (node.get(attribute) or "").lower().endswith(("/calcchain", "/calcchain.xml")):
                    root.remove(node)
            self._replace(name, root)

    def drawings(self, sheets: Sequence[Sheet]) -> dict[str, tuple[str, bytes]]:
        """Drawings of the sheets with record rows, by sheet. Refuses what can't move with the rows."""
        found: dict[str, tuple[str, bytes]] = {}
        for sheet in (sheet for sheet in sheets if sheet.blocks):
            for kind, part in self.related(sheet.part).values():
                if kind in _UNMOVABLE:
                    what = f"有{_UNMOVABLE[kind]}，插入行后会错位"
                    raise sheet.place.error(what, advice=f"请删去{_UNMOVABLE[kind]}")
                if kind == "drawing" and part in self.parts:
                    found[sheet.name] = (part, self.data(part))
        charts = [name for name, kind in self._types.items() if kind.endswith("drawingml.chart+xml")]
        if charts and any(sheet.blocks for sheet in sheets):
            raise TemplateError("有图表，插入行后数据区会错位", file=self._source, advice="请删去图表")
        return found

    def workbook_data(self, sheets: Sequence[Sheet]) -> bytes:
        """The workbook part; with formulas in it, Excel is told to calculate on opening."""
        root = self.root(self.book)
        if any(cell.formula for sheet in sheets for row in sheet.rows for cell in row.cells):
            settings = root.find(f"{S}calcPr")
            if settings is None:
                names = root.find(f"{S}definedNames")
                settings = etree.Element(f"{S}calcPr")
                anchor = names if names is not None else root.find(f"{S}sheets")
                if anchor is not None:
                    anchor.addnext(settings)
            settings.set("fullCalcOnLoad", "1")
        return xml_bytes(root)

    def refuse_other_tags(self, filled: set[str]) -> None:
        """Raises TemplateError for tags in parts other than those that are filled."""
        for name, part in self.parts.items():
            if name not in filled and name.endswith(".xml") and _TAG_LIKE.search(part.data()):
                raise TemplateError(
                    "这里的标签不支持填写",
                    file=self._source,
                    place=name,
                    advice="请把标签移到单元格或页眉页脚里",
                )
