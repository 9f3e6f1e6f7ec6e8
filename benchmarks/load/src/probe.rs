// SPDX-License-Identifier: Apache-2.0
//! How long a node takes to answer while it is under load: reads of four kinds, and submissions one by one.

use crate::{
	desk::Desk,
	lines::{Meter, submit},
	people::PROBES,
	scenario::Scenario,
	signed::Signed,
	site::{Goods, Site},
	stats::Times,
};
use alloy::{
	primitives::{Bytes, U256},
	sol_types::SolCall,
};
use anyhow::{Result, anyhow};
use genex_e2e_tests::{
	accounts::{account_of_address, address_of},
	eth::{COUPON, ICoupon},
	rpc::JsonRpc,
};
use serde_json::{Value, json};
use std::{
	sync::{
		Arc,
		atomic::{AtomicBool, Ordering},
	},
	thread::{self, JoinHandle},
	time::{Duration, Instant},
};

/// Submissions that are prepared for each who sends them.
const EACH: usize = 30;
/// Between two questions.
const PACE: Duration = Duration::from_millis(50);
/// Every so many questions one transaction is submitted.
const SUBMIT_EVERY: usize = 4;

/// How long answers took.
#[derive(Clone, Debug, Default)]
pub struct Answers {
	/// Of reads.
	pub reads: Times,
	/// Of submissions.
	pub submissions: Times,
}

/// Asks until it is stopped.
pub struct Probe {
	ended: Arc<AtomicBool>,
	thread: JoinHandle<Result<Answers>>,
}

/// A question.
struct Question {
	server: JsonRpc,
	method: &'static str,
	params: Value,
}

impl Probe {
	/// Prepares what is submitted and starts.
	///
	/// # Errors
	/// A transaction cannot be made.
	pub async fn start(
		site: &Site,
		desk: &mut Desk<'_>,
		goods: Option<&Goods>,
		meter: &Arc<Meter>,
	) -> Result<Self> {
		let senders = site.people.senders();
		let mut submissions = Vec::new();
		for number in 0..PROBES * EACH {
			let person = senders + number % PROBES;
			if person < site.people.natives() {
				submissions.push(desk.next(person, Scenario::Plain).await?);
			}
		}
		let questions = questions(site, goods);
		let ended = Arc::<AtomicBool>::default();
		let (stop, meter, native) = (ended.clone(), meter.clone(), site.node().rpc());
		let thread = thread::spawn(move || ask(&questions, native, submissions, &stop, &meter));
		Ok(Self { ended, thread })
	}

	/// Stops.
	///
	/// # Errors
	/// A question was not answered.
	pub fn stop(self) -> Result<Answers> {
		self.ended.store(true, Ordering::Relaxed);
		self.thread.join().map_err(|_| anyhow!("the probe panicked"))?
	}
}

fn questions(site: &Site, goods: Option<&Goods>) -> Vec<Question> {
	let (native, ethereum) = (site.node().rpc(), site.node().eth_rpc());
	let accounts = site.people.accounts();
	// Whoever is last, so that natives are asked about where there are no others.
	let who = accounts.last().cloned().unwrap_or_else(|| account_of_address(COUPON));
	let address = address_of(&who);
	let series = U256::from(goods.map_or(1, |goods| goods.series));
	let balance = ICoupon::balanceOfCall { account: address, id: series };
	let data = Bytes::from(balance.abi_encode());
	vec![
		Question {
			server: native,
			method: "system_accountNextIndex",
			params: json!([who.to_string()]),
		},
		Question { server: native, method: "chain_getHeader", params: json!([]) },
		Question { server: ethereum, method: "eth_getBalance", params: json!([address, "latest"]) },
		Question {
			server: ethereum,
			method: "eth_call",
			params: json!([{ "to": COUPON, "data": data }, "latest"]),
		},
	]
}

fn ask(
	questions: &[Question],
	native: JsonRpc,
	submissions: Vec<Signed>,
	ended: &AtomicBool,
	meter: &Meter,
) -> Result<Answers> {
	let mut answers = Answers::default();
	let mut submissions = submissions.into_iter();
	for (turn, question) in questions.iter().cycle().enumerate() {
		if ended.load(Ordering::Relaxed) {
			break;
		}
		let asked = Instant::now();
		question.server.call(question.method, question.params.clone())?;
		answers.reads.add(asked.elapsed());
		if turn.is_multiple_of(SUBMIT_EVERY)
			&& let Some(next) = submissions.next()
		{
			let asked = Instant::now();
			let refusals = submit(native, "author_submitExtrinsic", &[&next.bytes[..]])?;
			answers.submissions.add(asked.elapsed());
			refusals.iter().for_each(|refusal| meter.note(refusal.as_deref()));
		}
		thread::sleep(PACE);
	}
	Ok(answers)
}
