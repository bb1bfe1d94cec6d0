"""Reading and writing files: whole or not at all, with safe names, and never over a person's work.

Floor 0: imports only docgen.errors.
"""

from __future__ import annotations

import errno
import hashlib
import itertools
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.errors import (
    EnvironmentFault,
    FileBusyError,
    FileChangedError,
    InputError,
    LimitError,
    LockedError,
    reason_of,
)

MANIFEST = "manifest.json"
LOCK = ".docgen-lock"
_BEING_WRITTEN = "being_written_sha256"
_EARLIER = "of_earlier_run"
NAME_BYTES = 200
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{p}{n}" for p in ("COM", "LPT") for n in range(1, 10))}
_WIDE_BRACKETS = re.compile("([（）])")
_FORBIDDEN = set('<>:"/\\|?*')
TEXT_LIMIT_BYTES = 20 * 1024 * 1024


def sha256_of(data: bytes) -> str:
    """The hexadecimal digest of bytes."""
    return hashlib.sha256(data).hexdigest()


def check_is_file(path: Path) -> None:
    """Raise InputError where there is no file of that name, or a folder."""
    if path.is_dir():
        raise InputError("这是文件夹，不是文件", file=path, advice="请给出文件名")
    if not path.exists():
        raise InputError("没有这个文件", file=path, advice="请检查路径")


def read_bytes(path: Path, limit: int = TEXT_LIMIT_BYTES) -> bytes:
    """The content of a file. Raises InputError where there is none, LimitError above `limit` bytes."""
    try:
        if path.is_dir():
            raise InputError("这是文件夹，不是文件", file=path, advice="请给出文件名")
        if path.stat().st_size > limit:
            raise LimitError(
                f"文件超过 {limit // 1024 // 1024} MiB",
                file=path,
                advice="请检查是否选错了文件，或删去无关内容后再试",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("没有这个文件", file=path, advice="请检查路径") from None
    except PermissionError:
        raise EnvironmentFault("没有读取权限", file=path, advice="请检查文件权限") from None
    except OSError as error:
        raise InputError(f"不能读取（{reason_of(error)}）", file=path) from None
    except ValueError:
        raise InputError("路径里有系统不接受的字符", file=path, advice="请检查路径") from None


def read_text(path: Path) -> str:
    """A UTF-8 text file, byte order mark or not. Names the real encoding when it is another one."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(
            f"不是 UTF-8 编码{_probable_encoding(data)}",
            file=path,
            place=f"第 {line} 行",
            advice="请用记事本或 WPS 打开，另存为 UTF-8 编码",
        ) from None


def _probable_encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "，而是 UTF-16 编码"
    with suppress(UnicodeDecodeError):
        data.decode("gb18030")
        return "，而是 GBK（ANSI）编码"
    return ""


def shell_word(path: Path | str) -> str:
    """A path as it is typed on a command line: in quotation marks where it holds blanks or signs."""
    text = str(path)
    return text if re.fullmatch(r"[\w./\\:~+-]+", text) else f'"{text}"'


def safe_name(text: str, suffix: str = "") -> str:
    """A name that every system takes: NFKC, filtered, at most 200 bytes with the suffix kept.

    Full-width brackets stay: every system takes them, and people find their folder again.
    """
    parts = _WIDE_BRACKETS.split(text)
    plain = "".join(
        part if number % 2 else unicodedata.normalize("NFKC", part) for number, part in enumerate(parts)
    )
    spaced = "".join(" " if char.isspace() else char for char in plain)
    kept = "".join(
        "_" if char in _FORBIDDEN else char
        for char in spaced
        if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn")
    )
    stem = _shortened(" ".join(kept.split()).strip(". "), suffix)
    if stem.split(".")[0].rstrip().upper() in _RESERVED:
        stem = _shortened(f"_{stem}", suffix)
    return f"{stem or '_'}{suffix}"


def _shortened(stem: str, suffix: str) -> str:
    """The stem without the characters at its end that would take the name above 200 bytes."""
    while stem and len((stem + suffix).encode()) > NAME_BYTES:
        stem = stem[:-1].rstrip(". ")
    return stem


def unique_names(names: list[str]) -> list[str]:
    """The same names, with （2）, （3） … behind those that equal an earlier one but for case and form."""
    seen: set[str] = set()
    result = []
    for name in names:
        candidate, number = name, 2
        while (key := unicodedata.normalize("NFC", candidate).casefold()) in seen:
            mark = f"（{number}）"
            candidate, number = f"{_shortened(name, mark)}{mark}", number + 1
        seen.add(key)
        result.append(candidate)
    return result


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: temporary file beside it, fsync, read back, replace, fsync folder.

    Raises FileBusyError where the target is open in another program (Windows, WPS); the new content
    then lies beside it. Raises EnvironmentFault for a full disk or a missing permission.
    """
    check_name(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".docgen-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _environment_fault(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if temporary.read_bytes() != data:
            raise EnvironmentFault("写入后读回的内容不一致", file=path, advice="请检查磁盘")
        temporary.chmod(0o644)
        _replace(temporary, path)
    except OSError as error:
        raise _environment_fault(path, error) from None
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _replace(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError:
        beside = _free_name_beside(path)
        temporary.replace(beside)
        raise FileBusyError(
            "文件正被其他程序打开，不能替换",
            file=path,
            advice=f"请先关闭它；新文件已存为 {beside.name}",
        ) from None


def _free_name_beside(path: Path) -> Path:
    """A name for the new content that stands for nothing else yet."""
    marks = itertools.chain(["（新）"], (f"（新{number}）" for number in itertools.count(2)))
    names = (f"{_shortened(path.stem, mark + path.suffix)}{mark}{path.suffix}" for mark in marks)
    return next(place for name in names if not (place := path.with_name(name)).exists())


def _environment_fault(path: Path, error: OSError) -> EnvironmentFault:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentFault("磁盘空间不足，没有写入", file=path, advice="请清理磁盘后重试")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return EnvironmentFault("没有写入权限", file=path, advice="请换一个输出文件夹或检查权限")
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return EnvironmentFault("输出位置上有同名的文件或文件夹", file=path, advice="请换一个输出文件夹")
    return EnvironmentFault(f"不能写入（{reason_of(error)}）", file=path)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with suppress(OSError):  # the file is whole by now; some network folders cannot be synchronised
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder for this process: a file with its pid. Raises LockedError while another one holds it.

    A lock whose process has ended is taken over; where that cannot be known (Windows) it stays.
    """
    path = folder / LOCK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and not _is_running(path):
            path.unlink(missing_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        if not path.exists():
            raise _environment_fault(folder, NotADirectoryError(errno.ENOTDIR, "")) from None
        raise LockedError(
            "另一个程序正在写入这个文件夹", file=folder, advice=f"请等它结束；若已中断，请删去 {LOCK} 后重试"
        ) from None
    except OSError as error:
        raise _environment_fault(folder, error) from None
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(str(os.getpid()))
        yield
    finally:
        path.unlink(missing_ok=True)


def _is_running(lock: Path) -> bool:
    try:
        pid = int(lock.read_text(encoding="ascii"))
        if os.name == "posix":
            os.kill(pid, 0)
    except (ProcessLookupError, FileNotFoundError):
        return False
    except (ValueError, OSError):
        return True
    return True


def check_name(path: Path) -> None:
    """Raise EnvironmentFault where the system's file names can't hold the characters of this one."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        raise EnvironmentFault(
            f"系统的文件名编码是 {sys.getfilesystemencoding()}，写不了中文文件名",
            advice="请设环境变量 PYTHONUTF8=1（或 LANG=C.UTF-8）后再运行",
        ) from None


def not_ours(path: Path) -> FileChangedError:
    """That a file which we did not make stands where one of ours would."""
    return FileChangedError(
        "已有同名文件，且不是本程序生成的，没有覆盖", file=path, advice="请移走它，或换一个输出文件夹"
    )


def changed_since(path: Path) -> FileChangedError:
    """That a person has changed a file since we made it."""
    return FileChangedError(
        "文件生成以后被人改过，没有覆盖", file=path, advice="请移走或改名保存它，再重新生成"
    )


class OutputFolder:
    """A folder of made files. It remembers in manifest.json what it wrote and writes over nothing else.

    A file that is not ours, or was changed since (its sha256 differs), is never replaced.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written = self._read_manifest()

    def _read_manifest(self) -> dict[str, dict[str, object]]:
        path = self.folder / MANIFEST
        if not path.is_file():
            return {}
        try:
            files = json.loads(read_text(path))["files"]
            return {str(name): dict(entry) for name, entry in files.items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            raise InputError(
                "清单文件已损坏，不能判断哪些文件被人改过",
                file=path,
                advice="请换一个输出文件夹，或移走该文件",
            ) from None

    def check_free(self, name: str) -> None:
        """Raise FileChangedError where `name` holds something that we did not write last."""
        path = self.folder / name
        check_name(path)
        if not path.exists():
            return
        entry = self._written.get(name)
        if entry is None:
            raise not_ours(path)
        ours = (entry.get("sha256"), entry.get(_BEING_WRITTEN))
        if path.is_dir() or sha256_of(path.read_bytes()) not in ours:
            raise changed_since(path)

    def write_all(
        self,
        files: Mapping[str, bytes],
        facts: Mapping[str, Mapping[str, object]],
        head: object,
        *,
        instead_of: Collection[str] = (),
    ) -> tuple[str, ...]:
        """Write files and manifest; the names of files of earlier runs that stay and are none of these.

        Checks all of them first, so that a refusal leaves the folder as it was.

        facts: further manifest entries for a file (pages, form …); head: what the manifest says of the whole.
        instead_of: files of an earlier run whose place these take; those that are as we wrote them go.
        Raises LockedError while another run writes into the folder.
        """
        with locked(self.folder):
            return self._write_all(files, facts, head, instead_of)

    def _write_all(
        self,
        files: Mapping[str, bytes],
        facts: Mapping[str, Mapping[str, object]],
        head: object,
        instead_of: Collection[str],
    ) -> tuple[str, ...]:
        for name in files:
            self.check_free(name)
        self._announce(files)
        for name, data in files.items():
            write_atomically(self.folder / name, data)
            self._written[name] = {"sha256": sha256_of(data), **facts.get(name, {})}
        for name in instead_of:
            self._remove_unchanged(name)
        present = {
            name: entry if name in files else {**entry, _EARLIER: True}
            for name, entry in sorted(self._written.items())
            if (self.folder / name).exists()
        }
        self._write_manifest({"made": head, "files": present})
        return tuple(name for name in present if name not in files)

    def _remove_unchanged(self, name: str) -> None:
        """Remove a file of an earlier run; one that a person has changed, or has open, stays."""
        path, entry = self.folder / name, self._written.get(name)
        if entry is not None and path.is_file() and sha256_of(path.read_bytes()) == entry.get("sha256"):
            with suppress(PermissionError):
                path.unlink()

    def facts_of(self, name: str) -> Mapping[str, object]:
        """What the manifest says of a file; empty for one that it doesn't know."""
        return self._written.get(name, {})

    def _announce(self, files: Mapping[str, bytes]) -> None:
        """Say in the manifest what is about to be written: a run that is killed knows its files again."""
        for name, data in files.items():
            path = self.folder / name
            there = {"sha256": sha256_of(path.read_bytes())} if path.exists() else {}
            self._written[name] = {**there, _BEING_WRITTEN: sha256_of(data)}
        self._write_manifest({"files": self._written})

    def _write_manifest(self, content: Mapping[str, object]) -> None:
        text = json.dumps(content, ensure_ascii=False, indent=2, default=str)
        write_atomically(self.folder / MANIFEST, text.encode())
