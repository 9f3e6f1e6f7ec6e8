// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Policy, mock::*};
use frame_support::assert_ok;

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		let sealing = || TransferPolicies::seal_policy(signed(ISSUER), policy, REASON);
		let (done, heard) = TransferPolicies::listen(sealing);
		assert_ok!(done);
		assert_eq!(heard, vec![last_event()]);
		let ((), heard) = TransferPolicies::listen(|| ());
		assert!(heard.is_empty());
	});
}

#[test]
fn listen_should_hear_nothing_when_the_act_is_refused_at_once() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		let sealing = || TransferPolicies::seal_policy(signed(ALICE), policy, REASON);
		let (done, heard) = TransferPolicies::listen(sealing);
		assert_eq!(done, Err(Error::<Test>::NotAdmin.into()));
		assert!(heard.is_empty());
	});
}
