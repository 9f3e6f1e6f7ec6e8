// SPDX-License-Identifier: Apache-2.0
//! Units in custody from Solidity: the acts with their native calls, what they answer and log.

use super::{acts::Act, *};
use crate::{
	abi::{
		ICoupon::TransferSingle,
		ICustody::{self, *},
	},
	mock::{
		CO_SIGNING, CUSTOMER, CUSTOMERS_DEPOSIT, Custody, END, ENDED_AGREEMENT, FRIEND, Frozen,
		HOLDER, ISSUER, LATE_REQUEST, MOVE_REQUEST, OTHER_AGREEMENT, OWN_DEPOSIT, OWN_REQUEST,
		OWN_SERIES, POUND, POUNDS, PROPOSED_AGREEMENT, REDEEM_REQUEST, REQUEST_LIFE, RuntimeCall,
		SAFE, SAFE_HASH, SAFE_UNITS, SIGNED_AGREEMENT, START, STORE, STRANGER, account_of_key,
		address, build_and_execute,
	},
	twins::{Twin, of_custody},
};
use alloy::primitives::{B256, U256 as Word};
use frame_support::assert_ok;
use pallet_custody::{Fee, NextAgreementId, NextDepositId, NextRequestId, Scope};

type Call = pallet_custody::Call<Test>;

/// The address of `Custody`.
pub const CUSTODY: H160 = book::address_of(book::CUSTODY);

fn who(byte: u8) -> Address {
	sol(address(byte))
}

/// Face value in cents below which an act is not paid.
const LEAST: u64 = 1;

fn hash() -> B256 {
	B256::from(SAFE_HASH.0)
}

fn proposal() -> proposeAgreementCall {
	proposeAgreementCall {
		custodian: who(STRANGER),
		everySeries: false,
		series: number(OWN_SERIES.into()),
		asset: number(POUNDS.into()),
		perAct: Word::from(CO_SIGNING),
		most: Word::from(POUND),
		least: number(LEAST),
		validUntil: number(END),
	}
}

fn keeping(quantity: u64) -> depositCall {
	depositCall {
		agreementId: number(OTHER_AGREEMENT),
		series: number(SAFE.into()),
		quantity: number(quantity),
	}
}

fn moving(quantity: u64) -> requestMoveCall {
	requestMoveCall { depositId: number(OWN_DEPOSIT), to: who(FRIEND), quantity: number(quantity) }
}

fn redeeming(quantity: u64) -> requestRedeemCall {
	requestRedeemCall {
		depositId: number(OWN_DEPOSIT),
		redeemer: who(ISSUER),
		quantity: number(quantity),
		orderHash: hash(),
	}
}

fn approving(request: u64) -> approveCall {
	approveCall { depositId: number(CUSTOMERS_DEPOSIT), requestId: number(request) }
}

fn refusing(request: u64) -> refuseCall {
	refuseCall { depositId: number(CUSTOMERS_DEPOSIT), requestId: number(request), reason: hash() }
}

fn collecting(amount: Balance) -> collectFeeCall {
	collectFeeCall { agreementId: number(SIGNED_AGREEMENT), amount: Word::from(amount) }
}

/// The acts of issuers and custodians.
fn acts_on_agreements() -> Vec<(Vec<u8>, Call)> {
	let fee = Fee { asset: POUNDS, per_act: CO_SIGNING, most: POUND, least: LEAST };
	let proposed = Call::propose_agreement {
		custodian: account_of_key(STRANGER),
		scope: Scope::Series(OWN_SERIES),
		fee,
		valid_until: END,
	};
	let (deposit, reason) = (CUSTOMERS_DEPOSIT, SAFE_HASH);
	vec![
		(proposal().abi_encode(), proposed),
		(
			acceptAgreementCall { agreementId: number(PROPOSED_AGREEMENT) }.abi_encode(),
			Call::accept_agreement { agreement: PROPOSED_AGREEMENT },
		),
		(
			endAgreementCall { agreementId: number(SIGNED_AGREEMENT) }.abi_encode(),
			Call::end_agreement { agreement: SIGNED_AGREEMENT },
		),
		(
			forgetAgreementCall { agreementId: number(ENDED_AGREEMENT) }.abi_encode(),
			Call::forget_agreement { agreement: ENDED_AGREEMENT },
		),
		(approving(MOVE_REQUEST).abi_encode(), Call::approve { deposit, request: MOVE_REQUEST }),
		(
			refusing(REDEEM_REQUEST).abi_encode(),
			Call::refuse { deposit, request: REDEEM_REQUEST, reason },
		),
		(
			collecting(CO_SIGNING).abi_encode(),
			Call::collect_fee { agreement: SIGNED_AGREEMENT, amount: CO_SIGNING },
		),
	]
}

/// The acts of customers.
fn acts_on_deposits() -> Vec<(Vec<u8>, Call)> {
	let deposit = OWN_DEPOSIT;
	let (own, late) = (number(OWN_REQUEST), number(LATE_REQUEST));
	let asked = requestWithdrawalCall { depositId: number(deposit), quantity: number(2) };
	let cancelled = cancelRequestCall { depositId: number(deposit), requestId: own };
	let completed = completeWithdrawalCall { depositId: number(deposit), requestId: late };
	let redeemer = account_of_key(ISSUER);
	vec![
		(
			keeping(3).abi_encode(),
			Call::deposit { agreement: OTHER_AGREEMENT, series: SAFE, quantity: 3 },
		),
		(
			moving(2).abi_encode(),
			Call::request_move { deposit, to: account_of_key(FRIEND), quantity: 2 },
		),
		(
			redeeming(2).abi_encode(),
			Call::request_redeem { deposit, redeemer, quantity: 2, order_hash: SAFE_HASH },
		),
		(asked.abi_encode(), Call::request_withdrawal { deposit, quantity: 2 }),
		(cancelled.abi_encode(), Call::cancel_request { deposit, request: OWN_REQUEST }),
		(completed.abi_encode(), Call::complete_withdrawal { deposit, request: LATE_REQUEST }),
	]
}

/// The acts, all of which the holder may do.
pub fn acts() -> Vec<Act> {
	let native = |call: Call| -> Vec<RuntimeCall> { vec![call.into()] };
	let all = acts_on_agreements().into_iter().chain(acts_on_deposits());
	all.map(|(input, call)| (CUSTODY, input, native(call))).collect()
}

/// A sound call of every view.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let agreement = number(SIGNED_AGREEMENT);
	let all = [
		agreementOfCall { agreementId: agreement }.abi_encode(),
		isInForceCall { agreementId: agreement }.abi_encode(),
		depositOfCall { depositId: number(OWN_DEPOSIT) }.abi_encode(),
		depositsOfCall { customer: who(HOLDER) }.abi_encode(),
	];
	all.map(|input| (CUSTODY, input)).to_vec()
}

fn deposit_of(deposit: u64) -> Deposit {
	answer(STORE, CUSTODY, &depositOfCall { depositId: number(deposit) })
}

#[test]
fn agreements_should_answer_their_number_and_be_shown() {
	build_and_execute(|| {
		let next = number(NextAgreementId::<Test>::get());
		let agreement = answer(HOLDER, CUSTODY, &proposal());
		assert_eq!(agreement, next);
		let shown = answer(STORE, CUSTODY, &agreementOfCall { agreementId: agreement });
		assert_eq!((shown.issuer, shown.custodian), (who(HOLDER), who(STRANGER)));
		assert_eq!((shown.everySeries, shown.series, shown.asset), (false, OWN_SERIES, POUNDS));
		assert_eq!((shown.perAct, shown.most, shown.validUntil), (CO_SIGNING, POUND, END));
		assert_eq!(shown.least, LEAST);
		assert_eq!((shown.state, shown.due, shown.deposits), (0, 0, 0));
		let in_force = isInForceCall { agreementId: agreement };
		assert!(!answer(STORE, CUSTODY, &in_force));
		answer(STRANGER, CUSTODY, &acceptAgreementCall { agreementId: agreement });
		assert!(answer(STORE, CUSTODY, &in_force));
		answer(HOLDER, CUSTODY, &endAgreementCall { agreementId: agreement });
		answer(STORE, CUSTODY, &forgetAgreementCall { agreementId: agreement });
		let gone = agreementOfCall { agreementId: agreement };
		assert_eq!(reason(STORE, CUSTODY, &gone), "Custody: UnknownAgreement");
		let proposed = AgreementProposed {
			agreementId: agreement,
			issuer: who(HOLDER),
			custodian: who(STRANGER),
			everySeries: false,
			series: number(OWN_SERIES.into()),
			asset: number(POUNDS.into()),
			perAct: Word::from(CO_SIGNING),
			most: Word::from(POUND),
			least: number(LEAST),
			validUntil: number(END),
		};
		let accepted = AgreementAccepted { agreementId: agreement, custodian: who(STRANGER) };
		let ended = AgreementEnded { agreementId: agreement, by: who(HOLDER) };
		let forgotten =
			AgreementForgotten { agreementId: agreement, by: who(STORE), waived: Word::ZERO };
		let expected = vec![
			log(CUSTODY, proposed),
			log(CUSTODY, accepted),
			log(CUSTODY, ended),
			log(CUSTODY, forgotten),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn propose_agreement_should_be_about_every_series_when_it_says_so() {
	build_and_execute(|| {
		let all = proposeAgreementCall { everySeries: true, series: Word::MAX, ..proposal() };
		let agreement = answer(HOLDER, CUSTODY, &all);
		let shown = answer(STORE, CUSTODY, &agreementOfCall { agreementId: agreement });
		assert!(shown.everySeries && shown.series == 0);
	});
}

#[test]
fn deposits_should_answer_their_number_and_be_shown_with_what_is_asked() {
	build_and_execute(|| {
		let next = NextDepositId::<Test>::get();
		assert_eq!(answer(HOLDER, CUSTODY, &keeping(3)), number(next));
		let all = answer(STORE, CUSTODY, &depositsOfCall { customer: who(HOLDER) });
		assert_eq!(all, vec![OWN_DEPOSIT, next]);
		assert_eq!(units_at(address(HOLDER), SAFE), SAFE_UNITS / 2 - 3);
		let request = NextRequestId::<Test>::get();
		assert_eq!(answer(HOLDER, CUSTODY, &redeeming(2)), number(request));
		let shown = deposit_of(OWN_DEPOSIT);
		assert_eq!((shown.agreementId, shown.customer), (OTHER_AGREEMENT, who(HOLDER)));
		assert_eq!((shown.series, shown.quantity), (SAFE, SAFE_UNITS / 2));
		let wishes: Vec<(u64, u8, Address)> =
			shown.requests.iter().map(|one| (one.id, one.wish, one.to)).collect();
		let expected = vec![
			(OWN_REQUEST, 0, who(FRIEND)),
			(LATE_REQUEST, 2, Address::ZERO),
			(request, 1, who(ISSUER)),
		];
		assert_eq!(wishes, expected);
		let deposited = Deposited {
			depositId: number(next),
			agreementId: number(OTHER_AGREEMENT),
			customer: who(HOLDER),
			series: number(SAFE.into()),
			quantity: number(3),
		};
		let requested = Requested {
			depositId: number(OWN_DEPOSIT),
			requestId: number(request),
			customer: who(HOLDER),
			wish: 1,
			to: who(ISSUER),
			orderHash: hash(),
			quantity: number(2),
			deadline: number(START + REQUEST_LIFE),
		};
		assert_eq!(logs(), vec![log(CUSTODY, deposited), log(CUSTODY, requested)]);
	});
}

#[test]
fn approve_should_tell_of_units_that_moved_and_that_burned() {
	build_and_execute(|| {
		let left = deposit_of(CUSTOMERS_DEPOSIT).quantity;
		let friend = units_at(address(FRIEND), SAFE);
		answer(HOLDER, CUSTODY, &approving(MOVE_REQUEST));
		answer(HOLDER, CUSTODY, &approving(REDEEM_REQUEST));
		assert_eq!(units_at(address(FRIEND), SAFE), friend + 2);
		assert_eq!(deposit_of(CUSTOMERS_DEPOSIT).quantity, left - 4);
		let (from, id) = (who(CUSTOMER), number(SAFE.into()));
		let went = |to: Address| {
			log(COUPON, TransferSingle { operator: from, from, to, id, value: number(2) })
		};
		let signed = |request, wish, left| {
			let approved = RequestApproved {
				depositId: number(CUSTOMERS_DEPOSIT),
				requestId: number(request),
				custodian: who(HOLDER),
				customer: from,
				wish,
				quantity: number(2),
				left: number(left),
			};
			log(CUSTODY, approved)
		};
		let expected = vec![
			went(who(FRIEND)),
			signed(MOVE_REQUEST, 0, left - 2),
			went(Address::ZERO),
			signed(REDEEM_REQUEST, 1, left - 4),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn requests_should_end_without_the_custodian() {
	build_and_execute(|| {
		let free = units_at(address(HOLDER), SAFE);
		let (deposit, own, late) = (number(OWN_DEPOSIT), number(OWN_REQUEST), number(LATE_REQUEST));
		answer(HOLDER, CUSTODY, &cancelRequestCall { depositId: deposit, requestId: own });
		answer(STORE, CUSTODY, &completeWithdrawalCall { depositId: deposit, requestId: late });
		assert_eq!(units_at(address(HOLDER), SAFE), free + 3);
		answer(HOLDER, CUSTODY, &refusing(REDEEM_REQUEST));
		let (customer, reason) = (who(HOLDER), hash());
		let withdrawn = Withdrawn {
			depositId: deposit,
			requestId: late,
			customer,
			by: who(STORE),
			quantity: number(3),
			left: number(SAFE_UNITS / 2 - 3),
		};
		let refused = RequestRefused {
			depositId: number(CUSTOMERS_DEPOSIT),
			requestId: number(REDEEM_REQUEST),
			custodian: who(HOLDER),
			reason,
		};
		let expected = vec![
			log(CUSTODY, RequestCancelled { depositId: deposit, requestId: own, customer }),
			log(CUSTODY, withdrawn),
			log(CUSTODY, refused),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn collect_fee_should_pay_the_custodian() {
	build_and_execute(|| {
		let money = || Cash::balance(POUNDS, account(HOLDER)).free;
		let before = money();
		answer(HOLDER, CUSTODY, &collecting(CO_SIGNING));
		assert_eq!(money() - before, CO_SIGNING);
		let agreement = agreementOfCall { agreementId: number(SIGNED_AGREEMENT) };
		let shown = answer(STORE, CUSTODY, &agreement);
		assert_eq!((shown.due, shown.paid), (0, CO_SIGNING));
		let collected = FeeCollected {
			agreementId: number(SIGNED_AGREEMENT),
			by: who(HOLDER),
			amount: Word::from(CO_SIGNING),
			due: Word::ZERO,
		};
		assert_eq!(logs(), vec![log(CUSTODY, collected)]);
	});
}

#[test]
fn acts_should_change_nothing_when_they_are_refused() {
	build_and_execute(|| {
		let before = books();
		let unknown = acceptAgreementCall { agreementId: number(99) };
		assert_eq!(reason(HOLDER, CUSTODY, &unknown), "Custody: UnknownAgreement");
		let large = acceptAgreementCall { agreementId: Word::MAX };
		let text = "Genex: agreementId is too large; it must fit into 64 bits";
		assert_eq!(reason(HOLDER, CUSTODY, &large), text);
		let own = proposeAgreementCall { custodian: who(HOLDER), ..proposal() };
		assert_eq!(reason(HOLDER, CUSTODY, &own), "Custody: SameParty");
		let dear = proposeAgreementCall { perAct: Word::from(2 * POUND), ..proposal() };
		assert_eq!(reason(HOLDER, CUSTODY, &dear), "Custody: FeeInconsistent");
		let foreign = proposeAgreementCall { series: number(SAFE.into()), ..proposal() };
		assert_eq!(reason(HOLDER, CUSTODY, &foreign), "Custody: NotIssuer");
		assert_eq!(reason(HOLDER, CUSTODY, &keeping(0)), "Custody: Zero");
		assert_eq!(reason(FRIEND, CUSTODY, &moving(1)), "Custody: NotCustomer");
		assert_eq!(reason(HOLDER, CUSTODY, &moving(9)), "Custody: MoreThanLeft");
		let stranger = reason(STRANGER, CUSTODY, &approving(MOVE_REQUEST));
		assert_eq!(stranger, "Custody: NotCustodian");
		let silent = refuseCall { reason: B256::ZERO, ..refusing(MOVE_REQUEST) };
		assert_eq!(reason(HOLDER, CUSTODY, &silent), "Custody: ReasonMissing");
		assert_eq!(reason(HOLDER, CUSTODY, &collecting(POUND)), "Custody: MoreThanLeft");
		let early = completeWithdrawalCall {
			depositId: number(OWN_DEPOSIT),
			requestId: number(OWN_REQUEST),
		};
		assert_eq!(reason(STORE, CUSTODY, &early), "Custody: NotAWithdrawal");
		Frozen::set(vec![account(CUSTOMER)]);
		let frozen = reason(HOLDER, CUSTODY, &approving(MOVE_REQUEST));
		assert!(frozen.starts_with("Genex: "), "{frozen}");
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn what_officers_do_should_be_told_by_its_twin() {
	build_and_execute(|| {
		let officer = || RuntimeOrigin::signed(account(ISSUER));
		let told = |act: &dyn Fn() -> sp_runtime::DispatchResult| -> Log {
			System::reset_events();
			assert_ok!(act());
			let mut events = System::events().into_iter().map(|record| record.event);
			let twin = events.find_map(|event| match event {
				RuntimeEvent::Custody(event) => of_custody(&event),
				_ => None,
			});
			let Twin { address, topics, data } = twin.expect("it has a twin");
			(address, topics, data)
		};
		let (by, reason) = (who(ISSUER), hash());
		let registered =
			told(&|| Custody::register_custodian(officer(), account(STORE), SAFE_HASH));
		let custodian = who(STORE);
		let expected = CustodianRegistered { custodian, officer: by, reason };
		assert_eq!(registered, log(CUSTODY, expected));
		let removed = told(&|| Custody::remove_custodian(officer(), account(STORE), SAFE_HASH));
		let expected = CustodianRemoved { custodian, officer: by, reason };
		assert_eq!(removed, log(CUSTODY, expected));
		let left = deposit_of(OWN_DEPOSIT).quantity;
		let forced = told(&|| Custody::force_release(officer(), OWN_DEPOSIT, SAFE_HASH));
		let expected = ICustody::DepositForced {
			depositId: number(OWN_DEPOSIT),
			officer: by,
			customer: who(HOLDER),
			series: number(SAFE.into()),
			returned: number(left),
			reason,
		};
		assert_eq!(forced, log(CUSTODY, expected));
	});
}
