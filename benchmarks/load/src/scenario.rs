// SPDX-License-Identifier: Apache-2.0
//! What is sent in a measurement.

/// A kind of load.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Scenario {
	/// GNX to somebody, natively: the SDK's own transfer.
	Plain,
	/// A unit of a coupon to somebody.
	Transfer,
	/// A unit from the primary market.
	Purchase,
	/// A unit is redeemed.
	Redeem,
	/// One act at the order book.
	Orders,
	/// Fifty acts at the order book in one transaction.
	Batched,
	/// GNX to somebody, by an Ethereum transaction.
	EthPlain,
	/// A unit of a coupon to somebody, by an Ethereum transaction to the precompile.
	EthCoupon,
	/// One act at the order book, by an Ethereum transaction.
	EthOrders,
	/// A unit of an ERC-1155 token of OpenZeppelin in Solidity.
	EthSolidity,
	/// A day of a platform: of twenty transactions eight transfers, three purchases, three redemptions, four acts at the
	/// order book and two transfers by Ethereum transactions.
	Mixed,
}

/// Acts in a batch.
pub const BATCH: usize = 50;

/// What a day of a platform is made of.
const DAY: [Scenario; 20] = {
	use Scenario::*;
	[
		Transfer, Purchase, Transfer, Orders, EthCoupon, Transfer, Redeem, Transfer, Orders,
		Purchase, Transfer, Orders, Redeem, Transfer, EthCoupon, Purchase, Transfer, Orders,
		Redeem, Transfer,
	]
};

impl Scenario {
	/// Those of the native side, in the order in which they are measured.
	pub const NATIVE: [Self; 6] =
		[Self::Plain, Self::Transfer, Self::Purchase, Self::Redeem, Self::Orders, Self::Batched];

	/// Those that can be sent at a rate: the token in Solidity is there only where it is compared.
	const PACED: [Self; 10] = [
		Self::Plain,
		Self::Transfer,
		Self::Purchase,
		Self::Redeem,
		Self::Orders,
		Self::Batched,
		Self::EthPlain,
		Self::EthCoupon,
		Self::EthOrders,
		Self::Mixed,
	];

	/// The one of this name that can be sent at a rate, if there is one.
	pub fn named(name: &str) -> Option<Self> {
		Self::PACED.into_iter().find(|scenario| scenario.name() == name)
	}

	/// Its name in results.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Plain => "plain",
			Self::Transfer => "transfer",
			Self::Purchase => "purchase",
			Self::Redeem => "redeem",
			Self::Orders => "orders",
			Self::Batched => "batched",
			Self::EthPlain => "eth_plain",
			Self::EthCoupon => "eth_coupon",
			Self::EthOrders => "eth_orders",
			Self::EthSolidity => "eth_solidity",
			Self::Mixed => "mixed",
		}
	}

	/// Transactions that no block of a second takes more of, by a wide margin: so many are signed for each block.
	pub const fn most_in_a_block(self) -> usize {
		match self {
			Self::Batched => 400,
			Self::Plain | Self::Transfer => 2_000,
			_ => 1_500,
		}
	}

	/// Whether all of it are Ethereum transactions.
	pub const fn is_ethereum(self) -> bool {
		matches!(self, Self::EthPlain | Self::EthCoupon | Self::EthOrders | Self::EthSolidity)
	}

	/// Whether people need units and money.
	pub const fn needs_goods(self) -> bool {
		!matches!(self, Self::Plain | Self::EthPlain | Self::EthSolidity)
	}

	/// What the transaction with this number is.
	pub const fn at(self, number: usize) -> Self {
		match self {
			Self::Mixed => DAY[number % DAY.len()],
			other => other,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn mixed_should_have_the_shares_of_a_day() {
		let count = |wanted| (0..2_000).filter(|n| Scenario::Mixed.at(*n) == wanted).count();
		assert_eq!(count(Scenario::Transfer), 800);
		assert_eq!(count(Scenario::Purchase), 300);
		assert_eq!(count(Scenario::Redeem), 300);
		assert_eq!(count(Scenario::Orders), 400);
		assert_eq!(count(Scenario::EthCoupon), 200);
	}

	#[test]
	fn named_should_know_what_can_be_sent_at_a_rate() {
		assert_eq!(Scenario::named("eth_orders"), Some(Scenario::EthOrders));
		assert_eq!(Scenario::named("eth_solidity"), None);
	}

	#[test]
	fn others_should_be_the_same_all_along() {
		assert!((0..50).all(|number| Scenario::Redeem.at(number) == Scenario::Redeem));
	}
}
