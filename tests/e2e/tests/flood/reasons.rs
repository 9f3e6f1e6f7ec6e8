// SPDX-License-Identifier: Apache-2.0
//! Why the node refuses attempts, and what each kind must be refused for.

use crate::attempts::Kind;
use genex_e2e_tests::rpc::RpcError;
use std::fmt;

/// Codes of the chain's own reasons.
const FROZEN: u8 = 4;
const NOT_SPONSORED: u8 = 5;
const NOT_REGISTERED: u8 = 6;
const HOPELESS: u8 = 7;

/// Why the node did not take an attempt, as both of its servers tell it.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Reason {
	/// A reason of this chain.
	Custom(u8),
	/// Nobody can pay.
	Payment,
	/// The signature does not fit.
	BadProof,
	/// The nonce was used.
	Stale,
	/// No block has room for it.
	TooHeavy,
	/// Something else.
	Other,
}

impl Reason {
	/// The reason in an answer of either server.
	pub fn of(refusal: &RpcError) -> Self {
		match (refusal.data.as_str(), refusal.data["reason"].as_str()) {
			(Some(text), _) => Self::native(text),
			(None, Some("Custom")) => Self::custom(refusal.data["code"].as_u64()),
			(None, Some("Payment")) => Self::Payment,
			(None, Some("BadProof")) => Self::BadProof,
			(None, Some("Stale")) => Self::Stale,
			(None, Some("ExhaustsResources")) => Self::TooHeavy,
			_ => Self::Other,
		}
	}

	/// The server for native transactions tells reasons in words.
	fn native(text: &str) -> Self {
		if let Some(code) = text.strip_prefix("Custom error: ") {
			return Self::custom(code.parse().ok());
		}
		match text {
			"Inability to pay some fees (e.g. account balance too low)" => Self::Payment,
			"Transaction has a bad signature" => Self::BadProof,
			"Transaction is outdated" => Self::Stale,
			"Transaction would exhaust the block limits" => Self::TooHeavy,
			_ => Self::Other,
		}
	}

	fn custom(code: Option<u64>) -> Self {
		code.and_then(|code| u8::try_from(code).ok()).map_or(Self::Other, Self::Custom)
	}

	/// Whether it is what is wrong with attempts of this kind, sent natively or as Ethereum transactions.
	pub fn is_own(self, kind: Kind, ethereum: bool) -> bool {
		use Reason::{BadProof, Custom, Payment, Stale, TooHeavy};
		match kind {
			Kind::UnknownAccount if ethereum => self == Custom(NOT_REGISTERED),
			Kind::UnknownAccount => self == Payment,
			Kind::NoHolding | Kind::UnknownListing | Kind::ClosedListing => {
				self == Custom(HOPELESS)
			},
			// Of an Ethereum signature that does not fit, somebody else is the signer, whom nobody knows.
			Kind::BadSignature if ethereum => self == Custom(NOT_REGISTERED),
			Kind::BadSignature => self == BadProof,
			Kind::NotSponsored if ethereum => self == Custom(NOT_SPONSORED),
			Kind::NotSponsored => self == Payment,
			// What is too large for a pool, or for a block, or for its gas.
			Kind::TooLarge => matches!(self, Payment | TooHeavy | Custom(NOT_SPONSORED)),
			Kind::StaleNonce => self == Stale,
			Kind::Frozen => self == Custom(FROZEN),
			_ => false,
		}
	}
}

impl fmt::Display for Reason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Custom(code) => write!(f, "code {code}"),
			other => write!(f, "{other:?}"),
		}
	}
}
