// SPDX-License-Identifier: Apache-2.0
//! What currencies are worth on a development chain: round figures that only have to be plausible.

use super::Stage;
use crate::{
	accounts::{dave_stash, fresh_bytes},
	chain::{Call, Included},
	values::{bytes, list, number, record},
};
use anyhow::{Context, Result, ensure};
use genex_primitives::CurrencyCode;
use std::collections::BTreeSet;
use subxt::dynamic::Value;

/// Currencies and trillionths of a US dollar in a minor unit.
const RATES: [(&[u8; 3], u64); 23] = [
	(b"AED", 2_723_000_000),
	(b"AUD", 6_600_000_000),
	(b"BRL", 1_800_000_000),
	(b"CAD", 7_300_000_000),
	(b"CHF", 11_300_000_000),
	(b"CNY", 1_400_000_000),
	(b"EUR", 10_800_000_000),
	(b"GBP", 12_700_000_000),
	(b"HKD", 1_280_000_000),
	(b"IDR", 630_000),
	(b"INR", 119_000_000),
	(b"JPY", 6_700_000_000),
	(b"KRW", 720_000_000),
	(b"KWD", 3_250_000_000),
	(b"MXN", 550_000_000),
	(b"MYR", 2_250_000_000),
	(b"NZD", 6_000_000_000),
	(b"PHP", 172_000_000),
	(b"SEK", 950_000_000),
	(b"SGD", 7_400_000_000),
	(b"THB", 290_000_000),
	(b"TWD", 310_000_000),
	(b"VND", 40_000_000),
];

impl Stage {
	/// The rate oracle states what these currencies are worth, unless all of them are US dollars. Gives how many
	/// currencies that were.
	///
	/// # Errors
	/// The chain refuses, or a currency has no figure here.
	pub async fn state_rates(
		&self,
		currencies: impl IntoIterator<Item = CurrencyCode>,
	) -> Result<Option<(Included, usize)>> {
		let foreign: BTreeSet<CurrencyCode> =
			currencies.into_iter().filter(|code| *code != CurrencyCode::USD).collect();
		if foreign.is_empty() {
			return Ok(None);
		}
		let now = self.chain.best().await?.now().await?;
		let rates = foreign.iter().map(|code| rate(*code, now)).collect::<Result<Vec<_>>>()?;
		let args = [("rates", list(rates)), ("reason", bytes(fresh_bytes()))];
		let call = Call::new("Compliance", "set_rates", args);
		let done = self.chain.send(&call, &dave_stash()?).await?;
		let told = done.all("Compliance", "RateSet").len();
		ensure!(told == foreign.len(), "{told} rates were set instead of {}", foreign.len());
		Ok(Some((done, told)))
	}
}

fn rate(currency: CurrencyCode, now: u64) -> Result<Value> {
	let (_, picos) = RATES
		.iter()
		.find(|(letters, _)| **letters == currency.letters())
		.with_context(|| format!("{currency:?} has no figure in RATES: add one"))?;
	let rate = record([("picos_per_minor", number(*picos)), ("source_time", number(now))]);
	Ok(Value::unnamed_composite([bytes(currency.letters()), rate]))
}
