// SPDX-License-Identifier: Apache-2.0
//! What one authority carries of each native act, and of plain transfers with the template's slot and weights.

use crate::{
	desk::Desk,
	load::{Carried, Extent, carry},
	missing::twice,
	people::{PROBES, People},
	scenario::Scenario,
	score::Score,
	setup::Setup,
	site::Site,
};
use anyhow::{Context, Result};
use serde_json::{Value, json};
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
	let mut score = Score::default();
	for scenario in Scenario::NATIVE.into_iter().filter(|scenario| wants(scenario.name())) {
		let carried = twice(async || one(scenario, extent, None, setup).await).await;
		let carried = score.put_carried(key(scenario), scenario.name(), carried);
		let Some(carried) = carried else { continue };
		match scenario {
			Scenario::Plain => {
				// Right after ours: the machine is the same then.
				if let Some(code) = options.stock {
					let extent = Extent { seconds: STOCK_SECONDS, ..extent };
					let stock =
						twice(async || one(scenario, extent, Some(code), setup).await).await;
					score.put_carried("stock_per_s", "stock", stock);
				}
			},
			Scenario::Transfer => {
				let answers = carried.answers();
				score.put("rpc_read_p95_ms", json!(answers.reads.percentile(95)));
				score.put("rpc_submit_p95_ms", json!(answers.submissions.percentile(95)));
			},
			_ => {},
		}
	}
	score.compare("ratio_to_stock", "plain_per_s", "stock_per_s");
	// Of coupons, whose transfer does more than the plain one with which it is compared.
	score.compare("transfers_to_stock", "transfers_per_s", "stock_per_s");
	score.end("tps", options.blocks)
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
