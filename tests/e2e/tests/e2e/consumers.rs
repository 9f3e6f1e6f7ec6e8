// SPDX-License-Identifier: Apache-2.0
//! People without GNX on a running node: natively and from a stock Ethereum wallet they buy, place and cancel orders,
//! redeem and give, and for each act the platform's pool pays exactly the fee that its event tells.
//!
//! The tests use one node and take turns, so that whatever the pool pays meanwhile is for what they do.

use crate::support::{PRICE, Scene, gift_data, instant};
use alloy::{
	primitives::{Address, Bytes, U256},
	sol_types::SolCall,
};
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice, fresh_bytes, fresh_native},
	chain::{Call, Chain, State},
	eth::{COUPON, IRedemption, NATIVE_CALLS, REDEMPTION, Wallet},
	scenario::{
		GNX, UNIT_OF_USDC,
		market::{Order, cancellation, placement},
		trade::{purchase, redemption, transfer},
	},
	values::{Read, number},
};
use genex_primitives::{Tier, sponsor::PLATFORM_POOL};
use std::ops::RangeInclusive;
use subxt::{dynamic::Value, utils::AccountId32};
use subxt_signer::sr25519::Keypair;
use tokio::sync::{Mutex, OnceCell};

/// A consumer's name for its order.
const ORDER: u128 = 7;

/// Whose turn it is to use the node.
static TURN: Mutex<()> = Mutex::const_new(());
/// The market of the shared series.
static MARKET: OnceCell<u32> = OnceCell::const_new();

/// Somebody without GNX.
enum Consumer {
	Native(Keypair),
	Ethereum(Wallet),
}

/// What a consumer does, in both of its forms.
struct Deed {
	/// What the fee policy calls it.
	act: &'static str,
	/// As a native call.
	call: Call,
	/// As an Ethereum call, where there is a precompile for it. Otherwise the native call is sent.
	solidity: Option<(Address, Bytes)>,
}

impl Deed {
	fn native(act: &'static str, call: Call) -> Self {
		Self { act, call, solidity: None }
	}
}

impl Consumer {
	fn account(&self) -> AccountId32 {
		match self {
			Self::Native(keys) => account_of(keys),
			Self::Ethereum(wallet) => wallet.account(),
		}
	}

	/// Does it, in a block.
	async fn act(&self, chain: &Chain, deed: &Deed) -> Result<()> {
		let wallet = match self {
			Self::Native(keys) => return chain.send(&deed.call, keys).await.map(drop),
			Self::Ethereum(wallet) => wallet,
		};
		let (to, data) = match &deed.solidity {
			Some(solidity) => solidity.clone(),
			None => (NATIVE_CALLS, chain.best().await?.encode(&deed.call)?.into()),
		};
		let receipt = wallet.send_covered(to, data).await?;
		ensure!(receipt.status(), "it reverted");
		ensure!(receipt.effective_gas_price == 0, "a price was charged");
		Ok(())
	}
}

/// A fee that a pool paid.
#[derive(Debug)]
struct Paid {
	who: AccountId32,
	act: String,
	fee: u128,
}

/// What pools paid in these blocks.
async fn paid(chain: &Chain, blocks: RangeInclusive<u64>) -> Result<Vec<Paid>> {
	let mut all = Vec::new();
	for block in blocks {
		let state = chain.at_number(block).await?;
		let events = state.client.events().fetch().await?;
		for event in events.iter() {
			let event = event?;
			if (event.pallet_name(), event.event_name()) != ("FeePolicy", "FeeSponsored") {
				continue;
			}
			let told: Value = event.decode_fields_unchecked_as()?;
			let who = told.field("who")?.to_account()?;
			let act = told.field("act")?.variant_name()?.to_owned();
			all.push(Paid { who, act, fee: told.number_at("fee")? });
		}
	}
	Ok(all)
}

/// What the platform's pool has.
async fn in_pool(state: &State) -> Result<u128> {
	let pool = state.view("FeePolicy", "pool", vec![number(PLATFORM_POOL)]).await?;
	let pool = pool.to_option()?.context("there is no platform's pool")?;
	state.gnx(&pool.field("account")?.to_account()?).await
}

/// Does it, and makes sure that the pool paid the fee, and nobody paid anything else: who does it has the same GNX before and
/// after.
async fn for_nothing(chain: &Chain, who: &Consumer, deed: &Deed) -> Result<()> {
	let (account, before) = (who.account(), chain.best().await?);
	who.act(chain, deed).await?;
	let after = chain.best().await?;
	let (had, has) = (before.gnx(&account).await?, after.gnx(&account).await?);
	ensure!(had == has, "it had {had} of GNX and has {has} in block {}", after.number());
	let paid = paid(chain, before.number() + 1..=after.number()).await?;
	let [one] = paid.as_slice() else { bail!("a pool paid other than once: {paid:?}") };
	ensure!(one.who == account && one.act == deed.act && one.fee > 0, "it paid for {one:?}");
	let spent = in_pool(&before).await? - in_pool(&after).await?;
	ensure!(spent == one.fee, "the pool has {spent} less, and the event tells of {}", one.fee);
	Ok(())
}

/// Purchase, order and its end, redemption, gift.
async fn deeds(scene: &Scene<'_>, who: &AccountId32) -> Result<Vec<Deed>> {
	let (series, listing) = scene.stock().await?;
	let market = *MARKET.get_or_try_init(|| scene.stage.open_market(series)).await?;
	let (shop, friend, order) = (account_of(&alice()), scene.newcomer().await?, fresh_bytes());
	let redeem = IRedemption::redeemCall {
		series: U256::from(series),
		quantity: U256::from(250),
		redeemer: address_of(&shop),
		orderHash: order,
		ciphertext: Bytes::new(),
	};
	let give = gift_data(address_of(who), address_of(&friend), series, 100);
	Ok(vec![
		Deed::native("Purchase", purchase(listing, 600, 600 * PRICE)),
		Deed::native("Trade", placement(market, Order::bid(50, 10).named(ORDER))),
		Deed::native("Trade", cancellation(market, ORDER)),
		Deed {
			act: "Redeem",
			call: redemption(series, 250, &shop, order),
			solidity: Some((REDEMPTION, redeem.abi_encode().into())),
		},
		Deed { act: "Gift", call: transfer(&friend, series, 100), solidity: Some((COUPON, give)) },
	])
}

/// A day of a consumer who has as much GNX as is `held`. Over all of it, set-up included, the pool has what it had less what its events tell.
async fn day(scene: &Scene<'_>, consumer: Consumer, held: u128) -> Result<()> {
	let (chain, who) = (&scene.stage.chain, consumer.account());
	let morning = chain.best().await?;
	let gnx = morning.gnx(&who).await?;
	ensure!(gnx == held, "it has {gnx} of GNX");
	let (series, _) = scene.stock().await?;
	for deed in deeds(scene, &who).await? {
		let done = for_nothing(chain, &consumer, &deed).await;
		done.with_context(|| format!("{}: {}.{}", deed.act, deed.call.pallet, deed.call.name))?;
	}
	ensure!(scene.stage.units(&who, series).await? == 250, "600 bought, 250 redeemed, 100 given");
	let money = scene.stage.cash(&who).await?;
	ensure!(money.held == 0, "the order is cancelled and holds {}", money.held);
	ensure!(money.free == 100 * UNIT_OF_USDC - 600 * PRICE, "{} USDC are left", money.free);

	let evening = chain.best().await?;
	let fees = paid(chain, morning.number() + 1..=evening.number()).await?;
	let sum: u128 = fees.iter().map(|paid| paid.fee).sum();
	let spent = in_pool(&morning).await? - in_pool(&evening).await?;
	ensure!(spent == sum, "the pool has {spent} less, and its events tell of {sum}: {fees:?}");
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn consumer_should_act_without_gnx_by_a_native_key() {
	let test = async |scene: &Scene| -> Result<()> {
		let _turn = TURN.lock().await;
		scene.begin().await?;
		let keys = fresh_native()?;
		scene.stage.register(&account_of(&keys), Tier::L2).await?;
		scene.stage.deposit(&account_of(&keys), 100 * UNIT_OF_USDC).await?;
		day(scene, Consumer::Native(keys), 0).await
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn consumer_should_act_without_gnx_from_a_stock_ethereum_wallet() {
	let test = async |scene: &Scene| -> Result<()> {
		let _turn = TURN.lock().await;
		day(scene, Consumer::Ethereum(scene.gasless_wallet().await?), 0).await
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn consumer_should_keep_its_gnx_when_a_pool_pays() {
	let test = async |scene: &Scene| -> Result<()> {
		let _turn = TURN.lock().await;
		let wallet = scene.gasless_wallet().await?;
		scene.stage.give_gnx(&wallet.account(), GNX).await?;
		day(scene, Consumer::Ethereum(wallet), GNX).await
	};
	instant().play(test).await;
}
