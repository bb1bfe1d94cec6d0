"""Help and usage errors in Chinese."""

from __future__ import annotations

import difflib
from typing import Any

import click

from docgen.errors import ExitCode, UsageError


class _UnknownCommandError(click.UsageError):
    """In our words already."""


class _ChineseHelp(click.Command):
    """A command whose help page has Chinese headings."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click, with the command in every error."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本帮助。"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法：docgen check [选项] 目录…"""
        pieces = [{"[OPTIONS]": "[选项]"}.get(piece, piece) for piece in self.collect_usage_pieces(ctx)]
        words = " ".join(pieces).replace("COMMAND [ARGS]...", "命令 [参数]…")
        formatter.write_usage(ctx.command_path, words, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under a Chinese heading."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        rows = [(names, words.replace("  [required]", "（必填）")) for names, words in records]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl(rows)


class ChineseCommand(_ChineseHelp):
    """One command."""


class ChineseGroup(_ChineseHelp, click.Group):
    """A group of commands."""

    command_class = ChineseCommand

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click, but without any argument the help is shown and the run ends as a usage error."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(int(ExitCode.USAGE))
        return super().parse_args(ctx, args)

    def short_helps(self) -> dict[str, str]:
        """Name → one line for each command."""
        return {name: command.get_short_help_str(80) for name, command in self.commands.items()}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        super().format_options(ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(list(self.short_helps().items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click, with the nearest name in the error."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            names = list(self.short_helps())
            near = difflib.get_close_matches(args[0], names, n=1, cutoff=0.5)
            hint = f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(names)}"
            raise _UnknownCommandError(f"没有命令“{args[0]}”。{hint}", ctx)
        return super().resolve_command(ctx, args)


def usage_error(error: click.UsageError) -> UsageError:
    """A usage error of click as one of ours, with the way to the help."""
    path = error.ctx.command_path if error.ctx else "docgen"
    return UsageError(_reason(error), advice=f"用法见 {path} --help")


def _reason(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是 {error.possibilities[0]}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error.param)}"
    if isinstance(error, click.BadOptionUsage):
        takes_none = "does not take a value" in error.message
        return f"选项 {error.option_name} {'不带值' if takes_none else '缺少值'}"
    if isinstance(error, click.BadParameter):
        return f"{_name(error.param)} 不对：{_bad_value(error)}"
    return _plain_reason(error)


def _plain_reason(error: click.UsageError) -> str:
    """Of an error that has no class of its own in click, or whose words are ours."""
    words = error.format_message()
    if isinstance(error, _UnknownCommandError):
        return words
    if words.startswith("Got unexpected extra argument"):
        return f"多余的参数：{words[words.find('(') + 1 : words.rfind(')')]}"
    return "没有给出命令" if words.startswith("Missing command") else "命令的写法不对"


def _name(parameter: Any) -> str:
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)}"
    if isinstance(parameter, click.Argument):
        return f"参数 {parameter.make_metavar(click.Context(click.Command('docgen')))}"
    return "参数"


def _bad_value(error: click.BadParameter) -> str:
    if "does not match the format" in error.message:
        return f"“{error.message.split(chr(39))[1]}”不是日期，写法如 2022-10-31"
    return "不能用这个值"
