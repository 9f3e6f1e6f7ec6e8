// SPDX-License-Identifier: Apache-2.0
//! The acts that move value between identities, as native calls and as Solidity calls.

use crate::parties::{Stage, address};
use genex_precompiles::{
	abi::{ICoupon, IRedemption},
	addresses,
};
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::{
	classification::{Asset, Role},
	scene::{self, DOLLAR, USDC},
	who,
};
use pallet_revive::precompiles::{
	H160,
	alloy::{
		primitives::{Address, B256, U256},
		sol_types::SolCall,
	},
};

/// One act. The actor of the route signs it or stands behind it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Act {
	Transfer,
	TransferBatch,
	TransferFrom,
	TransferBatchFrom,
	Redeem,
	Purchase,
	CashTransfer,
	RequestWithdrawal,
}

/// Units each act moves.
const UNITS: u64 = 100;

impl Act {
	pub const ALL: [Self; 8] = [
		Self::Transfer,
		Self::TransferBatch,
		Self::TransferFrom,
		Self::TransferBatchFrom,
		Self::Redeem,
		Self::Purchase,
		Self::CashTransfer,
		Self::RequestWithdrawal,
	];

	/// What moves, and for each role who has it.
	pub fn moves(self, stage: &Stage, actor: &AccountId) -> Vec<(Asset, Role, AccountId)> {
		use Asset::{Coupons, Stablecoin};
		use Role::{Recipient, Sender};
		let (actor, recipient) = (actor.clone(), stage.recipient.clone());
		match self {
			Self::Transfer | Self::TransferBatch => {
				vec![(Coupons, Sender, actor), (Coupons, Recipient, recipient)]
			},
			Self::TransferFrom | Self::TransferBatchFrom => {
				vec![(Coupons, Sender, stage.owner.clone()), (Coupons, Recipient, recipient)]
			},
			// Who may accept is the issuer's word: a redeemer out of force must not stop a redemption.
			Self::Redeem => vec![(Coupons, Sender, actor)],
			Self::Purchase => vec![
				(Coupons, Sender, who::issuer()),
				(Coupons, Recipient, actor.clone()),
				(Stablecoin, Sender, actor),
				(Stablecoin, Recipient, who::issuer()),
			],
			Self::CashTransfer => {
				vec![(Stablecoin, Sender, actor), (Stablecoin, Recipient, recipient)]
			},
			Self::RequestWithdrawal => vec![(Stablecoin, Sender, actor)],
		}
	}

	/// The call of a pallet.
	pub fn native(self, stage: &Stage) -> RuntimeCall {
		use pallet_coupons::Call as Coupons;
		let (series, quantity) = (stage.series, UNITS);
		let (from, to) = (stage.owner.clone(), stage.recipient.clone());
		let items = vec![(series, quantity)].try_into().expect("one fits");
		match self {
			Self::Transfer => Coupons::transfer { series, to, quantity }.into(),
			Self::TransferBatch => Coupons::transfer_batch { to, items }.into(),
			Self::TransferFrom => Coupons::transfer_from { from, to, series, quantity }.into(),
			Self::TransferBatchFrom => Coupons::transfer_batch_from { from, to, items }.into(),
			Self::Redeem => Coupons::redeem {
				series,
				quantity,
				redeemer: stage.store.clone(),
				order_hash: scene::hash_of("order"),
				ciphertext: None,
			}
			.into(),
			Self::Purchase => pallet_sales::Call::<Runtime>::purchase {
				listing: stage.listing,
				quantity,
				max_total: u128::MAX,
			}
			.into(),
			Self::CashTransfer => {
				pallet_cash::Call::<Runtime>::transfer { asset: USDC, to, amount: DOLLAR }.into()
			},
			Self::RequestWithdrawal => pallet_cash::Call::<Runtime>::request_withdrawal {
				asset: USDC,
				amount: 10 * DOLLAR,
				payout: scene::hash_of("payout"),
			}
			.into(),
		}
	}

	/// The precompile and its input, where the act is served to Solidity.
	pub fn solidity(self, stage: &Stage, actor: &AccountId) -> Option<(H160, Vec<u8>)> {
		let at = |account: &AccountId| Address::from(address(account).0);
		let (id, value) = (U256::from(stage.series), U256::from(UNITS));
		let to = at(&stage.recipient);
		let single = |from| {
			ICoupon::safeTransferFromCall { from, to, id, value, data: Default::default() }
				.abi_encode()
		};
		let batch = |from| {
			ICoupon::safeBatchTransferFromCall {
				from,
				to,
				ids: vec![id],
				values: vec![value],
				data: Default::default(),
			}
			.abi_encode()
		};
		let (number, input) = match self {
			Self::Transfer => (addresses::COUPON, single(at(actor))),
			Self::TransferBatch => (addresses::COUPON, batch(at(actor))),
			Self::TransferFrom => (addresses::COUPON, single(at(&stage.owner))),
			Self::TransferBatchFrom => (addresses::COUPON, batch(at(&stage.owner))),
			Self::Redeem => {
				let call = IRedemption::redeemCall {
					series: id,
					quantity: value,
					redeemer: at(&stage.store),
					orderHash: B256::from(scene::hash_of("order").0),
					ciphertext: Default::default(),
				};
				(addresses::REDEMPTION, call.abi_encode())
			},
			Self::Purchase | Self::CashTransfer | Self::RequestWithdrawal => return None,
		};
		Some((addresses::address_of(number), input))
	}
}
