// SPDX-License-Identifier: Apache-2.0
//! In which order transactions wait for a block. Whoever pays for itself comes first, so that no flood of what costs its
//! senders nothing holds up who pays; then come purchases and redemptions that a pool pays for, then the other acts.

use crate::{
	AccountId, Balance, Compliance, Runtime, RuntimeCall, RuntimeOrigin,
	configs::contracts::EthereumAccounts,
};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{storage::unhashed, traits::Contains, weights::Weight};
use genex_primitives::sponsor::Act;
use pallet_replay_guard::PinEthereumSigner;
use pallet_transaction_payment::{ChargeTransactionPayment, Pre, Val};
use scale_info::{Type, TypeInfo};
use sp_runtime::{
	DispatchResult,
	traits::{
		DispatchInfoOf, Implication, PostDispatchInfoOf, TransactionExtension, ValidateResult,
	},
	transaction_validity::{TransactionPriority, TransactionSource, TransactionValidityError},
};

/// How the SDK charges for a transaction.
type Plain = ChargeTransactionPayment<Runtime>;

/// Tells, between the two parts of one validation, that a pool would pay, and whether for an urgent act. Never outlives it.
pub(crate) const SPONSORED_MARK: &[u8] = b":genex:sponsored";

/// What lies between one place in the order and the next. More than the SDK gives to any ordinary transaction without a tip:
/// that is how many such transactions fit into a block, which has fewer bytes than this.
pub const STEP: TransactionPriority = 8 * 1024 * 1024;

/// Charges as the SDK does, under its name and with its bytes, and puts who pays for itself before whom a pool pays for.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq)]
pub struct ChargeInOrder(Plain);

impl ChargeInOrder {
	/// Charges, with this tip.
	pub fn from(tip: Balance) -> Self {
		Self(Plain::from(tip))
	}

	/// The tip.
	pub fn tip(&self) -> Balance {
		self.0.tip()
	}
}

// Wallets find in the metadata what they know from other chains.
impl TypeInfo for ChargeInOrder {
	type Identity = <Plain as TypeInfo>::Identity;

	fn type_info() -> Type {
		Plain::type_info()
	}
}

/// Leaves word for the order that a pool would pay for `act`.
pub fn mark_sponsored(act: Act) {
	unhashed::put(SPONSORED_MARK, &act.is_urgent());
}

/// What the order adds to the priority of the signed transaction that was just looked at.
fn place() -> TransactionPriority {
	match unhashed::take(SPONSORED_MARK) {
		None => STEP.saturating_mul(2),
		Some(true) => STEP,
		Some(false) => 0,
	}
}

/// What the extensions of the transaction of `who` were declared with and did not need, or did once with another part of it. Given
/// back here and not by each, since what comes before this would change the fee.
fn unneeded(who: &AccountId, tip: Balance, call: &RuntimeCall) -> Weight {
	let keys = <Runtime as frame_system::Config>::DbWeight::get();
	// Until when safe mode lasts and the author's share are the same for all transactions: read once in a block.
	let of_block = keys.reads(2);
	// Only Ethereum transactions carry an act that may be paused apart from its call.
	let carries = matches!(call, RuntimeCall::Revive(_));
	let carried = if carries { Weight::zero() } else { keys.reads(1) };
	let pin = if EthereumAccounts::contains(who) {
		Weight::zero()
	} else {
		TransactionExtension::<RuntimeCall>::weight(&PinEthereumSigner::<Runtime>::default(), call)
	};
	// Who tips pays: the check of the nonce reads and writes its account, and that of freezes reads whose it is.
	let paid = if tip > 0 { keys.reads_writes(2, 1) } else { Weight::zero() };
	// Whose account it is and the identity, which that check reads too.
	let asked = if asks_for_signer(call) { keys.reads(2) } else { Weight::zero() };
	[carried, pin, paid, asked].into_iter().fold(of_block, Weight::saturating_add)
}

/// Whether what `call` is declared with has in it looking up the account and the identity of whoever signs it. Told of those
/// that people send most.
const fn asks_for_signer(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Coupons(
			pallet_coupons::Call::transfer { .. } | pallet_coupons::Call::redeem { .. }
		) | RuntimeCall::Sales(pallet_sales::Call::purchase { .. })
			| RuntimeCall::OrderBook(pallet_order_book::Call::place_order { .. })
	)
}

impl TransactionExtension<RuntimeCall> for ChargeInOrder {
	const IDENTIFIER: &'static str = <Plain as TransactionExtension<RuntimeCall>>::IDENTIFIER;
	type Implicit = ();
	type Val = <Plain as TransactionExtension<RuntimeCall>>::Val;
	/// What the SDK keeps, and what the extensions did not need.
	type Pre = (Pre<Runtime>, Weight);

	fn weight(&self, call: &RuntimeCall) -> Weight {
		TransactionExtension::<RuntimeCall>::weight(&self.0, call)
			.saturating_add(super::besides(call))
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
		implicit: (),
		inherited_implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, RuntimeCall> {
		let (mut valid, val, origin) =
			self.0.validate(origin, call, info, len, implicit, inherited_implication, source)?;
		if matches!(val, Val::Charge { .. }) {
			valid.priority = valid.priority.saturating_add(place());
		}
		Ok((valid, val, origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		// What a hook's movements spared is nobody's.
		let _ = Compliance::take_spared();
		let pre = self.0.prepare(val, origin, call, info, len)?;
		let unneeded = match &pre {
			Pre::Charge { tip, who, liquidity_info } => {
				unneeded(who, *tip, call).saturating_add(liquidity_info.unneeded(call))
			},
			// The rest is told by what was prepared.
			Pre::NoCharge { .. } => super::besides(call),
		};
		Ok((pre, unneeded))
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let (pre, unneeded) = pre;
		// What movements spared comes to it. What failed spared nothing.
		let spared = Compliance::take_spared().saturating_add(unneeded);
		// The fee stays what wallets were told and what receipts of Ethereum transactions say: what is given back is room.
		<Plain as TransactionExtension<RuntimeCall>>::post_dispatch_details(
			pre, info, post_info, len, result,
		)
		.map(|unspent| unspent.saturating_add(spared))
	}
}
