// SPDX-License-Identifier: Apache-2.0
//! What one authority carries of each native act, and of plain transfers with the template's slot and weights.

use crate::{
	desk::Desk,
	load::{Carried, Extent, carry},
	missing::{Missing, twice},
	people::{PROBES, People},
	scenario::Scenario,
	setup::Setup,
	site::Site,
	stats::ratio,
};
use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use std::path::Path;

/// Who sends. No more of them are in a block than there are here, so each meets the state of a stranger.
const SENDERS: usize = 2_000;
/// For how many seconds of load a block of the template's slot has room, by a wide margin.
const STOCK_SECONDS: usize = 2;

/// What is measured.
#[derive(Debug)]
pub struct Options<'a> {
	/// Full blocks that count.
	pub blocks: usize,
	/// The runtime with the template's weights; without it there is nothing to compare with.
	pub stock: Option<&'a Path>,
	/// Names of what is measured; empty for all.
	pub only: &'a [String],
	/// With what nodes run.
	pub setup: &'a Setup,
}

/// Measures one scenario on a chain of its own.
///
/// # Errors
/// The node does not start, or the generator was the limit.
pub async fn one(
	scenario: Scenario,
	extent: Extent,
	code: Option<&Path>,
	setup: &Setup,
) -> Result<Carried> {
	let site = Site::single(people(scenario)?, code, setup).await?;
	on(&site, scenario, extent).await
}

/// Who sends a scenario, and who asks meanwhile.
///
/// # Errors
/// Hardly: a key is none.
pub fn people(scenario: Scenario) -> Result<People> {
	if scenario.is_ethereum() {
		People::new(PROBES, SENDERS)
	} else {
		People::new(SENDERS + PROBES, 0)
	}
}

/// Measures one scenario on a site whose people are those of [`people`].
///
/// # Errors
/// The generator was the limit.
pub async fn on(site: &Site, scenario: Scenario, extent: Extent) -> Result<Carried> {
	let goods =
		if scenario.needs_goods() { Some(site.goods().await.context("set-up")?) } else { None };
	let mut desk = Desk::open(site, goods.as_ref()).await?;
	let carried = carry(site, &mut desk, goods.as_ref(), scenario, extent).await;
	let carried = carried.with_context(|| scenario.name())?;
	carried.tell();
	Ok(carried)
}

/// Measures all native scenarios. One that cannot be measured is named in the result, and the others are measured all the same.
///
/// # Errors
/// None could be measured.
pub async fn measure(options: &Options<'_>) -> Result<Value> {
	let wants =
		|name: &str| options.only.is_empty() || options.only.iter().any(|only| only == name);
	let (extent, setup) = (Extent { blocks: options.blocks, seconds: 1 }, options.setup);
	let (mut result, mut details, mut missing) = (Map::new(), Map::new(), Missing::default());
	result.insert("bench".into(), json!("tps"));
	result.insert("blocks".into(), json!(options.blocks));
	for scenario in Scenario::NATIVE.into_iter().filter(|scenario| wants(scenario.name())) {
		let carried = twice(async || one(scenario, extent, None, setup).await).await;
		let Some(carried) = missing.or_told(scenario.name(), carried) else { continue };
		result.insert(key(scenario).into(), json!(carried.per_second));
		details.insert(scenario.name().into(), carried.figures());
		match scenario {
			Scenario::Plain => {
				// Right after ours: the machine is the same then.
				if let Some(code) = options.stock {
					let extent = Extent { seconds: STOCK_SECONDS, ..extent };
					let stock =
						twice(async || one(scenario, extent, Some(code), setup).await).await;
					let Some(stock) = missing.or_told("stock", stock) else { continue };
					result.insert("stock_per_s".into(), json!(stock.per_second));
					let ratio = ratio(carried.per_second, stock.per_second);
					result.insert("ratio_to_stock".into(), json!(ratio));
					details.insert("stock".into(), stock.figures());
				}
			},
			Scenario::Transfer => {
				let answers = carried.answers();
				result.insert("rpc_read_p95_ms".into(), json!(answers.reads.percentile(95)));
				let submissions = answers.submissions.percentile(95);
				result.insert("rpc_submit_p95_ms".into(), json!(submissions));
			},
			_ => {},
		}
	}
	let transfers = result.get("transfers_per_s").and_then(Value::as_f64);
	let stock = result.get("stock_per_s").and_then(Value::as_f64);
	if let (Some(transfers), Some(stock)) = (transfers, stock) {
		// Of coupons, whose transfer does more than the plain one with which it is compared.
		result.insert("transfers_to_stock".into(), json!(ratio(transfers, stock)));
	}
	ensure!(!details.is_empty(), "none of it could be measured");
	result.insert("details".into(), Value::Object(details));
	result.insert("missing".into(), missing.names());
	Ok(Value::Object(result))
}

/// Its name among the figures.
const fn key(scenario: Scenario) -> &'static str {
	match scenario {
		Scenario::Plain => "plain_per_s",
		Scenario::Transfer => "transfers_per_s",
		Scenario::Purchase => "purchases_per_s",
		Scenario::Redeem => "redemptions_per_s",
		Scenario::Orders => "orders_per_s",
		Scenario::Batched => "batched_ops_per_s",
		other => other.name(),
	}
}
