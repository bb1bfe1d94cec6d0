"""Office packages (zip) read with care and written fast, always to the same bytes.

Parts that a template leaves as they are keep their compressed bytes; only filled parts are compressed anew.
Zip structures: PKWARE APPNOTE 6.3.10, 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from docgen.errors import InputError, LimitError

CONTENT_TYPES = "[Content_Types].xml"
_LARGEST_PARTS = 200 * 2**20
_MOST_ENTRIES = 10_000
_LEVEL = 6
_MIDNIGHT_1980 = 0x0021 << 16
_UTF8_NAME = 0x800
_LOCAL = struct.Struct("<4s2HHIIII2H")
_CENTRAL = struct.Struct("<4s2H2HIIII5HII")
_END = struct.Struct("<4s4HIIH")
_SAVE_AGAIN = "请用 Word、Excel 或 WPS 打开，重新另存后再试"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@dataclass(frozen=True)
class StoredPart:
    """A part as it lies in the zip: crc and size unpacked, the deflated bytes."""

    name: str
    crc: int
    size: int
    packed: bytes

    @classmethod
    def of(cls, name: str, data: bytes) -> StoredPart:
        """Compress a part."""
        squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = squeeze.compress(data) + squeeze.flush()
        return cls(name, zlib.crc32(data), len(data), packed)

    def data(self) -> bytes:
        """The part unpacked."""
        return zlib.decompress(self.packed, -zlib.MAX_WBITS)


def read_parts(package: bytes, *, source: str, kind: str) -> dict[str, StoredPart]:
    """All parts by name, in the order of the package; kind: "Word" or "Excel", for the message.

    Raises InputError for what is no such package, is damaged, encrypted or holds a name twice; LimitError
    for more than 10,000 entries or 200 MiB unpacked.
    """
    try:
        with zipfile.ZipFile(BytesIO(package)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_size(entries, source)
            parts = {entry.filename: StoredPart.of(entry.filename, archive.read(entry)) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError):
        raise InputError(
            f"不是完好的 {kind} 文件（可能是旧格式、设了密码或已损坏）",
            file=source,
            advice=f"请用 {kind} 或 WPS 打开，去掉密码，另存为 {'.docx' if kind == 'Word' else '.xlsx'}",
        ) from None
    if len(parts) < len(entries) or CONTENT_TYPES not in parts:
        raise InputError(f"{kind} 文件的部件重名或缺少目录", file=source, advice=_SAVE_AGAIN)
    return parts


def _check_size(entries: list[zipfile.ZipInfo], source: str) -> None:
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_PARTS:
        raise LimitError("模板解压后太大", file=source, advice="请删去模板里的大图片或多余内容")


def content_types(parts: Mapping[str, StoredPart], source: str) -> dict[str, str]:
    """Content type by part name (ECMA-376 part 2, section 7.2.3: overrides before defaults)."""
    root = parse_part(parts[CONTENT_TYPES].data(), source=source, name=CONTENT_TYPES)
    defaults = {
        node.get("Extension", "").lower(): node.get("ContentType", "") for node in root.iter(f"{_CT}Default")
    }
    overrides = {
        node.get("PartName", "").lstrip("/"): node.get("ContentType", "")
        for node in root.iter(f"{_CT}Override")
    }
    return {name: overrides.get(name, defaults.get(name.rpartition(".")[2].lower(), "")) for name in parts}


def parse_part(data: bytes, *, source: str, name: str) -> etree._Element:
    """The XML of a part: no entities, no network, no comments. Raises InputError with file and part."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise InputError("内部的 XML 已损坏", file=source, place=name, advice=_SAVE_AGAIN) from None
    if b"<!DOCTYPE" in data:
        raise InputError(
            "内部的 XML 含有 DTD 声明，不安全", file=source, place=name, advice="请重新另存后再试"
        )
    return root


def xml_bytes(root: etree._Element) -> bytes:
    """A part's XML with the declaration that Office writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class Packer:
    """The unchanged parts laid out once; `pack` adds the filled ones. Immutable."""

    def __init__(self, unchanged: Iterable[StoredPart]) -> None:
        ordered = sorted(unchanged, key=lambda part: part.name != CONTENT_TYPES)
        self._body, self._directory, self._count = _laid_out(ordered, 0)

    def pack(self, filled: Iterable[tuple[str, bytes]]) -> bytes:
        """A package of the unchanged and the filled parts; the same input gives the same bytes."""
        parts = [StoredPart.of(name, data) for name, data in filled]
        body, directory, count = _laid_out(parts, len(self._body))
        start, total = len(self._body) + len(body), self._count + count
        size = len(self._directory) + len(directory)
        end = _END.pack(b"PK\x05\x06", 0, 0, total, total, size, start, 0)
        return b"".join((self._body, body, self._directory, directory, end))


def _laid_out(parts: Iterable[StoredPart], offset: int) -> tuple[bytes, bytes, int]:
    """Local entries from `offset` on, their directory records, and how many there are."""
    body, directory, count = bytearray(), bytearray(), 0
    for part in parts:
        name = part.name.encode()
        flags = 0 if name.isascii() else _UTF8_NAME
        sizes = (part.crc, len(part.packed), part.size)
        record = (20, flags, zipfile.ZIP_DEFLATED, _MIDNIGHT_1980, *sizes, len(name), 0)
        start = offset + len(body)
        body += _LOCAL.pack(b"PK\x03\x04", *record) + name + part.packed
        directory += _CENTRAL.pack(b"PK\x01\x02", 20, *record, 0, 0, 0, 0, start) + name
        count += 1
    return bytes(body), bytes(directory), count
