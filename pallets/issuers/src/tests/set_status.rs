// SPDX-License-Identifier: Apache-2.0
use super::*;

/// L01: every transition that an officer may make, and no other.
#[test]
fn set_status_should_make_the_listed_transitions_only() {
	use IssuerStatus::{Active, Frozen, Suspended, Watch};
	let listed = [
		(Active, Watch),
		(Active, Suspended),
		(Active, Frozen),
		(Watch, Active),
		(Watch, Suspended),
		(Watch, Frozen),
		(Suspended, Active),
		(Suspended, Watch),
		(Suspended, Frozen),
		(Frozen, Watch),
		(Frozen, Suspended),
	];
	for old in STATUSES {
		for new in STATUSES {
			ExtBuilder.build().execute_with(|| {
				force_status(old);
				let call = Issuing::set_status(by(OFFICER), ISSUING, new, REASON);
				if listed.contains(&(old, new)) {
					assert_ok!(call);
					assert_eq!(record(ISSUING).status, new);
					let (by, reason) = (OFFICER, REASON);
					assert_event(Event::StatusSet { identity: ISSUING, by, old, new, reason });
				} else {
					assert_eq!(call, Err(Error::<Test>::WrongStatus.into()), "{old:?} {new:?}");
					assert_eq!(record(ISSUING).status, old);
				}
			});
		}
	}
}

#[test]
fn set_status_should_stop_minting_and_selling_when_suspended_or_frozen() {
	ExtBuilder.build_and_execute(|| {
		let ask = || {
			[
				<Issuing as Rights<AccountId>>::check_may_issue(&ISSUER),
				<Issuing as Rights<AccountId>>::check_may_mint(&ISSUER, 1),
				<Issuing as Rights<AccountId>>::check_may_sell(&ISSUER),
			]
		};
		assert_eq!(ask(), [Ok(()); 3]);
		set_status(IssuerStatus::Watch);
		assert_eq!(ask(), [Ok(()); 3]);
		set_status(IssuerStatus::Suspended);
		assert_eq!(ask(), [Err(Reason::IssuerSuspended); 3]);
		set_status(IssuerStatus::Frozen);
		assert_eq!(ask(), [Err(Reason::IssuerNotActive); 3]);
	});
}

/// K10: a store accepts whatever became of the issuer.
#[test]
fn set_status_should_leave_redemption_alone() {
	ExtBuilder.build_and_execute(|| {
		appoint(store_terms());
		for status in STATUSES {
			force_status(status);
			assert!(<Issuing as Rights<AccountId>>::accepts_for(&ISSUER, &STORE));
			redeemed(1);
		}
		force_status(IssuerStatus::Active);
	});
}

#[test]
fn set_status_should_fail_when_there_is_no_issuer() {
	ExtBuilder.build_and_execute(|| {
		let call = Issuing::set_status(by(OFFICER), 77, IssuerStatus::Watch, REASON);
		assert_noop!(call, Error::<Test>::NoIssuer);
	});
}

#[test]
fn set_status_should_fail_when_not_by_an_officer() {
	ExtBuilder.build_and_execute(|| {
		assert_officer_only(|origin, reason| {
			Issuing::set_status(origin, ISSUING, IssuerStatus::Watch, reason)
		});
	});
}
