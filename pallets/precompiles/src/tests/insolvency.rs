// SPDX-License-Identifier: Apache-2.0
//! Defaults and claims from Solidity: the acts with their native calls, what they answer and log.

use super::{acts::Act, *};
use crate::{
	abi::{
		ICoupon::TransferSingle,
		IInsolvency::{self, *},
	},
	mock::{
		CAUGHT, CAUGHT_UNITS, CLAIMABLE, DEBTOR, FINDINGS, FREED, FREED_UNITS, FUND, Frozen,
		HOLDER, Insolvency, LATE_DEBTOR, Now, OWED, POUND, POUNDS, Paused, SERIES, SILENT, START,
		STORE, UNCOUNTED, account_of_key, address, build_and_execute,
	},
	native::PAUSED,
	twins::{Twin, of_insolvency, of_issuers},
};
use alloy::primitives::{B256, U256 as Word};
use frame_support::assert_ok;
use pallet_insolvency::{Event, SeriesList};

type Call = pallet_insolvency::Call<Test>;

/// The address of `Insolvency`.
pub const INSOLVENCY: H160 = book::address_of(book::INSOLVENCY);

/// The hash of a record or an explanation.
const REASON: H256 = H256::repeat_byte(0x21);
/// Seconds of a day.
const DAY: u64 = 86_400;

fn who(byte: u8) -> Address {
	sol(address(byte))
}

fn of(series: SeriesId) -> Word {
	number(series.into())
}

fn claim(quantity: u64) -> claimCall {
	claimCall { series: of(OWED), quantity: number(quantity) }
}

fn pounds_of(byte: u8) -> Balance {
	Cash::balance(POUNDS, account(byte)).free
}

fn list(series: &[SeriesId]) -> SeriesList {
	series.to_vec().try_into().expect("few")
}

/// The acts.
pub fn acts() -> Vec<Act> {
	let missed = declareMissedCall { issuer: who(SILENT), series: Vec::new() };
	let counting = countSeriesCall { issuer: who(DEBTOR), series: vec![of(UNCOUNTED)] };
	let reserving = reserveCall { series: of(OWED), holder: who(CAUGHT) };
	let ending = endReservationCall { series: of(OWED), holder: who(FREED) };
	let all: Vec<(Vec<u8>, Call)> = vec![
		(
			missed.abi_encode(),
			Call::declare_missed { issuer: account_of_key(SILENT), series: list(&[]) },
		),
		(
			counting.abi_encode(),
			Call::count_series { issuer: account_of_key(DEBTOR), series: list(&[UNCOUNTED]) },
		),
		(claim(2).abi_encode(), Call::claim { series: OWED, quantity: 2 }),
		(reserving.abi_encode(), Call::reserve { series: OWED, holder: account_of_key(CAUGHT) }),
		(
			ending.abi_encode(),
			Call::end_reservation { series: OWED, holder: account_of_key(FREED) },
		),
		(
			closeDefaultCall { issuer: who(LATE_DEBTOR) }.abi_encode(),
			Call::close_default { issuer: account_of_key(LATE_DEBTOR) },
		),
	];
	all.into_iter().map(|(input, native)| (INSOLVENCY, input, vec![native.into()])).collect()
}

/// A sound call of every view.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let series = of(OWED);
	let all = [
		demandOfCall { issuer: who(SILENT) }.abi_encode(),
		defaultOfCall { issuer: who(DEBTOR) }.abi_encode(),
		countedSeriesCall { series }.abi_encode(),
		previewCall { series, quantity: number(2) }.abi_encode(),
		hasClaimCall { series }.abi_encode(),
		reservationOfCall { series, holder: who(FREED) }.abi_encode(),
	];
	all.map(|input| (INSOLVENCY, input)).to_vec()
}

fn default_of(issuer: u8) -> DefaultRecord {
	answer(STORE, INSOLVENCY, &defaultOfCall { issuer: who(issuer) })
}

#[test]
fn claim_should_burn_units_and_pay_what_its_preview_said() {
	build_and_execute(|| {
		let (before, record) = (pounds_of(HOLDER), default_of(DEBTOR));
		let preview = previewCall { series: of(OWED), quantity: number(2) };
		let preview = answer(STORE, INSOLVENCY, &preview);
		let paid = answer(HOLDER, INSOLVENCY, &claim(2));
		// Two units of twenty.
		assert_eq!(paid.len(), 1);
		let payment = &paid[0];
		assert_eq!((payment.asset, payment.guarantee, payment.holdback), (POUNDS, POUND, 0));
		let encoded = claimCall::abi_encode_returns(&paid);
		assert_eq!(encoded, claimCall::abi_encode_returns(&preview));
		assert_eq!(pounds_of(HOLDER) - before, POUND);
		assert_eq!(units_at(address(HOLDER), OWED), CLAIMABLE - 2);
		let after = default_of(DEBTOR);
		assert_eq!(after.claimed - record.claimed, record.owed / 10);
		let (holder, id) = (who(HOLDER), of(OWED));
		let burned = TransferSingle {
			operator: holder,
			from: holder,
			to: Address::ZERO,
			id,
			value: number(2),
		};
		let compensated = Compensated {
			defaultId: Word::from(record.id),
			series: id,
			holder,
			quantity: number(2),
			worth: Word::from(record.owed / 10),
			paid,
		};
		assert_eq!(logs(), vec![log(COUPON, burned), log(INSOLVENCY, compensated)]);
	});
}

#[test]
fn claim_should_be_told_with_the_payment_at_issuers() {
	build_and_execute(|| {
		answer(HOLDER, INSOLVENCY, &claim(2));
		let paid = System::events().into_iter().find_map(|record| match record.event {
			RuntimeEvent::Issuers(event) => of_issuers(&event),
			_ => None,
		});
		let expected = crate::abi::IIssuers::GuaranteePaid {
			identity: number(DEBTOR.into()),
			from: who(DEBTOR),
			to: who(HOLDER),
			asset: number(POUNDS.into()),
			amount: Word::from(POUND),
		};
		let Twin { address, topics, data } = paid.expect("it was paid");
		assert_eq!((address, topics, data), log(book::address_of(book::ISSUERS), expected));
	});
}

#[test]
fn declare_missed_should_answer_the_number_of_the_default() {
	build_and_execute(|| {
		let demand = answer(STORE, INSOLVENCY, &demandOfCall { issuer: who(SILENT) });
		assert_eq!((demand.deadline, demand.reason), (number(START - DAY), FINDINGS.0.into()));
		let call = declareMissedCall { issuer: who(SILENT), series: Vec::new() };
		let id = answer(STORE, INSOLVENCY, &call);
		let record = default_of(SILENT);
		assert_eq!((Word::from(record.id), record.owed, record.closed), (id, 0, false));
		let defaulted = Defaulted {
			defaultId: id,
			issuer: who(SILENT),
			identity: number(SILENT.into()),
			by: who(STORE),
			reason: B256::from(FINDINGS.0),
			fund: Vec::new(),
			owed: Word::ZERO,
			shortfall: Word::ZERO,
			claimsUntil: number(START + DAY),
		};
		assert_eq!(logs(), vec![log(INSOLVENCY, defaulted)]);
		let none = answer(STORE, INSOLVENCY, &demandOfCall { issuer: who(SILENT) });
		assert_eq!((none.deadline, none.reason), (Word::ZERO, B256::ZERO));
	});
}

#[test]
fn defaults_should_be_shown_as_they_were_counted() {
	build_and_execute(|| {
		let record = default_of(DEBTOR);
		let units = CLAIMABLE + CAUGHT_UNITS + FREED_UNITS;
		let counted = answer(STORE, INSOLVENCY, &countedSeriesCall { series: of(OWED) });
		assert_eq!((counted.units, counted.claimed, counted.covered), (units, 0, 0));
		assert!(counted.kept.is_empty());
		assert_eq!((record.declaredAt, record.claimsUntil), (START, START + DAY));
		assert_eq!((record.claimed, record.kept, record.reservations), (0, 0, 1));
		assert!(record.covered > 0 && record.covered < record.owed && !record.closed);
		assert_eq!(record.fund.len(), 1);
		let pot = &record.fund[0];
		assert_eq!((pot.asset, pot.amount, pot.shared), (POUNDS, FUND, FUND));
		let uncounted = countedSeriesCall { series: of(UNCOUNTED) };
		let text = "Genex: the series was not counted; have it counted first";
		assert_eq!(reason(STORE, INSOLVENCY, &uncounted), text);
		let call = countSeriesCall { issuer: who(DEBTOR), series: vec![of(UNCOUNTED)] };
		answer(STORE, INSOLVENCY, &call);
		assert_eq!(answer(STORE, INSOLVENCY, &uncounted).units, 0);
		let sound = defaultOfCall { issuer: who(HOLDER) };
		assert_eq!(reason(STORE, INSOLVENCY, &sound), "Insolvency: NotInDefault");
	});
}

#[test]
fn reservations_should_wait_end_and_begin_anew() {
	build_and_execute(|| {
		let shown = |holder: u8| {
			let call = reservationOfCall { series: of(OWED), holder: who(holder) };
			let reserved = answer(STORE, INSOLVENCY, &call);
			(reserved.quantity, reserved.endsAt)
		};
		assert_eq!(shown(CAUGHT), (Word::ZERO, Word::ZERO));
		answer(STORE, INSOLVENCY, &reserveCall { series: of(OWED), holder: who(CAUGHT) });
		assert_eq!(shown(CAUGHT), (number(CAUGHT_UNITS), Word::ZERO));
		let ending = endReservationCall { series: of(OWED), holder: who(FREED) };
		answer(STORE, INSOLVENCY, &ending);
		assert_eq!(shown(FREED), (number(FREED_UNITS), number(START + DAY)));
		Frozen::set(vec![account(CAUGHT), account(FREED)]);
		answer(STORE, INSOLVENCY, &ending);
		Frozen::set(vec![account(CAUGHT)]);
		answer(STORE, INSOLVENCY, &ending);
		Now::set(START + DAY);
		answer(STORE, INSOLVENCY, &ending);
		assert_eq!(shown(FREED), (Word::ZERO, Word::ZERO));
		let (id, series) = (Word::from(default_of(DEBTOR).id), of(OWED));
		let (caught, freed, by) = (who(CAUGHT), who(FREED), who(STORE));
		let reserved = ShareReserved {
			defaultId: id,
			series,
			holder: caught,
			quantity: number(CAUGHT_UNITS),
			by,
		};
		let free = || ReservationEnding {
			defaultId: id,
			series,
			holder: freed,
			endsAt: number(START + DAY),
			by,
		};
		let expected = vec![
			log(INSOLVENCY, reserved),
			log(INSOLVENCY, free()),
			log(INSOLVENCY, ReservationRenewed { defaultId: id, series, holder: freed, by }),
			log(INSOLVENCY, free()),
			log(INSOLVENCY, ReservationEnded { defaultId: id, series, holder: freed }),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn has_claim_should_say_of_every_series_whether_it_has_one() {
	build_and_execute(|| {
		let has = |series| answer(STORE, INSOLVENCY, &hasClaimCall { series: of(series) });
		assert!(has(OWED) && has(SERIES));
		let none = previewCall { series: of(SERIES), quantity: number(1) };
		assert!(answer(STORE, INSOLVENCY, &none).is_empty());
		let unknown = hasClaimCall { series: of(99) };
		assert_eq!(reason(STORE, INSOLVENCY, &unknown), "Insolvency: UnknownSeries");
	});
}

#[test]
fn acts_should_change_nothing_when_they_are_refused() {
	build_and_execute(|| {
		let before = books();
		let refused = |quantity| reason(HOLDER, INSOLVENCY, &claim(quantity));
		assert_eq!(refused(0), "Insolvency: ZeroQuantity");
		assert_eq!(refused(21), "Insolvency: MoreThanCounted");
		assert!(refused(CLAIMABLE + 1).starts_with("Coupon: "));
		let large = claimCall { series: of(OWED), quantity: Word::from(1) << 64 };
		let text = "Genex: quantity is too large; it must fit into 64 bits";
		assert_eq!(reason(HOLDER, INSOLVENCY, &large), text);
		let sound = claimCall { series: of(SERIES), quantity: number(1) };
		assert_eq!(reason(HOLDER, INSOLVENCY, &sound), "Insolvency: NotInDefault");
		assert_eq!(reason(DEBTOR, INSOLVENCY, &claim(1)), "Insolvency: OwnDefault");
		assert!(reason(CAUGHT, INSOLVENCY, &claim(1)).starts_with("Genex: "));
		let many = countSeriesCall { issuer: who(DEBTOR), series: vec![of(UNCOUNTED); 17] };
		let text = "Genex: series is too long; it has at most 16";
		assert_eq!(reason(STORE, INSOLVENCY, &many), text);
		let again = countSeriesCall { issuer: who(DEBTOR), series: vec![of(OWED)] };
		assert_eq!(reason(STORE, INSOLVENCY, &again), "Insolvency: AlreadyCounted");
		let free = reserveCall { series: of(OWED), holder: who(HOLDER) };
		assert_eq!(reason(STORE, INSOLVENCY, &free), "Insolvency: NotFrozen");
		let open = closeDefaultCall { issuer: who(DEBTOR) };
		assert_eq!(reason(STORE, INSOLVENCY, &open), "Insolvency: ClaimsOpen");
		let asked = declareMissedCall { issuer: who(HOLDER), series: Vec::new() };
		assert_eq!(reason(STORE, INSOLVENCY, &asked), "Insolvency: NoDemand");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn claim_should_revert_when_the_native_call_is_paused() {
	build_and_execute(|| {
		Paused::set(vec![("Insolvency", "claim")]);
		assert_eq!(reason(HOLDER, INSOLVENCY, &claim(1)), PAUSED);
		assert_eq!(units_at(address(HOLDER), OWED), CLAIMABLE);
	});
}

#[test]
fn what_officers_do_should_be_told_by_its_twin() {
	build_and_execute(|| {
		let officer = || RuntimeOrigin::signed(account(STORE));
		let told = |act: &dyn Fn() -> sp_runtime::DispatchResult| -> Log {
			System::reset_events();
			assert_ok!(act());
			let mut events = System::events().into_iter().map(|record| record.event);
			let event: Option<Event<Test>> = events.find_map(|event| match event {
				RuntimeEvent::Insolvency(event) => Some(event),
				_ => None,
			});
			let event = event.expect("it is reported");
			let Twin { address, topics, data } = of_insolvency(&event).expect("it has a twin");
			(address, topics, data)
		};
		let (by, reason) = (who(STORE), B256::from(REASON.0));
		let deadline = START + 7_200;
		let demanded = told(&|| Insolvency::demand(officer(), account(HOLDER), deadline, REASON));
		let (identity, issuer) = (number(HOLDER.into()), who(HOLDER));
		let expected =
			Demanded { identity, issuer, officer: by, deadline: number(deadline), reason };
		assert_eq!(demanded, log(INSOLVENCY, expected));
		let withdrawn = told(&|| Insolvency::withdraw_demand(officer(), account(HOLDER), REASON));
		let expected = DemandWithdrawn { identity, issuer, officer: by, reason };
		assert_eq!(withdrawn, log(INSOLVENCY, expected));
		let until = START + 9 * DAY;
		let extended =
			told(&|| Insolvency::extend_claims(officer(), account(DEBTOR), until, REASON));
		let expected = ClaimsExtended {
			defaultId: Word::from(default_of(DEBTOR).id),
			issuer: who(DEBTOR),
			officer: by,
			claimsUntil: number(until),
			reason,
		};
		assert_eq!(extended, log(INSOLVENCY, expected));
		let late = default_of(LATE_DEBTOR);
		let closed = told(&|| Insolvency::close_default(officer(), account(LATE_DEBTOR)));
		let (id, issuer) = (Word::from(late.id), who(LATE_DEBTOR));
		let expected = DefaultClosed {
			defaultId: id,
			issuer,
			by,
			owed: Word::from(late.owed),
			claimed: Word::ZERO,
		};
		assert_eq!(closed, log(INSOLVENCY, expected));
		let ended = told(&|| Insolvency::rehabilitate(officer(), account(LATE_DEBTOR), REASON));
		let identity = number(LATE_DEBTOR.into());
		let expected = IInsolvency::Rehabilitated { defaultId: id, issuer, identity, reason };
		assert_eq!(ended, log(INSOLVENCY, expected));
	});
}
