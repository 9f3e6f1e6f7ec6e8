// SPDX-License-Identifier: Apache-2.0
//! Issuers, their guarantees and their staff from Solidity: the acts with their native calls, what they answer and log.

use super::{acts::Act, *};
use crate::{
	abi::IIssuers::{self, *},
	mock::{
		DEBTOR, END, FINDINGS, FRIEND, FUND, GUARANTEE, HOLDER, Issuers, POUND, POUNDS,
		RuntimeCall, START, STORE, STRANGER, UNKNOWN, account_of_key, address, build_and_execute,
		documents, staff_terms,
	},
	twins::{Twin, of_issuers},
};
use alloy::primitives::{B256, U256 as Word};
use frame_support::{assert_ok, traits::GetCallMetadata};
use pallet_issuers::{Event, IssuerStatus};
use sp_runtime::traits::Dispatchable;

type Call = pallet_issuers::Call<Test>;

/// The address of `Issuers`.
pub const ISSUERS: H160 = book::address_of(book::ISSUERS);

/// The hash of a record or an explanation.
const REASON: H256 = H256::repeat_byte(0x21);

fn who(byte: u8) -> Address {
	sol(address(byte))
}

fn id(byte: u8) -> Word {
	number(byte.into())
}

fn pounds() -> Word {
	number(POUNDS.into())
}

fn application() -> applyAsIssuerCall {
	let documents = documents().iter().map(|hash| B256::from(hash.0)).collect();
	applyAsIssuerCall { brand: B256::from(FINDINGS.0), documents }
}

fn appointment() -> appointStaffCall {
	appointStaffCall {
		staff: who(FRIEND),
		scopes: number(5),
		cap: number(10_000),
		period: number(86_400),
		expiresAt: number(END),
	}
}

fn removal(staff: Vec<Address>) -> removeExpiredStaffCall {
	removeExpiredStaffCall { issuer: who(HOLDER), staff }
}

/// The acts of the holder's.
pub fn acts() -> Vec<Act> {
	let (asset, amount) = (POUNDS, 2 * POUND);
	let sol_amount = Word::from(amount);
	let appointed = Call::appoint_staff { staff: account_of_key(FRIEND), terms: staff_terms(END) };
	let removed = Call::remove_expired_staff {
		issuer: account_of_key(HOLDER),
		staff: vec![account_of_key(STRANGER)].try_into().expect("one fits"),
	};
	let all: Vec<(Vec<u8>, Call)> = vec![
		(
			rescoreCall { identity: id(HOLDER) }.abi_encode(),
			Call::rescore { identity: HOLDER.into() },
		),
		(
			rateCall { identity: id(DEBTOR), stars: number(4) }.abi_encode(),
			Call::rate { identity: DEBTOR.into(), stars: 4 },
		),
		(
			depositGuaranteeCall { asset: pounds(), amount: sol_amount }.abi_encode(),
			Call::deposit_guarantee { asset, amount },
		),
		(
			withdrawGuaranteeCall { asset: pounds(), amount: sol_amount }.abi_encode(),
			Call::withdraw_guarantee { asset, amount },
		),
		(appointment().abi_encode(), appointed),
		(
			dismissStaffCall { staff: who(STORE) }.abi_encode(),
			Call::dismiss_staff { staff: account_of_key(STORE) },
		),
		(removal(vec![who(STRANGER)]).abi_encode(), removed),
	];
	all.into_iter().map(|(input, native)| (ISSUERS, input, vec![native.into()])).collect()
}

/// The acts that the holder may not do, since it is an issuer: who does them, the input, and the native call.
pub fn applications() -> Vec<(u8, Vec<u8>, RuntimeCall)> {
	let applied = Call::apply { brand: FINDINGS, documents: documents() };
	vec![
		(FRIEND, application().abi_encode(), applied.into()),
		(STRANGER, withdrawApplicationCall {}.abi_encode(), Call::withdraw_application {}.into()),
	]
}

/// A sound call of every view.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let identity = id(HOLDER);
	let staff = staffOfCall { issuer: who(HOLDER), staff: who(STORE) };
	let ratings = ratingsLeftCall { identity: id(DEBTOR), holder: identity };
	let all = [
		issuerOfCall { identity }.abi_encode(),
		headroomOfCall { identity }.abi_encode(),
		scoreOfCall { identity }.abi_encode(),
		guaranteeOfCall { identity, asset: pounds() }.abi_encode(),
		staff.abi_encode(),
		ratings.abi_encode(),
	];
	all.map(|input| (ISSUERS, input)).to_vec()
}

#[test]
fn every_application_should_have_the_effects_of_the_native_call() {
	for (by, input, native) in applications() {
		let name = native.get_call_metadata();
		let natively = effects_of(|| {
			assert_ok!(native.clone().dispatch(RuntimeOrigin::signed(account(by))));
		});
		let solidity = effects_of(|| {
			let output = call(by, ISSUERS, input.clone());
			assert!(!output.did_revert(), "{name:?}: {}", reason_in(&output.data));
		});
		assert_eq!(natively, solidity, "{name:?}");
		assert!(!natively.1.is_empty(), "{name:?}");
	}
}

#[test]
fn application_should_be_told_and_shown_until_it_is_withdrawn() {
	build_and_execute(|| {
		answer(FRIEND, ISSUERS, &application());
		let shown = answer(STORE, ISSUERS, &issuerOfCall { identity: id(FRIEND) });
		assert_eq!((shown.status, shown.grade, shown.approvedAt), (0, 2, 0));
		answer(FRIEND, ISSUERS, &withdrawApplicationCall {});
		let applied = Applied {
			identity: id(FRIEND),
			applicant: who(FRIEND),
			brand: application().brand,
			documents: application().documents,
		};
		let withdrawn = ApplicationWithdrawn { identity: id(FRIEND), by: who(FRIEND) };
		assert_eq!(logs(), vec![log(ISSUERS, applied), log(ISSUERS, withdrawn)]);
		let gone = issuerOfCall { identity: id(FRIEND) };
		assert_eq!(reason(STORE, ISSUERS, &gone), "Issuers: NoIssuer");
	});
}

#[test]
fn rescore_should_answer_the_grade_that_it_stores() {
	build_and_execute(|| {
		let expected = answer(STORE, ISSUERS, &scoreOfCall { identity: id(HOLDER) });
		let room = answer(STORE, ISSUERS, &headroomOfCall { identity: id(HOLDER) });
		let grade = answer(STORE, ISSUERS, &rescoreCall { identity: id(HOLDER) });
		let shown = answer(STORE, ISSUERS, &issuerOfCall { identity: id(HOLDER) });
		assert_eq!((shown.status, shown.grade, shown.score), (1, grade, expected.total));
		let rescored = Rescored {
			identity: id(HOLDER),
			score: Word::from(expected.total),
			oldGrade: 2,
			newGrade: grade,
			limit: room.limit,
		};
		assert_eq!(logs(), vec![log(ISSUERS, rescored)]);
		assert_eq!(room.exposure, Word::ZERO);
		assert_eq!(room.left, room.limit);
	});
}

#[test]
fn rate_should_use_up_the_right_to_rate() {
	build_and_execute(|| {
		let left = ratingsLeftCall { identity: id(DEBTOR), holder: id(HOLDER) };
		assert_eq!(answer(STORE, ISSUERS, &left), number(1));
		let rating = rateCall { identity: id(DEBTOR), stars: number(4) };
		answer(HOLDER, ISSUERS, &rating);
		assert_eq!(answer(STORE, ISSUERS, &left), number(0));
		let shown = answer(STORE, ISSUERS, &issuerOfCall { identity: id(DEBTOR) });
		assert_eq!((shown.status, shown.ratings, shown.stars), (5, 1, 4));
		let rated = Rated { identity: id(DEBTOR), holder: id(HOLDER), stars: number(4) };
		assert_eq!(logs(), vec![log(ISSUERS, rated)]);
		assert_eq!(reason(HOLDER, ISSUERS, &rating), "Issuers: NothingToRate");
	});
}

#[test]
fn guarantee_should_be_put_aside_and_come_back() {
	build_and_execute(|| {
		let kept = guaranteeOfCall { identity: id(HOLDER), asset: pounds() };
		let guarantee = || answer(STORE, ISSUERS, &kept).guarantee;
		assert_eq!(guarantee(), Word::from(GUARANTEE));
		let (asset, amount) = (pounds(), Word::from(2 * POUND));
		answer(HOLDER, ISSUERS, &depositGuaranteeCall { asset, amount });
		assert_eq!(guarantee(), Word::from(GUARANTEE + 2 * POUND));
		answer(HOLDER, ISSUERS, &withdrawGuaranteeCall { asset, amount });
		assert_eq!(guarantee(), Word::from(GUARANTEE));
		let (identity, by) = (id(HOLDER), who(HOLDER));
		let expected = vec![
			log(ISSUERS, GuaranteeDeposited { identity, by, asset, amount }),
			log(ISSUERS, GuaranteeWithdrawn { identity, by, asset, amount }),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn staff_should_be_shown_while_it_may_act() {
	build_and_execute(|| {
		let shown = |staff: u8| {
			answer(STORE, ISSUERS, &staffOfCall { issuer: who(HOLDER), staff: who(staff) })
		};
		assert_eq!(shown(FRIEND).scopes, 0);
		answer(HOLDER, ISSUERS, &appointment());
		let member = shown(FRIEND);
		assert_eq!((member.scopes, member.cap, member.period), (5, 10_000, 86_400));
		assert_eq!((member.expiresAt, member.periodBegan, member.used), (END, START, 0));
		answer(HOLDER, ISSUERS, &dismissStaffCall { staff: who(FRIEND) });
		answer(FRIEND, ISSUERS, &removal(vec![who(STRANGER)]));
		assert_eq!((shown(FRIEND).scopes, shown(STRANGER).scopes, shown(STORE).scopes), (0, 0, 5));
		let issuer = who(HOLDER);
		let appointed = StaffAppointed {
			issuer,
			staff: who(FRIEND),
			scopes: number(5),
			cap: number(10_000),
			period: number(86_400),
			expiresAt: number(END),
		};
		let expected = vec![
			log(ISSUERS, appointed),
			log(ISSUERS, StaffDismissed { issuer, staff: who(FRIEND) }),
			log(ISSUERS, StaffRemoved { issuer, staff: who(STRANGER) }),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn acts_should_change_nothing_when_they_are_refused() {
	build_and_execute(|| {
		let before = books();
		let text = "Genex: documents is too long; it has at most 16";
		let documents = vec![B256::repeat_byte(1); 17];
		assert_eq!(
			reason(FRIEND, ISSUERS, &applyAsIssuerCall { documents, ..application() }),
			text
		);
		let unproven = applyAsIssuerCall { brand: B256::ZERO, ..application() };
		assert_eq!(reason(FRIEND, ISSUERS, &unproven), "Issuers: DocumentsMissing");
		assert_eq!(reason(HOLDER, ISSUERS, &application()), "Issuers: AlreadyApplied");
		assert_eq!(reason(HOLDER, ISSUERS, &withdrawApplicationCall {}), "Issuers: NotApplied");
		let text = "Genex: identity is too large; it must fit into 64 bits";
		assert_eq!(reason(HOLDER, ISSUERS, &rescoreCall { identity: Word::MAX }), text);
		let rating = rateCall { identity: id(DEBTOR), stars: number(256) };
		let text = "Genex: stars is too large; it must fit into 8 bits";
		assert_eq!(reason(HOLDER, ISSUERS, &rating), text);
		let rating = rateCall { identity: id(DEBTOR), stars: number(6) };
		assert_eq!(reason(HOLDER, ISSUERS, &rating), "Issuers: InvalidRating");
		let unknown = depositGuaranteeCall { asset: number(UNKNOWN.into()), amount: number(1) };
		assert_eq!(reason(HOLDER, ISSUERS, &unknown), "Issuers: UnknownAsset");
		let large = depositGuaranteeCall { asset: pounds(), amount: Word::from(1) << 128 };
		let text = "Genex: amount is too large; it must fit into 128 bits";
		assert_eq!(reason(HOLDER, ISSUERS, &large), text);
		let kept = withdrawGuaranteeCall { asset: pounds(), amount: Word::from(FUND) };
		assert_eq!(reason(HOLDER, ISSUERS, &kept), "Issuers: NotEnoughGuarantee");
		assert_eq!(reason(STORE, ISSUERS, &kept), "Issuers: NoIssuer");
		let unsound = appointStaffCall { scopes: number(16), ..appointment() };
		assert_eq!(reason(HOLDER, ISSUERS, &unsound), "Issuers: InvalidStaffTerms");
		assert_eq!(
			reason(HOLDER, ISSUERS, &dismissStaffCall { staff: who(FRIEND) }),
			"Issuers: NotStaff"
		);
		// The first of the two might go, but not without the second.
		let early = removal(vec![who(STRANGER), who(STORE)]);
		assert_eq!(reason(FRIEND, ISSUERS, &early), "Issuers: StaffNotExpired");
		let many = removal(vec![who(STRANGER); 65]);
		let text = "Genex: staff is too long; it has at most 64";
		assert_eq!(reason(FRIEND, ISSUERS, &many), text);
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn what_officers_do_should_be_told_by_its_twin() {
	let told = |event: Event<Test>| -> Log {
		let Twin { address, topics, data } = of_issuers(&event).expect("it has a twin");
		(address, topics, data)
	};
	build_and_execute(|| {
		let officer = || RuntimeOrigin::signed(account(STORE));
		let natively = |act: &dyn Fn() -> sp_runtime::DispatchResult| -> Log {
			System::reset_events();
			assert_ok!(act());
			let last = System::events().pop().expect("it is reported").event;
			let RuntimeEvent::Issuers(event) = last else { panic!("nothing is reported") };
			told(event)
		};
		let (identity, reason) = (id(STRANGER), B256::from(REASON.0));
		let by = who(STORE);
		let approved = natively(&|| Issuers::approve(officer(), STRANGER.into(), REASON));
		let expected = IssuerApproved { identity, officer: by, reason };
		assert_eq!(approved, log(ISSUERS, expected));
		let watched = natively(&|| {
			Issuers::set_status(officer(), STRANGER.into(), IssuerStatus::Watch, REASON)
		});
		let expected = StatusSet { identity, officer: by, oldStatus: 1, newStatus: 2, reason };
		assert_eq!(watched, log(ISSUERS, expected));
		let reported = natively(&|| Issuers::report_incident(officer(), STRANGER.into(), REASON));
		let incident = Word::ZERO;
		let expected = IncidentReported { identity, incident, officer: by, reason };
		assert_eq!(reported, log(ISSUERS, expected));
		let resolved =
			natively(&|| Issuers::resolve_incident(officer(), STRANGER.into(), 0, true, REASON));
		let expected = IncidentResolved { identity, incident, officer: by, upheld: true, reason };
		assert_eq!(resolved, log(ISSUERS, expected));
		let applied = FRIEND;
		assert_ok!(Issuers::apply(RuntimeOrigin::signed(account(applied)), FINDINGS, documents()));
		let rejected = natively(&|| Issuers::reject(officer(), applied.into(), REASON));
		let expected = ApplicationRejected { identity: id(applied), officer: by, reason };
		assert_eq!(rejected, log(ISSUERS, expected));
		let terms = || Box::new(Issuers::terms());
		assert_ok!(Issuers::set_terms(officer(), terms(), REASON));
		let RuntimeEvent::Issuers(event) = System::events().pop().expect("it is reported").event
		else {
			panic!("the terms were set")
		};
		assert_eq!(of_issuers(&event), None);
	});
}

#[test]
fn what_staff_does_should_be_told_by_its_twin() {
	use genex_primitives::{issuance::StaffScope, traits::Issuers as _};
	build_and_execute(|| {
		let (issuer, staff) = (account(HOLDER), account(STORE));
		assert_eq!(Issuers::act_for(&issuer, &staff, StaffScope::AcceptRedemption, 70), Ok(()));
		let RuntimeEvent::Issuers(event) = System::events().pop().expect("it is reported").event
		else {
			panic!("staff acted")
		};
		let acted = IIssuers::StaffActed {
			issuer: who(HOLDER),
			staff: who(STORE),
			scope: 2,
			worth: number(70),
		};
		let Twin { address, topics, data } = of_issuers(&event).expect("it has a twin");
		assert_eq!((address, topics, data), log(ISSUERS, acted));
	});
}
