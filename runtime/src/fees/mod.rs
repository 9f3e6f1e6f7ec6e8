// SPDX-License-Identifier: Apache-2.0
//! Who pays the fee of a transaction, and how the fee moves.
//!
//! A native transaction is paid by a pool of the fee policy whenever the policy allows it, and by its signer otherwise. An
//! Ethereum transaction says which of the two it wants: one that offers the price 0 asks to be sponsored, and any other is
//! paid by its signer, as wallets show it. See decision 0011.

pub mod acts;
pub mod charge;
pub mod ethereum;
pub mod legs;
pub mod prospects;
pub mod quotes;
pub mod shares;

use crate::{
	AccountId, Balance, Balances, FeePolicy, Kyc, Runtime, RuntimeCall,
	configs::{
		fees::OrdinaryBlockSpace,
		gnx::{as_fee, spare, spare_nobody},
	},
	tx_extension::CustomInvalidity,
};
use acts::Asked;
use frame_support::{ensure, unsigned::TransactionValidityError, weights::Weight};
use genex_primitives::{
	Tier,
	sponsor::{FeeRequest, FeeSponsor, NotSponsored, Sponsorship},
	traits::Identities,
};
use legs::Legs;
use pallet_transaction_payment::{FungibleAdapter, OnChargeTransaction, TxCreditHold};
use shares::ShareFees;
use sp_runtime::{
	traits::{DispatchInfoOf, PostDispatchInfoOf},
	transaction_validity::InvalidTransaction,
};

/// How the SDK takes fees.
type Plain = FungibleAdapter<Balances, ShareFees>;
/// What the SDK keeps between taking and correcting a fee.
type PlainInfo = <Plain as OnChargeTransaction<Runtime>>::LiquidityInfo;

/// Takes fees as the SDK does, from whoever pays, and marks them as fees for the guard of GNX.
pub struct PayFees;

/// What is kept between taking and correcting a fee.
#[derive(Default)]
pub struct Taken {
	plain: PlainInfo,
	/// The pool that paid, if the signer did not.
	sponsorship: Option<Sponsorship<AccountId>>,
	/// How many legs were judged to find that out. None where nobody asked.
	judged: u32,
}

impl Taken {
	/// What was declared for `call` and not needed: legs that were not judged, the whole question where nobody asked it, and what
	/// the guard of GNX looks up of gas, which whoever a pool pays for does not lose.
	fn unneeded(&self, call: &RuntimeCall) -> Weight {
		let most = Legs::at_most(call).max(1);
		let undecided = match self.judged {
			0 => deciding().saturating_add(further(most)),
			judged => judging(most.saturating_sub(judged)),
		};
		let gas = if self.sponsorship.is_some() { ethereum::gas(call) } else { Weight::zero() };
		undecided.saturating_add(gas)
	}
}

/// An act that may need more than this part of the space for ordinary transactions is its signer's to pay, so that what is
/// sponsored always fits into an empty block.
const MAX_PART: u64 = 4;

/// What `who` asks of the fee policy for `call`, or why the policy has no say in it. Counts the `legs` that it judges.
fn request_of(
	legs: &mut Legs,
	who: &AccountId,
	call: &RuntimeCall,
	fee: Balance,
	weight: Weight,
) -> Result<FeeRequest<AccountId>, NotSponsored> {
	let Asked { act, series } = legs.asked(who, call)?;
	ensure!(weight.ref_time() <= OrdinaryBlockSpace::get() / MAX_PART, NotSponsored::SignerPays);
	let registered = <Kyc as Identities<AccountId>>::tier_of(who) >= Tier::L1;
	let identity = <Kyc as Identities<AccountId>>::identity_of(who)
		.filter(|_| registered)
		.ok_or(NotSponsored::NotRegistered)?;
	let (who, ref_time) = (who.clone(), weight.ref_time());
	Ok(FeeRequest { who, identity, act, series, fee, ref_time })
}

/// Who pays.
enum Payer {
	/// Who signed, and why no pool does.
	Signer(NotSponsored),
	Pool(Sponsorship<AccountId>),
}

impl Payer {
	/// The account that pays for what `who` signed.
	fn account<'a>(&'a self, who: &'a AccountId) -> &'a AccountId {
		match self {
			Self::Signer(_) => who,
			Self::Pool(sponsorship) => &sponsorship.account,
		}
	}

	/// What is told when that account cannot pay. Where pools pay for such acts, having one pay was the way to go, and the
	/// reason why none does says more than that the signer lacks GNX.
	fn refusal(&self, error: TransactionValidityError) -> TransactionValidityError {
		let unpaid = TransactionValidityError::Invalid(InvalidTransaction::Payment);
		match self {
			Self::Signer(because) if error == unpaid && *because != NotSponsored::SignerPays => {
				CustomInvalidity::of_unpaid(*because).into()
			},
			_ => error,
		}
	}

	/// What was reserved, if a pool pays.
	fn sponsorship(self) -> Option<Sponsorship<AccountId>> {
		match self {
			Self::Signer(_) => None,
			Self::Pool(sponsorship) => Some(sponsorship),
		}
	}
}

/// The pool that pays, by what `policy` answers to the request. `asks` is what [`ethereum::asks_to_be_sponsored`] says of the call.
fn sponsorship(
	legs: &mut Legs,
	who: &AccountId,
	call: &RuntimeCall,
	asks: Option<bool>,
	weight: Weight,
	fee: Balance,
	tip: Balance,
	policy: impl FnOnce(FeeRequest<AccountId>) -> Result<Sponsorship<AccountId>, NotSponsored>,
) -> Result<Sponsorship<AccountId>, NotSponsored> {
	// A price is the signer's word that it pays, and a tip buys priority, which no pool pays for.
	ensure!(asks != Some(false) && tip == 0 && fee > 0, NotSponsored::SignerPays);
	request_of(legs, who, call, fee, weight).and_then(policy)
}

/// Decides who pays, by what `policy` answers to the request.
fn payer(
	legs: &mut Legs,
	who: &AccountId,
	call: &RuntimeCall,
	info: &DispatchInfoOf<RuntimeCall>,
	fee: Balance,
	tip: Balance,
	policy: impl FnOnce(FeeRequest<AccountId>) -> Result<Sponsorship<AccountId>, NotSponsored>,
) -> Result<Payer, TransactionValidityError> {
	let asks = ethereum::asks_to_be_sponsored(call);
	match sponsorship(legs, who, call, asks, info.total_weight(), fee, tip, policy) {
		Ok(sponsorship) => Ok(Payer::Pool(sponsorship)),
		// The next block has room; nobody is charged for what only has to wait.
		Err(NotSponsored::BlockFull) => Err(InvalidTransaction::ExhaustsResources.into()),
		Err(because) if asks == Some(true) => Err(CustomInvalidity::of_unpaid(because).into()),
		Err(because) => Ok(Payer::Signer(because)),
	}
}

impl TxCreditHold<Runtime> for PayFees {
	type Credit = <Plain as TxCreditHold<Runtime>>::Credit;
}

impl OnChargeTransaction<Runtime> for PayFees {
	type Balance = Balance;
	type LiquidityInfo = Taken;

	fn withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee: Balance,
		tip: Balance,
	) -> Result<Taken, TransactionValidityError> {
		let reserve = <FeePolicy as FeeSponsor<AccountId>>::reserve;
		let mut legs = Legs::default();
		let payer = payer(&mut legs, who, call, info, fee, tip, reserve)?;
		let account = payer.account(who);
		let plain = as_fee(|| {
			<Plain as OnChargeTransaction<Runtime>>::withdraw_fee(account, call, info, fee, tip)
		});
		let plain = plain.map_err(|error| payer.refusal(error))?;
		let sponsorship = payer.sponsorship();
		if sponsorship.is_some() && ethereum::rounds_gas(call) {
			spare(who);
		}
		Ok(Taken { plain, sponsorship, judged: legs.judged() })
	}

	fn can_withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee: Balance,
		tip: Balance,
	) -> Result<(), TransactionValidityError> {
		let quote = <FeePolicy as FeeSponsor<AccountId>>::quote;
		let payer = payer(&mut Legs::default(), who, call, info, fee, tip, quote)?;
		let account = payer.account(who);
		<Plain as OnChargeTransaction<Runtime>>::can_withdraw_fee(account, call, info, fee, tip)
			.map_err(|error| payer.refusal(error))?;
		if let Payer::Pool(sponsorship) = &payer {
			charge::mark_sponsored(sponsorship.request.act);
		}
		Ok(())
	}

	fn correct_and_deposit_fee(
		who: &AccountId,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		fee: Balance,
		tip: Balance,
		taken: Taken,
	) -> Result<(), TransactionValidityError> {
		let Taken { plain, sponsorship, .. } = taken;
		spare_nobody();
		let account = sponsorship.as_ref().map_or(who, |sponsorship| &sponsorship.account);
		as_fee(|| {
			<Plain as OnChargeTransaction<Runtime>>::correct_and_deposit_fee(
				account, info, post_info, fee, tip, plain,
			)
		})?;
		if let Some(sponsorship) = sponsorship {
			let weight = post_info.calc_actual_weight(info);
			<FeePolicy as FeeSponsor<AccountId>>::settle(sponsorship, fee, weight.ref_time());
		}
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow_account(who: &AccountId, amount: Balance) {
		<Plain as OnChargeTransaction<Runtime>>::endow_account(who, amount);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn minimum_balance() -> Balance {
		<Plain as OnChargeTransaction<Runtime>>::minimum_balance()
	}
}

/// What judging so many legs costs.
fn judging(legs: u32) -> Weight {
	prospects::weight().saturating_mul(legs.into())
}

/// What deciding who pays for a call of one leg costs: whether the act has prospects, and the policy's answer.
fn deciding() -> Weight {
	type Policy = <Runtime as pallet_fee_policy::Config>::WeightInfo;
	judging(1).saturating_add(<Policy as pallet_fee_policy::WeightInfo>::sponsor())
}

/// What it costs more for a call of so many legs.
fn further(legs: u32) -> Weight {
	judging(legs.saturating_sub(1))
}

/// What a transaction with this call is declared with besides what every transaction is: the further legs that are judged to find
/// out who pays, and what the guard of GNX looks up of gas and value of an Ethereum transaction.
fn besides(call: &RuntimeCall) -> Weight {
	further(Legs::at_most(call)).saturating_add(ethereum::guarded(call))
}

/// What taking a fee costs and sharing it, which is measured together, and what deciding who pays for one leg adds to it.
pub struct PolicyWeights;

impl pallet_transaction_payment::WeightInfo for PolicyWeights {
	fn charge_transaction_payment() -> Weight {
		type Taking = crate::weights::pallet_transaction_payment::WeightInfo<Runtime>;
		<Taking as pallet_transaction_payment::WeightInfo>::charge_transaction_payment()
			.saturating_add(deciding())
	}
}
