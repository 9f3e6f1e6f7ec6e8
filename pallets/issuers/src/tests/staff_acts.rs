// SPDX-License-Identifier: Apache-2.0
use super::*;

fn act(who: AccountId, scope: StaffScope, worth: u128) -> Result<(), Reason> {
	<Issuing as Rights<AccountId>>::act_for(&ISSUER, &who, scope, worth)
}

const SCOPES: [StaffScope; 4] =
	[StaffScope::Mint, StaffScope::List, StaffScope::AcceptRedemption, StaffScope::Refund];

#[test]
fn issuer_should_do_everything_for_itself() {
	ExtBuilder.build_and_execute(|| {
		for scope in SCOPES {
			assert_eq!(act(ISSUER, scope, u128::MAX), Ok(()));
			assert_eq!(act(SECOND, scope, 0), Err(Reason::StaffNotAllowed));
		}
	});
}

#[test]
fn staff_should_act_within_its_scopes_only() {
	ExtBuilder.build_and_execute(|| {
		for allowed in SCOPES {
			appoint(StaffTerms { scopes: StaffScopes::default().with(allowed), ..store_terms() });
			for scope in SCOPES {
				let may = act(STORE, scope, 1);
				let expected = if scope == allowed { Ok(()) } else { Err(Reason::StaffNotAllowed) };
				assert_eq!(may, expected, "{allowed:?} {scope:?}");
			}
			let accepts = <Issuing as Rights<AccountId>>::accepts_for(&ISSUER, &STORE);
			assert_eq!(accepts, allowed == StaffScope::AcceptRedemption);
		}
	});
}

#[test]
fn staff_should_stop_at_its_cap_and_begin_anew_with_the_next_period() {
	ExtBuilder.build_and_execute(|| {
		appoint(store_terms());
		let accept = |worth| act(STORE, StaffScope::AcceptRedemption, worth);
		assert_eq!(accept(cents(10_000) + 1), Err(Reason::StaffCapReached));
		assert_eq!(accept(cents(10_000)), Ok(()));
		let (issuer, staff) = (ISSUER, STORE);
		let (scope, worth) = (StaffScope::AcceptRedemption, cents(10_000));
		assert_event(Event::StaffActed { issuer, staff, scope, worth });
		assert_eq!(accept(1), Err(Reason::StaffCapReached));
		assert_eq!(accept(0), Ok(()));
		Now::set(START + 86_399);
		assert_eq!(accept(1), Err(Reason::StaffCapReached));
		Now::set(START + 86_400);
		assert_eq!(accept(cents(10_000)), Ok(()));
		let stored = Issuing::staff(ISSUER, STORE).unwrap();
		assert_eq!((stored.period_began, stored.used), (START + 86_400, cents(10_000)));
	});
}

#[test]
fn staff_should_do_nothing_when_its_time_is_over_or_it_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		let terms = store_terms();
		appoint(terms);
		let accept = || act(STORE, StaffScope::AcceptRedemption, 1);
		let accepts = || <Issuing as Rights<AccountId>>::accepts_for(&ISSUER, &STORE);
		Now::set(terms.expires_at - 1);
		assert!(accept().is_ok() && accepts());
		freeze(STORE);
		assert_eq!(accept(), Err(Reason::SenderFrozen));
		assert!(!accepts());
		Frozen::set(Default::default());
		Now::set(terms.expires_at);
		assert_eq!(accept(), Err(Reason::StaffNotAllowed));
		assert!(!accepts());
	});
}

#[test]
fn asking_whether_staff_accepts_should_take_nothing() {
	ExtBuilder.build_and_execute(|| {
		appoint(store_terms());
		let before = Issuing::staff(ISSUER, STORE);
		assert!(<Issuing as Rights<AccountId>>::accepts_for(&ISSUER, &STORE));
		assert_eq!(Issuing::staff(ISSUER, STORE), before);
	});
}
