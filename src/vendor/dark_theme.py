"""Takes Tabler's dark rules out of tabler.min.css into a sheet of their own.

A page that follows the system's colours without JavaScript loads that sheet with
media="(prefers-color-scheme: dark)", and one whose reader chose dark loads it without.

    python3 src/vendor/dark_theme.py < tabler.min.css > tabler-dark.css
"""
import re
import sys

DARK = "[data-bs-theme=dark]"
rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sys.stdin.read())
print("/* Tabler's dark rules, for the whole page. Made by src/vendor/dark_theme.py from tabler.min.css (MIT, see LICENSE). */")
for selectors, body in rules:
    chosen = [
        selector.strip().replace(DARK, ":root")
        for selector in selectors.split(",")
        if selector.strip().startswith(DARK) and "theme=light" not in selector
    ]
    if chosen:
        print(",".join(chosen) + "{" + body + "}")
