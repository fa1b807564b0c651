"""What each command takes from its line, and says in its help.

These modules import no more than click: what a command does is imported when it is done, so that help and the
completion of a line come at once.
"""
