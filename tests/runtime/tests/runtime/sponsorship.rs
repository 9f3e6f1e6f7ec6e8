// SPDX-License-Identifier: Apache-2.0
//! Consumers without GNX: what they do is paid by the platform's pool, natively and by Ethereum keys, within budgets.

mod batches;
mod failing;
mod issuers;
mod priority;
mod promises;
mod purchases;
mod refusals;
mod spared;
mod table;
mod trading;
mod wallets;

use codec::Encode;
use frame_support::{assert_ok, dispatch::GetDispatchInfo};
use genex_precompiles::{abi::IStablecoin, addresses};
use genex_primitives::{
	Tier,
	book::{SelfTrade, Side},
	sponsor::{Act, NotSponsored, PLATFORM_POOL},
};
use genex_runtime::{
	AccountId, Balance, Block, FeePolicy, Runtime, RuntimeCall, RuntimeEvent, System,
	TransactionPayment, UncheckedExtrinsic, configs::monetary::TreasuryAccount, constants::GNX,
	fees::quotes,
};
use genex_runtime_api::{FeePayer, runtime_decl_for_fee_policy_api::FeePolicyApi};
use genex_runtime_tests::{
	business, env,
	eth::{self, Key},
	native::{apply, extensions, sign, sign_with_tip, submit, undone, validate},
	orders,
	scene::{self, DOLLAR, USDC, gnx},
	who,
};
use pallet_revive::{
	AddressMapper,
	precompiles::alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};
use sp_core::{Pair, sr25519};
use sp_runtime::{
	MultiSignature,
	generic::UncheckedExtrinsic as Generic,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

type Mapper = <Runtime as pallet_revive::Config>::AddressMapper;

const UNPAID: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Payment);

/// An Ethereum key that never had GNX.
const STRANGER: Key = Key([7; 32]);

fn pool() -> Balance {
	gnx(&FeePolicy::account_of(PLATFORM_POOL))
}

/// The fees that pools paid since `mark` events ago, by act.
fn paid_since(mark: usize) -> Vec<(AccountId, Act, Balance)> {
	eth::events_since(mark)
		.into_iter()
		.filter_map(|event| match event {
			RuntimeEvent::FeePolicy(pallet_fee_policy::Event::FeeSponsored {
				who,
				act,
				fee,
				..
			}) => Some((who, act, fee)),
			_ => None,
		})
		.collect()
}

/// The fee that a pool paid since `mark` events ago, for one act of `who`.
fn fee_since(mark: usize, who: &AccountId, act: Act) -> Balance {
	let paid = paid_since(mark);
	let [(payer, paid_act, fee)] = paid.as_slice() else { panic!("one fee: {paid:?}") };
	assert_eq!((payer, *paid_act), (who, act));
	*fee
}

/// A market with an offer to trade against, and consumers who have coupons and dollars and no GNX.
struct Stage {
	series: u32,
	listing: u64,
	market: u32,
}

fn consumer() -> sr25519::Pair {
	who::pair("Consumer")
}

fn stage() -> Stage {
	let consumers = [who::account("Consumer"), STRANGER.account()];
	for consumer in &consumers {
		scene::register(consumer, Tier::L2);
	}
	scene::register(&who::account("Friend"), Tier::L2);
	let (series, listing) = scene::stage(&consumers, 100);
	let market = scene::open_market(series, 1);
	for consumer in &consumers {
		assert_eq!(gnx(consumer), 0, "a consumer has no GNX");
	}
	Stage { series, listing, market }
}

fn purchase(stage: &Stage) -> RuntimeCall {
	let (listing, quantity) = (stage.listing, 10);
	pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total: DOLLAR }.into()
}

/// A purchase whose price is above what its signer lets it be.
fn dear(stage: &Stage) -> RuntimeCall {
	let (listing, quantity) = (stage.listing, 10);
	pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total: 1 }.into()
}

fn bid(stage: &Stage) -> RuntimeCall {
	scene::named_bid(stage.market).into()
}

fn cancel(stage: &Stage) -> RuntimeCall {
	scene::named_cancel(stage.market).into()
}

fn redeem(stage: &Stage, quantity: u64) -> RuntimeCall {
	scene::redeeming(&who::issuer(), stage.series, quantity).into()
}

fn gift(stage: &Stage) -> RuntimeCall {
	let (series, to, quantity) = (stage.series, who::account("Friend"), 10);
	pallet_coupons::Call::<Runtime>::transfer { series, to, quantity }.into()
}

fn acts(stage: &Stage) -> Vec<(RuntimeCall, Act)> {
	vec![
		(purchase(stage), Act::Purchase),
		(bid(stage), Act::Trade),
		(cancel(stage), Act::Trade),
		(redeem(stage, 10), Act::Redeem),
		(gift(stage), Act::Gift),
	]
}

/// Puts a transaction into the block that must be free for `who`: the platform's pool pays the fee for `act`, and no more.
fn free_of_charge(who: &AccountId, transaction: UncheckedExtrinsic, act: Act) {
	let (before, treasury) = (pool(), gnx(&TreasuryAccount::get()));
	let mark = eth::mark();
	assert_eq!(validate(transaction.clone()).err(), None, "{act:?}");
	assert_eq!(apply(transaction), Ok(Ok(())), "{act:?}");
	assert_eq!(eth::reverted(mark), None, "{act:?}");
	let fee = fee_since(mark, who, act);
	assert!(fee > 0);
	assert_eq!(before - pool(), fee, "{act:?}: the pool paid the fee and no more");
	assert_eq!(gnx(&TreasuryAccount::get()) - treasury, fee, "{act:?}: all of it arrived");
	assert_eq!(gnx(who), 0, "{act:?}");
}

/// Puts a transaction into the block that `who` pays for: the fee with the tip in it and no more, which arrives whole, while no
/// pool pays. Gives the fee.
fn paid_by_signer(who: &AccountId, transaction: UncheckedExtrinsic) -> Balance {
	let held = || [gnx(who), pool(), gnx(&TreasuryAccount::get())];
	let (mark, [own, pools, treasury]) = (eth::mark(), held());
	assert_eq!(apply(transaction), Ok(Ok(())));
	assert_eq!(eth::reverted(mark), None);
	let fee = eth::fee_paid_since(mark);
	assert!(fee > 0);
	assert_eq!(held(), [own - fee, pools, treasury + fee]);
	assert_eq!(paid_since(mark), Vec::new());
	fee
}

#[test]
fn consumer_should_act_without_gnx_natively() {
	env::execute(|| {
		let stage = stage();
		for (call, act) in acts(&stage) {
			free_of_charge(&who::account("Consumer"), sign(call, &consumer()), act);
		}
	});
}

#[test]
fn consumer_should_act_without_gnx_by_an_ethereum_key() {
	env::execute(|| {
		let stage = stage();
		for (call, act) in acts(&stage) {
			free_of_charge(&STRANGER.account(), STRANGER.free_native(call), act);
		}
	});
}

#[test]
fn consumer_should_act_without_gnx_through_precompiles() {
	env::execute(|| {
		let stage = stage();
		let asked = |(to, input): (_, Vec<u8>)| STRANGER.free_call(to, input);
		let served = "a precompile serves it";
		let redeem = scene::redeeming(&who::issuer(), stage.series, 5);
		let redeem = asked(business::units(&redeem).expect(served));
		free_of_charge(&STRANGER.account(), redeem, Act::Redeem);
		let gift = pallet_coupons::Call::<Runtime>::transfer_from {
			from: STRANGER.account(),
			to: who::alith(),
			series: stage.series,
			quantity: 5,
		};
		let gift = asked(business::units(&gift).expect(served));
		free_of_charge(&STRANGER.account(), gift, Act::Gift);
		let purchase = asked(business::solidity(&purchase(&stage)).expect(served));
		free_of_charge(&STRANGER.account(), purchase, Act::Purchase);
	});
}

/// The same key pays a friend, lets itself spend by a permit, and fetches.
#[test]
fn consumer_should_pay_in_stablecoins_without_gnx_through_the_precompile() {
	env::execute(|| {
		stage();
		let dollars = addresses::of_stablecoin(USDC);
		let (own, friend) = (STRANGER.address(), Mapper::to_address(&who::account("Friend")));
		let to = Address::from(friend.0);
		let payment = IStablecoin::transferCall { to, value: U256::from(DOLLAR) };
		let payment = STRANGER.free_call(dollars, payment.abi_encode());
		free_of_charge(&STRANGER.account(), payment, Act::Gift);
		let (permit, signature) = STRANGER.permit(USDC, own, DOLLAR.into(), sp_core::U256::MAX);
		let permit = IStablecoin::permitCall {
			owner: Address::from(permit.owner.0),
			spender: Address::from(own.0),
			value: U256::from(DOLLAR),
			deadline: U256::MAX,
			v: signature.v,
			r: signature.r.0.into(),
			s: signature.s.0.into(),
		};
		let permit = STRANGER.free_call(dollars, permit.abi_encode());
		free_of_charge(&STRANGER.account(), permit, Act::Gift);
		let from = Address::from(own.0);
		let fetched = IStablecoin::transferFromCall { from, to, value: U256::from(DOLLAR) };
		let fetched = STRANGER.free_call(dollars, fetched.abi_encode());
		free_of_charge(&STRANGER.account(), fetched, Act::Gift);
		assert_eq!(scene::dollars(&who::account("Friend")), 2 * DOLLAR);
		// Who gives an allowance by a transaction pays for it, and so does who asks for what cannot be.
		let approval = IStablecoin::approveCall { spender: to, value: U256::MAX };
		let told = |data| validate(STRANGER.free_call(dollars, data));
		let unpaid = |because| Err(refusals::unpaid(because));
		assert_eq!(told(approval.abi_encode()), unpaid(NotSponsored::SignerPays));
		let unallowed = IStablecoin::transferFromCall { from, to, value: U256::from(1) };
		assert_eq!(told(unallowed.abi_encode()), unpaid(NotSponsored::Hopeless));
	});
}

/// The same key places an order, amends it, replaces it by a batch and cancels.
#[test]
fn consumer_should_trade_without_gnx_through_the_precompile() {
	use pallet_order_book::{Amendment, Call, OrderRef, OrderRequest};
	env::execute(|| {
		let market = stage().market;
		let order = |client| {
			let bid = scene::order(Side::Bid, 500, 10);
			OrderRequest { client: Some(client), max_fills: 2, ..bid }
		};
		let amendment = Amendment {
			order: OrderRef::Client(7),
			tick: scene::tick(510),
			lots: 5,
			post_only: None,
			self_trade: SelfTrade::CancelTaker,
			max_fills: 2,
			referral: None,
		};
		let batch = Call::<Runtime>::batch {
			market,
			cancels: vec![OrderRef::Client(7)].try_into().expect("one fits"),
			amends: Default::default(),
			places: vec![order(8)].try_into().expect("one fits"),
			atomic: true,
		};
		let free_call = |call: &Call<Runtime>| {
			let input = orders::solidity(call).expect("served to Solidity");
			STRANGER.free_call(orders::MARKETPLACE, input)
		};
		for call in [
			Call::place_order { market, order: order(7) },
			Call::amend_order { market, amendment },
			batch,
			Call::cancel_by_client { market, client: 8 },
		] {
			free_of_charge(&STRANGER.account(), free_call(&call), Act::Trade);
		}
		// Who tidies up pays for it.
		let unpaid = Err(refusals::unpaid(NotSponsored::SignerPays));
		assert_eq!(validate(free_call(&Call::sweep { market, limit: 1 })), unpaid);
	});
}

#[test]
fn batch_should_be_sponsored_only_if_every_leg_is() {
	env::execute(|| {
		let stage = stage();
		let batch = |calls| pallet_utility::Call::<Runtime>::batch_all { calls };
		let all = batch(vec![purchase(&stage), redeem(&stage, 1)]);
		free_of_charge(&who::account("Consumer"), sign(all, &consumer()), Act::Redeem);
		let remark = frame_system::Call::<Runtime>::remark { remark: Vec::new() }.into();
		let mixed = batch(vec![purchase(&stage), remark]);
		assert_eq!(validate(sign(mixed, &consumer())), Err(UNPAID));
		assert_eq!(validate(sign(batch(Vec::new()), &consumer())), Err(UNPAID));
		let many = batch((0..11).map(|_| redeem(&stage, 1)).collect());
		assert_eq!(validate(sign(many, &consumer())), Err(UNPAID));
	});
}

#[test]
fn ethereum_transaction_with_a_price_should_be_paid_by_its_signer() {
	env::execute(|| {
		let stage = stage();
		assert_eq!(validate(STRANGER.native(purchase(&stage))), Err(UNPAID));
		scene::endow(&STRANGER.account(), GNX);
		paid_by_signer(&STRANGER.account(), STRANGER.native(purchase(&stage)));
	});
}

#[test]
fn failing_act_should_use_the_budget_of_its_signer() {
	env::execute(|| {
		let stage = stage();
		let who = who::account("Consumer");
		let mark = eth::mark();
		assert!(submit(dear(&stage), &consumer()).is_err());
		let fee = fee_since(mark, &who, Act::Purchase);
		assert_eq!(gnx(&who), 0);
		let usage = pallet_fee_policy::Usage::<Runtime>::get(scene::identity(&who));
		assert_eq!(usage.spent, fee);
	});
}

/// `call` signed by the consumer with a tip.
fn tipped(call: RuntimeCall, tip: Balance) -> UncheckedExtrinsic {
	sign_with_tip(call, &consumer(), tip)
}

#[test]
fn tip_should_be_paid_by_the_signer_with_the_whole_fee() {
	env::execute(|| {
		let stage = stage();
		let who = who::account("Consumer");
		scene::endow(&who, GNX);
		let (transaction, mark) = (tipped(purchase(&stage), 1_000), eth::mark());
		let fee = paid_by_signer(&who, transaction);
		let told = pallet_transaction_payment::Event::<Runtime>::TransactionFeePaid {
			who,
			actual_fee: fee,
			tip: 1_000,
		};
		assert!(eth::events_since(mark).contains(&told.into()));
		assert!(fee > 1_000, "the fee comes to the tip");
	});
}

#[test]
fn queries_should_tell_who_pays() {
	env::execute(|| {
		let stage = stage();
		let transaction = sign(purchase(&stage), &consumer());
		let length = u32::try_from(transaction.encoded_size()).expect("short");
		let Some(FeePayer::Pool { pool: PLATFORM_POOL, fee }) =
			quotes::payer(transaction.clone(), length)
		else {
			panic!("the platform pays");
		};
		let info = transaction.get_dispatch_info();
		assert_eq!(fee, TransactionPayment::compute_fee(length, &info, 0));
		assert_eq!(quotes::query_info(transaction.clone(), length).partial_fee, 0);
		assert_eq!(quotes::query_fee_details(transaction, length).final_fee(), 0);

		// Wallets ask before they sign.
		let who = who::account("Consumer");
		let unsigned = Generic::new_signed(
			purchase(&stage),
			who.clone().into(),
			MultiSignature::Sr25519(Default::default()),
			extensions(System::account_nonce(&who)),
		);
		assert_eq!(quotes::query_info(unsigned.into(), length).partial_fee, 0);

		let unknown = sign(purchase(&stage), &who::pair("Nobody"));
		let Some(FeePayer::Signer { fee, because }) = quotes::payer(unknown.clone(), length) else {
			panic!("the signer pays");
		};
		assert_eq!(because, NotSponsored::NotRegistered);
		assert_eq!(quotes::query_info(unknown, length).partial_fee, fee);

		let tipped = tipped(purchase(&stage), 1_000);
		let with_tip = FeePayer::Signer { fee: fee + 1_000, because: NotSponsored::SignerPays };
		assert_eq!(quotes::payer(tipped.clone(), length), Some(with_tip));
		// The SDK leaves the tip out of this answer.
		assert_eq!(quotes::query_info(tipped, length).partial_fee, fee);

		let free = STRANGER.free_native(purchase(&stage));
		let platforms = quotes::payer(free, length);
		assert!(matches!(platforms, Some(FeePayer::Pool { pool: PLATFORM_POOL, .. })));
		// Of who offers a price and has no GNX the chain cannot even check the transaction.
		let priced = || undone(|| quotes::payer(STRANGER.native(purchase(&stage)), length));
		assert_eq!(priced(), None);
		scene::endow(&STRANGER.account(), GNX);
		let signers = priced();
		assert!(
			matches!(signers, Some(FeePayer::Signer { because: NotSponsored::SignerPays, .. })),
			"{signers:?}"
		);
	});
}

#[test]
fn runtime_api_should_name_the_pool_that_then_pays_no_more_than_it_said() {
	env::execute(|| {
		let (stage, who) = (stage(), who::account("Consumer"));
		let transaction = sign(purchase(&stage), &consumer());
		let length = u32::try_from(transaction.encoded_size()).expect("short");
		let told = <Runtime as FeePolicyApi<Block, AccountId, RuntimeCall>>::payer(
			transaction.clone(),
			length,
		);
		let of_call = <Runtime as FeePolicyApi<Block, AccountId, RuntimeCall>>::payer_of_call(
			who.clone(),
			purchase(&stage),
			length,
		);
		assert_eq!(told, Some(of_call));
		let FeePayer::Pool { pool: PLATFORM_POOL, fee: most } = of_call else {
			panic!("the platform pays: {of_call:?}");
		};
		let mark = eth::mark();
		assert_eq!(apply(transaction), Ok(Ok(())));
		let fee = fee_since(mark, &who, Act::Purchase);
		assert!(fee > 0 && fee <= most, "{fee} of {most}");
	});
}
