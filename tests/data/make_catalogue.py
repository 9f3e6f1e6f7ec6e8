#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes catalogue.csv: denominations as issuers of gift cards, vouchers and stored value have them.

The issuers are invented. Run it in this folder: `python3 make_catalogue.py`. It uses no randomness, so the same
script always writes the same file.
"""

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

# US dollars for one major unit. Only for the asking prices of the demonstration; no rate of any day.
RATE = {
    "USD": "1", "EUR": "1.08", "GBP": "1.27", "JPY": "0.0067", "CNY": "0.14", "HKD": "0.128", "SGD": "0.74",
    "KRW": "0.00073", "TWD": "0.031", "THB": "0.028", "MYR": "0.22", "VND": "0.00004", "PHP": "0.0175",
    "IDR": "0.000062", "INR": "0.012", "AUD": "0.65", "NZD": "0.6", "CAD": "0.73", "CHF": "1.12", "AED": "0.272",
    "KWD": "3.25", "BRL": "0.18", "MXN": "0.055", "SEK": "0.095",
}
# Decimal digits of the minor unit, where not two.
DIGITS = {"JPY": 0, "KRW": 0, "VND": 0, "KWD": 3}
# An everyday amount in each currency, on which the denominations are built.
STEP = {
    "USD": 5, "EUR": 5, "GBP": 5, "JPY": 500, "CNY": 50, "HKD": 50, "SGD": 5, "KRW": 5_000, "TWD": 100, "THB": 100,
    "MYR": 20, "VND": 100_000, "PHP": 200, "IDR": 50_000, "INR": 250, "AUD": 10, "NZD": 10, "CAD": 10, "CHF": 10,
    "AED": 25, "KWD": 2, "BRL": 25, "MXN": 100, "SEK": 50,
}

# Name, country, currency, trade.
ISSUERS = [
    ("Harbour & Bean", "US", "USD", "coffee"), ("Kumo Coffee", "JP", "JPY", "coffee"),
    ("Three Cranes Tea", "CN", "CNY", "coffee"), ("Nordlys Kaffe", "SE", "SEK", "coffee"),
    ("Saigon Drip House", "VN", "VND", "coffee"), ("Lantern Street Coffee", "TW", "TWD", "coffee"),
    ("Paper Lighthouse Books", "GB", "GBP", "books"), ("Librairie du Quai", "FR", "EUR", "books"),
    ("Ink & Orchard", "US", "USD", "books"), ("Moonpage Books", "KR", "KRW", "books"),
    ("Aurelia Lounges", "AE", "AED", "lounge"), ("Skyharbour Lounges", "SG", "SGD", "lounge"),
    ("Terminal Garden", "HK", "HKD", "lounge"), ("Altitude Rooms", "DE", "EUR", "lounge"),
    ("Grand Lyric Cinemas", "US", "USD", "cinema"), ("Cine Estrela", "BR", "BRL", "cinema"),
    ("Starlight Cinemas", "MY", "MYR", "cinema"), ("Hanok Cinema", "KR", "KRW", "cinema"),
    ("Whitfield & Daughters", "GB", "GBP", "store"), ("Tsubame Stores", "JP", "JPY", "store"),
    ("Maison Valmont", "FR", "EUR", "store"), ("Pearl Bay Stores", "HK", "HKD", "store"),
    ("Jinyuan Plaza", "CN", "CNY", "store"), ("Great Southern Stores", "AU", "AUD", "store"),
    ("Jade Rabbit Bakery", "HK", "HKD", "mooncake"), ("Osmanthus House", "CN", "CNY", "mooncake"),
    ("Golden Lotus Pastry", "SG", "SGD", "mooncake"), ("Full Moon Kitchen", "TW", "TWD", "mooncake"),
    ("Stillwater Spa", "TH", "THB", "spa"), ("Hinoki Bathhouse", "JP", "JPY", "spa"),
    ("Alpenruh Thermen", "CH", "CHF", "spa"), ("Sampaguita Wellness", "PH", "PHP", "spa"),
    ("Fennel Market", "US", "USD", "grocery"), ("Marktfrisch", "DE", "EUR", "grocery"),
    ("Kampung Fresh", "MY", "MYR", "grocery"), ("Daily Basket", "IN", "INR", "grocery"),
    ("Mercado Alegre", "MX", "MXN", "grocery"), ("Maple Pantry", "CA", "CAD", "grocery"),
    ("Redstone Fuel", "US", "USD", "fuel"), ("Roadrunner Fuel", "CA", "CAD", "fuel"),
    ("Kiwi Road Fuel", "NZ", "NZD", "fuel"), ("Gulf Star Stations", "KW", "KWD", "fuel"),
    ("Pixel Foundry", "US", "USD", "games"), ("Neon Tanuki Games", "JP", "JPY", "games"),
    ("Haneul Games", "KR", "KRW", "games"), ("Pagoda Play", "ID", "IDR", "games"),
    ("Firewok Hotpot", "CN", "CNY", "dining"), ("Trattoria Celeste", "IT", "EUR", "dining"),
    ("Chili & Lime Kitchens", "TH", "THB", "dining"), ("Copper Kettle Diners", "US", "USD", "dining"),
    ("Blue Heron Hotels", "US", "USD", "hotel"), ("Ryokan Momiji", "JP", "JPY", "hotel"),
    ("Island Palms Resorts", "PH", "PHP", "hotel"), ("Casa Azulejo", "PT", "EUR", "hotel"),
    ("Summit Line Ski", "CH", "CHF", "leisure"), ("Wonderfall Park", "US", "USD", "leisure"),
    ("Coral Cove Aquarium", "AU", "AUD", "leisure"), ("Songbird Karaoke", "TW", "TWD", "leisure"),
]

# What a trade calls a voucher for a thing, and how many everyday amounts it is worth.
THINGS = {
    "coffee": [("Any Drink Voucher", 1), ("Ten Drinks Booklet", 10)],
    "books": [("New Release Voucher", 4), ("Reading Club Year", 24)],
    "lounge": [("Single Visit", 8), ("Five Visits", 36)],
    "cinema": [("Weekday Ticket", 2), ("Family Evening", 9)],
    "store": [("Gift Wrap Voucher", 1), ("Stylist Hour", 20)],
    "mooncake": [("Six Moon Cakes", 10), ("Imperial Moon Cake Box", 24)],
    "spa": [("Sixty Minute Massage", 16), ("Day of Rest", 40)],
    "grocery": [("Fruit Box", 4), ("Weekly Basket", 20)],
    "fuel": [("Premium Car Wash", 3), ("Tyre Check", 6)],
    "games": [("Season Pass", 8), ("Founder Edition", 16)],
    "dining": [("Set Lunch", 4), ("Dinner for Two", 18)],
    "hotel": [("Breakfast for Two", 8), ("Weekend Night", 40)],
    "leisure": [("Day Pass", 10), ("Season Pass", 60)],
}
# What a trade calls its points, and how many minor units one point is worth.
POINTS = {
    "coffee": "Beans", "books": "Pages", "lounge": "Miles", "cinema": "Reels", "store": "Crowns",
    "mooncake": "Petals", "spa": "Drops", "grocery": "Seeds", "fuel": "Sparks", "games": "Gems",
    "dining": "Spoons", "hotel": "Keys", "leisure": "Stars",
}

COLUMNS = [
    "issuer", "name", "symbol", "class", "legal_class", "currency", "face_minor", "divisible", "supply",
    "valid_from_days", "valid_days", "transfer_policy", "resale_ceiling_percent", "territory", "refund_days",
    "discount_percent", "price_usdc", "per_buyer_cap", "min_tier",
]


def minor(currency, major):
    return int(Decimal(major) * 10 ** DIGITS.get(currency, 2))


def price(currency, face_minor, discount):
    """Asking price of one unit in USDC, to its sixth decimal."""
    dollars = Decimal(face_minor) / 10 ** DIGITS.get(currency, 2) * Decimal(RATE[currency])
    asked = dollars * (Decimal(100) - Decimal(discount)) / 100
    return asked.quantize(Decimal("0.000001"), ROUND_HALF_UP)


def shown(currency, major):
    return f"{currency} {major:,}"


def symbol(issuer, number):
    letters = "".join(word[0] for word in issuer.replace("&", " ").replace("-", " ").split())
    return f"{letters.upper()}{number:02}"


def row(issuer, currency, number, name, **given):
    base = {
        "issuer": issuer, "name": f"{issuer} {name}", "symbol": symbol(issuer, number), "currency": currency,
        "class": "Digital", "legal_class": "PaidGift", "divisible": "no", "valid_from_days": 0,
        "transfer_policy": "Free", "resale_ceiling_percent": "", "territory": "*", "refund_days": 14,
        "discount_percent": "0", "per_buyer_cap": "", "min_tier": "L1",
    }
    base.update(given)
    free = base["legal_class"] != "PaidGift"
    base["price_usdc"] = "0" if free else f"{price(currency, base['face_minor'], base['discount_percent']):f}"
    return base


def rows_of(index, issuer, country, currency, trade):
    step = STEP[currency]
    euro_zone = {"FR": "FR DE IT PT", "DE": "DE AT CH", "IT": "IT FR", "PT": "PT ES"}
    home = f"only:{euro_zone.get(country, country)}"
    number = 0

    def add(name, **given):
        nonlocal number
        number += 1
        return row(issuer, currency, number, name, **given)

    # Electronic gift cards in the usual four amounts, cheaper the larger they are.
    for times, discount in ((5, "0"), (10, "2"), (20, "3.5"), (50, "5")):
        yield add(
            f"Gift Card {shown(currency, times * step)}", face_minor=minor(currency, times * step),
            supply=4_000 // times, valid_days=3_650 if index % 3 else 2_190, discount_percent=discount,
            per_buyer_cap=20 if times >= 20 else "", min_tier="L2" if times == 50 else "L1",
            resale_ceiling_percent=100 if index % 4 == 1 else "",
        )
    # Stored value: one unit is one minor unit.
    yield add(
        "Stored Value", face_minor=1, divisible="yes", supply=minor(currency, step * 20_000), valid_days=3_650,
        discount_percent="1.5", **{"class": "Financial" if index % 2 else "Digital"},
    )
    # Printed vouchers for things.
    for (thing, times), days in zip(THINGS[trade], (1_900, 2_555)):
        seasonal = trade == "mooncake"
        yield add(
            thing, face_minor=minor(currency, times * step), supply=300 + 25 * (index % 8), valid_days=days,
            valid_from_days=30 if seasonal else 0, discount_percent="8" if seasonal else "4",
            transfer_policy="Free" if index % 2 else "KycOnly",
            territory=home if seasonal or trade in ("spa", "grocery") else "*", **{"class": "Physical"},
        )
    # A corporate block, tradable between checked identities only.
    yield add(
        f"Corporate {shown(currency, 100 * step)}", face_minor=minor(currency, 100 * step), supply=60,
        valid_days=3_650, transfer_policy="KycOnly", discount_percent="7.5", per_buyer_cap=5, min_tier="L2",
        resale_ceiling_percent=95, refund_days=30, **{"class": "Financial"},
    )
    # Given away: short-lived, bound to whoever gets it, or to the home market.
    yield add(
        f"Welcome Voucher {shown(currency, step)}", face_minor=minor(currency, step), supply=2_000,
        legal_class="Promotional", valid_days=30 + 15 * (index % 5), transfer_policy="None", territory=home,
        refund_days=0, per_buyer_cap=1, discount_percent="100",
    )
    # Points of the loyalty programme.
    yield add(
        f"{POINTS[trade]} (Points)", face_minor=1, divisible="yes", supply=minor(currency, step * 5_000),
        legal_class="Loyalty", valid_days=730, transfer_policy="Free" if index % 3 == 0 else "None", refund_days=0,
        territory="*" if index % 3 else "except:KP IR", discount_percent="100", **{"class": "Financial"},
    )


def main():
    rows = [row for index, issuer in enumerate(ISSUERS) for row in rows_of(index, *issuer)]
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names), "names repeat"
    assert all(len(name.encode()) <= 48 for name in names), max(names, key=len)
    assert len(rows) >= 520, len(rows)
    with open(Path(__file__).with_name("catalogue.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} denominations of {len(ISSUERS)} issuers in {len({row['currency'] for row in rows})} currencies")


if __name__ == "__main__":
    main()
