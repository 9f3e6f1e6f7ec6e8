// SPDX-License-Identifier: Apache-2.0
//! Numbers of the protocol. A change here is a change for every client: it needs a reason in the change log.

use codec::Encode;
use frame_support::{PalletId, dispatch::DispatchClass, traits::Get, weights::Weight};
use frame_system::limits::BlockWeights;
use genex_runtime::{
	AccountId, Balance, ETH_CHAIN_ID, Runtime, SLOT_DURATION, System, TransactionPayment, VERSION,
	configs::monetary::{EscheatAccount, TreasuryAccount},
	constants,
};
use genex_runtime_tests::env;
use pallet_transaction_payment::{Multiplier, MultiplierUpdate};
use sp_runtime::{
	Perbill,
	traits::{AccountIdConversion, Convert},
};

type FeeUpdate = <Runtime as pallet_transaction_payment::Config>::FeeMultiplierUpdate;

const MICROS: u64 = 1_000_000;

#[test]
fn slots_should_last_one_second() {
	assert_eq!(SLOT_DURATION, 1_000);
	assert_eq!(genex_runtime::Aura::slot_duration(), 1_000);
	let period: u64 = <Runtime as pallet_timestamp::Config>::MinimumPeriod::get();
	assert_eq!(period, 500);
}

#[test]
fn blocks_should_leave_time_to_import_them() {
	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	weights.clone().validate().expect("weights that fit together");
	assert_eq!(weights.max_block.ref_time(), 750_000 * MICROS);
	let normal = weights.get(DispatchClass::Normal);
	assert_eq!(normal.max_total.map(|weight| weight.ref_time()), Some(637_500 * MICROS));
	let operational = weights.get(DispatchClass::Operational);
	assert_eq!(operational.reserved.map(|weight| weight.ref_time()), Some(112_500 * MICROS));
	let length = <Runtime as frame_system::Config>::BlockLength::get();
	assert_eq!(*length.max.get(DispatchClass::Operational), 5 * 1024 * 1024);
	assert_eq!(*length.max.get(DispatchClass::Normal), 5 * 1024 * 1024 * 85 / 100);
}

#[test]
fn block_weights_should_be_what_the_builder_makes_of_their_limits() {
	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	let base_extrinsic = weights.get(DispatchClass::Normal).base_extrinsic;
	let built = BlockWeights::builder()
		.base_block(weights.base_block)
		.for_class(DispatchClass::all(), |class| class.base_extrinsic = base_extrinsic)
		.for_class(DispatchClass::Normal, |class| {
			class.max_total = Some(constants::block_weight_share(85));
		})
		.for_class(DispatchClass::Operational, |class| {
			class.max_total = Some(constants::MAXIMUM_BLOCK_WEIGHT);
			class.reserved = Some(constants::block_weight_share(15));
		})
		.avg_block_initialization(Perbill::from_percent(5))
		.build_or_panic();
	assert_eq!(weights.encode(), built.encode());
}

#[test]
fn protocol_accounts_should_be_those_of_their_pallet_ids() {
	let account = |id| -> AccountId { PalletId(id).into_account_truncating() };
	assert_eq!(TreasuryAccount::get(), account(*b"gnx/trsy"));
	assert_eq!(EscheatAccount::get(), account(*b"gnx/esch"));
}

#[test]
fn database_should_not_be_free() {
	let weight = <Runtime as frame_system::Config>::DbWeight::get();
	assert!(weight.read > 0 && weight.write > weight.read);
}

#[test]
fn version_should_apply_upgrades_one_block_later() {
	assert_eq!(VERSION.system_version, 3);
	assert_eq!(VERSION.spec_name, "genex");
	assert_eq!(VERSION.spec_version, 1_000_000);
	assert_eq!(VERSION.transaction_version, 1);
}

#[test]
fn money_should_have_twelve_decimals_and_eighteen_for_ethereum() {
	assert_eq!(constants::GNX, 1_000_000_000_000);
	assert_eq!(constants::EXISTENTIAL_DEPOSIT, 1_000_000);
	let existential: Balance = <Runtime as pallet_balances::Config>::ExistentialDeposit::get();
	assert_eq!(existential, constants::EXISTENTIAL_DEPOSIT);
	let ratio: u32 = <Runtime as pallet_revive::Config>::NativeToEthRatio::get();
	assert_eq!(ratio, 1_000_000);
}

#[test]
fn clients_should_find_the_chain_by_its_ids() {
	assert_eq!(ETH_CHAIN_ID, 743_639);
	env::execute(|| {
		let chain_id: u64 = <Runtime as pallet_revive::Config>::ChainId::get();
		assert_eq!(chain_id, ETH_CHAIN_ID);
		assert_eq!(genex_runtime::eth_api::chain_id(), ETH_CHAIN_ID);
	});
	assert_eq!(<Runtime as frame_system::Config>::SS58Prefix::get(), 42);
}

#[test]
fn contracts_should_be_evm_and_accounts_mapped_by_themselves() {
	let evm: bool = <Runtime as pallet_revive::Config>::AllowEVMBytecode::get();
	let mapped: bool = <Runtime as pallet_revive::Config>::AutoMap::get();
	let debug: bool = <Runtime as pallet_revive::Config>::DebugEnabled::get();
	assert!(evm && mapped && !debug);
	let scale: u32 = <Runtime as pallet_revive::Config>::GasScale::get();
	assert_eq!(scale, 1_000);
	let runtime: u32 = <Runtime as pallet_revive::Config>::RuntimeMemory::get();
	let contracts: u32 = <Runtime as pallet_revive::Config>::PVFMemory::get();
	assert_eq!((runtime, contracts), (128 * 1024 * 1024, 512 * 1024 * 1024));
}

#[test]
fn fee_multiplier_should_stay_between_one_and_ten() {
	assert_eq!(FeeUpdate::min(), Multiplier::from_u32(1));
	assert_eq!(FeeUpdate::max(), Multiplier::from_u32(10));
	env::execute(|| {
		assert_eq!(TransactionPayment::next_fee_multiplier(), Multiplier::from_u32(1));
		let full = <Runtime as frame_system::Config>::BlockWeights::get()
			.get(DispatchClass::Normal)
			.max_total
			.expect("bounded");
		let after = |weight: Weight, from: Multiplier, blocks: u32| {
			(0..blocks).fold(from, |multiplier, _| {
				System::set_block_consumed_resources(weight, 0);
				FeeUpdate::convert(multiplier)
			})
		};
		let doubled = after(full, Multiplier::from_u32(1), 700);
		assert!(doubled > Multiplier::from_u32(1), "full blocks raise the price");
		assert_eq!(after(full, Multiplier::from_u32(1), 20_000), Multiplier::from_u32(10));
		assert_eq!(
			after(Weight::zero(), Multiplier::from_u32(10), 20_000),
			Multiplier::from_u32(1)
		);
	});
}

/// In a default a series is counted when its refund windows are over, and holders must have time left then.
#[test]
fn claims_should_be_open_longer_than_any_refund_window() {
	let claims: u64 = <Runtime as pallet_insolvency::Config>::ClaimsPeriod::get();
	assert_eq!(u64::from(pallet_coupons::MAX_REFUND_WINDOW) * 2, claims);
}

#[test]
fn numbers_of_the_validator_set_should_fit_together() {
	let validators: u32 = <Runtime as pallet_validators::Config>::MaxValidators::get();
	let authors: u32 = <Runtime as pallet_aura::Config>::MaxAuthorities::get();
	let voters: u32 = <Runtime as pallet_grandpa::Config>::MaxAuthorities::get();
	assert!(validators <= authors && validators <= voters);
	let history: u32 = <Runtime as pallet_validators::Config>::OffenceHistory::get();
	let sets: u64 = <Runtime as pallet_grandpa::Config>::MaxSetIdSessionEntries::get();
	assert!(u64::from(history) <= sets, "an offence of a remembered session names its set");
	assert_eq!(genex_runtime::configs::consensus::SessionPeriod::get(), 600);
}

#[test]
fn pallets_should_agree_with_each_other() {
	use frame_support::traits::Hooks;
	env::execute(|| {
		<genex_runtime::AllPalletsWithSystem as frame_support::traits::IntegrityTest>::integrity_test();
		<genex_runtime::Revive as Hooks<u32>>::integrity_test();
	});
}

#[test]
fn treasury_should_be_an_account_nobody_signs_for() {
	let treasury = genex_runtime::configs::monetary::TreasuryAccount::get();
	let bytes: &[u8] = treasury.as_ref();
	assert!(bytes.starts_with(b"modlgnx/trsy") && bytes[12..].iter().all(|byte| *byte == 0));
	let deposit: Balance = constants::deposit(1, 10);
	assert_eq!(deposit, constants::MILLI_GNX + constants::MICRO_GNX);
}

#[test]
fn rules_should_begin_with_the_numbers_of_the_documents() {
	use genex_primitives::{Path, Tier, rules::Rulebook};
	let (book, dollar) = (Rulebook::default(), 100);
	book.validate().expect("numbers that fit together");
	let day = |tier| book.tier(tier).send.day_cents / dollar;
	assert_eq!([Tier::L0, Tier::L1, Tier::L2, Tier::L3].map(day), [0, 500, 10_000, 1_000_000]);
	assert_eq!(book.travel_threshold, 3_000 * dollar);
	for path in [Path::Primary, Path::Market, Path::CashOut] {
		assert_eq!(book.review_threshold(path), Some(10_000 * dollar));
	}
	assert_eq!(book.closed_loop.series, 2_000 * dollar);
	assert_eq!(book.closed_loop.seller, 10_000 * dollar);
	assert!(book.halt_when_stale);
	assert_eq!((book.list_max_age, book.rate_max_age), (86_400, 86_400));
	assert_eq!(book.gnx_cents(constants::GNX), 1, "a GNX counts as a cent");
}

#[test]
fn times_of_the_rules_should_be_those_of_the_documents() {
	use genex_runtime::configs::governance::dynamic_params::travel_rule;
	const DAY: u64 = 86_400;
	env::execute(|| {
		let case: u64 = travel_rule::CaseLifetime::get();
		let kept: u64 = travel_rule::Retention::get();
		assert_eq!(case, 3 * DAY);
		assert!(kept >= pallet_travel_rule::MIN_RETENTION, "five years at least");
	});
	let offer: u64 = <Runtime as pallet_quarantine::Config>::OfferLifetime::get();
	let order: u64 = <Runtime as pallet_sanctions::Config>::ForcedTransferLife::get();
	assert_eq!((offer, order), (7 * DAY, 7 * DAY));
}

#[test]
fn units_should_be_sold_and_not_given_away_from_half_their_face_value_on() {
	use genex_primitives::Ppm;
	let lowest: Ppm = <Runtime as pallet_sales::Config>::LowestPaid::get();
	assert_eq!(lowest, Ppm::from_percent(50));
}

#[test]
fn times_of_defaults_should_be_those_of_the_documents() {
	use pallet_insolvency::Config;
	const DAY: u64 = 86_400;
	let answer: u64 = <Runtime as Config>::MinAnswerTime::get();
	let claims: u64 = <Runtime as Config>::ClaimsPeriod::get();
	let grace: u64 = <Runtime as Config>::ReservationGrace::get();
	assert_eq!((answer, claims, grace), (3 * DAY, 180 * DAY, 30 * DAY));
	let assets: u32 = <Runtime as pallet_cash::Config>::MaxAssets::get();
	assert!(assets <= pallet_insolvency::MAX_ASSETS, "a fund may have every stablecoin");
}

#[test]
fn times_of_redemptions_should_be_those_of_the_documents() {
	const DAY: u64 = 86_400;
	let authorisation: u64 = <Runtime as pallet_redemption::Config>::MaxLifetime::get();
	let open: u32 = <Runtime as pallet_redemption::Config>::MaxOpenPerHolder::get();
	assert_eq!((authorisation, open), (30 * DAY, 64));
}

#[test]
fn bounds_of_claims_should_be_those_of_the_documents() {
	const DAY: u64 = 86_400;
	let cards: u64 = <Runtime as pallet_claims::Config>::MaxBatchLife::get();
	let gift: u64 = <Runtime as pallet_claims::Config>::MaxGiftLife::get();
	assert_eq!((cards, gift), (5 * 366 * DAY, 366 * DAY));
	let most: [u32; 3] = [
		<Runtime as pallet_claims::Config>::MaxCards::get(),
		<Runtime as pallet_claims::Config>::MaxBatchesPerGiver::get(),
		<Runtime as pallet_claims::Config>::MaxGiftsPerGiver::get(),
	];
	assert_eq!(most, [1_000_000, 256, 1_000]);
}

#[test]
fn identities_should_be_as_large_in_every_pallet() {
	let kyc: u32 = <Runtime as pallet_kyc::Config>::MaxAccountsPerIdentity::get();
	let sanctions: u32 = <Runtime as pallet_sanctions::Config>::MaxAccountsPerIdentity::get();
	let update: u32 = <Runtime as pallet_sanctions::Config>::MaxAccountsPerUpdate::get();
	assert_eq!(kyc, sanctions);
	assert!(update >= kyc);
}
