"""Which region's summary takes a project in, and why another's does not."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.check import REGION_FINDING
from docgen.errors import InputError
from docgen.model.edition import PROVINCIAL
from docgen.model.findings import Finding
from docgen.pipeline.check import CheckedProject

_TOLD = 5


def belongs_to(project: CheckedProject, region: str) -> bool:
    """Whether a project is recommended by this region; 省属 ones belong to no city."""
    return region_of_project(project) == region


def region_of_project(project: CheckedProject) -> str:
    """The region whose summary takes the project in: the applicant's, or 省属."""
    provincial = project.application.recommended_by.kind == "provincial"
    return PROVINCIAL if provincial else project.application.applicant.region


def unknown_region(project: CheckedProject) -> Finding | None:
    """The finding that no region of the edition has this name; None where one has."""
    return next((finding for finding in project.report.errors if finding.id == REGION_FINDING), None)


def none_belongs(projects: Sequence[CheckedProject], region: str) -> InputError:
    """The error where no project belongs to a region, with where the projects do belong."""
    reasons = [f"{project.folder}：{_reason(project)}" for project in projects[:_TOLD]]
    more = len(projects) - _TOLD
    if more > 0:
        reasons.append(f"另有 {more} 个项目")
    return InputError(f"没有属于“{region}”的项目", place="--region", advice="；".join(reasons))


def _reason(project: CheckedProject) -> str:
    if region_of_project(project) == PROVINCIAL:
        return f"由省属企业（单位）推荐（recommended_by.kind），请用 --region {PROVINCIAL}"
    return f"地区是 {project.application.applicant.region}（applicant.region）"
