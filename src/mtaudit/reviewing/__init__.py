"""A report that is worked in while its files are watched, for the editors at one machine.

`material` is what is under review, `desk` what lies before the editors at the moment, `watching`
keeps it up to date, `storing` keeps what is decided, and `server` shows it to a browser.
"""
