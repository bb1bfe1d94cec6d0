"""docgen: from a funding guideline and an applicant's papers to checked, guideline-conformant forms."""

__version__ = "0.1.0"
