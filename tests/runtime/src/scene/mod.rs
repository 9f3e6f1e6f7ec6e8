// SPDX-License-Identifier: Apache-2.0
//! Money, coupons and sales to act with, made by the calls people make.

mod custody;
mod defaults;
mod gifts;
mod market;
mod redemption;
mod rules;
mod wallets;

pub use custody::*;
pub use defaults::*;
pub use gifts::*;
pub use market::*;
pub use redemption::*;
pub use rules::*;
pub use wallets::*;

use crate::{
	env::now,
	native::{dispatch, dispatch_as},
	who,
};
use frame_support::assert_ok;
use genex_primitives::{
	AssetId, AuthorShare, Balance, CouponClass, CurrencyCode, IdentityId, IdentityKind,
	Jurisdiction, LegalClass, ListingId, Ppm, Quantity, SeriesId, Tier, TransferPolicy,
};
use genex_runtime::{
	AccountId, Coupons, Kyc, Runtime, RuntimeOrigin,
	configs::governance::{RuntimeParameters, dynamic_params},
};
use pallet_coupons::{SeriesTerms, Territory};
use pallet_sales::{ListingTerms, PriceSteps};
use sp_core::H256;
use sp_io::hashing::blake2_256;

/// US dollars on the chain.
pub const USDC: AssetId = 1;
/// The other dollars of every preset, with as many decimals.
pub const USDT: AssetId = 2;
/// One USDC in its smallest units.
pub const DOLLAR: Balance = 1_000_000;
/// A hundredth of it.
pub const US_CENT: Balance = DOLLAR / 100;
/// Until the year 2100.
pub const FAR_FUTURE: u64 = 4_102_444_800;

/// Two thirds of a council of one, three or more.
pub fn council() -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(2, 3).into()
}

/// A hash that stands for `text`.
pub fn hash_of(text: &str) -> H256 {
	H256(blake2_256(text.as_bytes()))
}

/// States that ten billion USDC are in the bank.
pub fn attest_reserve() {
	attest_reserve_of(USDC);
}

/// States that ten billion of a stablecoin in dollars are in the bank.
pub fn attest_reserve_of(asset: AssetId) {
	let call = pallet_cash::Call::<Runtime>::attest_reserve {
		asset,
		amount: 10_000_000_000 * DOLLAR,
		hash: hash_of("report"),
		as_of: now(),
	};
	assert_ok!(dispatch(call, &who::officer()));
}

/// Where test money comes from.
pub fn source() -> pallet_cash::SourceOfFunds {
	pallet_cash::SourceOfFunds { class: pallet_cash::SourceClass::Salary, hash: hash_of("payslip") }
}

/// Lets `who` have `dollars` more, by a deposit under the external reference `reference`.
pub fn deposit(who: &AccountId, dollars: Balance, reference: &str) {
	deposit_in(USDC, who, dollars, reference);
}

/// The same in any stablecoin in dollars.
pub fn deposit_in(asset: AssetId, who: &AccountId, dollars: Balance, reference: &str) {
	let call = pallet_cash::Call::<Runtime>::deposit {
		asset,
		to: who.clone(),
		amount: dollars * DOLLAR,
		reference: hash_of(reference),
		source: source(),
	};
	assert_ok!(dispatch(call, &who::gateway()));
}

/// Registers a person of this tier.
pub fn register(account: &AccountId, tier: Tier) -> IdentityId {
	register_as(account, tier, IdentityKind::Person, *b"US")
}

/// Registers a company of tier L3 in this place.
pub fn register_company(account: &AccountId, place: [u8; 2]) -> IdentityId {
	register_as(account, Tier::L3, IdentityKind::Company, place)
}

/// Registers somebody of this tier and kind in this place.
pub fn register_as(
	account: &AccountId,
	tier: Tier,
	kind: IdentityKind,
	place: [u8; 2],
) -> IdentityId {
	let call = pallet_kyc::Call::<Runtime>::register {
		account: account.clone(),
		tier,
		kind,
		jurisdiction: Jurisdiction::new(place).expect("assigned"),
		valid_until: FAR_FUTURE,
		commitment: hash_of("file"),
	};
	assert_ok!(dispatch(call, &who::attestor()));
	identity(account)
}

/// Makes the identity of `account`, a company of tier L3, an issuer.
pub fn license(account: &AccountId) {
	use pallet_issuers::Call;
	let documents = vec![hash_of("registration")].try_into().expect("one fits");
	let apply = Call::<Runtime>::apply { brand: hash_of("brand"), documents };
	assert_ok!(dispatch(apply, account));
	let (identity, reason) = (identity(account), hash_of("reason"));
	assert_ok!(dispatch(Call::<Runtime>::approve { identity, reason }, &who::officer()));
}

/// Makes `account` one more account of the identity of `owner`.
pub fn link(owner: &AccountId, account: &AccountId) {
	let call = pallet_kyc::Call::<Runtime>::attest_account {
		identity: identity(owner),
		account: account.clone(),
		reason: hash_of("reason"),
	};
	assert_ok!(dispatch(call, &who::attestor()));
}

/// The identity of a registered account.
pub fn identity(account: &AccountId) -> IdentityId {
	Kyc::identity(account.clone()).expect("a registered account").identity
}

/// Gives an account GNX.
pub fn endow(account: &AccountId, amount: Balance) {
	let call = pallet_balances::Call::<Runtime>::transfer_allow_death {
		dest: account.clone().into(),
		value: amount,
	};
	assert_ok!(dispatch(call, &who::issuer()));
}

/// GNX of an account in every form.
pub fn gnx(who: &AccountId) -> Balance {
	let data = genex_runtime::System::account(who).data;
	data.free + data.reserved
}

/// Friends of whom `needed` can let `inheritor` have an account, ten blocks after the first one tries.
pub fn friend_group(
	mut friends: Vec<AccountId>,
	needed: u32,
	inheritor: AccountId,
) -> pallet_recovery::FriendGroupOf<Runtime> {
	friends.sort();
	pallet_recovery::FriendGroup {
		friends: friends.try_into().expect("they fit"),
		friends_needed: needed,
		inheritor,
		inheritance_delay: 10,
		inheritance_priority: 0,
		cancel_delay: 10,
	}
}

/// A divisible gift card in US dollars, valid for ten years from now.
pub fn gift_card() -> SeriesTerms {
	SeriesTerms {
		symbol: b"CARD".to_vec().try_into().expect("short"),
		name: b"Gift card".to_vec().try_into().expect("short"),
		class: CouponClass::Digital,
		legal_class: LegalClass::PaidGift,
		currency: CurrencyCode::USD,
		face_minor: 1,
		divisible: true,
		supply_cap: 1_000_000_000,
		valid_from: 0,
		valid_until: now() + 10 * 365 * 86_400,
		transfer_policy: TransferPolicy::Free,
		resale_ceiling: None,
		territory: Territory::Everywhere,
		policy: None,
		refund_window: 0,
		terms_hash: hash_of("terms"),
		disclosure_hash: hash_of("disclosure"),
		uri: b"https://coupons.example/{id}.json".to_vec().try_into().expect("short"),
	}
}

/// A series with these terms, approved, with `quantity` minted units.
pub fn issue(terms: SeriesTerms, quantity: Quantity) -> SeriesId {
	use pallet_coupons::Call;
	let issuer = who::issuer();
	let series = pallet_coupons::NextSeriesId::<Runtime>::get();
	assert_ok!(dispatch(Call::<Runtime>::create_series { terms: Box::new(terms) }, &issuer));
	assert_ok!(dispatch(Call::<Runtime>::submit_series { series }, &issuer));
	let approvals = vec![(series, 1)].try_into().expect("one fits");
	let approve = Call::<Runtime>::approve_series { approvals, reason: hash_of("reason") };
	assert_ok!(dispatch(approve, &who::officer()));
	assert_ok!(dispatch(Call::<Runtime>::mint { series, quantity }, &issuer));
	series
}

/// What a listing of `quantity` units at `price` smallest units of USDC says; open for a year.
pub fn offer(series: SeriesId, price: Balance, quantity: Quantity) -> ListingTerms {
	ListingTerms {
		series,
		asset: USDC,
		price,
		quantity,
		opens_at: now(),
		closes_at: now() + 365 * 86_400,
		per_buyer_cap: None,
		min_tier: Tier::L1,
		steps: PriceSteps::default(),
		territory: Territory::Everywhere,
		holdback: Ppm::default(),
	}
}

/// Lists units for sale.
pub fn list(terms: ListingTerms) -> ListingId {
	assert_ok!(dispatch(pallet_sales::Call::<Runtime>::create_listing { terms }, &who::issuer()));
	pallet_sales::ListingCount::<Runtime>::get()
}

/// Lets `buyer` buy units.
pub fn buy(buyer: &AccountId, listing: ListingId, quantity: Quantity) {
	let call = pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total: u128::MAX };
	assert_ok!(dispatch(call, buyer));
}

/// A stage with a sold gift card: `holders` have `dollars` and 10,000 units each, and the sanctions lists are fresh for a
/// day. Gives series and listing.
pub fn stage(holders: &[AccountId], dollars: Balance) -> (SeriesId, ListingId) {
	refresh_lists();
	attest_reserve();
	let series = issue(gift_card(), 100_000_000);
	let listing = list(offer(series, DOLLAR / 100, 100_000_000));
	for (number, holder) in holders.iter().enumerate() {
		deposit(holder, dollars + 100, &format!("stage {number}"));
		buy(holder, listing, 10_000);
	}
	(series, listing)
}

/// A serialised series of vouchers over a dollar, of which `holder` has the serials 1 to `quantity`, and the issuer ten times
/// as many after them.
pub fn numbered(holder: &AccountId, quantity: Quantity) -> SeriesId {
	numbered_as(gift_card(), holder, quantity)
}

/// The same of a series whose other terms are `like`.
pub fn numbered_as(like: SeriesTerms, holder: &AccountId, quantity: Quantity) -> SeriesId {
	use pallet_coupons::Call;
	let issuer = who::issuer();
	let valid_until = like.valid_until;
	let series = pallet_coupons::NextSeriesId::<Runtime>::get();
	let uri = b"https://coupons.example/{id}/{serial}.json".to_vec().try_into().expect("short");
	let terms = SeriesTerms { divisible: false, face_minor: 100, uri, ..like };
	assert_ok!(dispatch(Call::<Runtime>::create_series { terms: Box::new(terms) }, &issuer));
	assert_ok!(dispatch(Call::<Runtime>::submit_series { series }, &issuer));
	let approvals = vec![(series, 1)].try_into().expect("one fits");
	let approve = Call::<Runtime>::approve_series { approvals, reason: hash_of("reason") };
	assert_ok!(dispatch(approve, &who::officer()));
	assert_ok!(dispatch(pallet_serials::Call::<Runtime>::mark_serialised { series }, &issuer));
	let mint = Call::<Runtime>::mint { series, quantity: quantity * 11 };
	assert_ok!(dispatch(mint, &issuer));
	let sale = offer(series, DOLLAR, quantity);
	let listing = list(ListingTerms { closes_at: sale.closes_at.min(valid_until), ..sale });
	buy(holder, listing, quantity);
	series
}

/// Units that `who` can move.
pub fn units(series: SeriesId, who: &AccountId) -> Quantity {
	Coupons::holding(who.clone(), series).map_or(0, |holding| holding.free)
}

/// Smallest units of USDC that `who` can spend.
pub fn dollars(who: &AccountId) -> Balance {
	genex_runtime::Cash::balance(USDC, who.clone()).free
}

/// Makes an identity count as L0 by its attestor's word.
pub fn revoke(account: &AccountId) {
	let call = pallet_kyc::Call::<Runtime>::revoke {
		identity: identity(account),
		reason: hash_of("case"),
	};
	assert_ok!(dispatch(call, &who::attestor()));
}

/// Makes an identity count as L0 by the officer's word.
pub fn suspend(account: &AccountId) {
	let call = pallet_kyc::Call::<Runtime>::revoke {
		identity: identity(account),
		reason: hash_of("case"),
	};
	assert_ok!(dispatch(call, &who::officer()));
}

/// Dispatches a governance call with two thirds of the council.
pub fn govern(call: impl Into<genex_runtime::RuntimeCall>) {
	assert_ok!(dispatch_as(call, council()));
}

/// Lets the author of a block have this part of fees.
pub fn share_with_author(parts: u32) -> AuthorShare {
	let share = Ppm::new(parts).and_then(AuthorShare::new).expect("not too much");
	govern(pallet_parameters::Call::<Runtime>::set_parameter {
		key_value: RuntimeParameters::Fees(dynamic_params::fees::Parameters::AuthorShare(
			dynamic_params::fees::AuthorShare,
			Some(share),
		)),
	});
	share
}
