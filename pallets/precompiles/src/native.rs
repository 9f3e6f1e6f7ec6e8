// SPDX-License-Identifier: Apache-2.0
//! Which native call a Solidity function stands for, so that a pause of the one stops the other.

use crate::{
	Chain,
	abi::{
		ICoupon::{
			self, ICouponCalls, safeBatchTransferFromCall, safeTransferFromCall,
			setApprovalForAllCall,
		},
		ICouponFactory::{self, ICouponFactoryCalls},
		IMarketplace::{
			IMarketplaceCalls, amendOrderCall, batchCall, cancelAllAfterCall, cancelByClientIdCall,
			cancelOrderCall, cancelOrdersCall, forceCancelCall, haltCall, leaveMarketMakerCall,
			placeOrderCall, registerMarketMakerCall, resumeCall, returnDeadCall, sweepCall,
			triggerSwitchCall, uncrossCall,
		},
		IRedemption::{self, IRedemptionCalls, redeemCall},
		ISerials::{self, ISerialsCalls},
		IStablecoin::{IStablecoinCalls, approveCall, permitCall, transferCall, transferFromCall},
		ITravelRule::{self, ITravelRuleCalls},
		ITreasury::{self, ITreasuryCalls},
	},
	addresses,
	convert::{caller, h160, word},
	coupon::{Coupon, batch_of},
	factory::CouponFactory,
	marketplace::Marketplace,
	redemption::Redemption,
	revert::{failed, refuse},
	serials::{one, range_of},
	stablecoin::permit_of,
	travel_rule::TravelRule,
	treasury::Treasury,
};
use frame_support::{
	dispatch::GetDispatchInfo,
	ensure,
	traits::{Contains, Get},
	weights::Weight,
};
use frame_system::RawOrigin;
use genex_primitives::{AssetId, SeriesId};
use pallet_allowances::allowance_from;
use pallet_revive::{
	AddressMapper,
	precompiles::{
		Error, Ext, H160,
		alloy::{
			primitives::Address,
			sol_types::{SolCall, SolInterface},
		},
	},
};
use sp_core::H256;
use sp_runtime::traits::Dispatchable;

/// Pallet and call by their names in the runtime.
pub type NativeName = (&'static str, &'static str);

/// A call of the runtime.
pub(crate) type CallOf<T> = <T as frame_system::Config>::RuntimeCall;

/// Every function that changes the chain: its precompile, its selector and the native call that does the same.
pub const NATIVE_CALLS: &[(u16, [u8; 4], NativeName)] = &[
	(addresses::COUPON, setApprovalForAllCall::SELECTOR, ("Coupons", "set_operator")),
	(addresses::COUPON, safeTransferFromCall::SELECTOR, ("Coupons", "transfer_from")),
	(addresses::COUPON, safeBatchTransferFromCall::SELECTOR, ("Coupons", "transfer_batch_from")),
	(addresses::COUPON, ICoupon::settlePermitCall::SELECTOR, ("Permits", "settle")),
	(addresses::COUPON, ICoupon::settlePermitsCall::SELECTOR, ("Permits", "settle_batch")),
	(addresses::COUPON, ICoupon::printCardsCall::SELECTOR, ("Claims", "create_batch")),
	(addresses::COUPON, ICoupon::claimCardCall::SELECTOR, ("Claims", "claim_card")),
	(addresses::COUPON, ICoupon::returnCardsCall::SELECTOR, ("Claims", "return_batch")),
	(addresses::COUPON, ICoupon::sendGiftCall::SELECTOR, ("Claims", "create_gift")),
	(addresses::COUPON, ICoupon::claimGiftCall::SELECTOR, ("Claims", "claim_gift")),
	(addresses::COUPON, ICoupon::withdrawGiftCall::SELECTOR, ("Claims", "withdraw_gift")),
	(addresses::COUPON, ICoupon::returnGiftCall::SELECTOR, ("Claims", "return_gift")),
	(addresses::REDEMPTION, redeemCall::SELECTOR, ("Coupons", "redeem")),
	(
		addresses::REDEMPTION,
		IRedemption::redeemTicketCall::SELECTOR,
		("Redemption", "redeem_ticket"),
	),
	(
		addresses::REDEMPTION,
		IRedemption::redeemTicketsCall::SELECTOR,
		("Redemption", "redeem_tickets"),
	),
	(addresses::REDEMPTION, IRedemption::cancelTicketCall::SELECTOR, ("Nonces", "cancel_nonce")),
	(addresses::REDEMPTION, IRedemption::authoriseCall::SELECTOR, ("Redemption", "authorise")),
	(addresses::REDEMPTION, IRedemption::captureCall::SELECTOR, ("Redemption", "capture")),
	(addresses::REDEMPTION, IRedemption::voidAuthorisationCall::SELECTOR, ("Redemption", "void")),
	(
		addresses::REDEMPTION,
		IRedemption::returnAuthorisationCall::SELECTOR,
		("Redemption", "return_expired"),
	),
	(addresses::REDEMPTION, IRedemption::forceVoidCall::SELECTOR, ("Redemption", "force_void")),
	(addresses::STABLECOINS, transferCall::SELECTOR, ("Cash", "transfer")),
	(addresses::STABLECOINS, approveCall::SELECTOR, ("Allowances", "approve")),
	(addresses::STABLECOINS, transferFromCall::SELECTOR, ("Allowances", "transfer_from")),
	(addresses::STABLECOINS, permitCall::SELECTOR, ("Allowances", "permit")),
	(
		addresses::SERIALISED,
		ISerials::safeTransferFrom_0Call::SELECTOR,
		("Serials", "transfer_serials_from"),
	),
	(
		addresses::SERIALISED,
		ISerials::safeTransferFrom_1Call::SELECTOR,
		("Serials", "transfer_serials_from"),
	),
	(
		addresses::SERIALISED,
		ISerials::transferFromCall::SELECTOR,
		("Serials", "transfer_serials_from"),
	),
	(
		addresses::SERIALISED,
		ISerials::transferRangeCall::SELECTOR,
		("Serials", "transfer_serials_from"),
	),
	(addresses::SERIALISED, ISerials::approveCall::SELECTOR, ("Serials", "approve_serial")),
	(addresses::SERIALISED, ISerials::setApprovalForAllCall::SELECTOR, ("Coupons", "set_operator")),
	(addresses::SERIALISED, ISerials::mintCall::SELECTOR, ("Coupons", "mint")),
	(addresses::SERIALISED, ISerials::redeemCall::SELECTOR, ("Serials", "redeem_serials")),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::createSeriesCall::SELECTOR,
		("Coupons", "create_series"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::createSeriesBatchCall::SELECTOR,
		("Coupons", "create_series"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::amendSeriesCall::SELECTOR,
		("Coupons", "amend_series"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::submitSeriesCall::SELECTOR,
		("Coupons", "submit_series"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::withdrawSubmissionCall::SELECTOR,
		("Coupons", "withdraw_submission"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::discardSeriesCall::SELECTOR,
		("Coupons", "discard_series"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::approveSeriesCall::SELECTOR,
		("Coupons", "approve_series"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::rejectSeriesCall::SELECTOR,
		("Coupons", "reject_series"),
	),
	(addresses::COUPON_FACTORY, ICouponFactory::mintCall::SELECTOR, ("Coupons", "mint")),
	(addresses::COUPON_FACTORY, ICouponFactory::mintBatchCall::SELECTOR, ("Coupons", "mint")),
	(addresses::COUPON_FACTORY, ICouponFactory::recallCall::SELECTOR, ("Coupons", "recall")),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::closeSeriesCall::SELECTOR,
		("Coupons", "close_series"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::addRedeemerCall::SELECTOR,
		("Coupons", "add_redeemer"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::removeRedeemerCall::SELECTOR,
		("Coupons", "remove_redeemer"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::bookExpiryCall::SELECTOR,
		("Coupons", "book_expiry"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::clearHoldingCall::SELECTOR,
		("Coupons", "clear_holding"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::createListingCall::SELECTOR,
		("Sales", "create_listing"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::closeListingCall::SELECTOR,
		("Sales", "close_listing"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::removeListingCall::SELECTOR,
		("Sales", "remove_listing"),
	),
	(addresses::COUPON_FACTORY, ICouponFactory::purchaseCall::SELECTOR, ("Sales", "purchase")),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::purchaseBundleCall::SELECTOR,
		("Sales", "purchase_bundle"),
	),
	(addresses::COUPON_FACTORY, ICouponFactory::refundPurchaseCall::SELECTOR, ("Sales", "refund")),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::endRefundWindowsCall::SELECTOR,
		("Sales", "end_windows"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::withdrawProceedsCall::SELECTOR,
		("Sales", "withdraw_proceeds"),
	),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::openBuyBackCall::SELECTOR,
		("Sales", "open_buyback"),
	),
	(addresses::COUPON_FACTORY, ICouponFactory::sellBackCall::SELECTOR, ("Sales", "sell_back")),
	(
		addresses::COUPON_FACTORY,
		ICouponFactory::closeBuyBackCall::SELECTOR,
		("Sales", "close_buyback"),
	),
	(addresses::MARKETPLACE, placeOrderCall::SELECTOR, ("OrderBook", "place_order")),
	(addresses::MARKETPLACE, amendOrderCall::SELECTOR, ("OrderBook", "amend_order")),
	(addresses::MARKETPLACE, cancelOrderCall::SELECTOR, ("OrderBook", "cancel_order")),
	(addresses::MARKETPLACE, cancelByClientIdCall::SELECTOR, ("OrderBook", "cancel_by_client")),
	(addresses::MARKETPLACE, cancelOrdersCall::SELECTOR, ("OrderBook", "cancel_orders")),
	(addresses::MARKETPLACE, batchCall::SELECTOR, ("OrderBook", "batch")),
	(addresses::MARKETPLACE, cancelAllAfterCall::SELECTOR, ("OrderBook", "cancel_all_after")),
	(addresses::MARKETPLACE, triggerSwitchCall::SELECTOR, ("OrderBook", "trigger_switch")),
	(addresses::MARKETPLACE, sweepCall::SELECTOR, ("OrderBook", "sweep")),
	(addresses::MARKETPLACE, returnDeadCall::SELECTOR, ("OrderBook", "return_dead")),
	(addresses::MARKETPLACE, uncrossCall::SELECTOR, ("OrderBook", "uncross")),
	(
		addresses::MARKETPLACE,
		registerMarketMakerCall::SELECTOR,
		("OrderBook", "register_market_maker"),
	),
	(addresses::MARKETPLACE, leaveMarketMakerCall::SELECTOR, ("OrderBook", "leave_market_maker")),
	(addresses::MARKETPLACE, haltCall::SELECTOR, ("OrderBook", "halt")),
	(addresses::MARKETPLACE, resumeCall::SELECTOR, ("OrderBook", "resume")),
	(addresses::MARKETPLACE, forceCancelCall::SELECTOR, ("OrderBook", "force_cancel")),
	(
		addresses::TREASURY,
		ITreasury::requestWithdrawalCall::SELECTOR,
		("Cash", "request_withdrawal"),
	),
	(
		addresses::TREASURY,
		ITreasury::withdrawToWalletCall::SELECTOR,
		("Cash", "withdraw_to_wallet"),
	),
	(addresses::TREASURY, ITreasury::cancelWithdrawalCall::SELECTOR, ("Cash", "cancel_withdrawal")),
	(
		addresses::TREASURY,
		ITreasury::completeWithdrawalCall::SELECTOR,
		("Cash", "complete_withdrawal"),
	),
	(addresses::TREASURY, ITreasury::rejectWithdrawalCall::SELECTOR, ("Cash", "reject_withdrawal")),
	(addresses::TREASURY, ITreasury::depositCall::SELECTOR, ("Cash", "deposit")),
	(addresses::TREASURY, ITreasury::approveDepositCall::SELECTOR, ("Cash", "approve_deposit")),
	(addresses::TREASURY, ITreasury::cancelDepositCall::SELECTOR, ("Cash", "cancel_deposit")),
	(addresses::TREASURY, ITreasury::attestReserveCall::SELECTOR, ("Cash", "attest_reserve")),
	(addresses::TRAVEL_RULE, ITravelRule::openCaseCall::SELECTOR, ("TravelRule", "open_case")),
	(
		addresses::TRAVEL_RULE,
		ITravelRule::attachEnvelopeCall::SELECTOR,
		("TravelRule", "attach_envelope"),
	),
	(
		addresses::TRAVEL_RULE,
		ITravelRule::startReviewCall::SELECTOR,
		("TravelRule", "start_review"),
	),
	(
		addresses::TRAVEL_RULE,
		ITravelRule::requestRepairCall::SELECTOR,
		("TravelRule", "request_repair"),
	),
	(addresses::TRAVEL_RULE, ITravelRule::acceptCall::SELECTOR, ("TravelRule", "accept")),
	(addresses::TRAVEL_RULE, ITravelRule::rejectCall::SELECTOR, ("TravelRule", "reject")),
	(addresses::TRAVEL_RULE, ITravelRule::cancelCaseCall::SELECTOR, ("TravelRule", "cancel_case")),
	(
		addresses::TRAVEL_RULE,
		ITravelRule::returnExpiredCall::SELECTOR,
		("TravelRule", "return_expired"),
	),
	(addresses::TRAVEL_RULE, ITravelRule::writeOffCall::SELECTOR, ("TravelRule", "write_off")),
	(
		addresses::TRAVEL_RULE,
		ITravelRule::transferRecordedCall::SELECTOR,
		("TravelRule", "transfer_recorded"),
	),
	(
		addresses::TRAVEL_RULE,
		ITravelRule::recordTravelDataCall::SELECTOR,
		("TravelRule", "record_travel_data"),
	),
	(
		addresses::TRAVEL_RULE,
		ITravelRule::revokeTravelDataCall::SELECTOR,
		("TravelRule", "revoke_travel_data"),
	),
	(
		addresses::TRAVEL_RULE,
		ITravelRule::registerControlProofCall::SELECTOR,
		("TravelRule", "register_control_proof"),
	),
	(
		addresses::TRAVEL_RULE,
		ITravelRule::revokeControlProofCall::SELECTOR,
		("TravelRule", "revoke_control_proof"),
	),
	(addresses::TRAVEL_RULE, ITravelRule::eraseCaseCall::SELECTOR, ("TravelRule", "erase")),
];

/// The one native call that does what calling `dest` with `input` asks for, if its arguments fit. Nothing for a view, for what
/// asks for several, and for approvals of units, which move none.
pub fn asked_call<T: Chain>(dest: &H160, input: &[u8]) -> Option<CallOf<T>> {
	if let Some(asset) = addresses::stablecoin_at(dest) {
		return asked_of_stablecoin::<T>(asset, input);
	}
	if let Some(series) = addresses::series_at(dest) {
		return asked_of_serials::<T>(series, input).map(Into::into);
	}
	let at = |number| *dest == addresses::address_of(number);
	if at(addresses::COUPON_FACTORY) {
		let asked = ICouponFactoryCalls::abi_decode_validate(input).ok()?;
		return CouponFactory::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::MARKETPLACE) {
		let asked = IMarketplaceCalls::abi_decode_validate(input).ok()?;
		return Marketplace::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::TREASURY) {
		let asked = ITreasuryCalls::abi_decode_validate(input).ok()?;
		return Treasury::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::REDEMPTION) {
		let asked = IRedemptionCalls::abi_decode_validate(input).ok()?;
		return Redemption::<T>::native(&asked, account_at::<T>).ok()?;
	}
	if at(addresses::TRAVEL_RULE) {
		let asked = ITravelRuleCalls::abi_decode_validate(input).ok()?;
		return TravelRule::<T>::native(&asked, account_at::<T>).ok()?;
	}
	asked_of_coupons::<T>(dest, input)
}

fn asked_of_serials<T: Chain>(series: SeriesId, input: &[u8]) -> Option<pallet_serials::Call<T>> {
	use pallet_serials::Call;
	let account = |address: &Address| T::AddressMapper::to_account_id(&h160(address));
	let transfer = |from: &Address, to: &Address, (first, last)| {
		let (from, to, ranges) = (account(from), account(to), one(range_of(first, last).ok()?));
		Some(Call::transfer_serials_from { series, from, to, ranges })
	};
	match ISerialsCalls::abi_decode_validate(input).ok()? {
		ISerialsCalls::safeTransferFrom_0(call) => {
			transfer(&call.from, &call.to, (call.tokenId, call.tokenId))
		},
		ISerialsCalls::safeTransferFrom_1(call) => {
			transfer(&call.from, &call.to, (call.tokenId, call.tokenId))
		},
		ISerialsCalls::transferFrom(call) => {
			transfer(&call.from, &call.to, (call.tokenId, call.tokenId))
		},
		ISerialsCalls::transferRange(call) => {
			transfer(&call.from, &call.to, (call.first, call.last))
		},
		ISerialsCalls::redeem(call) => Some(Call::redeem_serials {
			series,
			ranges: one(range_of(call.first, call.last).ok()?),
			redeemer: account(&call.redeemer),
			order_hash: H256(call.orderHash.0),
			ciphertext: None,
		}),
		_ => None,
	}
}

/// The account behind an address, which always has one.
fn account_at<T: Chain>(address: &Address) -> Result<T::AccountId, Error> {
	Ok(T::AddressMapper::to_account_id(&h160(address)))
}

fn asked_of_stablecoin<T: Chain>(asset: AssetId, input: &[u8]) -> Option<CallOf<T>> {
	use pallet_allowances::Call;
	let account = |address: &Address| T::AddressMapper::to_account_id(&h160(address));
	match IStablecoinCalls::abi_decode_validate(input).ok()? {
		IStablecoinCalls::transfer(call) => {
			let (to, amount) = (account(&call.to), call.value.try_into().ok()?);
			Some(pallet_cash::Call::<T>::transfer { asset, to, amount }.into())
		},
		IStablecoinCalls::approve(call) => {
			let amount = allowance_from(word(call.value));
			Some(Call::<T>::approve { asset, spender: account(&call.spender), amount }.into())
		},
		IStablecoinCalls::transferFrom(call) => {
			let (from, to) = (account(&call.from), account(&call.to));
			let amount = call.value.try_into().ok()?;
			Some(Call::<T>::transfer_from { asset, from, to, amount }.into())
		},
		IStablecoinCalls::permit(call) => {
			let (permit, signature) = permit_of(&call);
			Some(Call::<T>::permit { asset, permit, signature }.into())
		},
		_ => None,
	}
}

fn asked_of_coupons<T: Chain>(dest: &H160, input: &[u8]) -> Option<CallOf<T>> {
	if *dest != addresses::address_of(addresses::COUPON) {
		return None;
	}
	let account = |address: &Address| T::AddressMapper::to_account_id(&h160(address));
	let call: pallet_coupons::Call<T> = match ICouponCalls::abi_decode_validate(input).ok()? {
		ICouponCalls::safeTransferFrom(call) => pallet_coupons::Call::transfer_from {
			from: account(&call.from),
			to: account(&call.to),
			series: call.id.try_into().ok()?,
			quantity: call.value.try_into().ok()?,
		},
		ICouponCalls::safeBatchTransferFrom(call) => pallet_coupons::Call::transfer_batch_from {
			from: account(&call.from),
			to: account(&call.to),
			items: batch_of(&call.ids, &call.values).ok()?,
		},
		promise => return Coupon::<T>::native(&promise).ok()?,
	};
	Some(call.into())
}

/// Storage entries that the runtime's filter of calls reads: safe mode and the pause of the call.
const FILTER_READS: u64 = 2;

pub(crate) const PAUSED: &str = "Genex: this act is paused; wait until it is resumed";

/// The native call that calling `address` with `input` amounts to, if it changes the chain through one of ours.
pub fn native_call(address: &H160, input: &[u8]) -> Option<NativeName> {
	NATIVE_CALLS
		.iter()
		.find(|(number, selector, _)| {
			addresses::is_at(*number, address) && input.starts_with(selector)
		})
		.map(|(_, _, name)| *name)
}

/// Refuses what the runtime's filter would not let the native `call` do. A transaction to a precompile is judged before it
/// is included, but a contract may reach a precompile in the middle of any other transaction.
pub(crate) fn ensure_not_paused<T: Chain>(
	call: impl Into<CallOf<T>>,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	env.charge(T::DbWeight::get().reads(FILTER_READS))?;
	let call: CallOf<T> = call.into();
	ensure!(T::BaseCallFilter::contains(&call), refuse(PAUSED));
	Ok(())
}

/// Has the caller make the native `call`. Its weight is charged before, and what it did not need is given back: `needed` says
/// afterwards how much that is, where the call itself does not.
pub(crate) fn make<T: Chain>(
	call: CallOf<T>,
	env: &mut impl Ext<T = T>,
	needed: impl FnOnce() -> Option<Weight>,
) -> Result<(), Error> {
	let made: <T as pallet_revive::Config>::RuntimeCall = From::from(call.clone());
	let charged = env.charge(made.get_dispatch_info().call_weight)?;
	let who = caller(env)?;
	ensure_not_paused::<T>(call, env)?;
	let done = made
		.dispatch(RawOrigin::Signed(who).into())
		.map_err(|failure| failed::<T>(failure.error))?;
	if let Some(actual) = needed().or(done.actual_weight) {
		env.adjust_gas(charged, actual);
	}
	Ok(())
}
