"""Figures in free prose: every figure of an item's words, what it is for, and how sure that reading is.

The recognisers beside this package read rules that stand under heads (支持条件, 补助标准 …). Texts without
such heads put condition, applicant, rate and cap into one sentence; here each figure is judged by the
words around it. Where both ways read a figure, they check each other.
"""
