"""An edition: the guideline of one year and province with its forms and what its text leaves open."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from docgen.model.base import Label, Record, Text
from docgen.model.guideline import Citation, Contact, Guideline
from docgen.model.money import Wan

PROVINCIAL = "省属"
"""The region of applications that a provincial enterprise or unit recommends."""


class Form(Record):
    """One form (附件). template: file name in the edition; scope: one for an application, a region or an award.

    direction: the number of the one direction that a summary (scope region) is for; empty: for all.
    """

    key: Text
    annex: Text
    title: Text
    template: Text
    scope: Literal["application", "region", "award"]
    direction: str = ""
    copies: Annotated[int, Field(ge=1)]
    order: int


class Parameters(Record):
    """What the guideline's text leaves open. None: not settled, what rests on it is UNDETERMINED."""

    closing_date: Annotated[date | None, Label("项目申报截止日期")] = None
    acceptance_base: Annotated[Literal["subsidy", "investment"] | None, Label("验收分工金额的基数")] = None
    form_total: Annotated[Literal["with_tax", "ex_tax"], Label("表上项目总投资的口径")] = "with_tax"
    silent_base_tax: Annotated[Literal["with_tax", "ex_tax"] | None, Label("条款未写明是否含税时的口径")] = (
        None
    )
    acceptance_below_least: Annotated[
        Literal["recommending_unit", "managing_unit", "none"] | None,
        Label("低于验收分工最低额的项目由谁验收"),
    ] = None


class AcceptanceDuty(Record):
    """Who organises the acceptance (验收) of projects of which size, with the words of the task book.

    from_wan is included, below_wan is not; None: without bound. The base of the two figures is
    Parameters.acceptance_base.
    """

    party: Text
    from_wan: Wan
    below_wan: Wan | None = None
    citation: Citation


class Parties(Record):
    """Who stands on the forms for the province."""

    managing_unit: Annotated[Text, Label("项目管理单位（甲方）")]
    basis: Annotated[Text, Label("申报依据", cells=("附件3",))]


class Region(Record):
    """A region overlay: what is one city's own."""

    name: Text
    industry_bureau: Text
    finance_bureau: Text
    contacts: tuple[Contact, ...] = ()


class Edition(Record):
    """Everything that belongs to one edition, loaded from its directory."""

    key: Text
    title: Text
    province: Text
    cities: tuple[Text, ...]
    base_year: int
    executed_programmes: tuple[Text, ...]
    forms: tuple[Form, ...] = ()
    parties: Parties
    parameters: Parameters
    acceptance_duties: tuple[AcceptanceDuty, ...] = ()
    regions: tuple[Region, ...] = ()
    guideline: Guideline

    def form(self, key: str) -> Form:
        """The form of that key. Raises KeyError where the edition has none."""
        for form in self.forms:
            if form.key == key:
                return form
        raise KeyError(key)

    def region_names(self) -> tuple[str, ...]:
        """The cities, and the regions with an overlay; empty where the edition lists no cities."""
        overlays = (region.name for region in self.regions)
        return tuple(dict.fromkeys((*self.cities, *overlays))) if self.cities else ()

    def summary_forms(self) -> tuple[Form, ...]:
        """The forms with a row an application, made for a region."""
        return tuple(form for form in self.forms if form.scope == "region")

    def unclear_summaries(self) -> tuple[Form, ...]:
        """Of several summaries those that name no direction, or one that another summary is for."""
        forms = self.summary_forms()
        named = [form.direction for form in forms]
        unclear = (
            form for at, form in enumerate(forms) if not form.direction or form.direction in named[:at]
        )
        return tuple(unclear) if len(forms) > 1 else ()

    def summary_form(self, direction_no: str) -> Form | None:
        """The summary of a direction; the only one is for all unless it names one. None where there is none."""
        forms = self.summary_forms()
        if len(forms) == 1 and not forms[0].direction:
            return forms[0]
        return next((form for form in forms if form.direction == direction_no), None)
