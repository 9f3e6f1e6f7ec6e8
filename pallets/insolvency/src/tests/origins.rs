// SPDX-License-Identifier: Apache-2.0

use crate::{Call, mock::*};
use frame_support::assert_noop;
use sp_runtime::{DispatchError::BadOrigin, traits::Dispatchable};

/// Refuses `call` to each of `origins`, whatever stands against it besides.
fn refused(call: Call<Test>, origins: Vec<RuntimeOrigin>) {
	for origin in origins {
		let call = RuntimeCall::Insolvency(call.clone());
		assert_noop!(call.dispatch(origin).map_err(|failure| failure.error), BadOrigin);
	}
}

#[test]
fn acts_of_officers_should_fail_when_others_make_them() {
	ExtBuilder.build_and_execute(|| {
		let (issuer, reason, series) = (ISSUER, REASON, list(&[CENTS]));
		let (deadline, until) = (START + ANSWER, START + 2 * CLAIMS);
		for call in [
			Call::demand { issuer, deadline, reason },
			Call::withdraw_demand { issuer, reason },
			Call::declare_default { issuer, series, reason },
			Call::extend_claims { issuer, until, reason },
		] {
			let others = vec![RuntimeOrigin::root(), RuntimeOrigin::none(), by(ISSUER), by(ALICE)];
			refused(call, others);
		}
	});
}

#[test]
fn acts_of_anybody_should_fail_when_nobody_signed_them() {
	ExtBuilder.build_and_execute(|| {
		let (issuer, holder, series) = (ISSUER, ALICE, CENTS);
		for call in [
			Call::declare_missed { issuer, series: list(&[]) },
			Call::count_series { issuer, series: list(&[CENTS]) },
			Call::claim { series, quantity: 1 },
			Call::reserve { series, holder },
			Call::end_reservation { series, holder },
			Call::close_default { issuer },
		] {
			refused(call, vec![RuntimeOrigin::root(), RuntimeOrigin::none()]);
		}
	});
}

#[test]
fn rehabilitate_should_fail_when_governance_did_not_decide() {
	ExtBuilder.build_and_execute(|| {
		let call = Call::rehabilitate { issuer: ISSUER, reason: REASON };
		refused(call, vec![RuntimeOrigin::none(), by(OFFICER), by(ISSUER)]);
	});
}
