// SPDX-License-Identifier: Apache-2.0
//! The Ethereum view of the chain equals the chain, whatever the machine does to the node and whatever becomes of the
//! index: every move of units and of money has one log, by whichever way it was made.

use crate::support::{Scene, Stock, gift_data, of_each, signed, to_coupon};
use alloy::{
	hex,
	primitives::{Address, B256, BloomInput, Bytes, U256, keccak256},
	providers::Provider,
	rpc::types::{Filter, Log},
	sol_types::SolEvent,
};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{account_of, address_of, fresh_bytes},
	chain::Chain,
	eth::{COUPON, ICoupon, USDC_TOKEN, Wallet},
	http,
	node::Node,
	scenario::{money::payment, trade::transfer},
	values::Read,
};
use serde_json::json;
use std::{
	collections::BTreeMap,
	net::{Ipv4Addr, SocketAddr},
	time::Duration,
};
use subxt::{dynamic::Value, ext::scale_value::ValueDef, utils::AccountId32};
use subxt_signer::sr25519::Keypair;
use tokio::time::{sleep, timeout};

/// How often the node is killed at work, and as often while it starts.
const ROUNDS: usize = 10;
/// Blocks come fast, so that every kill meets one; every state stays, so that every block can be compared.
const OPTIONS: [&str; 4] = ["--sealing", "200", "--state-pruning", "archive"];

/// So few blocks behind the best one the index is while a node runs.
const NEAR: u64 = 8;

/// Address, topics and data of a log.
type Emitted = (Address, Vec<B256>, Bytes);

/// A move: at which address it is told, from whom, to whom, of which series, how much.
type Moved = (Address, Address, Address, U256, U256);

/// What a block tells: each move with how often, and in order the other logs, by events those that somebody wrote.
#[derive(Debug, Default, PartialEq)]
struct Told {
	moves: BTreeMap<Moved, u32>,
	others: Vec<Emitted>,
}

impl Told {
	fn count(&self) -> usize {
		self.moves.values().map(|count| *count as usize).sum::<usize>() + self.others.len()
	}

	/// Whether these logs tell the moves of `expected`, each as often, and all that was written, in the same order. What is
	/// there besides tells of native acts at a precompile.
	fn agrees(&self, expected: &Self) -> bool {
		let mut written = expected.others.iter().peekable();
		let of_precompile = |address: &Address| address[4..16].iter().all(|byte| *byte == 0);
		let known = self
			.others
			.iter()
			.all(|log| written.next_if(|next| *next == log).is_some() || of_precompile(&log.0));
		self.moves == expected.moves && known && written.next().is_none()
	}
}

/// Who acts, and on whom.
struct Actors {
	wallet: Wallet,
	/// Acts natively.
	giver: Keypair,
	other: AccountId32,
	series: u32,
	friend: Address,
	frozen: Address,
}

#[tokio::test(flavor = "multi_thread")]
async fn logs_should_equal_the_events_when_the_node_was_killed_and_the_index_rebuilt() {
	let mut node = Node::start(&OPTIONS).unwrap_or_else(|error| panic!("{error:#}"));
	if let Err(error) = survive(&mut node).await {
		panic!("{error:#}");
	}
}

async fn survive(node: &mut Node) -> Result<()> {
	let mut actors = prepare(node).await?;
	for round in 0..ROUNDS {
		let chain = Chain::connect(&node.ws()).await?;
		let acting = timeout(random(50, 1_000), act(&actors, &chain)).await;
		if let Ok(outcome) = acting {
			outcome.with_context(|| format!("round {round}"))?;
		}
		node.crash()?;
		node.relaunch()?;
		sleep(random(0, 1_500)).await;
		node.crash()?;
		node.relaunch()?;
		node.wait_until_up()?;
		// Without connections to the node of before.
		actors.wallet = Wallet::new(&node.eth_http(), actors.wallet.signer.clone())?;
	}
	let chain = Chain::connect(&node.ws()).await?;
	let best = chain.best().await?.number();
	let told = by_events(&chain, best).await?;
	let count: usize = told.iter().map(Told::count).sum();
	ensure!(count >= ROUNDS, "only {count} logs in {best} blocks");
	compare(&actors, &told).await.context("after the kills")?;
	ensure!(
		metric(node, "genex_eth_index_faults")? == 0,
		"the index was wrong when the node started"
	);

	drop(chain);
	node.halt()?;
	for words in [["eth-index", "rebuild"], ["eth-index", "check"]] {
		let output = node.tool(&words)?;
		let said = String::from_utf8_lossy(&output.stdout);
		let failed = String::from_utf8_lossy(&output.stderr);
		ensure!(output.status.success() && said.contains("wrong: 0"), "{words:?}: {said}{failed}");
	}
	for more in [&[][..], &["--eth-rebuild-index"]] {
		node.relaunch_with(&[&OPTIONS[..], more].concat())?;
		node.wait_until_up()?;
		actors.wallet = Wallet::new(&node.eth_http(), actors.wallet.signer.clone())?;
		caught_up(node, best).await?;
		compare(&actors, &told).await.with_context(|| format!("made anew, {more:?}"))?;
		come_near(node).await?;
		node.halt()?;
	}
	Ok(())
}

/// Waits until the index has this block.
async fn caught_up(node: &Node, block: u64) -> Result<()> {
	for _ in 0..300 {
		if metric(node, "genex_eth_index_height")? >= block {
			return Ok(());
		}
		sleep(Duration::from_millis(100)).await;
	}
	anyhow::bail!("the index does not reach block {block}")
}

/// Waits until the index is near the best block. A machine that has just answered many questions may leave it behind.
async fn come_near(node: &Node) -> Result<()> {
	let mut lag = metric(node, "genex_eth_index_lag")?;
	for _ in 0..300 {
		if lag <= NEAR {
			return Ok(());
		}
		sleep(Duration::from_millis(100)).await;
		lag = metric(node, "genex_eth_index_lag")?;
	}
	anyhow::bail!("the index stays {lag} blocks behind")
}

/// Somebody with units and an Ethereum key, and two to give to, of whom one may have nothing.
async fn prepare(node: &Node) -> Result<Actors> {
	let stock = Stock::new();
	let scene = Scene::open(node, &stock).await?;
	let (wallet, series) = scene.holding_wallet(600).await?;
	let (giver, _) = scene.holder(600).await?;
	let other = account_of(&scene.buyer().await?);
	let (friend, frozen) = (scene.newcomer().await?, scene.newcomer().await?);
	let identity = scene.stage.identity(&scene.stage.chain.best().await?, &frozen).await?;
	scene.stage.freeze_identity(identity).await?;
	let (friend, frozen) = (address_of(&friend), address_of(&frozen));
	let actors = Actors { wallet, giver, other, series, friend, frozen };
	refused(&scene, &actors).await?;
	// What a machine has in memory only is lost with it: the kills are to meet what comes from here on.
	sleep(Duration::from_secs(1)).await;
	Ok(actors)
}

/// Two refused acts: one in a block, reverted, and one that is not even taken.
async fn refused(scene: &Scene<'_>, actors: &Actors) -> Result<()> {
	let Actors { wallet, .. } = actors;
	let receipt = wallet.receipt(give(actors, actors.frozen, 0).await?).await?;
	ensure!(!receipt.status() && receipt.logs().is_empty(), "who is frozen was given: {receipt:?}");
	scene.stage.pause("Coupons", "transfer_from", true).await?;
	scene.stage.pause("Coupons", "transfer", true).await?;
	let data = gift_data(wallet.address(), actors.friend, actors.series, 1);
	let raw = signed(wallet, to_coupon(wallet, 1, data).await?).await?;
	let params = json!([hex::encode_prefixed(&raw)]);
	let error = scene.node.eth_rpc().error("eth_sendRawTransaction", params)?;
	ensure!(error.data == json!({ "reason": "Custom", "code": 1 }), "{error}");
	scene.stage.pause("Coupons", "transfer_from", false).await?;
	scene.stage.pause("Coupons", "transfer", false).await?;
	Ok(())
}

/// Gives without end, natively and from Ethereum, now and then to somebody who may have nothing.
async fn act(actors: &Actors, chain: &Chain) -> Result<()> {
	let wallet = &actors.wallet;
	let mut nonce = wallet.provider.get_transaction_count(wallet.address()).pending().await?;
	loop {
		for call in [transfer(&actors.other, actors.series, 1), payment(&actors.other, 1_000)] {
			chain.submit(&call, &actors.giver).await?;
		}
		for to in [actors.friend, actors.friend, actors.frozen] {
			give(actors, to, nonce).await?;
			nonce += 1;
		}
		sleep(Duration::from_millis(100)).await;
	}
}

async fn give(actors: &Actors, to: Address, nonce: u64) -> Result<B256> {
	let Actors { wallet, series, .. } = actors;
	let data = gift_data(wallet.address(), to, *series, 1);
	let raw = signed(wallet, to_coupon(wallet, nonce, data).await?).await?;
	Ok(*wallet.provider.send_raw_transaction(&raw).await?.tx_hash())
}

/// What each block after the first state has to tell, by the chain's own events.
async fn by_events(chain: &Chain, best: u64) -> Result<Vec<Told>> {
	let of_block = async |number: u64| told_by_events(chain, number).await;
	of_each(best, of_block).await
}

async fn told_by_events(chain: &Chain, number: u64) -> Result<Told> {
	let state = chain.at_number(number).await?;
	let mut told = Told::default();
	for event in state.client.events().fetch().await?.iter() {
		let event = event?;
		let (pallet, name) = (event.pallet_name().to_owned(), event.event_name().to_owned());
		if !["Revive", "Coupons", "Cash"].contains(&pallet.as_str()) {
			continue;
		}
		let fields: Value = event.decode_fields_unchecked_as()?;
		let at = || format!("block {number}: {pallet}.{name} {fields}");
		if (pallet.as_str(), name.as_str()) == ("Revive", "ContractEmitted") {
			// Moves are told by the books, whichever precompile wrote of them.
			let log = emitted(&fields).with_context(at)?;
			if moved_by(&log)?.is_none() {
				told.others.push(log);
			}
		} else if let Some(moved) = moved_natively(&pallet, &name, &fields).with_context(at)? {
			*told.moves.entry(moved).or_default() += 1;
		}
	}
	Ok(told)
}

/// The move that an event of the books tells of, of those that this test makes.
fn moved_natively(pallet: &str, name: &str, fields: &Value) -> Result<Option<Moved>> {
	let who =
		|field: &str| -> Result<Address> { Ok(address_of(&fields.field(field)?.to_account()?)) };
	let nobody = Address::ZERO;
	let (from, to) = match (pallet, name) {
		("Coupons", "Minted") => (nobody, who("issuer")?),
		("Coupons", "Sold") => (who("issuer")?, who("buyer")?),
		("Coupons", "Redeemed") => (who("holder")?, nobody),
		("Coupons", "Transferred") | ("Cash", "Transferred" | "HeldTransferred") => {
			(who("from")?, who("to")?)
		},
		("Cash", "Deposited") => (nobody, who("to")?),
		_ => return Ok(None),
	};
	if pallet == "Coupons" {
		let (series, quantity) = (fields.number_at("series")?, fields.number_at("quantity")?);
		return Ok(Some((COUPON, from, to, U256::from(series), U256::from(quantity))));
	}
	ensure!(fields.number_at("asset")? == 1, "another stablecoin");
	Ok(Some((USDC_TOKEN, from, to, U256::ZERO, U256::from(fields.number_at("amount")?))))
}

/// The move that a log tells of, if it is one of units or of money.
fn moved_by((address, topics, data): &Emitted) -> Result<Option<Moved>> {
	let Some(signature) = topics.first() else { return Ok(None) };
	if *address == COUPON && *signature == ICoupon::TransferSingle::SIGNATURE_HASH {
		let log = ICoupon::TransferSingle::decode_raw_log(topics, data)?;
		return Ok(Some((COUPON, log.from, log.to, log.id, log.value)));
	}
	if *address == USDC_TOKEN && *signature == keccak256("Transfer(address,address,uint256)") {
		ensure!(topics.len() == 3 && data.len() == 32, "no log of ERC-20: {topics:?}");
		let (from, to) = (Address::from_word(topics[1]), Address::from_word(topics[2]));
		return Ok(Some((USDC_TOKEN, from, to, U256::ZERO, U256::from_be_slice(data))));
	}
	Ok(None)
}

/// What logs tell.
fn by_logs(logs: &[Log]) -> Result<Told> {
	let mut told = Told::default();
	for log in logs.iter().map(parts) {
		match moved_by(&log)? {
			Some(moved) => *told.moves.entry(moved).or_default() += 1,
			None => told.others.push(log),
		}
	}
	Ok(told)
}

fn emitted(fields: &Value) -> Result<Emitted> {
	let contract = fields.field("contract")?.to_bytes()?;
	ensure!(contract.len() == 20, "an address of {} bytes", contract.len());
	// A list of one is read like what is in it, so the topics are taken one by one.
	let mut topics = Vec::new();
	collect_words(fields.field("topics")?, &mut topics)?;
	let data = fields.field("data")?.to_bytes()?;
	Ok((Address::from_slice(&contract), topics, data.into()))
}

fn collect_words(list: &Value, words: &mut Vec<B256>) -> Result<()> {
	let ValueDef::Composite(all) = &list.value else { anyhow::bail!("no list: {list}") };
	for word in all.values() {
		let word = word.to_bytes()?;
		ensure!(word.len() == 32, "a topic of {} bytes", word.len());
		words.push(B256::from_slice(&word));
	}
	Ok(())
}

/// `eth_getLogs` tells of each block what its events tell, no move more or less often, and every log's transaction is found
/// by its hash and has a receipt with the log. The block lists just these transactions, and its bloom has their logs.
async fn compare(actors: &Actors, told: &[Told]) -> Result<()> {
	let of_block = async |number: u64| -> Result<()> {
		let expected = told.get(usize::try_from(number)? - 1).context("no such block")?;
		compare_block(&actors.wallet, number, expected).await
	};
	of_each(told.len() as u64, of_block).await?;
	Ok(())
}

async fn compare_block(wallet: &Wallet, number: u64, expected: &Told) -> Result<()> {
	let provider = &wallet.provider;
	let logs = provider.get_logs(&Filter::new().from_block(number).to_block(number)).await?;
	let found = by_logs(&logs).with_context(|| format!("block {number}"))?;
	ensure!(found.agrees(expected), "block {number}: {found:?} instead of {expected:?}");
	let block = provider.get_block(number.into()).await?.context("a block is missing")?;
	let hashes: Vec<B256> = block.transactions.hashes().collect();
	for (place, log) in (0_u64..).zip(&logs) {
		ensure!(log.log_index == Some(place), "block {number}: a log at {:?}", log.log_index);
		let hash = log.transaction_hash.context("a log without transaction")?;
		let receipt = provider.get_transaction_receipt(hash).await?;
		let receipt = receipt.with_context(|| format!("{hash} has no receipt"))?;
		ensure!(receipt.block_number == Some(number), "{hash} is in another block");
		ensure!(receipt.logs().contains(log), "{hash} does not have its log");
		let place = log.transaction_index.and_then(|index| hashes.get(index as usize));
		ensure!(place == Some(&hash), "block {number} does not list {hash} at its place");
		let transaction = provider.get_transaction_by_hash(hash).await?;
		ensure!(transaction.is_some(), "{hash} is no transaction");
		let bloom = block.header.logs_bloom;
		let address = log.address();
		let raw = BloomInput::Raw(address.as_slice());
		ensure!(bloom.contains_input(raw), "block {number}: the bloom excludes a log");
	}
	Ok(())
}

fn parts(log: &Log) -> Emitted {
	(log.address(), log.topics().to_vec(), log.data().data.clone())
}

/// The number that a gauge of the node shows.
fn metric(node: &Node, name: &str) -> Result<u64> {
	http::metric(SocketAddr::from((Ipv4Addr::LOCALHOST, node.ports.prometheus)), name)
}

/// A time between two bounds, in milliseconds.
fn random(from: u64, to: u64) -> Duration {
	let [.., first, second] = fresh_bytes().0;
	let number = u64::from(u16::from_be_bytes([first, second]));
	Duration::from_millis(from + number * (to - from) / u64::from(u16::MAX))
}
