// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::views::{Headroom, IssuerView};

#[test]
fn issuer_should_show_everything_that_is_known() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(Issuing::issuer(77), None);
		let identity = applied();
		let view = Issuing::issuer(identity).unwrap();
		assert_eq!(view.application.map(|one| one.applicant), Some(COMPANY));
		redeemed(100);
		assert_ok!(Issuing::rate(by(ALICE), ISSUING, 4));
		assert_ok!(Issuing::deposit_guarantee(by(ISSUER), USDC, 5));
		let expected = IssuerView {
			record: record(ISSUING),
			application: None,
			promises: Promises { redeemed: cents(100), ..Default::default() },
			ratings: Ratings { count: 1, stars: 4 },
			funds: FundsOf::<Test>::get(ISSUING),
		};
		assert_eq!(Issuing::issuer(ISSUING), Some(expected));
	});
}

#[test]
fn headroom_should_be_what_the_limit_leaves() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(Issuing::headroom(77), None);
		units(UnitsAct::Minted, None, 1_000_000).unwrap();
		let (limit, exposure, left) = (cents(5_000_000), cents(1_000_000), cents(4_000_000));
		let expected = Headroom { limit, exposure, left, secured: 0 };
		assert_eq!(Issuing::headroom(ISSUING), Some(expected));
		units(UnitsAct::Minted, None, 9_000_000).unwrap();
		assert_eq!(Issuing::headroom(ISSUING).unwrap().left, 0);
	});
}

#[test]
fn score_should_be_what_a_rescore_would_store() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(Issuing::score(77), None);
		redeemed(1_000_000);
		let shown = Issuing::score(ISSUING).unwrap();
		assert_ne!(record(ISSUING).score, shown);
		assert_ok!(Issuing::rescore(by(ALICE), ISSUING));
		assert_eq!(record(ISSUING).score, shown);
	});
}
