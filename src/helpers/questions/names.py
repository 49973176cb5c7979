"""Which role is meant?

find_role(roles, name)     the role of that name; the error for an unknown one names the nearest
find_roles(roles, names)   the roles of these names, each once
"""

from collections.abc import Iterable
from difflib import get_close_matches

from helpers.roles.load import Roles


def find_role(roles: Roles, name: str) -> str:
    """The role with this name, in any case. Raises KeyError, with the nearest known names, for an
    unknown one.

    >>> from helpers.roles.load import load_roles
    >>> find_role(load_roles(), "service manager")
    'Service Manager'
    """
    known = {role.casefold(): role for role in roles.roles["role"]}
    if (found := known.get(" ".join(name.split()).casefold())) is not None:
        return found
    near = get_close_matches(name.casefold(), known, 3, 0.4) or list(known)[:3]
    *others, last = (known[match] for match in near)
    nearest = " or ".join([", ".join(others), last] if others else [last])
    raise KeyError(f"no role {name!r}; the nearest are {nearest}")


def find_roles(roles: Roles, names: Iterable[str]) -> list[str]:
    """The roles with these names, in their order. Raises KeyError as `find_role` does, and
    ValueError for the same role twice."""
    found = [find_role(roles, name) for name in names]
    if len(set(found)) < len(found):
        raise ValueError(f"{', '.join(found)}: the same role twice, expected different roles")
    return found
