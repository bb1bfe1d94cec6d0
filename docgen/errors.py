"""The exception tree and the exit codes that the command line ends with.

Every error says four things in one line: which file, where in it, what is wrong and what to do.
Floor 0: imports nothing of the project.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from enum import IntEnum

OCR_REMEDY = "pip install rapidocr onnxruntime"
"""How to get the optional part that reads scans: works in any folder, however docgen was installed."""


class ExitCode(IntEnum):
    """What the process ends with; the meaning of each code is part of the public interface."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNUSABLE_INPUT = 3
    LIMIT = 4
    ENVIRONMENT = 5
    LOCKED = 6
    PARTLY_DONE = 7
    INTERRUPTED = 130


class DocgenError(Exception):
    """An error that a user can act on. Subclasses fix the exit code.

    what: the fault, in Chinese, without a full stop. file: path as the user gave it. place: where in
    the file (line, field, cell, clause). advice: what to do about it.
    """

    exit_code: ExitCode = ExitCode.UNUSABLE_INPUT

    def __init__(self, what: str, *, file: object = "", place: str = "", advice: str = "") -> None:
        self.what = what
        self.file = str(file) if file else ""
        self.place = place
        self.advice = advice
        super().__init__(self.line())

    def line(self) -> str:
        """The whole error as one line of text."""
        head = "，".join(part for part in (self.file, self.place) if part)
        text = f"{head}：{self.what}" if head else self.what
        stop = "" if text.endswith(("。", "？")) else "。"
        text = f"{text}{stop}{self.advice}" if self.advice else text
        return " ".join(text.split())

    def parts(self) -> tuple[DocgenError, ...]:
        """The single errors behind this one: itself, but for an error that gathers several."""
        return (self,)

    def as_dict(self) -> dict[str, str | int]:
        """The error for `--json`: kind, exit_code, file, place, what, advice."""
        return {
            "kind": type(self).__name__,
            "exit_code": int(self.exit_code),
            "file": self.file,
            "place": self.place,
            "what": self.what,
            "advice": self.advice,
        }


class UsageError(DocgenError):
    """The request itself is off: an unknown programme, a file where a folder is meant."""

    exit_code = ExitCode.USAGE


class InputError(DocgenError):
    """A file that cannot be used as it is: unreadable, wrong encoding, a missing or impossible value."""


class SeveralInputErrors(InputError):  # noqa: N818 (several of them)
    """Several faults of one file, all told at once. `line()` is the first one with the count of the rest."""

    def __init__(self, errors: tuple[InputError, ...]) -> None:
        self.errors = errors
        first = errors[0]
        super().__init__(first.what, file=first.file, place=first.place, advice=first.advice)

    def line(self) -> str:
        """The first fault in one line, with the number of further ones."""
        rest = len(self.errors) - 1 if hasattr(self, "errors") else 0
        return f"{super().line()}（另有 {rest} 处错误）" if rest else super().line()

    def parts(self) -> tuple[DocgenError, ...]:
        """Every single fault."""
        return self.errors


def together(faults: Sequence[InputError]) -> InputError:
    """Faults of one file as one error: the only one itself."""
    return faults[0] if len(faults) == 1 else SeveralInputErrors(tuple(faults))


class DeferredProgrammeError(InputError):
    """The guideline defers the programme (另行通知): there is neither rule nor form."""


class TemplateError(InputError):
    """A template with a misspelt, split or unclosed tag."""


class MissingGlyphError(InputError):
    """A character that none of the fonts at hand can draw."""


class UnsupportedConstructError(InputError):
    """A construct of a Word or Excel file that the PDF converter does not know."""


class LimitError(DocgenError):
    """A file larger or deeper than the limits allow."""

    exit_code = ExitCode.LIMIT


class EnvironmentFault(DocgenError):  # noqa: N818 (EnvironmentError is a builtin)
    """Disk, permission, engine or optional part missing."""

    exit_code = ExitCode.ENVIRONMENT

    @classmethod
    def of(cls, fault: OSError) -> EnvironmentFault:
        """What the system refused, as an error of ours."""
        if fault.errno in (errno.EACCES, errno.EPERM):
            return cls("没有读取权限", file=fault.filename or "", advice="请检查文件权限")
        return cls(reason_of(fault), file=fault.filename or "")


class OutputFault(EnvironmentFault):
    """What was to be printed could not be written where standard output leads."""

    @classmethod
    def of(cls, fault: OSError) -> OutputFault:
        """The failed write."""
        return cls(f"输出没有写完（{reason_of(fault)}）", advice="请检查输出重定向到的文件或磁盘")


_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "超过磁盘配额",
    errno.EFBIG: "文件过大",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ELOOP: "链接循环",
    errno.EMFILE: "打开的文件过多",
    errno.ENFILE: "打开的文件过多",
    errno.EBUSY: "正被其他程序使用",
    errno.EINVAL: "系统不接受这个路径或操作",
    errno.EIO: "磁盘读写错误",
    errno.EPIPE: "读取输出的程序已经结束",
    errno.ENODEV: "没有这个设备",
    errno.ENXIO: "没有这个设备",
    errno.EBADF: "文件没有打开",
    errno.ENOMEM: "内存不足",
}


def reason_of(fault: OSError) -> str:
    """Why the system refused, in Chinese; its number where that has no words of ours."""
    number = fault.errno or 0
    return _REASONS.get(number) or f"系统错误 {errno.errorcode.get(number, number)}"


class FileChangedError(EnvironmentFault):
    """The file on disk is not the one that was written: a person has changed it since."""


class FileBusyError(EnvironmentFault):
    """The file is open in another program."""


class LockedError(DocgenError):
    """Another run works in the same folder."""

    exit_code = ExitCode.LOCKED


class InternalFault(DocgenError):  # noqa: N818 (InternalError reads as the user's)
    """A fault of the program itself, told in one line; `--debug` shows where."""

    exit_code = ExitCode.ENVIRONMENT

    @classmethod
    def of(cls, fault: BaseException, item: object = "") -> InternalFault:
        """The fault of an item as an error of ours."""
        return cls(
            f"程序内部错误（{type(fault).__name__}：{fault}）",
            file=item,
            advice="请加 --debug 重试，并把输出报告给我们",
        )
