// SPDX-License-Identifier: Apache-2.0
//! Issuers in the whole runtime: what depends on their status and credit, and what never does.

use frame_support::{assert_noop, assert_ok};
use genex_messages::Ticket;
use genex_primitives::{IdentityKind, Jurisdiction, Reason, Tier, issuance::StaffScope};
use genex_runtime::{AccountId, Issuers, Runtime};
use genex_runtime_tests::{
	env::{self, now},
	native::dispatch,
	scene::{self, DOLLAR, USDC, hash_of},
	who,
};
use pallet_issuers::{Call, IssuerStatus, StaffScopes, StaffTerms};
use pallet_redemption::SignedTicket;
use sp_keyring::Sr25519Keyring;

/// A company of tier L3 that is no issuer.
fn company(name: &str) -> AccountId {
	let account = who::account(name);
	let register = pallet_kyc::Call::<Runtime>::register {
		account: account.clone(),
		tier: Tier::L3,
		kind: IdentityKind::Company,
		jurisdiction: Jurisdiction::new(*b"US").expect("assigned"),
		valid_until: scene::FAR_FUTURE,
		commitment: hash_of("file"),
	};
	assert_ok!(dispatch(register, &who::attestor()));
	account
}

fn create(by: &AccountId) -> sp_runtime::DispatchResult {
	let terms = Box::new(scene::gift_card());
	dispatch(pallet_coupons::Call::<Runtime>::create_series { terms }, by)
}

fn set_status(status: IssuerStatus) {
	let (identity, reason) = (scene::identity(&who::issuer()), hash_of("reason"));
	let call = Call::<Runtime>::set_status { identity, status, reason };
	assert_ok!(dispatch(call, &who::officer()));
}

fn refused(reason: Reason) -> pallet_coupons::Error<Runtime> {
	pallet_coupons::Error::Refused(reason.code())
}

fn redeem_with(redeemer: AccountId, series: u32) -> pallet_coupons::Call<Runtime> {
	scene::redeeming(&redeemer, series, 10)
}

#[test]
fn company_should_issue_once_it_is_approved() {
	env::execute(|| {
		let company = company("Bakery");
		assert_noop!(create(&company), refused(Reason::IssuerNotActive));
		scene::license(&company);
		assert_ok!(create(&company));
	});
}

#[test]
fn suspended_issuer_should_sell_nothing_and_redeem_everything() {
	env::execute(|| {
		let holder = who::holder();
		let (series, listing) = scene::stage(std::slice::from_ref(&holder), 100);
		set_status(IssuerStatus::Suspended);
		let suspended = || refused(Reason::IssuerSuspended);
		let mint = pallet_coupons::Call::<Runtime>::mint { series, quantity: 1 };
		assert_noop!(dispatch(mint, &who::issuer()), suspended());
		let (quantity, max_total) = (1, u128::MAX);
		let buy = pallet_sales::Call::<Runtime>::purchase { listing, quantity, max_total };
		let code = Reason::IssuerSuspended.code();
		let unsold = pallet_sales::Error::<Runtime>::Refused(code);
		assert_noop!(dispatch(buy.clone(), &holder), unsold);
		for status in [IssuerStatus::Suspended, IssuerStatus::Frozen] {
			if status == IssuerStatus::Frozen {
				set_status(status);
			}
			assert_ok!(dispatch(redeem_with(who::issuer(), series), &holder));
		}
		set_status(IssuerStatus::Watch);
		assert_ok!(dispatch(buy, &holder));
	});
}

#[test]
fn guarantee_should_raise_what_an_issuer_may_mint() {
	env::execute(|| {
		scene::refresh_lists();
		scene::attest_reserve();
		let issuer = who::issuer();
		scene::deposit(&issuer, 100, "guarantee");
		let mut terms = Issuers::terms();
		// A thousand units of a cent.
		terms.limits.by_grade = [1_000; 5];
		let reason = hash_of("reason");
		scene::govern(Call::<Runtime>::set_terms { terms: Box::new(terms), reason });
		let series = scene::issue(scene::gift_card(), 1);
		let mint = |quantity| {
			dispatch(pallet_coupons::Call::<Runtime>::mint { series, quantity }, &issuer)
		};
		assert_noop!(mint(1_001), refused(Reason::CreditLimitReached));
		let (asset, amount) = (USDC, 100 * DOLLAR);
		assert_ok!(dispatch(Call::<Runtime>::deposit_guarantee { asset, amount }, &issuer));
		// Three dollars for each dollar put aside.
		let room = Issuers::headroom(scene::identity(&issuer)).expect("an issuer");
		assert_eq!(room.limit, 31_000 * 10_000_000);
		assert_ok!(mint(1_001));
	});
}

#[test]
fn guarantee_should_stay_while_something_is_demanded() {
	env::execute(|| {
		scene::refresh_lists();
		scene::attest_reserve();
		let issuer = who::issuer();
		scene::deposit(&issuer, 100, "guarantee");
		let (asset, amount) = (USDC, 100 * DOLLAR);
		assert_ok!(dispatch(Call::<Runtime>::deposit_guarantee { asset, amount }, &issuer));
		let (deadline, reason) = (now() + 3 * 86_400, hash_of("reason"));
		let demand =
			pallet_insolvency::Call::<Runtime>::demand { issuer: issuer.clone(), deadline, reason };
		assert_ok!(dispatch(demand, &who::officer()));
		let withdraw =
			|| dispatch(Call::<Runtime>::withdraw_guarantee { asset, amount: DOLLAR }, &issuer);
		assert_noop!(withdraw(), pallet_issuers::Error::<Runtime>::GuaranteeKept);
		let answered =
			pallet_insolvency::Call::<Runtime>::withdraw_demand { issuer: issuer.clone(), reason };
		assert_ok!(dispatch(answered, &who::officer()));
		assert_ok!(withdraw());
	});
}

#[test]
fn key_of_a_store_should_list_within_its_cap() {
	env::execute(|| {
		let store = who::account("Store");
		let series = scene::issue(scene::gift_card(), 100);
		let terms = StaffTerms {
			scopes: StaffScopes::default().with(StaffScope::List),
			cap: 15,
			period: 3_600,
			expires_at: now() + 86_400,
		};
		let staff = store.clone();
		assert_ok!(dispatch(Call::<Runtime>::appoint_staff { staff, terms }, &who::issuer()));
		let list = |quantity| {
			let terms = scene::offer(series, scene::US_CENT, quantity);
			dispatch(pallet_sales::Call::<Runtime>::create_listing { terms }, &store)
		};
		let capped = pallet_sales::Error::<Runtime>::Refused(Reason::StaffCapReached.code());
		assert_noop!(list(16), capped);
		assert_ok!(list(15));
	});
}

#[test]
fn key_of_a_store_should_accept_within_its_cap() {
	env::execute(|| {
		let (holder, store) = (who::holder(), who::account("Store"));
		let (series, _) = scene::stage(std::slice::from_ref(&holder), 100);
		let redeem = || dispatch(redeem_with(store.clone(), series), &holder);
		assert_noop!(redeem(), pallet_coupons::Error::<Runtime>::NotRedeemer);
		let mut nonces = 1..;
		let mut bring = |by: &AccountId| {
			let nonce = nonces.next().expect("there are many");
			let ticket = Ticket { nonce, ..scene::ticket(&holder, &store, series, 10) };
			let SignedTicket { ticket, signature } =
				scene::signed_ticket(ticket, &Sr25519Keyring::Dave.pair());
			dispatch(pallet_redemption::Call::<Runtime>::redeem_ticket { ticket, signature }, by)
		};
		let terms = StaffTerms {
			scopes: StaffScopes::default().with(StaffScope::AcceptRedemption),
			cap: 15,
			period: 3_600,
			expires_at: now() + 86_400,
		};
		let staff = store.clone();
		assert_ok!(dispatch(Call::<Runtime>::appoint_staff { staff, terms }, &who::issuer()));
		// A holder alone uses nothing of the cap up, by whichever route.
		let alone = || pallet_coupons::Error::<Runtime>::StaffMustAccept;
		assert_noop!(redeem(), alone());
		assert_noop!(bring(&holder), alone());
		assert_ok!(bring(&store));
		assert_noop!(bring(&store), refused(Reason::StaffCapReached));
		env::advance(3_600);
		assert_ok!(bring(&store));
		assert_eq!(scene::units(series, &holder), 10_000 - 20);
	});
}

#[test]
fn account_that_stands_for_an_issuer_should_stay_with_its_identity() {
	env::execute(|| {
		let company = company("Bakery");
		let second = who::account("Second office");
		scene::link(&company, &second);
		scene::license(&company);
		let leave = |account: &AccountId| {
			let (account, by, reason) = (account.clone(), account.clone(), hash_of("reason"));
			dispatch(pallet_kyc::Call::<Runtime>::unlink_account { account, reason }, &by)
		};
		assert_noop!(leave(&company), pallet_kyc::Error::<Runtime>::NotEmpty);
		assert_ok!(leave(&second));
	});
}
