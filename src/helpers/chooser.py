"""Boxes in which a reader of a notebook chooses roles, and the comparison that follows.

chooser(roles, a, b)   three boxes, and below them what is said of the roles chosen
"""

import base64
import io
from html import escape
from itertools import combinations

from ipywidgets import HTML, Dropdown, HBox, Layout, VBox
from matplotlib.backends.backend_agg import FigureCanvasAgg

from helpers.charts import figure, role_colours
from helpers.charts.curves import draw_curves
from helpers.questions.compare import compare
from helpers.questions.gap import curves, gap
from helpers.questions.names import find_role
from helpers.questions.results import TooFew
from helpers.roles.load import Roles
from helpers.stories import compare as story
from helpers.stories.gap import curves_alt, gap_sentence, gap_table
from helpers.wording import plain, table

BEFORE = "Run all cells to choose: three boxes will stand here."
NOBODY = "(no third role)"
DPI = 110  # of the picture below the boxes: made anew at every choice


class Chooser(VBox):
    """The boxes and what follows. Where no kernel runs (in a notebook as it was saved) a line says
    what to do."""

    def _repr_mimebundle_(self, **kwargs) -> dict:
        bundle = super()._repr_mimebundle_(**kwargs)
        return bundle | {"text/html": f"<p><em>{BEFORE}</em></p>", "text/plain": BEFORE}


def chooser(roles: Roles, a: str, b: str) -> Chooser:
    """Boxes to choose two or three roles, which start at `a` and `b`. After each choice follow, one
    after the other: the sentence on every pair and its measures, the pay distributions, and all
    figures. Raises KeyError for an unknown role, which names the nearest."""
    names, (first, other) = list(roles.roles["role"]), (find_role(roles, name) for name in (a, b))
    boxes = [
        _box("Role", names, first),
        _box("compared with", names, other),
        _box("and (optional)", [NOBODY, *names], NOBODY),
    ]
    below = {say: HTML() for say in (said, picture, figures)}

    def follow(_=None) -> None:
        chosen = [box.value for box in boxes if box.value != NOBODY]
        for say, place in below.items():  # shown as soon as it is made: drawing takes longest
            place.value = say(roles, chosen)

    for box in boxes:
        box.observe(follow, "value")
    follow()
    return Chooser([HBox(boxes, layout=Layout(flex_flow="row wrap")), *below.values()])


def _box(label: str, options: list[str], value: str) -> Dropdown:
    return Dropdown(
        options=options,
        value=value,
        description=label,
        style={"description_width": "initial"},
        layout=Layout(width="max-content"),
    )


def said(roles: Roles, names: list[str]) -> str:
    """Of the roles chosen, each pair in a sentence, and its measures in a table."""
    remark = story.chosen(names)
    parts = [f"<p>{plain(remark)}</p>"] if remark else []
    found = []
    for pair in combinations(dict.fromkeys(names), 2):
        try:
            found.append(gap(roles, *pair))
            parts.append(f"<p>{_bold(gap_sentence(found[-1]))}</p>")
        except TooFew as error:
            parts.append(f"<p>{escape(str(error))}</p>")
    if found:
        parts.append(table(gap_table(*found), "How far apart in pay, and how sure").data)
    return "\n".join(parts)


def figures(roles: Roles, names: list[str]) -> str:
    """All figures of the roles chosen, side by side; nothing for one role."""
    if len(set(names)) == 1:
        return ""
    wide = story.side_by_side(compare(roles, *dict.fromkeys(names)))
    return table(wide.droplevel("section"), "All figures, as printed", "Figure").data


def _bold(sentence: str) -> str:
    """A sentence of a story as HTML: emphasis stays, and signs in names stay signs."""
    opened = escape(sentence).split("**")
    return plain("".join(f"<b>{part}</b>" if i % 2 else part for i, part in enumerate(opened)))


def picture(roles: Roles, names: list[str]) -> str:
    """The pay distributions of the roles chosen that have one; nothing for one role."""
    drawn = curves(roles, *dict.fromkeys(names))
    if len(set(names)) == 1 or drawn.empty:
        return ""
    short, colours = roles.roles.set_index("role")["short"], role_colours(roles.roles["role"])
    fig, ax = figure(2.6)
    fig.set_layout_engine("none")
    ax.set_position([0.02, 0.2, 0.96, 0.78])
    draw_curves(
        ax, drawn.assign(label=drawn["role"].map(short)), drawn["role"].map(colours).to_list()
    )
    fig.dpi, png = DPI, io.BytesIO()
    FigureCanvasAgg(fig).print_png(png, pil_kwargs={"compress_level": 1})  # it is not kept
    source = base64.b64encode(png.getvalue()).decode()
    return f'<img alt="{escape(curves_alt(drawn))}" src="data:image/png;base64,{source}">'
