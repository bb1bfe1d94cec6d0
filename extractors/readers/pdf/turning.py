"""Places on a page as its reader sees them: from the top left of the page turned upright."""

from __future__ import annotations

Box = tuple[float, float, float, float]


def upright(box: Box, crop: Box, turn: int) -> Box:
    """A box (left, bottom, right, top; PDF counts from the bottom) of a page shown turned by turn degrees."""
    x0, y0, x1, y1 = box[0] - crop[0], box[1] - crop[1], box[2] - crop[0], box[3] - crop[1]
    width, height = crop[2] - crop[0], crop[3] - crop[1]
    if turn == 90:
        return y0, x0, y1, x1
    if turn == 180:
        return width - x1, y0, width - x0, y1
    if turn == 270:
        return height - y1, width - x1, height - y0, width - x0
    return x0, height - y1, x1, height - y0
