// SPDX-License-Identifier: Apache-2.0
//! A shop's day on a node whose clock the test drives: a ticket of somebody without network and GNX, one that Ethereum keys
//! sign and bring, an amount captured in parts, a printed card, gifts in links, and a customer of a custodian. The shop takes
//! coupons that somebody else issued.

mod custody;

use crate::{
	support::{Scene, for_nothing, play_alone, should_count, should_name},
	till::slow_answer,
};
use alloy::{
	primitives::{Bytes, U256},
	sol_types::{SolCall, SolEvent},
};
use anyhow::{Context, Result, anyhow, bail, ensure};
use genex_e2e_tests::{
	accounts::{account_of, address_of, alice, fresh_bytes, fresh_native},
	chain::{Call, State, refused},
	eth::{COUPON, ICoupon, IRedemption, REDEMPTION},
	scenario::messages::{claim_of_card, claim_of_gift, signature, ticket, use_of_ticket},
	values::{Read, account, bytes, number, variant},
};
use genex_messages::{
	AnyMessage, CODE_LENGTH, Domain, GiftClaim, Goods, Hash, Purpose, Scheme, ScratchClaim,
	SecretKey, Signature, SignedMessage, Ticket, derive_key, from_text, merkle, order_hash,
	scratch_code, scratch_seed, to_plain_text, to_text,
};
use genex_primitives::{Reason, Tier};
use serde_json::json;
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

/// For how long messages can be used, in seconds.
const HOUR: u64 = 3_600;
/// The number of every ticket: each is of another holder.
const NONCE: u64 = 81_985_529_216_486_895;
/// What was ordered, and known to holder and shop only.
const ORDER: &[u8] = b"table 4: two coffees";

/// A shop that accepts a series of the issuer Alice.
struct Shop {
	keys: Keypair,
	account: AccountId32,
	series: u32,
	domain: Domain,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shops_day_should_end_with_every_unit_where_it_was_told_to_be() {
	let test = async |scene: &Scene| -> Result<()> {
		let shop = scene.sealing(opened(scene)).await?;
		let customer = scene.sealing(scene.customer(50)).await?;
		let (who, series) = (account_of(&customer), shop.series);
		let slow = slow_answer(scene, &who, series, 50, &shop.account).await?;

		scene.sealing(shown_a_ticket(scene, &shop)).await?;
		scene.sealing(brought_a_ticket_from_ethereum(scene, &shop)).await?;
		scene.sealing(captured_in_parts(scene, &shop)).await?;
		scene.sealing(took_a_card(scene, &shop)).await?;
		scene.sealing(took_a_link(scene, &shop)).await?;
		scene.sealing(returned_a_link(scene, &shop)).await?;
		scene.sealing(custody::served(scene, &shop)).await?;
		let redeemed = closed(scene, &shop).await?;
		let slow = slow.as_secs_f64() * 1_000.0;
		println!("{}", json!({ "redeemed": redeemed, "verification_p95_ms": slow }));
		Ok(())
	};
	play_alone(&["--sealing", "manual", "--state-pruning", "archive"], test).await;
}

/// The issuer appoints a company to accept its coupons.
async fn opened(scene: &Scene<'_>) -> Result<Shop> {
	let (series, _) = scene.stock().await?;
	let keys = scene.stage.company().await?;
	let account = account_of(&keys);
	let args = [("series", number(series)), ("redeemer", bytes(account.0))];
	let appointed =
		scene.stage.chain.send(&Call::new("Coupons", "add_redeemer", args), &alice()).await?;
	should_name(appointed.event("Coupons", "RedeemerAdded")?, [("redeemer", &account)])?;
	Ok(Shop { keys, account, series, domain: scene.stage.domain().await? })
}

impl Shop {
	/// What `holder` signs so that the shop can burn so many units.
	fn ticket(&self, holder: &AccountId32, units: u64, now: u64) -> Ticket {
		Ticket {
			holder: holder.0,
			series: self.series,
			goods: Goods::Units(units),
			redeemer: self.account.0,
			order_hash: order_hash(&fresh_bytes().0, ORDER),
			nonce: NONCE,
			deadline: now + HOUR,
		}
	}

	/// The parts of a holding: free, and put aside.
	async fn holding(&self, scene: &Scene<'_>, who: &AccountId32) -> Result<(u128, u128)> {
		let state = scene.stage.chain.best().await?;
		let args = vec![account(who), number(self.series)];
		let holding = state.view("Coupons", "holding", args).await?;
		let holding = holding.to_option()?.context("no such series")?;
		Ok((holding.number_at("free")?, holding.number_at("held")?))
	}
}

/// A telephone without network shows a ticket; the till reads it, asks the chain, and redeems it once and as it was signed.
async fn shown_a_ticket(scene: &Scene<'_>, shop: &Shop) -> Result<()> {
	let (chain, domain) = (&scene.stage.chain, &shop.domain);
	let (key, holder) = scene.offline(Scheme::Sr25519, 5_000).await?;
	let before = scene.stage.counters(shop.series).await?;
	let signed = shop.ticket(&holder, 3_000, scene.now().await?);
	let shown = to_plain_text(&key.sign(signed, domain)?.to_bytes(domain));

	let read = SignedMessage::from_text(&shown, domain)?;
	let is_same = read.message == AnyMessage::from(signed);
	ensure!(is_same && read.is_signed(domain), "the till read another ticket");
	let args = vec![account(&shop.account), ticket(&signed), signature(&read.signature)];
	let verdict = chain.best().await?.view("Redemption", "check_ticket", args).await?;
	ensure!(verdict.variant_name()? == "Ok", "the chain would refuse it: {verdict}");
	let greedy = Ticket { goods: Goods::Units(5_000), ..signed };
	let more = chain.failure(&use_of_ticket(&greedy, &read.signature), &shop.keys).await?;
	assert_eq!(more.name, "Nonces::BadSignature");

	let call = use_of_ticket(&signed, &read.signature);
	let done = for_nothing(scene, &call, &shop.keys, "Ticket").await?;
	let told = done.event("Redemption", "TicketRedeemed")?;
	should_name(told, [("by", &shop.account), ("holder", &holder), ("redeemer", &shop.account)])?;
	should_count(told, [("nonce", NONCE.into()), ("deadline", signed.deadline.into())])?;
	ensure!(told.field("order_hash")?.to_bytes()? == signed.order_hash, "another order: {told}");
	assert_eq!(shop.holding(scene, &holder).await?, (2_000, 0));
	let state = chain.best().await?;
	assert_eq!((state.gnx(&holder).await?, state.nonce(&holder).await?), (0, 0));
	let after = scene.stage.counters(shop.series).await?;
	assert_eq!(after.redeemed, before.redeemed + 3_000);
	let args = vec![account(&holder), number(NONCE), number(signed.deadline)];
	let used = state.view("Nonces", "is_message_used", args).await?;
	ensure!(used.as_bool() == Some(true), "the ticket can be used again");
	assert_eq!(chain.failure(&call, &shop.keys).await?.name, "Nonces::UsedNonce");
	Ok(())
}

/// The key of the holder and that of the clerk who brings the ticket are Ethereum's, and neither account has GNX.
async fn brought_a_ticket_from_ethereum(scene: &Scene<'_>, shop: &Shop) -> Result<()> {
	let (key, holder) = scene.offline(Scheme::Ethereum, 500).await?;
	let ticket = shop.ticket(&holder, 200, scene.now().await?);
	let Signature::Ethereum(signed) = key.sign(ticket, &shop.domain)?.signature else {
		bail!("an Ethereum key signs as Ethereum does");
	};
	let clerk = scene.gasless_wallet().await?;
	let call = IRedemption::redeemTicketCall {
		ticket: IRedemption::Ticket {
			holder: ticket.holder.into(),
			series: ticket.series,
			kind: 0,
			amount: 200,
			redeemer: ticket.redeemer.into(),
			orderHash: ticket.order_hash.into(),
			nonce: ticket.nonce,
			deadline: ticket.deadline,
		},
		scheme: 3,
		signature: Bytes::copy_from_slice(&signed),
	};
	let receipt = clerk.send_covered(REDEMPTION, call.abi_encode().into()).await?;
	ensure!(receipt.status() && receipt.effective_gas_price == 0, "{receipt:?}");

	let [burned, redeemed, used] = receipt.logs() else {
		bail!("a ticket has three logs, this one {}", receipt.logs().len());
	};
	assert_eq!(
		[burned.address(), redeemed.address(), used.address()],
		[COUPON, REDEMPTION, REDEMPTION]
	);
	let burned = ICoupon::TransferSingle::decode_log(&burned.inner)?.data;
	assert_eq!((burned.from, burned.value), (address_of(&holder), U256::from(200)));
	let redeemed = IRedemption::Redeemed::decode_log(&redeemed.inner)?.data;
	assert_eq!(redeemed.redeemer, address_of(&shop.account));
	assert_eq!(redeemed.orderHash.0, ticket.order_hash);
	let used = IRedemption::TicketRedeemed::decode_log(&used.inner)?.data;
	assert_eq!((used.by, used.holder.0), (clerk.address(), ticket.holder));
	assert_eq!(used.nonce, U256::from(NONCE));
	assert_eq!(shop.holding(scene, &holder).await?, (300, 0));
	let state = scene.stage.chain.best().await?;
	for who in [&holder, &clerk.account()] {
		assert_eq!(state.gnx(who).await?, 0);
	}
	Ok(())
}

/// Of what a customer authorises the shop captures a part, and gives up the rest.
async fn captured_in_parts(scene: &Scene<'_>, shop: &Shop) -> Result<()> {
	let chain = &scene.stage.chain;
	let customer = scene.customer(5_000).await?;
	let holder = account_of(&customer);
	let authorise = Call::new(
		"Redemption",
		"authorise",
		[
			("series", number(shop.series)),
			("quantity", number(5_000u64)),
			("redeemer", account(&shop.account)),
			("order_hash", bytes(order_hash(&fresh_bytes().0, ORDER))),
			("deadline", number(scene.now().await? + HOUR)),
		],
	);
	let opened = for_nothing(scene, &authorise, &customer, "Capture").await?;
	let opened = opened.event("Redemption", "Authorised")?;
	should_name(opened, [("holder", &holder), ("redeemer", &shop.account)])?;
	let id = opened.number_at("id")?;
	assert_eq!(shop.holding(scene, &holder).await?, (0, 5_000));

	let capture = |quantity: u64| {
		let args = [("id", number(id)), ("quantity", number(quantity))];
		Call::new("Redemption", "capture", args)
	};
	for (part, left) in [(1_000, 4_000), (2_000, 2_000)] {
		let done = for_nothing(scene, &capture(part), &shop.keys, "Capture").await?;
		let told = done.event("Redemption", "Captured")?;
		should_count(told, [("id", id), ("quantity", part.into()), ("left", left)])?;
		assert_eq!(shop.holding(scene, &holder).await?, (0, left));
	}
	let beyond = chain.failure(&capture(2_001), &shop.keys).await?;
	assert_eq!(beyond.name, "Redemption::MoreThanLeft");

	let void = Call::new("Redemption", "void", [("id", number(id))]);
	let done = for_nothing(scene, &void, &shop.keys, "Capture").await?;
	let told = done.event("Redemption", "Voided")?;
	should_name(told, [("by", &shop.account), ("holder", &holder)])?;
	should_count(told, [("returned", 2_000), ("captured", 3_000)])?;
	assert_eq!(shop.holding(scene, &holder).await?, (2_000, 0));
	let open = chain.best().await?.view("Redemption", "authorisation", vec![number(id)]).await?;
	ensure!(open.to_option()?.is_none(), "the authorisation is not over: {open}");
	Ok(())
}

/// The key that grows from a code as it is printed, and typed by whoever scratches the card.
fn typed(code: &[u8; CODE_LENGTH]) -> Result<SecretKey> {
	let read = from_text(&to_text(code).to_lowercase())?;
	let read: [u8; CODE_LENGTH] = read.try_into().map_err(|_| anyhow!("it is no code"))?;
	Ok(SecretKey::new(Scheme::Sr25519, scratch_seed(&read))?)
}

/// Of three printed cards one is claimed at the shop, once, and by nobody who copied the claim.
async fn took_a_card(scene: &Scene<'_>, shop: &Shop) -> Result<()> {
	let (chain, domain) = (&scene.stage.chain, &shop.domain);
	let ((printer, _), claimer) = (scene.holder(60).await?, scene.newcomer().await?);
	let (root, goods) = (fresh_bytes().0, Goods::Units(20));
	let mut keys = Vec::new();
	for index in 0..3 {
		keys.push(typed(&scratch_code(&root, domain, index))?);
	}
	let mut leaves: Vec<Hash> = Vec::new();
	for key in &keys {
		leaves.push(merkle::leaf(&key.account()?, &goods));
	}
	let deadline = scene.now().await? + HOUR;
	let print = Call::new(
		"Claims",
		"create_batch",
		[
			("series", number(shop.series)),
			("units", number(20u64)),
			("cards", number(3u32)),
			("root", bytes(merkle::root(&leaves).context("there are leaves")?)),
			("deadline", number(deadline)),
		],
	);
	let printed = chain.send(&print, &printer).await?;
	let batch = u64::try_from(printed.event("Claims", "BatchCreated")?.number_at("batch")?)?;
	assert_eq!(shop.holding(scene, &account_of(&printer)).await?, (0, 60));

	let key = keys.get(1).context("there are three")?;
	let proof = merkle::proof(&leaves, 1).context("there are three")?;
	let claim = ScratchClaim { batch, key: key.account()?, claimer: claimer.0, deadline };
	let signed = key.sign(claim, domain)?.signature;
	let copied = ScratchClaim { claimer: shop.account.0, ..claim };
	let theft = chain.failure(&claim_of_card(&copied, &proof, &signed), &shop.keys).await?;
	assert_eq!(theft.name, "Nonces::BadSignature");
	let call = claim_of_card(&claim, &proof, &signed);
	let done = for_nothing(scene, &call, &shop.keys, "CardClaim").await?;
	let told = done.event("Claims", "CardClaimed")?;
	should_name(told, [("claimer", &claimer), ("by", &shop.account)])?;
	should_count(told, [("batch", batch.into()), ("units", 20)])?;
	assert_eq!(shop.holding(scene, &claimer).await?, (20, 0));
	assert_eq!(shop.holding(scene, &account_of(&printer)).await?, (0, 40));
	let state = chain.best().await?.view("Claims", "batch", vec![number(batch)]).await?;
	assert_eq!(state.to_option()?.context("the batch is over")?.number_at("left")?, 2);
	assert_eq!(chain.failure(&call, &shop.keys).await?.name, "Claims::AlreadyClaimed");
	Ok(())
}

/// A gift in a link, by its number and with its key.
struct Link {
	gift: u64,
	key: SecretKey,
}

impl Link {
	/// Puts units into a link. Whoever claims them needs tier L1.
	async fn new(
		scene: &Scene<'_>,
		shop: &Shop,
		giver: &Keypair,
		(units, deadline): (u64, u64),
	) -> Result<Self> {
		let secret = derive_key(&fresh_bytes().0, &shop.domain, Purpose::GiftLink, 0);
		let key = SecretKey::new(Scheme::Sr25519, secret)?;
		let create = Call::new(
			"Claims",
			"create_gift",
			[
				("series", number(shop.series)),
				("quantity", number(units)),
				("key", bytes(key.account()?)),
				("min_tier", variant("L1")),
				("deadline", number(deadline)),
			],
		);
		let done = for_nothing(scene, &create, giver, "Gift").await?;
		let told = done.event("Claims", "GiftCreated")?;
		should_name(told, [("giver", &account_of(giver))])?;
		Ok(Self { gift: u64::try_from(told.number_at("gift")?)?, key })
	}

	/// What whoever opens the link sends to the shop.
	fn claim(&self, shop: &Shop, claimer: &AccountId32, deadline: u64) -> Result<Call> {
		let key = self.key.account()?;
		let claim = GiftClaim { gift: self.gift, key, claimer: claimer.0, deadline };
		Ok(claim_of_gift(&claim, &self.key.sign(claim, &shop.domain)?.signature))
	}
}

/// A friend without an account opens a link, and has the gift once an attestor knows the friend.
async fn took_a_link(scene: &Scene<'_>, shop: &Shop) -> Result<()> {
	let chain = &scene.stage.chain;
	let giver = scene.customer(30).await?;
	let friend = account_of(&fresh_native()?);
	let deadline = scene.now().await? + HOUR;
	let link = Link::new(scene, shop, &giver, (10, deadline)).await?;
	assert_eq!(shop.holding(scene, &account_of(&giver)).await?, (20, 10));
	let claim = link.claim(shop, &friend, deadline)?;
	let early = chain.failure(&claim, &shop.keys).await?;
	assert_eq!(early.name, refused("Claims", Reason::RecipientTierTooLow));

	scene.stage.register(&friend, Tier::L1).await?;
	let done = for_nothing(scene, &claim, &shop.keys, "CardClaim").await?;
	let told = done.event("Claims", "GiftClaimed")?;
	should_name(told, [("giver", &account_of(&giver)), ("claimer", &friend)])?;
	should_count(told, [("gift", link.gift.into()), ("quantity", 10)])?;
	assert_eq!(shop.holding(scene, &friend).await?, (10, 0));
	assert_eq!(shop.holding(scene, &account_of(&giver)).await?, (20, 0));
	assert_eq!(chain.failure(&claim, &shop.keys).await?.name, "Claims::UnknownGift");
	Ok(())
}

/// Nobody opens another link, and its giver has the units again.
async fn returned_a_link(scene: &Scene<'_>, shop: &Shop) -> Result<()> {
	let chain = &scene.stage.chain;
	let giver = scene.customer(20).await?;
	// Blocks go on while the node answers, and each takes a second of chain time.
	let deadline = scene.now().await? + 120;
	let link = Link::new(scene, shop, &giver, (20, deadline)).await?;
	let back = Call::new("Claims", "return_gift", [("gift", number(link.gift))]);
	assert_eq!(chain.failure(&back, &shop.keys).await?.name, "Claims::NotOverdue");
	chain
		.until("the end of a gift", async |state: &State| Ok(state.now().await? >= deadline))
		.await?;
	let late = link.claim(shop, &shop.account, deadline + HOUR)?;
	assert_eq!(chain.failure(&late, &shop.keys).await?.name, "Claims::DeadlinePassed");
	let done = for_nothing(scene, &back, &shop.keys, "CardClaim").await?;
	let told = done.event("Claims", "GiftReturned")?;
	should_name(told, [("giver", &account_of(&giver)), ("by", &shop.account)])?;
	assert_eq!(shop.holding(scene, &account_of(&giver)).await?, (20, 0));
	Ok(())
}

/// All that was told of over the day is what the chain counts, and nothing waits any more. Gives what was redeemed.
async fn closed(scene: &Scene<'_>, shop: &Shop) -> Result<u128> {
	let mut told = 0;
	for redeemed in scene.all_told("Coupons", "Redeemed").await? {
		told += redeemed.number_at("quantity")?;
	}
	let counters = scene.stage.counters(shop.series).await?;
	assert_eq!(told, counters.redeemed);
	assert_eq!(told, 3_000 + 200 + 3_000 + custody::REDEEMED);
	assert_eq!(counters.minted, counters.unsold + counters.circulating + counters.redeemed);
	Ok(told)
}
