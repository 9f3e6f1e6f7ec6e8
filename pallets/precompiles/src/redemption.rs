// SPDX-License-Identifier: Apache-2.0
//! Redemption of coupons: directly, by tickets, and by authorisations.

mod reports;
mod views;

use crate::{
	Chain,
	abi::{
		ICoupon::logTransferCall,
		IRedemption::{
			self, IRedemptionCalls, Redeemed, authorisationOfCall, authoriseCall, cancelSignedCall,
			cancelTicketCall, captureCall, forceVoidCall, isTicketUsedCall,
			nextAuthorisationIdCall, redeemCall, redeemTicketCall, redeemTicketsCall,
			returnAuthorisationCall, voidAuthorisationCall,
		},
	},
	addresses,
	convert::{account, address, caller, narrow, signature_of},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, CallOf, ensure_not_paused},
	revert::{failed, refuse},
};
use alloc::{format, vec::Vec};
use core::marker::PhantomData;
use frame_support::dispatch::GetDispatchInfo;
use genex_messages::{Cancel, Goods, Ticket};
use genex_primitives::{Quantity, SeriesId};
use pallet_coupons::{Call, Ciphertext, MAX_CIPHERTEXT, WeightInfo};
use pallet_redemption::{AuthorisationId, MAX_TICKETS, SignedTicket, Tickets};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, H256, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};

/// Every function of `IRedemption` and what it does to the chain.
pub const REDEMPTION_RULES: &[Rule] = &[
	rule::<redeemCall>(Access::Act),
	rule::<redeemTicketCall>(Access::Act),
	rule::<redeemTicketsCall>(Access::Act),
	rule::<cancelTicketCall>(Access::Act),
	rule::<cancelSignedCall>(Access::Act),
	rule::<authoriseCall>(Access::Act),
	rule::<captureCall>(Access::Act),
	rule::<voidAuthorisationCall>(Access::Act),
	rule::<returnAuthorisationCall>(Access::Act),
	rule::<forceVoidCall>(Access::Act),
	rule::<nextAuthorisationIdCall>(Access::View),
	rule::<authorisationOfCall>(Access::View),
	rule::<isTicketUsedCall>(Access::View),
];

/// Redemption by `pallet-coupons` and `pallet-redemption`, at [`addresses::REDEMPTION`].
pub struct Redemption<T>(PhantomData<T>);

impl<T: Chain> Precompile for Redemption<T> {
	type T = T;
	type Interface = IRedemptionCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::REDEMPTION);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &IRedemptionCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(REDEMPTION_RULES, input.selector(), env)?;
		match input {
			IRedemptionCalls::redeem(call) => return Self::redeem(call, env),
			IRedemptionCalls::redeemTickets(call) => return Self::redeem_tickets(call, env),
			_ => {},
		}
		let Some(call) = Self::native(input, |address| account(env, address))? else {
			return Self::view(input, env);
		};
		// What is over afterwards can only be looked up now.
		let concerned = Self::concerned(input, env)?;
		native::make::<T>(call, env, || None)?;
		Self::report(input, concerned, env)
	}
}

impl<T: Chain> Redemption<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &IRedemptionCalls,
		find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		use IRedemptionCalls as Asked;
		match input {
			Asked::redeem(call) => Ok(Some(Self::native_of_redeem(call, find)?.into())),
			Asked::cancelTicket(call) => {
				let (nonce, deadline) = (call.nonce, call.deadline);
				Ok(Some(pallet_nonces::Call::<T>::cancel_nonce { nonce, deadline }.into()))
			},
			Asked::cancelSigned(call) => {
				let (signer, nonce, deadline) = (call.signer.0, call.nonce, call.deadline);
				let cancel = Cancel { signer, nonce, deadline };
				let signature = signature_of(call.scheme, &call.signature)?;
				Ok(Some(pallet_nonces::Call::<T>::cancel_signed { cancel, signature }.into()))
			},
			_ => Ok(Self::native_of_redemption(input, find)?.map(Into::into)),
		}
	}

	fn native_of_redeem(
		call: &redeemCall,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Call<T>, Error> {
		Ok(Call::redeem {
			series: narrow(call.series, "series")?,
			quantity: narrow(call.quantity, "quantity")?,
			redeemer: find(&call.redeemer)?,
			order_hash: H256(call.orderHash.0),
			ciphertext: message(&call.ciphertext)?,
		})
	}

	fn native_of_redemption(
		input: &IRedemptionCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<pallet_redemption::Call<T>>, Error> {
		use IRedemptionCalls as Asked;
		use pallet_redemption::Call;
		Ok(Some(match input {
			Asked::redeemTicket(call) => Call::redeem_ticket {
				ticket: ticket_of(&call.ticket)?,
				signature: signature_of(call.scheme, &call.signature)?,
			},
			Asked::redeemTickets(call) => Call::redeem_tickets { tickets: tickets_of(call)? },
			Asked::authorise(call) => Call::authorise {
				series: narrow(call.series, "series")?,
				quantity: narrow(call.quantity, "quantity")?,
				redeemer: find(&call.redeemer)?,
				order_hash: H256(call.orderHash.0),
				deadline: narrow(call.deadline, "deadline")?,
			},
			Asked::capture(call) => {
				Call::capture { id: number(call.id)?, quantity: narrow(call.quantity, "quantity")? }
			},
			Asked::voidAuthorisation(call) => Call::void { id: number(call.id)? },
			Asked::returnAuthorisation(call) => Call::return_expired { id: number(call.id)? },
			Asked::forceVoid(call) => {
				Call::force_void { id: number(call.id)?, reason: H256(call.reason.0) }
			},
			_ => return Ok(None),
		}))
	}

	fn redeem(call: &redeemCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(<T as pallet_coupons::Config>::WeightInfo::redeem())?;
		let series: SeriesId = narrow(call.series, "series")?;
		let quantity: Quantity = narrow(call.quantity, "quantity")?;
		let ciphertext = message(&call.ciphertext)?;
		let holder = caller(env)?;
		let redeemer = account(env, &call.redeemer)?;
		let order_hash = H256(call.orderHash.0);
		let native = Call::<T>::redeem {
			series,
			quantity,
			redeemer: redeemer.clone(),
			order_hash,
			ciphertext: ciphertext.clone(),
		};
		ensure_not_paused(native, env)?;
		pallet_coupons::Pallet::<T>::do_redeem(
			&holder, series, quantity, &redeemer, order_hash, ciphertext,
		)
		.map_err(failed::<T>)?;
		let holder = address::<T>(&holder);
		let redeemed = Redeemed {
			holder,
			series: call.series,
			redeemer: call.redeemer,
			quantity: call.quantity,
			orderHash: call.orderHash,
			ciphertext: call.ciphertext.clone(),
		};
		log_burned(holder, &redeemed, env)?;
		Ok(Vec::new())
	}

	/// Each ticket is judged by itself, so that the answer tells of each.
	fn redeem_tickets(
		call: &redeemTicketsCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let tickets = tickets_of(call)?;
		let native = pallet_redemption::Call::<T>::redeem_tickets { tickets: tickets.clone() };
		env.charge(native.get_dispatch_info().call_weight)?;
		ensure_not_paused(native, env)?;
		let by = caller(env)?;
		let used = pallet_redemption::Pallet::<T>::do_redeem_tickets(&by, &tickets)
			.map_err(failed::<T>)?;
		for (signed, used) in tickets.iter().zip(&used) {
			if *used {
				Self::report_ticket(&signed.ticket, env)?;
			}
		}
		Ok(redeemTicketsCall::abi_encode_returns(&used))
	}
}

/// The end of the units at the address of `Coupon`, then the redemption at this one.
fn log_burned<T: Chain>(
	operator: Address,
	redeemed: &Redeemed,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	let burned = logTransferCall {
		operator,
		from: redeemed.holder,
		to: Address::ZERO,
		id: redeemed.series,
		value: redeemed.quantity,
	};
	logs::write_at_coupon(env, &burned)?;
	logs::write(env, redeemed)
}

fn number(id: U256) -> Result<AuthorisationId, Error> {
	narrow(id, "id")
}

/// The ticket in the types of the chain.
fn ticket_of(ticket: &IRedemption::Ticket) -> Result<Ticket, Error> {
	let goods = match ticket.kind {
		0 => Goods::Units(ticket.amount),
		1 => Goods::Serial(ticket.amount),
		code => return Err(refuse(format!("Genex: kind has no meaning for {code}"))),
	};
	Ok(Ticket {
		holder: ticket.holder.0,
		series: ticket.series,
		goods,
		redeemer: ticket.redeemer.0,
		order_hash: ticket.orderHash.0,
		nonce: ticket.nonce,
		deadline: ticket.deadline,
	})
}

fn tickets_of(call: &redeemTicketsCall) -> Result<Tickets, Error> {
	let all = call.tickets.iter().map(|signed| -> Result<SignedTicket, Error> {
		let signature = signature_of(signed.scheme, &signed.signature)?;
		Ok(SignedTicket { ticket: ticket_of(&signed.ticket)?, signature })
	});
	let all: Vec<SignedTicket> = all.collect::<Result<_, Error>>()?;
	Tickets::try_from(all)
		.map_err(|_| refuse(format!("Genex: too many tickets; a list has at most {MAX_TICKETS}")))
}

/// The message to the issuer; no bytes are no message.
pub(crate) fn message(bytes: &[u8]) -> Result<Option<Ciphertext>, Error> {
	if bytes.is_empty() {
		return Ok(None);
	}
	Ciphertext::try_from(bytes.to_vec()).map(Some).map_err(|_| {
		refuse(format!("Genex: ciphertext is too long; it has at most {MAX_CIPHERTEXT} bytes"))
	})
}
