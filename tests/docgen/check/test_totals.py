from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.check import application_totals
from docgen.errors import InputError
from tests.docgen.check.builders import application, edition, line

LINES = [line(1000, tax=130), line(200, "software", tax=12, fixed_asset=False), line(50, "building")]


def test_totals_are_with_tax_unless_the_edition_says_otherwise() -> None:
    totals = application_totals(application(investment=LINES), edition())
    assert totals.total_investment_wan == Decimal(1392)
    assert totals.fixed_assets_wan == Decimal(1180)
    assert totals.total_or_executed_wan == Decimal(1392)


def test_totals_without_tax() -> None:
    totals = application_totals(application(investment=LINES), edition(form_total="ex_tax"))
    assert totals.total_investment_wan == Decimal(1250)
    assert totals.fixed_assets_wan == Decimal(1050)


def test_some_programmes_print_what_was_executed() -> None:
    served = application(programme="五（二）", investment=LINES, project={"executed_wan": 777})
    assert application_totals(served, edition(executed=("五（二）",))).total_or_executed_wan == Decimal(777)
    assert application_totals(served, edition()).total_or_executed_wan == Decimal(1392)


def test_an_executed_amount_that_is_missing_is_an_error() -> None:
    served = application(programme="五(二)", investment=LINES)
    with pytest.raises(InputError, match=r"project\.executed_wan"):
        application_totals(served, edition(executed=("五（二）",)))
