// SPDX-License-Identifier: Apache-2.0
//! A day of a platform at a fixed rate: what was sent of everything, and how fast it was confirmed.

use crate::{
	desk::Desk,
	paced::Paced,
	people::{PROBES, People},
	probe::Probe,
	scenario::Scenario,
	site::Site,
	stats::rounded,
};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::time::Duration;

/// Who sends natively, and who by Ethereum transactions.
const SENDERS: (usize, usize) = (1_000, 200);
/// Time before it counts.
const WARM_UP: Duration = Duration::from_secs(10);

/// Measures at `rate` transactions a second for `seconds`.
///
/// # Errors
/// The node does not start or stops answering.
pub async fn measure(rate: f64, seconds: u64) -> Result<Value> {
	let time = Duration::from_secs(seconds);
	let site = Site::single(People::new(SENDERS.0 + PROBES, SENDERS.1)?, None).await?;
	let goods = site.goods().await.context("set-up")?;
	let mut desk = Desk::open(&site, Some(&goods)).await?;
	let paced = Paced::start(&site, &mut desk, Scenario::Mixed, rate, WARM_UP + time).await?;
	let probe = Probe::start(&site, &mut desk, Some(&goods), &paced.meter).await?;
	let begin = paced.schedule.within(WARM_UP);
	let end = paced.schedule.within(WARM_UP + time);
	paced.reach(end).await;
	let answers = probe.stop()?;
	let meter = paced.meter.clone();
	let confirmed = paced.finish(&site).await?;
	let latency = confirmed.latency(begin..end)?;
	Ok(json!({
		"bench": "mixed",
		"rate": rate,
		"seconds": seconds,
		"succeeded_per_s": rounded(latency.included.count() as f64 / time.as_secs_f64()),
		"failed": latency.failed,
		"lost": latency.lost,
		"refused": meter.refused(),
		"in_block": latency.included.summary(),
		"finalized": latency.finalised.summary(),
		"reads": answers.reads.summary(),
		"submissions": answers.submissions.summary(),
	}))
}
