// SPDX-License-Identifier: Apache-2.0
//! The nodes that tests share, and what most tests need on them.

use alloy::{
	network::{EthereumWallet, TransactionBuilder, eip2718::Encodable2718},
	primitives::{Address, Bytes, U256},
	providers::Provider,
	rpc::types::TransactionRequest,
	sol_types::SolCall,
};
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	accounts::{account_of, account_of_address, alice, fresh_bytes, fresh_ethereum, fresh_native},
	chain::{Call, Included},
	eth::{COUPON, ICoupon, Wallet},
	node::Node,
	rpc::RpcError,
	scenario::{Draft, GNX, Offer, Stage, UNIT_OF_USDC},
	values::{Read, bytes},
};
use genex_messages::{Purpose, Scheme, SecretKey, derive_key};
use genex_primitives::Tier;
use serde_json::json;
use std::{
	sync::OnceLock,
	thread::panicking,
	time::{Duration, Instant},
};
use subxt::{dynamic::Value, utils::AccountId32};
use subxt_signer::sr25519::Keypair;
use tokio::{
	sync::{Mutex, MutexGuard, OnceCell},
	time::{MissedTickBehavior, interval, timeout},
	try_join,
};

/// The longest a test may take, each time it is played: some compile a runtime beside everything else.
const PATIENCE: Duration = Duration::from_secs(300);
/// How often something is tried that has to be done in a short time.
pub const TRIES: usize = 3;
/// Blocks of a session. The block that ends one counts as full, so no transaction has room in it.
const SESSION_BLOCKS: u64 = 600;
/// Price of a unit of the shared series, in smallest units of USDC.
pub const PRICE: u128 = 9_500;
/// Gas that is enough for any act of ours, for transactions that are not to be estimated first.
pub const GAS: u64 = 5_000_000;

/// A node that makes a block every second and finalises by votes, as a production network does.
pub fn aura() -> &'static Home {
	static HOME: Home = Home::new(&[]);
	&HOME
}

/// A node that makes a block for every transaction, final at once.
pub fn instant() -> &'static Home {
	static HOME: Home = Home::new(&["--sealing", "instant"]);
	&HOME
}

/// A node that makes a block when it is told to. Its tests take turns.
pub async fn manual() -> (&'static Home, MutexGuard<'static, ()>) {
	static HOME: Home = Home::new(&["--sealing", "manual"]);
	static TURN: Mutex<()> = Mutex::const_new(());
	(&HOME, TURN.lock().await)
}

/// A node and what tests share on it. It is started by the first that needs it and ends with this process.
pub struct Home {
	options: &'static [&'static str],
	node: OnceLock<Node>,
	stock: Stock,
}

impl Home {
	const fn new(options: &'static [&'static str]) -> Self {
		Self { options, node: OnceLock::new(), stock: OnceCell::const_new() }
	}

	/// The node.
	pub fn node(&self) -> &Node {
		self.node.get_or_init(|| match Node::start(self.options) {
			Ok(node) => node,
			Err(error) => panic!("{error:#}"),
		})
	}

	/// Plays a test as often as `GENEX_SIZE` says; when it fails, the end of the node's log is printed and the log kept.
	pub async fn play(&self, test: impl AsyncFn(&Scene) -> Result<()>) {
		for _ in 0..rounds() {
			play_on(self.node(), &self.stock, &test).await;
		}
	}
}

/// How often each test is played on a node that it shares: `GENEX_SIZE`, else once.
fn rounds() -> u64 {
	match std::env::var("GENEX_SIZE") {
		Ok(text) if !text.is_empty() => {
			text.parse().unwrap_or_else(|_| panic!("GENEX_SIZE is a number, not {text:?}"))
		},
		_ => 1,
	}
}

/// Plays a test on a node of its own, once.
pub async fn play_alone(options: &[&str], test: impl AsyncFnOnce(&Scene) -> Result<()>) {
	match Node::start(options) {
		Ok(node) => play_on(&node, &OnceCell::new(), test).await,
		Err(error) => panic!("{error:#}"),
	}
}

async fn play_on<'a>(
	node: &'a Node,
	stock: &'a Stock,
	test: impl AsyncFnOnce(&Scene<'a>) -> Result<()>,
) {
	let _reporter = Reporter(node);
	let outcome = timeout(PATIENCE, async { test(&Scene::open(node, stock).await?).await });
	match outcome.await {
		Ok(Ok(())) => {},
		Ok(Err(error)) => panic!("{error:#}"),
		Err(_) => panic!("the test took longer than {PATIENCE:?}"),
	}
}

/// Prints the end of the node's log when the test fails.
struct Reporter<'a>(&'a Node);

impl Drop for Reporter<'_> {
	fn drop(&mut self) {
		if panicking() {
			self.0.keep_log();
			eprintln!("{}", self.0.log_tail());
		}
	}
}

/// A node with somebody connected to it.
pub struct Scene<'a> {
	/// The node.
	pub node: &'a Node,
	/// The chain and its roles.
	pub stage: Stage,
	stock: &'a Stock,
}

/// Series and listing that tests of one node share, once they are there.
pub type Stock = OnceCell<(u32, u64)>;

impl<'a> Scene<'a> {
	/// Connects to a node that the test has started itself.
	pub async fn open(node: &'a Node, stock: &'a Stock) -> Result<Self> {
		Ok(Self { node, stage: Stage::open(&node.ws()).await?, stock })
	}
}

impl Scene<'_> {
	/// Sees to it that the chain has a clock and the stablecoin a reserve.
	pub async fn begin(&self) -> Result<()> {
		if self.stage.chain.best().await?.number() == 0 {
			// A chain that makes blocks for transactions needs one; on others this is the first block's.
			self.stage.chain.send(&remark("begin"), &alice()).await?;
		}
		self.stage.ensure_reserve().await?;
		Ok(())
	}

	/// Series and listing that all tests of the node buy from: stored value for everybody.
	pub async fn stock(&self) -> Result<(u32, u64)> {
		let made = self.stock.get_or_try_init(|| async {
			self.begin().await?;
			self.listed(Draft::stored_value("Shared Stock", self.now().await?), |offer| offer).await
		});
		made.await.copied()
	}

	/// A series with one listing, changed by `change`.
	pub async fn listed(
		&self,
		draft: Draft,
		change: impl FnOnce(Offer) -> Offer,
	) -> Result<(u32, u64)> {
		let quantity = draft.supply;
		let valid_until = draft.valid_until;
		let series = self.stage.series(draft).await?;
		let offer = Offer::new(series, PRICE, quantity, self.now().await?);
		let closes_at = offer.closes_at.min(valid_until);
		let (listings, _) =
			self.stage.mint_and_list(&[change(Offer { closes_at, ..offer })]).await?;
		Ok((series, listings.into_iter().next().context("no listing")?))
	}

	/// The chain's clock.
	pub async fn now(&self) -> Result<u64> {
		self.stage.chain.best().await?.now().await
	}

	/// A new person of tier L2 with GNX and 1,000 USDC.
	pub async fn buyer(&self) -> Result<Keypair> {
		self.begin().await?;
		let buyer = self.stage.person(Tier::L2).await?;
		self.stage.deposit(&account_of(&buyer), 1_000 * UNIT_OF_USDC).await?;
		Ok(buyer)
	}

	/// A new person of tier L2 with GNX, USDC and units of the shared series, and that series.
	pub async fn holder(&self, units: u64) -> Result<(Keypair, u32)> {
		let ((series, listing), buyer) = try_join!(self.stock(), self.buyer())?;
		self.stage.buy(&buyer, listing, units, u128::from(units) * PRICE).await?;
		Ok((buyer, series))
	}

	/// Registers `who` with tier L2 and gives it units of the shared series.
	async fn endow(&self, who: &AccountId32, units: u64) -> Result<()> {
		self.begin().await?;
		let registering = self.stage.register(who, Tier::L2);
		let ((giver, series), _) = try_join!(self.holder(units), registering)?;
		self.stage.give(&giver, who, series, units).await?;
		Ok(())
	}

	/// A new person of tier L2 with units of the shared series, and no GNX.
	pub async fn customer(&self, units: u64) -> Result<Keypair> {
		let keys = fresh_native()?;
		self.endow(&account_of(&keys), units).await?;
		Ok(keys)
	}

	/// The same without a network: a key for one use, which signs a message, and never a transaction.
	pub async fn offline(&self, scheme: Scheme, units: u64) -> Result<(SecretKey, AccountId32)> {
		self.begin().await?;
		let domain = self.stage.domain().await?;
		let secret = derive_key(&fresh_bytes().0, &domain, Purpose::OneTime, 0);
		let key = SecretKey::new(scheme, secret)?;
		let who = AccountId32(key.account()?);
		self.endow(&who, units).await?;
		Ok((key, who))
	}

	/// A new person of tier L1, without anything.
	pub async fn newcomer(&self) -> Result<AccountId32> {
		let account = account_of(&fresh_native()?);
		self.begin().await?;
		self.stage.register(&account, Tier::L1).await?;
		Ok(account)
	}

	/// A new person of tier L1 with an Ethereum key and 100 GNX.
	pub async fn wallet(&self) -> Result<Wallet> {
		let wallet = Wallet::new(&self.node.eth_http(), fresh_ethereum()?)?;
		self.begin().await?;
		let who = wallet.account();
		try_join!(self.stage.register(&who, Tier::L1), self.stage.give_gnx(&who, 100 * GNX))?;
		Ok(wallet)
	}

	/// A new person of tier L2 with an Ethereum key, 100 USDC and no GNX, whose wallet knows the address of the node for
	/// such people.
	pub async fn gasless_wallet(&self) -> Result<Wallet> {
		let wallet = Wallet::new(&self.node.eth_gasless(), fresh_ethereum()?)?;
		self.begin().await?;
		self.stage.register(&wallet.account(), Tier::L2).await?;
		self.stage.deposit(&wallet.account(), 100 * UNIT_OF_USDC).await?;
		Ok(wallet)
	}

	/// A new person with an Ethereum key, 100 GNX and units of the shared series, and that series.
	pub async fn holding_wallet(&self, units: u64) -> Result<(Wallet, u32)> {
		let ((giver, series), wallet) = try_join!(self.holder(units), self.wallet())?;
		self.stage.give(&giver, &wallet.account(), series, units).await?;
		Ok((wallet, series))
	}

	/// Makes a block, on a node that makes them by hand; and one more where that ended a session, since such a block has no
	/// room for transactions.
	pub async fn seal(&self) -> Result<()> {
		self.make_block().await?;
		if self.stage.chain.best().await?.number() % SESSION_BLOCKS == 0 {
			self.make_block().await?;
		}
		Ok(())
	}

	/// Makes blocks until the chain's clock says `time`, on a node that makes them by hand. Each takes a second.
	pub async fn seal_until(&self, time: u64) -> Result<()> {
		loop {
			let left = time.saturating_sub(self.now().await?);
			if left == 0 {
				return Ok(());
			}
			for _ in 0..left {
				self.make_block().await?;
			}
		}
	}

	async fn make_block(&self) -> Result<()> {
		let params = [json!(true), json!(true), json!(null)];
		self.stage.chain.rpc("engine_createBlock", &params).await?;
		Ok(())
	}

	/// Does `work` while blocks are made all the time, on a node that makes them by hand.
	pub async fn sealing<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
		let mut ticks = interval(Duration::from_millis(40));
		// What a busy machine missed is not made up for: chain time must not run away from the work.
		ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
		let mut work = std::pin::pin!(work);
		loop {
			tokio::select! {
				done = &mut work => return done,
				_ = ticks.tick() => self.seal().await?,
			}
		}
	}

	/// How many series there are.
	pub async fn series_count(&self) -> Result<u128> {
		let state = self.stage.chain.best().await?;
		Ok(state.value("Coupons", "NextSeriesId", Vec::new()).await?.to_number()? - 1)
	}

	/// The fields of every event `pallet.name` of all blocks, in order, on a node that keeps all states.
	pub async fn all_told(&self, pallet: &str, name: &str) -> Result<Vec<Value>> {
		let chain = &self.stage.chain;
		let last = chain.best().await?.number();
		let of_block = async |block: u64| -> Result<Vec<Value>> {
			let state = chain.at_number(block).await?;
			let events = state.value("System", "Events", Vec::new()).await?;
			let mut found = Vec::new();
			for record in events.items()? {
				let event = record.field("event")?;
				if event.variant_name()? != pallet {
					continue;
				}
				let told = event.only()?;
				if told.variant_name()? == name {
					found.push(told.clone());
				}
			}
			Ok(found)
		};
		Ok(of_each(last, of_block).await?.into_iter().flatten().collect())
	}

	/// Why the node does not take an encoded transaction, when it is given natively.
	pub fn refusal(&self, encoded: &[u8]) -> Result<RpcError> {
		let hex = format!("0x{}", hex::encode(encoded));
		self.node.rpc().error("author_submitExtrinsic", json!([hex]))
	}

	/// All that a transaction of `who` could change about it: GNX, nonce, money, units of a series.
	pub async fn belongings(
		&self,
		who: &AccountId32,
		series: u32,
	) -> Result<(u128, u64, u128, u64)> {
		let state = self.stage.chain.best().await?;
		Ok((
			state.gnx(who).await?,
			state.nonce(who).await?,
			self.stage.cash(who).await?.free,
			self.stage.units(who, series).await?,
		))
	}
}

/// What `work` gives for each number from 1 to `last`, in order, asked for four of them at a time.
pub async fn of_each<T>(last: u64, work: impl AsyncFn(u64) -> Result<T>) -> Result<Vec<T>> {
	let every_fourth = async |first: u64| -> Result<Vec<T>> {
		let mut given = Vec::new();
		for number in (first..=last).step_by(4) {
			given.push(work(number).await?);
		}
		Ok(given)
	};
	let (first, second, third, fourth) =
		try_join!(every_fourth(1), every_fourth(2), every_fourth(3), every_fourth(4))?;
	let mut parts = [first, second, third, fourth].map(Vec::into_iter);
	let mut all = Vec::new();
	for part in (0..4).cycle() {
		let Some(one) = parts[part].next() else { break };
		all.push(one);
	}
	Ok(all)
}

/// Makes sure that something takes less than `limit`, at one of a few times: others on the machine may have been at fault at
/// the others.
pub async fn should_take_less(
	limit: Duration,
	what: &str,
	act: impl AsyncFn() -> Result<()>,
) -> Result<()> {
	let mut took = Vec::new();
	for _ in 0..TRIES {
		let begun = Instant::now();
		act().await?;
		let one = begun.elapsed();
		if one < limit {
			return Ok(());
		}
		took.push(one);
	}
	bail!("{what} took {took:?}")
}

/// Somebody does it, and the platform's pool pays for it.
pub async fn for_nothing(
	scene: &Scene<'_>,
	call: &Call,
	by: &Keypair,
	act: &str,
) -> Result<Included> {
	let (chain, who) = (&scene.stage.chain, account_of(by));
	let before = chain.best().await?.gnx(&who).await?;
	let done = chain.send(call, by).await?;
	let paid = done.event("FeePolicy", "FeeSponsored")?;
	should_name(paid, [("who", &who)])?;
	ensure!(paid.field("act")?.variant_name()? == act, "the pool paid for another act: {paid}");
	let after = chain.best().await?.gnx(&who).await?;
	ensure!(after == before, "{}.{} turned {before} into {after}", call.pallet, call.name);
	Ok(done)
}

/// Makes sure that these fields of an event name these accounts.
pub fn should_name<const N: usize>(event: &Value, whom: [(&str, &AccountId32); N]) -> Result<()> {
	for (field, who) in whom {
		ensure!(event.field(field)?.to_account()? == *who, "{field} is another: {event}");
	}
	Ok(())
}

/// Makes sure that these fields of an event are these numbers.
pub fn should_count<const N: usize>(event: &Value, counts: [(&str, u128); N]) -> Result<()> {
	for (field, count) in counts {
		ensure!(event.number_at(field)? == count, "{field} is not {count}: {event}");
	}
	Ok(())
}

/// A call that changes nothing.
pub fn remark(text: &str) -> Call {
	Call::new("System", "remark_with_event", [("remark", bytes(text))])
}

/// The data of a gift by `from`.
pub fn gift_data(from: Address, to: Address, series: u32, units: u64) -> Bytes {
	let (id, value) = (U256::from(series), U256::from(units));
	ICoupon::safeTransferFromCall { from, to, id, value, data: Bytes::new() }.abi_encode().into()
}

/// A transaction of `wallet` to the precompile of coupons with everything filled in, so that nothing is asked.
pub async fn to_coupon(wallet: &Wallet, nonce: u64, data: Bytes) -> Result<TransactionRequest> {
	let price = wallet.provider.get_gas_price().await?;
	Ok(request(wallet, COUPON, nonce, data).await?.with_max_fee_per_gas(price * 2))
}

/// A transaction of `wallet` with everything filled in, at price 0.
pub async fn request(
	wallet: &Wallet,
	to: Address,
	nonce: u64,
	data: Bytes,
) -> Result<TransactionRequest> {
	Ok(TransactionRequest::default()
		.with_from(wallet.address())
		.with_to(to)
		.with_input(data)
		.with_nonce(nonce)
		.with_gas_limit(GAS)
		.with_max_fee_per_gas(0)
		.with_max_priority_fee_per_gas(0)
		.with_chain_id(wallet.provider.get_chain_id().await?))
}

/// The signed bytes of a transaction.
pub async fn signed(wallet: &Wallet, request: TransactionRequest) -> Result<Vec<u8>> {
	let keys = EthereumWallet::from(wallet.signer.clone());
	Ok(request.build(&keys).await.context("the transaction cannot be signed")?.encoded_2718())
}

/// The native account of an address.
pub fn native(address: Address) -> AccountId32 {
	account_of_address(address)
}
