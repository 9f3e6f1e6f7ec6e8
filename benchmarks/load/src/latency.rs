// SPDX-License-Identifier: Apache-2.0
//! How fast four validators confirm, all alive, and after one of them was killed.

use crate::{
	desk::Desk,
	paced::{Latency, Paced},
	people::{PROBES, People},
	scenario::Scenario,
	setup::Setup,
	site::Site,
};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;

/// Who sends.
const SENDERS: usize = 200;
/// Time before it counts.
const WARM_UP: Duration = Duration::from_secs(20);

/// Measures at `rate` transfers of coupons a second, for `seconds` with four validators and for as long right after one of them
/// was killed.
///
/// # Errors
/// A validator does not start, or transactions are lost.
pub async fn measure(rate: f64, seconds: u64, setup: &Setup) -> Result<Value> {
	let phase = Duration::from_secs(seconds);
	let mut site = Site::network(People::new(SENDERS + PROBES, 0)?, setup).await?;
	let goods = site.goods().await.context("set-up")?;
	let mut desk = Desk::open(&site, Some(&goods)).await?;
	let time = WARM_UP + 2 * phase;
	let paced = Paced::start(&site, &mut desk, Scenario::Transfer, rate, time).await?;
	drop(desk);
	let begin = paced.schedule.within(WARM_UP);
	let killed = paced.schedule.within(WARM_UP + phase);
	paced.reach(killed).await;
	// Not the one that is asked and told.
	let victim = site.nodes.last_mut().context("a network has nodes")?;
	victim.crash()?;
	eprintln!("one validator of four was killed");
	let refused = paced.meter.clone();
	let confirmed = paced.finish(&site).await?;
	let (alive, after) =
		(confirmed.latency(begin..killed)?, confirmed.latency(killed..usize::MAX)?);
	for (when, latency) in [("alive", &alive), ("killed", &after)] {
		let Latency { included, failed, lost, .. } = latency;
		let sent = included.count() + failed + lost;
		ensure!(failed + lost == 0, "{when}: {failed} of {sent} failed and {lost} were lost");
	}
	Ok(json!({
		"bench": "latency",
		"rate": rate,
		"seconds": seconds,
		"validators": crate::site::VALIDATORS,
		"in_block_p50_ms": alive.included.percentile(50),
		"in_block_p95_ms": alive.included.percentile(95),
		"in_block_p99_ms": alive.included.percentile(99),
		"finalized_p50_ms": alive.finalised.percentile(50),
		"finalized_p95_ms": alive.finalised.percentile(95),
		"finalized_p99_ms": alive.finalised.percentile(99),
		"killed_in_block_p50_ms": after.included.percentile(50),
		"killed_in_block_p95_ms": after.included.percentile(95),
		"killed_in_block_p99_ms": after.included.percentile(99),
		"killed_finalized_p50_ms": after.finalised.percentile(50),
		"killed_finalized_p95_ms": after.finalised.percentile(95),
		"killed_finalized_p99_ms": after.finalised.percentile(99),
		"refused": refused.refused(),
	}))
}
