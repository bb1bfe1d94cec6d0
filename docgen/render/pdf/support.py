"""What the converter knows: elements and attributes by their place. Anything else is a named error.

A page must never be silently wrong, so the tables below are allow-lists. An element that is not listed for
its parent, or an attribute that is not listed for its element, raises UnsupportedConstructError with its
Chinese name and the nearest text.
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.errors import UnsupportedConstructError
from docgen.render.pdf.names import MC, Element, W, child_val, is_on, local, text_of, val

Table = Mapping[str, frozenset[str]]

_NEARBY = 20
_ADVICE = "请在 Word 或 WPS 里改成普通段落或表格，或者用 LibreOffice 转换"
_FOREIGN = "{http://schemas.microsoft.com/office/word/"
_REVISION_IDS = frozenset(["rsidR", "rsidRPr", "rsidRDefault", "rsidP", "rsidDel", "rsidTr", "rsidSect"])


def _table(text: str) -> Table:
    """One element a line: its name, a colon, the attributes allowed."""
    rows = (line.partition(":") for line in text.split("\n") if line.strip())
    return {name.strip(): frozenset(attributes.split()) for name, _, attributes in rows}


RUN_PROPERTIES = _table("""
rStyle: val
rFonts: ascii hAnsi eastAsia cs hint asciiTheme hAnsiTheme eastAsiaTheme cstheme
b: val
bCs: val
i: val
iCs: val
caps: val
smallCaps: val
strike: val
dstrike: val
outline: val
shadow: val
emboss: val
imprint: val
noProof: val
snapToGrid: val
vanish: val
webHidden: val
color: val themeColor themeShade themeTint
spacing: val
w: val
kern: val
position: val
sz: val
szCs: val
highlight: val
u: val color themeColor
effect: val
bdr: val sz space color
shd: val color fill themeFill themeFillShade themeFillTint themeColor
fitText: val id
vertAlign: val
rtl: val
cs: val
em: val
lang: val eastAsia bidi
eastAsianLayout: id combine vert vertCompress combineBrackets
specVanish: val
oMath: val
""")
PARAGRAPH_PROPERTIES = _table("""
pStyle: val
keepNext: val
keepLines: val
pageBreakBefore: val
framePr: dropCap
widowControl: val
numPr:
suppressLineNumbers: val
pBdr:
shd: val color fill themeFill themeFillShade themeFillTint themeColor
tabs:
suppressAutoHyphens: val
kinsoku: val
wordWrap: val
overflowPunct: val
topLinePunct: val
autoSpaceDE: val
autoSpaceDN: val
bidi: val
adjustRightInd: val
snapToGrid: val
spacing: before beforeLines beforeAutospacing after afterLines afterAutospacing line lineRule
ind: left leftChars start startChars right rightChars end endChars hanging hangingChars firstLine firstLineChars
contextualSpacing: val
mirrorIndents: val
suppressOverlap: val
jc: val
textDirection: val
textAlignment: val
textboxTightWrap: val
outlineLvl: val
divId: val
cnfStyle: val firstRow lastRow firstColumn lastColumn oddVBand evenVBand oddHBand evenHBand firstRowFirstColumn firstRowLastColumn lastRowFirstColumn lastRowLastColumn
rPr:
sectPr:
""")
TABLE_PROPERTIES = _table("""
tblStyle: val
tblOverlap: val
bidiVisual: val
tblStyleRowBandSize: val
tblStyleColBandSize: val
tblW: w type
jc: val
tblCellSpacing: w type
tblInd: w type
tblBorders:
shd: val color fill themeFill themeFillShade themeFillTint themeColor
tblLayout: type
tblCellMar:
tblLook: val firstRow lastRow firstColumn lastColumn noHBand noVBand
tblCaption: val
tblDescription: val
""")
ROW_PROPERTIES = _table("""
cnfStyle: val firstRow lastRow firstColumn lastColumn oddVBand evenVBand oddHBand evenHBand firstRowFirstColumn firstRowLastColumn lastRowFirstColumn lastRowLastColumn
divId: val
gridBefore: val
gridAfter: val
wBefore: w type
wAfter: w type
cantSplit: val
trHeight: val hRule
tblHeader: val
tblCellSpacing: w type
jc: val
hidden: val
""")
CELL_PROPERTIES = _table("""
cnfStyle: val firstRow lastRow firstColumn lastColumn oddVBand evenVBand oddHBand evenHBand firstRowFirstColumn firstRowLastColumn lastRowFirstColumn lastRowLastColumn
tcW: w type
gridSpan: val
vMerge: val
tcBorders:
shd: val color fill themeFill themeFillShade themeFillTint themeColor
noWrap: val
tcMar:
textDirection: val
tcFitText: val
vAlign: val
hideMark: val
""")
SECTION_PROPERTIES = _table("""
headerReference: type
footerReference: type
footnotePr:
endnotePr:
type: val
pgSz: w h orient code
pgMar: top right bottom left header footer gutter
paperSrc: first other
pgBorders: zOrder display offsetFrom
lnNumType: countBy start distance restart
pgNumType: fmt start
cols: num space equalWidth sep
formProt: val
vAlign: val
noEndnote: val
titlePg: val
textDirection: val
bidi: val
rtlGutter: val
docGrid: type linePitch charSpace
""")
_NOTHING_TO_SHOW = frozenset(
    [
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "moveFromRangeEnd",
        "moveToRangeEnd",
    ]
)

OFF = "off"
PLAIN: Mapping[str, tuple[str, ...]] = {
    "smallCaps": (OFF,), "outline": (OFF,), "shadow": (OFF,), "emboss": (OFF,), "imprint": (OFF,),
    "rtl": (OFF,), "oMath": (OFF,), "em": ("none",), "effect": ("none",), "bdr": ("nil", "none"),
    "w": ("100",), "fitText": (), "eastAsianLayout": (), "framePr": (), "bidi": (OFF,),
    "mirrorIndents": (OFF,), "textDirection": ("lrTb", "lrTbV", "tb"), "topLinePunct": (OFF,),
    "textAlignment": ("auto", "baseline"), "kinsoku": ("on",), "bidiVisual": (OFF,),
    "tblCellSpacing": (), "tcFitText": (OFF,), "hidden": (OFF,), "noWrap": (OFF,), "pgBorders": (),
    "lnNumType": (), "formProt": (OFF,), "rtlGutter": (OFF,), "titlePg": (OFF,), "i": (OFF,),
    "dstrike": (OFF,), "position": ("0",), "vertAlign": ("baseline",), "contextualSpacing": (OFF,),
    "pBdr": (), "tabs": (), "numPr": (),
}  # fmt: skip
"""Elements whose effect is not drawn: only these values, which have none, may stand."""

_CHINESE = {
    "txbxContent": "文本框", "textbox": "文本框", "pict": "VML 图形或文本框", "object": "嵌入的对象（OLE）",
    "chart": "图表", "relIds": "SmartArt 图形", "wsp": "文本框或绘图形状", "wgp": "组合图形",
    "wpc": "绘图画布", "AlternateContent": "文本框或绘图形状", "oMath": "公式", "oMathPara": "公式",
    "ruby": "拼音指南", "ins": "未接受的修订（插入）", "del": "未接受的修订（删除）",
    "moveFrom": "未接受的修订（移动）", "moveTo": "未接受的修订（移动）", "rPrChange": "未接受的修订（字体格式）",
    "pPrChange": "未接受的修订（段落格式）", "sectPrChange": "未接受的修订（页面设置）",
    "tblPrChange": "未接受的修订（表格）", "tblGridChange": "未接受的修订（表格）",
    "trPrChange": "未接受的修订（表格行）", "tcPrChange": "未接受的修订（单元格）",
    "cellIns": "未接受的修订（插入单元格）", "cellDel": "未接受的修订（删除单元格）",
    "cellMerge": "未接受的修订（合并单元格）", "numberingChange": "未接受的修订（编号）",
    "tblPrExChange": "未接受的修订（表格）", "moveFromRangeStart": "未接受的修订（移动）",
    "moveToRangeStart": "未接受的修订（移动）", "footnoteReference": "脚注", "endnoteReference": "尾注",
    "cols": "分栏", "tblpPr": "浮动表格（文字环绕）", "framePr": "图文框或首字下沉", "textDirection": "竖排文字",
    "pgBorders": "页面边框", "lnNumType": "行号", "altChunk": "插入的外部文件", "subDoc": "子文档",
    "smallCaps": "小型大写字母", "outline": "空心字", "shadow": "阴影字", "emboss": "阳文", "imprint": "阴文",
    "em": "着重号", "bdr": "字符边框", "w": "字符缩放", "fitText": "调整宽度", "eastAsianLayout": "双行合一或合并字符",
    "bidiVisual": "从右到左的表格", "tblCellSpacing": "单元格间距", "docGrid": "字符网格", "anchor": "浮动图片",
    "ptab": "对齐方式制表位", "fldChar": "域", "fldSimple": "域", "sym": "符号字体的字符", "hidden": "隐藏的表格行",
    "titlePg": "首页不同的页眉页脚", "i": "斜体", "dstrike": "双删除线", "position": "字符升降",
    "vertAlign": "上标或下标", "contextualSpacing": "同样式段落间不加空距", "tabs": "制表位", "tab": "制表符",
    "numPr": "自动编号", "trHeight": "固定的行高", "tcFitText": "单元格内适应文字", "noWrap": "单元格不换行", "background": "页面背景", "headerReference": "页眉", "contentPart": "墨迹",
    "tl2br": "斜线表头", "tr2bl": "斜线表头", "jc": "对齐方式", "vAlign": "垂直对齐方式", "pBdr": "段落边框",
    "tblStylePr": "表格样式的条件格式", "drawing": "图形", "linkedPicture": "链接到外部文件的图片",
}  # fmt: skip


def unsupported(
    element: Element, source: str, *, name: str = "", detail: str = "", advice: str = ""
) -> UnsupportedConstructError:
    """The error for an element, ready to be raised. name: instead of the element's own."""
    key = name or local(element)
    title = _CHINESE.get(key, f"“{key}”")
    if title.startswith("未接受的修订"):
        advice = advice or "请在 Word 或 WPS 里接受或拒绝全部修订后再试"
    what = f"PDF 转换还不支持{title}" + (f"（{detail}）" if detail else "")
    return UnsupportedConstructError(what, file=source, place=place_of(element), advice=advice or _ADVICE)


def place_of(element: Element) -> str:
    """Where an element stands, by the nearest text: its own, its paragraph's, or the last before it."""
    for node in (element, *element.iterancestors(W + "p", W + "tc", W + "tr")):
        if found := " ".join(text_of(node).split()):
            return f"“{_cut(found)}”处"
    before = element.xpath("preceding::*[local-name()='t' and string-length(normalize-space(.))>0][1]")
    if isinstance(before, list) and before and isinstance(before[0], Element):
        return f"“{_cut(' '.join(text_of(before[0]).split()))}”之后"
    return "文档开头"


def _cut(text: str) -> str:
    return text if len(text) <= _NEARBY else text[:_NEARBY] + "…"


def is_marker(element: Element) -> bool:
    """Bookmarks, proofing and comment ranges: nothing to draw."""
    return element.tag.startswith(W) and local(element) in _NOTHING_TO_SHOW


def check_properties(parent: Element | None, table: Table, source: str) -> None:
    """Every child of a property element against its table, with its attributes and its refused values."""
    for node in () if parent is None else parent:
        if not node.tag.startswith(W):
            if node.tag.startswith(_FOREIGN):
                _check_foreign(node, source)
                continue
            raise unsupported(node, source)
        name = local(node)
        if name not in table:
            raise unsupported(node, source)
        check_attributes(node, table[name], source)
        _check_value(node, name, source)


def check_attributes(node: Element, allowed: frozenset[str], source: str) -> None:
    """The `w:` attributes of an element against those allowed; revision ids never matter."""
    for key in node.attrib:
        plain = str(key)
        if plain.startswith(W) and plain[len(W) :] not in allowed | _REVISION_IDS:
            raise unsupported(node, source, detail=f"属性 {plain[len(W) :]}")


def _check_value(node: Element, name: str, source: str) -> None:
    if name not in PLAIN:
        return
    allowed, given = PLAIN[name], val(node)
    harmless = (OFF in allowed and not is_on(node)) or ("on" in allowed and is_on(node)) or given in allowed
    if not harmless:
        raise unsupported(node, source, detail=f"{given}" if given else "")


def _check_foreign(node: Element, source: str) -> None:
    """Word's own text effects (w14:glow, w14:shadow …) change the page; settings of OpenType do not."""
    if local(node) in {"glow", "shadow", "reflection", "textOutline", "textFill", "scene3d", "props3d"}:
        raise unsupported(node, source, detail="文字效果")


def check_content(node: Element, source: str) -> None:
    """Raise for an element of the text flow that no handler has taken."""
    if node.tag == MC + "AlternateContent":
        name = next(
            (key for key in ("txbxContent", "wgp", "chart") if node.xpath(f".//*[local-name()='{key}']")), ""
        )
        raise unsupported(node, source, name=name)
    raise unsupported(node, source, detail=child_val(node, "instr") or "")
