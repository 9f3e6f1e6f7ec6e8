// SPDX-License-Identifier: Apache-2.0
//! How fast one authority confirms at fixed rates, and how fast it answers meanwhile.

use crate::{
	desk::Desk,
	missing::{Missing, twice},
	paced::Paced,
	people::{PROBES, People},
	probe::Probe,
	scenario::Scenario,
	setup::Setup,
	site::Site,
	stats::rounded,
};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;

/// Who sends natively, and who by Ethereum transactions.
const SENDERS: (usize, usize) = (1_000, 200);
/// Time before it counts.
const WARM_UP: Duration = Duration::from_secs(10);

/// Measures a day of a platform.
///
/// # Errors
/// The node does not start or stops answering.
pub async fn mixed(rate: f64, seconds: u64, setup: &Setup) -> Result<Value> {
	let mut result = at(Scenario::Mixed, rate, seconds, setup).await?;
	result["bench"] = json!("mixed");
	Ok(result)
}

/// Measures a scenario at several rates, each on a chain of its own: what one refuses or loses does not reach the next. A rate at
/// which it cannot be measured is named in the result.
///
/// # Errors
/// It can be measured at none.
pub async fn several(
	scenario: Scenario,
	rates: &[f64],
	seconds: u64,
	setup: &Setup,
) -> Result<Value> {
	let (mut steps, mut missing) = (Vec::new(), Missing::default());
	for rate in rates {
		let step = twice(async || at(scenario, *rate, seconds, setup).await).await;
		steps.extend(missing.or_told(&format!("{} at {rate} a second", scenario.name()), step));
	}
	ensure!(!steps.is_empty(), "it could be measured at no rate");
	Ok(json!({
		"bench": "rates",
		"scenario": scenario.name(),
		"seconds": seconds,
		"steps": steps,
		"missing": missing.names(),
	}))
}

/// Measures at `rate` transactions a second for `seconds`.
async fn at(scenario: Scenario, rate: f64, seconds: u64, setup: &Setup) -> Result<Value> {
	let time = Duration::from_secs(seconds);
	let people = People::new(SENDERS.0 + PROBES, SENDERS.1)?;
	let site = Site::single(people, None, setup).await?;
	let goods = site.goods().await.context("set-up")?;
	let mut desk = Desk::open(&site, Some(&goods)).await?;
	let probe = Probe::prepare(&site, &mut desk, Some(&goods)).await?;
	let paced = Paced::start(&site, &mut desk, scenario, rate, WARM_UP + time).await?;
	let asking = probe.start(&paced.meter);
	let begin = paced.schedule.within(WARM_UP);
	let end = paced.schedule.within(WARM_UP + time);
	paced.reach(end).await;
	let answers = asking.stop()?;
	let meter = paced.meter.clone();
	let confirmed = paced.finish(&site).await?;
	let latency = confirmed.latency(begin..end)?;
	let succeeded = rounded(latency.included.count() as f64 / time.as_secs_f64());
	eprintln!("{} at {rate} a second: {succeeded} succeeded", scenario.name());
	Ok(json!({
		"rate": rate,
		"seconds": seconds,
		"succeeded_per_s": succeeded,
		"failed": latency.failed,
		"lost": latency.lost,
		"refused": meter.refused(),
		"in_block": latency.included.summary(),
		"finalized": latency.finalised.summary(),
		"reads": answers.reads.summary(),
		"submissions": answers.submissions.summary(),
	}))
}
