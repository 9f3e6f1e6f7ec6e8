// SPDX-License-Identifier: Apache-2.0
//! What a call is in the eyes of the fee policy. A call that is not listed here is paid by its signer.

use super::prospects;
use crate::{AccountId, Runtime, RuntimeCall};
use genex_messages::{Ticket, TransferPermit};
use genex_primitives::{
	Quantity, SeriesId,
	sponsor::{Act, NotSponsored},
};

/// An act, and the one series it is about, if it is about one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Asked {
	/// What is done.
	pub act: Act,
	/// The series.
	pub series: Option<SeriesId>,
}

impl Asked {
	const fn of(act: Act, series: SeriesId) -> Self {
		Self { act, series: Some(series) }
	}

	const fn without_series(act: Act) -> Self {
		Self { act, series: None }
	}

	/// What decides for several legs, each of which must be sponsored; nothing at all is not.
	pub(super) fn of_legs(
		mut legs: impl Iterator<Item = Result<Self, NotSponsored>>,
	) -> Result<Self, NotSponsored> {
		let first = legs.next().ok_or(NotSponsored::SignerPays)?;
		legs.try_fold(first?, |joined, leg| {
			let Self { act, series } = leg?;
			let series = joined.series.filter(|one| Some(*one) == series);
			Ok(Self { act: joined.act.joined(act), series })
		})
	}
}

/// What `who` does with a call that carries no other, if anybody but the signer may pay for it and each entry of its list has a
/// prospect of success.
pub(super) fn act(who: &AccountId, call: &RuntimeCall) -> Result<Asked, NotSponsored> {
	match call {
		RuntimeCall::Coupons(call) => coupons(who, call),
		RuntimeCall::Cash(pallet_cash::Call::transfer { asset, amount, .. }) => {
			prospects::of_money(who, *asset, *amount)?;
			Ok(Asked::without_series(Act::Gift))
		},
		RuntimeCall::Allowances(call) => allowances(who, call),
		RuntimeCall::Serials(call) => serials(who, call),
		RuntimeCall::Sales(call) => sales(who, call),
		RuntimeCall::OrderBook(call) => orders(who, call),
		RuntimeCall::Insolvency(pallet_insolvency::Call::claim { series, quantity }) => {
			prospects::of_claim(who, *series, *quantity)?;
			Ok(Asked::of(Act::Claim, *series))
		},
		RuntimeCall::Redemption(call) => redemption(who, call),
		RuntimeCall::Nonces(pallet_nonces::Call::cancel_nonce { nonce, deadline }) => {
			prospects::of_message(who, *nonce, *deadline)?;
			Ok(Asked::without_series(Act::Ticket))
		},
		RuntimeCall::Nonces(pallet_nonces::Call::cancel_signed { cancel, .. }) => {
			prospects::of_message(&cancel.signer.into(), cancel.nonce, cancel.deadline)?;
			Ok(Asked::without_series(Act::Ticket))
		},
		RuntimeCall::TravelRule(call) => travel_rule(call),
		RuntimeCall::Quarantine(call) => quarantine(call),
		RuntimeCall::Permits(call) => permits(call),
		RuntimeCall::Claims(call) => claims(who, call),
		RuntimeCall::Custody(call) => custody(who, call),
		RuntimeCall::Kyc(pallet_kyc::Call::link_account { .. }) => {
			Ok(Asked::without_series(Act::AccountLink))
		},
		RuntimeCall::Recovery(
			pallet_recovery::Call::set_friend_groups { .. }
			| pallet_recovery::Call::initiate_attempt { .. }
			| pallet_recovery::Call::approve_attempt { .. }
			| pallet_recovery::Call::finish_attempt { .. }
			| pallet_recovery::Call::cancel_attempt { .. }
			| pallet_recovery::Call::slash_attempt { .. }
			| pallet_recovery::Call::revoke_inheritor { .. },
		) => Ok(Asked::without_series(Act::Recovery)),
		_ => Err(NotSponsored::SignerPays),
	}
}

fn gift(
	from: &AccountId,
	to: &AccountId,
	series: SeriesId,
	quantity: Quantity,
) -> Result<Asked, NotSponsored> {
	prospects::of_gift(from, to, series, quantity)?;
	Ok(Asked::of(Act::Gift, series))
}

fn coupons(who: &AccountId, call: &pallet_coupons::Call<Runtime>) -> Result<Asked, NotSponsored> {
	use pallet_coupons::Call;
	let many = |from: &AccountId, to: &AccountId, items: &pallet_coupons::BatchItems| {
		Asked::of_legs(items.iter().map(|(series, quantity)| gift(from, to, *series, *quantity)))
	};
	match call {
		Call::redeem { series, quantity, .. } => {
			prospects::of_units(who, *series, *quantity)?;
			Ok(Asked::of(Act::Redeem, *series))
		},
		Call::transfer { series, to, quantity } => gift(who, to, *series, *quantity),
		Call::transfer_from { from, to, series, quantity } => {
			prospects::of_operator(who, from)?;
			gift(from, to, *series, *quantity)
		},
		Call::transfer_batch { to, items } => many(who, to, items),
		Call::transfer_batch_from { from, to, items } => {
			prospects::of_operator(who, from)?;
			many(from, to, items)
		},
		_ => Err(NotSponsored::SignerPays),
	}
}

/// What holders do with serials is what they do with units. An approval is paid by who gives it.
fn serials(who: &AccountId, call: &pallet_serials::Call<Runtime>) -> Result<Asked, NotSponsored> {
	use pallet_serials::{Call, count_of};
	let count = |ranges: &pallet_serials::Ranges| count_of(ranges).unwrap_or_default();
	match call {
		Call::transfer_serials { series, to, ranges } => gift(who, to, *series, count(ranges)),
		Call::transfer_serials_from { series, from, to, ranges } => {
			prospects::of_serials(who, from, *series, ranges)?;
			gift(from, to, *series, count(ranges))
		},
		Call::distribute_serials { series, gifts } => Asked::of_legs(
			gifts
				.iter()
				.map(|(to, range)| gift(who, to, *series, range.count().unwrap_or_default())),
		),
		Call::redeem_serials { series, ranges, .. } => {
			prospects::of_units(who, *series, count(ranges))?;
			Ok(Asked::of(Act::Redeem, *series))
		},
		_ => Err(NotSponsored::SignerPays),
	}
}

/// What buyers do. Who bought without GNX can undo that, and sell back to the issuer, without GNX. What sellers do, and ending
/// windows, is paid by who does it.
fn sales(who: &AccountId, call: &pallet_sales::Call<Runtime>) -> Result<Asked, NotSponsored> {
	use pallet_sales::Call;
	let bought = |listing, quantity| -> Result<Asked, NotSponsored> {
		Ok(Asked::of(Act::Purchase, prospects::of_purchase(listing, quantity)?))
	};
	match call {
		Call::purchase { listing, quantity, .. } => bought(*listing, *quantity),
		Call::purchase_bundle { items, .. } => {
			Asked::of_legs(items.iter().map(|(listing, quantity)| bought(*listing, *quantity)))
		},
		Call::refund { purchase, quantity } => {
			let series = prospects::of_refund(who, *purchase, *quantity)?;
			Ok(Asked::of(Act::Purchase, series))
		},
		Call::sell_back { buyback, quantity } => {
			let series = prospects::of_sell_back(who, *buyback, *quantity)?;
			Ok(Asked::of(Act::Trade, series))
		},
		_ => Err(NotSponsored::SignerPays),
	}
}

/// Money that is fetched is a gift like any other, and so is a permit to fetch it. An approval is paid by who gives it.
fn allowances(
	who: &AccountId,
	call: &pallet_allowances::Call<Runtime>,
) -> Result<Asked, NotSponsored> {
	use pallet_allowances::Call;
	match call {
		Call::transfer_from { asset, from, amount, .. } => {
			prospects::of_allowance(who, from, *asset, *amount)?;
			prospects::of_money(from, *asset, *amount)?;
		},
		Call::permit { permit, .. } => prospects::of_permit(permit)?,
		_ => return Err(NotSponsored::SignerPays),
	}
	Ok(Asked::without_series(Act::Gift))
}

/// What traders do for themselves. Running a market is paid by who runs it.
fn orders(who: &AccountId, call: &pallet_order_book::Call<Runtime>) -> Result<Asked, NotSponsored> {
	use pallet_order_book::Call;
	let series = match call {
		Call::place_order { market, order } => prospects::of_placing(who, *market, order.side)?,
		Call::amend_order { market, .. }
		| Call::cancel_by_client { market, .. }
		| Call::cancel_orders { market, .. }
		| Call::batch { market, .. }
		| Call::cancel_all_after { market, .. } => prospects::of_market(*market)?,
		Call::cancel_order { order } => {
			prospects::of_order(*order)?;
			return Ok(Asked::without_series(Act::Trade));
		},
		_ => return Err(NotSponsored::SignerPays),
	};
	Ok(Asked::of(Act::Trade, series))
}

/// What stands for a redemption by its holder. A list of tickets is judged as a batch of them.
fn redemption(
	who: &AccountId,
	call: &pallet_redemption::Call<Runtime>,
) -> Result<Asked, NotSponsored> {
	use pallet_redemption::Call;
	let of_ticket = |ticket: &Ticket| -> Result<Asked, NotSponsored> {
		prospects::of_ticket(ticket)?;
		Ok(Asked::of(Act::Ticket, ticket.series))
	};
	match call {
		Call::redeem_ticket { ticket, .. } => of_ticket(ticket),
		Call::redeem_tickets { tickets } => {
			Asked::of_legs(tickets.iter().map(|signed| of_ticket(&signed.ticket)))
		},
		Call::authorise { series, quantity, .. } => {
			prospects::of_units(who, *series, *quantity)?;
			Ok(Asked::of(Act::Capture, *series))
		},
		Call::capture { id, quantity } => {
			let series = prospects::of_capture(who, *id, *quantity)?;
			Ok(Asked::of(Act::Capture, series))
		},
		Call::void { id } => Ok(Asked::of(Act::Capture, prospects::of_void(who, *id)?)),
		Call::return_expired { id } => Ok(Asked::of(Act::Capture, prospects::of_return(*id)?)),
		_ => Err(NotSponsored::SignerPays),
	}
}

fn travel_rule(call: &pallet_travel_rule::Call<Runtime>) -> Result<Asked, NotSponsored> {
	use pallet_travel_rule::Call;
	match call {
		Call::open_case { .. }
		| Call::attach_envelope { .. }
		| Call::start_review { .. }
		| Call::request_repair { .. }
		| Call::accept { .. }
		| Call::reject { .. }
		| Call::cancel_case { .. }
		| Call::return_expired { .. }
		| Call::transfer_recorded { .. }
		| Call::register_control_proof { .. }
		| Call::revoke_control_proof { .. } => Ok(Asked::without_series(Act::TravelRule)),
		_ => Err(NotSponsored::SignerPays),
	}
}

/// An offer is a gift; what comes of it is a step of its own.
fn quarantine(call: &pallet_quarantine::Call<Runtime>) -> Result<Asked, NotSponsored> {
	use pallet_quarantine::Call;
	match call {
		Call::offer { .. } => Ok(Asked::without_series(Act::Gift)),
		Call::set_receive_policy { .. }
		| Call::trust_sender { .. }
		| Call::untrust_sender { .. }
		| Call::accept_receipt { .. }
		| Call::decline_receipt { .. }
		| Call::withdraw_offer { .. }
		| Call::return_offer { .. } => Ok(Asked::without_series(Act::TravelRule)),
		_ => Err(NotSponsored::SignerPays),
	}
}

/// Who brings permits pays nothing, and neither do their givers: a forged permit must not use up the quota of whoever it names.
fn permits(call: &pallet_permits::Call<Runtime>) -> Result<Asked, NotSponsored> {
	use pallet_permits::Call;
	let settlement = |permit: &TransferPermit| {
		let series = prospects::of_transfer_permit(permit)?;
		Ok(Asked::of(Act::PermitSettlement, series))
	};
	match call {
		Call::settle { permit, .. } => settlement(permit),
		Call::settle_batch { permits } => {
			Asked::of_legs(permits.iter().map(|signed| settlement(&signed.permit)))
		},
		_ => Err(NotSponsored::SignerPays),
	}
}

/// A gift in a link is a gift; what comes of it is an act of its own. Printing cards is paid by who prints.
fn claims(who: &AccountId, call: &pallet_claims::Call<Runtime>) -> Result<Asked, NotSponsored> {
	use pallet_claims::Call;
	let series = match call {
		Call::create_gift { series, quantity, .. } => {
			prospects::of_units(who, *series, *quantity)?;
			return Ok(Asked::of(Act::Gift, *series));
		},
		Call::claim_card { claim, .. } => prospects::of_card(claim)?,
		Call::claim_gift { claim, .. } => prospects::of_link(claim)?,
		Call::return_batch { batch } => prospects::of_batch(*batch)?,
		Call::withdraw_gift { gift } => prospects::of_own_gift(who, *gift)?,
		Call::return_gift { gift } => prospects::of_overdue_gift(*gift)?,
		_ => return Err(NotSponsored::SignerPays),
	};
	Ok(Asked::of(Act::CardClaim, series))
}

/// What customers of custodians do for themselves. Who signs for others, and who agrees on that, pays for it.
fn custody(who: &AccountId, call: &pallet_custody::Call<Runtime>) -> Result<Asked, NotSponsored> {
	use pallet_custody::Call;
	match call {
		Call::deposit { series, quantity, .. } => {
			prospects::of_keeping(who, *series, *quantity)?;
			Ok(Asked::of(Act::Gift, *series))
		},
		Call::request_redeem { deposit, quantity, .. } => {
			Ok(Asked::of(Act::Redeem, prospects::of_custody(who, *deposit, *quantity)?))
		},
		Call::request_move { deposit, quantity, .. }
		| Call::request_withdrawal { deposit, quantity } => {
			Ok(Asked::of(Act::Gift, prospects::of_custody(who, *deposit, *quantity)?))
		},
		Call::cancel_request { deposit, .. } | Call::complete_withdrawal { deposit, .. } => {
			Ok(Asked::of(Act::Gift, prospects::of_deposit(who, *deposit)?.series))
		},
		_ => Err(NotSponsored::SignerPays),
	}
}
