// SPDX-License-Identifier: Apache-2.0
//! The catalogue: denominations of many issuers, as comma-separated values with a line of column names.

use crate::scenario::{
	Offer, Territory,
	draft::{DAY, Draft},
};
use anyhow::{Context, Result, bail, ensure};
use genex_primitives::{CouponClass, CurrencyCode, Jurisdiction, LegalClass, Tier, TransferPolicy};
use std::{collections::BTreeSet, path::Path};

/// The columns, in order.
pub const COLUMNS: [&str; 19] = [
	"issuer",
	"name",
	"symbol",
	"class",
	"legal_class",
	"currency",
	"face_minor",
	"divisible",
	"supply",
	"valid_from_days",
	"valid_days",
	"transfer_policy",
	"resale_ceiling_percent",
	"territory",
	"refund_days",
	"discount_percent",
	"price_usdc",
	"per_buyer_cap",
	"min_tier",
];

/// Days a paid gift coupon must be valid: five years, and what the sale of it takes.
const PAID_GIFT_DAYS: u64 = 1_835;
/// Longest name or symbol in bytes.
const MAX_TEXT: usize = 48;

/// One denomination.
#[derive(Clone, Debug)]
pub struct Row {
	/// Line in the file, counted from 1.
	pub line: usize,
	/// Who issues it.
	pub issuer: String,
	/// Its terms, with validity in seconds from the time of issue.
	pub draft: Draft,
	/// What the issuer takes off the face value, in percent.
	pub discount_percent: f64,
	/// Asking price of one unit in smallest units of USDC.
	pub price: u128,
	/// Most units for one buyer.
	pub per_buyer_cap: Option<u64>,
	/// Lowest tier of a buyer.
	pub min_tier: Tier,
}

impl Row {
	/// The terms, with validity counted from `now` on.
	pub fn draft_at(&self, now: u64) -> Draft {
		// A minute back, so that what is valid at once is valid in the block that asks.
		let from = (now + self.draft.valid_from).saturating_sub(60);
		Draft { valid_from: from, valid_until: now + self.draft.valid_until, ..self.draft.clone() }
	}

	/// All of its units on the primary market, for ninety days or as long as they are valid.
	pub fn offer_at(&self, series: u32, now: u64) -> Offer {
		let offer = Offer::new(series, self.price, self.draft.supply, now);
		Offer {
			closes_at: offer.closes_at.min(self.draft_at(now).valid_until),
			per_buyer_cap: self.per_buyer_cap,
			min_tier: self.min_tier,
			..offer
		}
	}
}

/// Reads and checks the catalogue in a file.
///
/// # Errors
/// The file cannot be read, or a line is wrong; the message has its number.
pub fn read(path: &Path) -> Result<Vec<Row>> {
	let text = std::fs::read_to_string(path)
		.with_context(|| format!("{} cannot be read", path.display()))?;
	parse(&text).with_context(|| format!("{} is no catalogue", path.display()))
}

/// Reads and checks a catalogue.
///
/// # Errors
/// A line is wrong; the message has its number.
pub fn parse(text: &str) -> Result<Vec<Row>> {
	let mut lines = text.lines().zip(1..);
	let (head, _) = lines.next().context("it is empty")?;
	ensure!(fields(head)? == COLUMNS, "line 1: the columns must be {}", COLUMNS.join(","));
	let mut names = BTreeSet::new();
	let mut rows = Vec::new();
	for (text, line) in lines {
		let row = row(text, line).with_context(|| format!("line {line}"))?;
		ensure!(
			names.insert(row.draft.name.clone()),
			"line {line}: name {} is there already",
			row.draft.name
		);
		rows.push(row);
	}
	ensure!(!rows.is_empty(), "it has no denominations");
	Ok(rows)
}

/// The fields of a line. A field in quotes may hold commas, and quotes written twice.
fn fields(line: &str) -> Result<Vec<String>> {
	let mut fields = vec![String::new()];
	let mut quoted = false;
	let mut signs = line.chars().peekable();
	while let Some(sign) = signs.next() {
		let field = fields.last_mut().context("no field")?;
		match sign {
			'"' if quoted && signs.peek() == Some(&'"') => field.extend(signs.next()),
			'"' if quoted || field.is_empty() => quoted = !quoted,
			',' if !quoted => fields.push(String::new()),
			_ => field.push(sign),
		}
	}
	ensure!(!quoted, "a quote is not closed");
	Ok(fields)
}

fn row(text: &str, line: usize) -> Result<Row> {
	let fields = fields(text)?;
	let fields: [String; COLUMNS.len()] = fields.try_into().map_err(|fields: Vec<_>| {
		anyhow::anyhow!("{} fields instead of {}", fields.len(), COLUMNS.len())
	})?;
	let cells = Cells(fields);
	let legal_class = cells.get("legal_class", legal_class)?;
	let divisible = cells.get("divisible", yes_or_no)?;
	let draft = Draft {
		symbol: cells.get("symbol", label)?,
		name: cells.get("name", label)?,
		class: cells.get("class", class)?,
		legal_class,
		currency: cells.get("currency", currency)?,
		face_minor: cells.get("face_minor", positive)?,
		divisible,
		supply: cells.get("supply", positive)?,
		valid_from: cells.get("valid_from_days", whole)? * DAY,
		valid_until: cells.get("valid_days", positive)? * DAY,
		transfer_policy: cells.get("transfer_policy", transfer_policy)?,
		resale_ceiling_percent: cells.optional("resale_ceiling_percent", whole_percent)?,
		territory: cells.get("territory", territory)?,
		refund_window: u32::try_from(cells.get("refund_days", whole)? * DAY)
			.context("refund_days is too long")?,
	};
	let row = Row {
		line,
		issuer: cells.get("issuer", label)?,
		discount_percent: cells.get("discount_percent", percent)?,
		price: cells.get("price_usdc", price)?,
		per_buyer_cap: cells.optional("per_buyer_cap", positive)?,
		min_tier: cells.get("min_tier", tier)?,
		draft,
	};
	check(&row)?;
	Ok(row)
}

/// What no field shows by itself.
fn check(row: &Row) -> Result<()> {
	let Draft { legal_class, divisible, face_minor, valid_from, valid_until, supply, .. } =
		row.draft;
	let paid = legal_class == LegalClass::PaidGift;
	ensure!(!divisible || face_minor == 1, "face_minor of a divisible denomination is 1");
	ensure!(valid_from < valid_until, "the validity ends before it begins");
	ensure!(
		!paid || valid_until >= PAID_GIFT_DAYS * DAY,
		"a paid gift coupon is valid for at least {PAID_GIFT_DAYS} days"
	);
	ensure!(!paid || row.price > 0, "a paid gift coupon has a price");
	ensure!(
		row.per_buyer_cap.is_none_or(|cap| cap <= supply),
		"the cap per buyer is above the supply"
	);
	ensure!(row.draft.name.starts_with(&row.issuer), "the name begins with the issuer's");
	Ok(())
}

/// The fields of a line by the names of their columns.
struct Cells([String; COLUMNS.len()]);

impl Cells {
	fn text(&self, column: &str) -> Result<&str> {
		let at = COLUMNS.iter().position(|name| *name == column).context("no such column")?;
		Ok(&self.0[at])
	}

	fn get<T>(&self, column: &str, read: impl Fn(&str) -> Result<T>) -> Result<T> {
		let text = self.text(column)?;
		read(text).with_context(|| format!("{column} is {text:?}"))
	}

	fn optional<T>(&self, column: &str, read: impl Fn(&str) -> Result<T>) -> Result<Option<T>> {
		if self.text(column)?.is_empty() { Ok(None) } else { self.get(column, read).map(Some) }
	}
}

fn label(text: &str) -> Result<String> {
	ensure!(!text.is_empty() && text.len() <= MAX_TEXT, "it must have 1 to {MAX_TEXT} bytes");
	ensure!(text.trim() == text, "it must not begin or end with a space");
	Ok(text.to_owned())
}

fn whole(text: &str) -> Result<u64> {
	text.parse().context("it must be a whole number")
}

fn positive(text: &str) -> Result<u64> {
	let number = whole(text)?;
	ensure!(number > 0, "it must be above zero");
	Ok(number)
}

fn percent(text: &str) -> Result<f64> {
	let share: f64 = text.parse().context("it must be a number")?;
	ensure!((0.0..=100.0).contains(&share), "it must lie between 0 and 100");
	Ok(share)
}

fn whole_percent(text: &str) -> Result<u32> {
	let share = text.parse().context("it must be a whole number")?;
	ensure!(share <= 100, "it must lie between 0 and 100");
	Ok(share)
}

/// Dollars with up to six digits after the point.
fn price(text: &str) -> Result<u128> {
	let (dollars, fraction) = text.split_once('.').unwrap_or((text, ""));
	ensure!(fraction.len() <= 6, "it must have at most six digits after the point");
	let digits = format!("{dollars}{fraction:0<6}");
	ensure!(
		digits.bytes().all(|digit| digit.is_ascii_digit()),
		"it must be an amount such as 23.75"
	);
	digits.parse().context("it is too large")
}

fn yes_or_no(text: &str) -> Result<bool> {
	match text {
		"yes" => Ok(true),
		"no" => Ok(false),
		_ => bail!("it must be yes or no"),
	}
}

fn currency(text: &str) -> Result<CurrencyCode> {
	let letters = text.as_bytes().try_into().ok();
	letters.and_then(CurrencyCode::new).context("ISO 4217 has no such currency")
}

fn class(text: &str) -> Result<CouponClass> {
	match text {
		"Physical" => Ok(CouponClass::Physical),
		"Digital" => Ok(CouponClass::Digital),
		"Financial" => Ok(CouponClass::Financial),
		_ => bail!("it must be Physical, Digital or Financial"),
	}
}

fn legal_class(text: &str) -> Result<LegalClass> {
	match text {
		"PaidGift" => Ok(LegalClass::PaidGift),
		"Promotional" => Ok(LegalClass::Promotional),
		"Loyalty" => Ok(LegalClass::Loyalty),
		_ => bail!("it must be PaidGift, Promotional or Loyalty"),
	}
}

fn transfer_policy(text: &str) -> Result<TransferPolicy> {
	match text {
		"Free" => Ok(TransferPolicy::Free),
		"KycOnly" => Ok(TransferPolicy::KycOnly),
		"None" => Ok(TransferPolicy::None),
		_ => bail!("it must be Free, KycOnly or None"),
	}
}

fn tier(text: &str) -> Result<Tier> {
	match text {
		"L1" => Ok(Tier::L1),
		"L2" => Ok(Tier::L2),
		"L3" => Ok(Tier::L3),
		_ => bail!("it must be L1, L2 or L3"),
	}
}

/// `*`, `only:` with countries, or `except:` with countries.
fn territory(text: &str) -> Result<Territory> {
	if text == "*" {
		return Ok(Territory::Everywhere);
	}
	let (kind, places) = text.split_once(':').context("it must be *, only:… or except:…")?;
	let mut places = places
		.split(' ')
		.map(|place| {
			let letters = place.as_bytes().try_into().ok();
			letters
				.and_then(Jurisdiction::new)
				.with_context(|| format!("ISO 3166 has no {place:?}"))
		})
		.collect::<Result<Vec<_>>>()?;
	// The chain keeps them in this order.
	places.sort();
	match kind {
		"only" => Ok(Territory::Only(places)),
		"except" => Ok(Territory::Except(places)),
		_ => bail!("it must be *, only:… or except:…"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const GOOD: &str = "Kumo,\"Kumo \"\"Gold\"\" Card JPY 2,500\",KU1,Digital,PaidGift,JPY,2500,no,800,0,3650,Free,100,\
		only:JP KR,14,1.5,16.75,20,L2";

	fn parse_line(line: &str) -> Result<Vec<Row>> {
		parse(&format!("{}\n{line}\n", COLUMNS.join(",")))
	}

	fn problem(old: &str, new: &str) -> String {
		assert!(GOOD.contains(old), "{old}");
		format!("{:#}", parse_line(&GOOD.replacen(old, new, 1)).expect_err(new))
	}

	#[test]
	fn parse_should_read_every_column() {
		let rows = parse_line(GOOD).unwrap();
		let [row] = rows.as_slice() else { panic!("{rows:?}") };
		assert_eq!(row.draft.name, "Kumo \"Gold\" Card JPY 2,500");
		assert_eq!((row.line, row.price, row.per_buyer_cap), (2, 16_750_000, Some(20)));
		assert_eq!((row.discount_percent, row.min_tier), (1.5, Tier::L2));
		assert_eq!(row.draft.resale_ceiling_percent, Some(100));
		let places = [*b"JP", *b"KR"].map(|letters| Jurisdiction::new(letters).unwrap());
		assert_eq!(row.draft.territory, Territory::Only(places.to_vec()));
		let draft = row.draft_at(1_000_000);
		assert_eq!((draft.valid_from, draft.valid_until), (999_940, 1_000_000 + 3_650 * DAY));
	}

	#[test]
	fn parse_should_name_line_column_and_remedy_when_a_field_is_wrong() {
		for (old, new, parts) in [
			(",JPY,", ",JPX,", ["line 2", "currency", "ISO 4217"]),
			(",no,", ",maybe,", ["line 2", "divisible", "yes or no"]),
			(",no,", ",yes,", ["line 2", "face_minor", "divisible"]),
			(",3650,", ",400,", ["line 2", "at least", "days"]),
			(",16.75,", ",16.7512345,", ["line 2", "price_usdc", "six digits"]),
			(",16.75,", ",-1,", ["line 2", "price_usdc", "amount"]),
			(",16.75,", ",0,", ["line 2", "paid gift", "price"]),
			(",20,", ",900,", ["line 2", "cap per buyer", "supply"]),
			("only:JP KR", "only:JP XX", ["line 2", "territory", "ISO 3166"]),
			(",1.5,", ",101,", ["line 2", "discount_percent", "100"]),
			("Kumo,", "Other,", ["line 2", "issuer", "begins"]),
			(",L2", ",L9", ["line 2", "min_tier", "L3"]),
			(",L2", "", ["line 2", "18 fields", "19"]),
		] {
			let problem = problem(old, new);
			assert!(parts.iter().all(|part| problem.contains(part)), "{problem}");
		}
	}

	#[test]
	fn parse_should_refuse_wrong_columns_repeated_names_and_open_quotes() {
		assert!(parse("a,b\n").is_err());
		assert!(parse("").is_err());
		let twice = format!("{}", parse_line(&format!("{GOOD}\n{GOOD}")).unwrap_err());
		assert!(twice.contains("line 3"), "{twice}");
		assert!(fields("a,\"b").is_err());
		assert_eq!(fields("a,,\"b,c\"").unwrap(), ["a", "", "b,c"]);
	}

	#[test]
	fn the_catalogue_should_be_sound_and_large_enough() {
		let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/catalogue.csv");
		let rows = read(&path).unwrap();
		assert!(rows.len() >= 520, "{} rows", rows.len());
		let currencies: BTreeSet<_> = rows.iter().map(|row| row.draft.currency).collect();
		assert!(currencies.len() >= 20, "{currencies:?}");
		for class in [CouponClass::Physical, CouponClass::Digital, CouponClass::Financial] {
			assert!(rows.iter().any(|row| row.draft.class == class), "{class:?}");
		}
		for policy in [TransferPolicy::Free, TransferPolicy::KycOnly, TransferPolicy::None] {
			assert!(rows.iter().any(|row| row.draft.transfer_policy == policy), "{policy:?}");
		}
	}
}
