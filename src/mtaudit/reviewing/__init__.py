"""A report that is worked in while its files are watched, for the editors at one machine.

`material` is what is under review, `desk` what lies before the editors at the moment, and `view`
what a page sees of it. `watching` keeps it up to date, `storing` keeps what is decided, `placing`
finds what a decision is about, and `server` shows all to a browser in the words of `exchange`.
"""
