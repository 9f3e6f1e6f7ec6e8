#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws pricing.svg: the reference price of 100.00 of face value over the days left, for each grade.

The numbers are those of the example in README.md and of the tests of genex_primitives::pricing.
"""

import pathlib

POINTS = [(0, 300_000), (30, 150_000), (180, 50_000), (1_095, 0)]
SPREADS = {"A": 5_000, "B": 10_000, "C": 30_000, "D": 80_000, "E": 200_000}
COLOURS = {"A": "#1b7837", "B": "#5aae61", "C": "#2166ac", "D": "#f4a582", "E": "#b2182b"}
WHOLE = 1_000_000
FACE = 10_000
DAYS = 1_200
LEFT, TOP, WIDTH, HEIGHT = 60, 20, 720, 320
LOWEST = 5_000


def discount(days):
    """What time takes off, rounded up to a part per million."""
    reached = [point for point in POINTS if point[0] <= days][-1]
    later = [point for point in POINTS if point[0] > days]
    if not later:
        return reached[1]
    run, fall = later[0][0] - reached[0], reached[1] - later[0][1]
    return reached[1] - fall * (days - reached[0]) // run


def price(days, grade):
    """Cents of 100.00 of face value, rounded down after each share."""
    timely = FACE * (WHOLE - discount(days)) // WHOLE
    return timely * (WHOLE - SPREADS[grade]) // WHOLE


def place(days, cents):
    """Where a point of the plot is."""
    x = LEFT + WIDTH * days / DAYS
    y = TOP + HEIGHT * (FACE - cents) / (FACE - LOWEST)
    return f"{x:.1f},{y:.1f}"


def main():
    """Writes the plot beside this file."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 60} {TOP + HEIGHT + 60}" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for cents in range(LOWEST, FACE + 1, 1_000):
        y = place(0, cents).split(",")[1]
        lines.append(f'<line x1="{LEFT}" y1="{y}" x2="{LEFT + WIDTH}" y2="{y}" stroke="#dddddd"/>')
        lines.append(f'<text x="{LEFT - 8}" y="{y}" text-anchor="end" dy="4">{cents // 100}</text>')
    for days in range(0, DAYS + 1, 200):
        x = place(days, FACE).split(",")[0]
        lines.append(f'<text x="{x}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{days}</text>')
    lines.append(
        f'<text x="{LEFT + WIDTH / 2}" y="{TOP + HEIGHT + 44}" text-anchor="middle">days of validity left</text>'
    )
    for grade, colour in COLOURS.items():
        days = sorted({*range(0, DAYS + 1, 10), *(point[0] for point in POINTS)})
        points = " ".join(place(day, price(day, grade)) for day in days)
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        y = place(DAYS, price(DAYS, grade)).split(",")[1]
        lines.append(f'<text x="{LEFT + WIDTH + 8}" y="{y}" dy="4" fill="{colour}">{grade}</text>')
    lines.append("</svg>")
    target = pathlib.Path(__file__).with_name("pricing.svg")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
