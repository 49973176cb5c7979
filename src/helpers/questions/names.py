"""Which role is meant?

find_role(roles, name)     the role of that name; the error for an unknown one names the nearest
find_roles(roles, names)   the roles of these names, each once
"""

from collections.abc import Iterable
from difflib import get_close_matches

from helpers.pages.facts import role_key
from helpers.pages.files import plain_signs
from helpers.roles.load import Roles
from helpers.roles.names import loosely


def find_role(roles: Roles, name: str) -> str:
    """The role with this name: as it is, or spelled as any page may spell it, or else the only one
    that differs by no more than plural endings, blanks and signs. Raises KeyError, with the nearest
    known names, where there is none.

    >>> from helpers.roles.load import load_roles
    >>> find_role(load_roles(), "service manager")
    'Service Manager'
    """
    known = {role_key(role): role for role in roles.roles["role"]}
    key = role_key(plain_signs(name))
    if (found := known.get(key)) is not None:
        return found
    alike = [role for other, role in known.items() if loosely(other) == loosely(key)]
    if len(alike) == 1:
        return alike[0]
    near = get_close_matches(key, known, 3, 0.4) or list(known)[:3]
    *others, last = alike[:3] or (known[match] for match in near)
    nearest = " or ".join([", ".join(others), last] if others else [last])
    raise KeyError(f"no role {name!r}; the nearest are {nearest}")


def find_roles(roles: Roles, names: Iterable[str]) -> list[str]:
    """The roles with these names, in their order. Raises KeyError as `find_role` does, ValueError
    for the same role twice, and TypeError for what are no roles or no names."""
    if not hasattr(roles, "roles"):
        raise TypeError(f"{type(roles).__name__}: no roles, expected what load_roles() gives")
    names = list(names)
    if others := [name for name in names if not isinstance(name, str)]:
        raise TypeError(f"{others[0]!r}: no name of a role, expected a text such as 'Cook'")
    found = [find_role(roles, name) for name in names]
    if len(set(found)) < len(found):
        raise ValueError(f"{', '.join(found)}: the same role twice, expected different roles")
    return found
