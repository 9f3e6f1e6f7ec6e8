// SPDX-License-Identifier: Apache-2.0
//! What clients read.

use crate::types::{Application, Funds, IssuerRecord, Promises, Ratings};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// Everything about an issuer. Worth is in billionths of a US dollar.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct IssuerView<AccountId> {
	/// Status, grade, last score and incidents.
	pub record: IssuerRecord,
	/// What it showed; nothing for issuers of the genesis block.
	pub application: Option<Application<AccountId>>,
	/// What it promised, and what became of it.
	pub promises: Promises,
	/// How holders rate it.
	pub ratings: Ratings,
	/// What is put aside for holders.
	pub funds: Funds<AccountId>,
}

/// How much an issuer may still promise. All in billionths of a US dollar.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Headroom {
	/// What it may promise in all, now.
	pub limit: u128,
	/// What it promises.
	pub exposure: u128,
	/// What it may mint at most; 0 when a limit was cut below what is promised. A mint is judged by the grade that is left after
	/// it: where so much more is promised that what is put aside covers too little of it for the grade, less may be minted.
	pub left: u128,
	/// What counts as put aside, at the rates of now.
	pub secured: u128,
}
