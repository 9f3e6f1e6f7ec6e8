// SPDX-License-Identifier: Apache-2.0
//! How long a node takes to answer while it is under load: reads of several kinds, and submissions one by one.

use crate::{
	desk::Desk,
	flow::{outside, reaching},
	lines::{Lines, Meter, submit},
	load::wait_for_all,
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
use anyhow::{Context, Result, anyhow, ensure};
use genex_e2e_tests::{
	accounts::{account_of_address, address_of},
	eth::{COUPON, ICoupon},
	rpc::JsonRpc,
	scenario::market::placement,
	values::{Read, account, number, variant},
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
use subxt::utils::AccountId32;

/// Submissions that are prepared for each who sends them.
const EACH: usize = 30;
/// Between two questions.
const PACE: Duration = Duration::from_millis(50);
/// Every so many questions one transaction is submitted.
const SUBMIT_EVERY: usize = 4;
/// Levels of a side of the book that are asked for: one for each who waits there.
const DEPTH: u32 = PROBES as u32;
/// Lots for which a price is asked.
const QUOTED: u64 = 5;

/// How long answers took.
#[derive(Clone, Debug, Default)]
pub struct Answers {
	/// Of reads.
	pub reads: Times,
	/// Of submissions.
	pub submissions: Times,
}

/// Ready to ask.
pub struct Probe {
	questions: Vec<Question>,
	submissions: Vec<Signed>,
	native: JsonRpc,
}

/// Asks until it is stopped.
pub struct Asking {
	ended: Arc<AtomicBool>,
	thread: JoinHandle<Result<Answers>>,
}

/// A question.
struct Question {
	server: JsonRpc,
	method: &'static str,
	params: Value,
}

impl Question {
	/// One for a view function of the runtime.
	fn of_view(server: JsonRpc, request: &[u8]) -> Self {
		let request = format!("0x{}", hex::encode(request));
		let params = json!(["RuntimeViewFunction_execute_view_function", request]);
		Self { server, method: "state_call", params }
	}
}

impl Probe {
	/// Prepares what is asked and submitted, before the load begins. Where there is a market, those who submit wait in its
	/// book, and it is asked about.
	///
	/// # Errors
	/// A transaction cannot be made, or the book does not answer as it should.
	pub async fn prepare(site: &Site, desk: &mut Desk<'_>, goods: Option<&Goods>) -> Result<Self> {
		let senders = site.people.senders();
		let who = asker(site);
		let mut questions = questions(site, &who, goods);
		if let Some(goods) = goods {
			let of_book = at_book(site, desk, &who, goods.market).await;
			questions.extend(of_book.context("questions about the book")?);
		}
		let mut submissions = Vec::new();
		for number in 0..PROBES * EACH {
			let person = senders + number % PROBES;
			if person < site.people.natives() {
				submissions.push(desk.next(person, Scenario::Plain).await?);
			}
		}
		Ok(Self { questions, submissions, native: site.node().rpc() })
	}

	/// Starts. What becomes of submissions goes to `meter`.
	pub fn start(self, meter: &Arc<Meter>) -> Asking {
		let Self { questions, submissions, native } = self;
		let ended = Arc::<AtomicBool>::default();
		let (stop, meter) = (ended.clone(), meter.clone());
		let thread = thread::spawn(move || ask(&questions, native, submissions, &stop, &meter));
		Asking { ended, thread }
	}
}

impl Asking {
	/// Stops.
	///
	/// # Errors
	/// A question was not answered.
	pub fn stop(self) -> Result<Answers> {
		self.ended.store(true, Ordering::Relaxed);
		self.thread.join().map_err(|_| anyhow!("the probe panicked"))?
	}
}

/// Who is asked about: whoever is last, so that it is a native one where there are no others.
fn asker(site: &Site) -> AccountId32 {
	let accounts = site.people.accounts();
	accounts.last().cloned().unwrap_or_else(|| account_of_address(COUPON))
}

fn questions(site: &Site, who: &AccountId32, goods: Option<&Goods>) -> Vec<Question> {
	let (native, ethereum) = (site.node().rpc(), site.node().eth_rpc());
	let address = address_of(who);
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

/// The questions what is asked in a book and what an order of `who` would trade. For them those who submit one by one place
/// an order on each side, at ticks of their own where nothing else comes, the last one farthest.
async fn at_book(
	site: &Site,
	desk: &mut Desk<'_>,
	who: &AccountId32,
	market: u32,
) -> Result<[Question; 2]> {
	let mut orders = Vec::new();
	for (place, person) in (0u16..).zip(site.people.senders()..site.people.natives()) {
		for order in outside(place) {
			orders.push(desk.next_as_native(person, &placement(market, order))?);
		}
	}
	let count = orders.len();
	let placed = wait_for_all(site, &Lines::of(site.node()), orders).await?;
	ensure!(placed == count, "{placed} of {count} orders were placed");

	let state = site.stage.chain.best().await?;
	let depth = vec![number(market), variant("Ask"), number(DEPTH)];
	let quote = vec![account(who), number(market), reaching(QUOTED).request()];
	// A book without these levels, or a refusal, would be answered too quickly.
	let levels = state.view("OrderBook", "depth", depth.clone()).await?;
	ensure!(levels.items()?.len() == DEPTH as usize, "these are no {DEPTH} levels: {levels}");
	let price = state.view("OrderBook", "quote", quote.clone()).await?;
	ensure!(price.number_at("lots")? == u128::from(QUOTED), "no {QUOTED} lots: {price}");
	let native = site.node().rpc();
	Ok([
		Question::of_view(native, &state.view_request("OrderBook", "depth", depth)?),
		Question::of_view(native, &state.view_request("OrderBook", "quote", quote)?),
	])
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
