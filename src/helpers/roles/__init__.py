"""
What do all pages say of each role? Pages in, tidy frames out, with a note wherever pages disagree.

    load_roles(pages)           read a folder of pages into `Roles`
    write_tidy(roles, folder)   the frames as CSV files with their datapackage.json
    slug(name)                  a role's name as a safe file name
    DATA                        the folder of the data that the project ships

Read in this order: `tables` (the frames and their columns), `reading` (many pages), `agreement` and
`shelf` (which page counts), `names`, `load` (all of it together); `frames` and `codebook` write the
tables and describe them, `beyond_package` describes the pages of other roles."""

from helpers.roles.load import Roles, load_roles, write_tidy
from helpers.roles.names import DATA, slug

__all__ = ["DATA", "Roles", "load_roles", "slug", "write_tidy"]
