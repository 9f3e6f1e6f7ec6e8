// SPDX-License-Identifier: Apache-2.0
use super::*;

/// A rejected series.
fn rejected() -> SeriesId {
	let series = submitted();
	assert_ok!(Coupons::reject_series(by(APPROVER), series, 1, H256::repeat_byte(5)));
	series
}

/// Entries that storage has for `series`.
fn entries(series: SeriesId) -> usize {
	let stored = [
		Series::<Test>::contains_key(series),
		Details::<Test>::contains_key(series),
		Territories::<Test>::contains_key(series),
		Counters::<Test>::contains_key(series),
		RedeemerCount::<Test>::contains_key(series),
	];
	let redeemers = Redeemers::<Test>::iter_key_prefix(series).count();
	stored.into_iter().filter(|there| *there).count() + redeemers
}

#[test]
fn discard_series_should_remove_everything_when_it_is_a_draft() {
	ExtBuilder.build_and_execute(|| {
		let mut terms = terms();
		terms.territory = Territory::Except(places(&[*b"US"]));
		let series = draft_with(terms);
		assert_eq!((entries(series), OpenDrafts::<Test>::get(ISSUER)), (3, 1));
		assert_ok!(Coupons::discard_series(by(ISSUER), series));
		assert_eq!(entries(series), 0);
		assert!(!OpenDrafts::<Test>::contains_key(ISSUER));
		assert_event(Event::SeriesDiscarded { series, issuer: ISSUER });
		assert_eq!(Coupons::series(series), None);
	});
}

#[test]
fn discard_series_should_leave_no_key_when_it_undoes_a_creation() {
	ExtBuilder.build_and_execute(|| {
		let first = draft();
		let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
		let next = NextSeriesId::<Test>::get();
		System::reset_events();
		let before = root();
		let second = draft();
		assert_ok!(Coupons::add_redeemer(by(ISSUER), second, STORE));
		assert_ok!(Coupons::remove_redeemer(by(ISSUER), second, STORE));
		assert_ok!(Coupons::discard_series(by(ISSUER), second));
		System::reset_events();
		// The id is used up; nothing else is left.
		assert_eq!(NextSeriesId::<Test>::get(), next + 1);
		NextSeriesId::<Test>::put(next);
		assert_eq!(root(), before);
		NextSeriesId::<Test>::put(next + 1);
		assert_eq!(state_of(first), SeriesState::Draft);
	});
}

#[test]
fn discard_series_should_work_when_rejected_or_withdrawn() {
	ExtBuilder.build_and_execute(|| {
		let withdrawn = submitted();
		assert_ok!(Coupons::withdraw_submission(by(ISSUER), withdrawn));
		for series in [rejected(), withdrawn] {
			assert_ok!(Coupons::discard_series(by(ISSUER), series));
			assert_eq!(entries(series), 0);
		}
		assert_eq!(OpenDrafts::<Test>::get(ISSUER), 0);
	});
}

#[test]
fn discard_series_should_work_when_the_issuer_may_no_longer_issue() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		register(ISSUER, Tier::L1, *b"JP");
		assert_ok!(Coupons::discard_series(by(ISSUER), series));
	});
}

#[test]
fn discard_series_should_never_free_the_id() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		assert_ok!(Coupons::discard_series(by(ISSUER), series));
		assert_eq!(draft(), series + 1);
		let again = Coupons::discard_series(by(ISSUER), series);
		assert_noop!(again, Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn discard_series_should_fail_when_submitted_or_ever_approved() {
	ExtBuilder.build_and_execute(|| {
		let closed = approved_with(terms());
		assert_ok!(Coupons::close_series(by(ISSUER), closed));
		let listed = listed_with(terms());
		let minted = minted_with(terms(), 1);
		for series in [submitted(), approved_with(terms()), minted, listed, sold(), closed] {
			let call = Coupons::discard_series(by(ISSUER), series);
			assert_noop!(call, Error::<Test>::NotEditable);
		}
	});
}

#[test]
fn discard_series_should_fail_when_redeemers_are_left() {
	ExtBuilder.build_and_execute(|| {
		let series = draft();
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		let call = Coupons::discard_series(by(ISSUER), series);
		assert_noop!(call, Error::<Test>::RedeemersLeft);
		assert_ok!(Coupons::remove_redeemer(by(ISSUER), series, STORE));
		assert_ok!(Coupons::discard_series(by(ISSUER), series));
	});
}

#[test]
fn discard_series_should_fail_when_not_called_by_the_issuer() {
	ExtBuilder.build_and_execute(|| assert_issuer_only(draft(), Coupons::discard_series));
}
