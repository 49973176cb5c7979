"""One quiet palette: paper and ink, two greys, one accent, ten colours for roles that stay apart for
colour-blind readers; each with its counterpart for dark rooms. Pages know it by name."""

PAPER, INK, GREY, FAINT, ACCENT = "#ffffff", "#1f2328", "#646b75", "#d9dce1", "#0b6e99"
ROLE_COLOURS = (
    "#1d4e89",
    "#c8591f",
    "#2a857a",
    "#9c2f76",
    "#80661a",
    "#4c9bd1",
    "#6a4c9c",
    "#b03a3a",
    "#5d7a2d",
    "#777d86",
)
# In a dark room the same figure turns its paper dark; each colour has its light counterpart.
DARK = {
    PAPER: "#16181c",
    INK: "#e7e7e4",
    GREY: "#a2a9b4",
    FAINT: "#3b4049",
    ACCENT: "#5bb8e0",
    "#1d4e89": "#7fa9dc",
    "#c8591f": "#ee935f",
    "#2a857a": "#5fc0b4",
    "#9c2f76": "#dd84bd",
    "#80661a": "#cdb057",
    "#4c9bd1": "#8cc6ef",
    "#6a4c9c": "#b39be0",
    "#b03a3a": "#ea8686",
    "#5d7a2d": "#a3c46c",
    "#777d86": "#b4bac4",
}


def variables(which: int) -> str:
    """The palette as CSS declarations, light (0) or dark (1): `--x1d4e89` is the colour that is
    #1d4e89 in the light."""
    return "".join(f"--x{pair[0][1:]}:{pair[which]};" for pair in DARK.items())
