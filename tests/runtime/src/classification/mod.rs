// SPDX-License-Identifier: Apache-2.0
//! What each call and each Solidity function does to value: which asset it moves and whose it is, or why it moves
//! nothing. A call that is in no table fails the freeze matrix, so nothing is added without being classified.
//!
//! Besides what the tables say, every signed call moves GNX from its signer to the treasury as fee.

mod custody;
mod issuing;
mod own;
mod promises;
mod sdk;
mod serials;
mod solidity;

/// A thing of value.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Asset {
	/// Units of a series.
	Coupons,
	/// A stablecoin.
	Stablecoin,
	/// The native token.
	Gnx,
}

/// The part someone has in a movement.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Role {
	/// Gives.
	Sender,
	/// Gets.
	Recipient,
}

/// What one call moves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Move {
	/// What moves.
	pub asset: Asset,
	/// Whose identity the rules look at.
	pub roles: &'static [Role],
	/// Who that is in this call, in words.
	pub who: &'static str,
}

/// What a call does to value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Effect {
	/// It moves value.
	Moves(&'static [Move]),
	/// It runs or stores other calls, each of which is judged by itself when it runs.
	Carries(&'static str),
	/// It moves nothing, for this reason.
	Nothing(&'static str),
}

/// Calls of one pallet, or functions of one interface, with the same effect.
#[derive(Clone, Copy, Debug)]
pub struct Class {
	/// Pallet or interface.
	pub room: &'static str,
	/// Names of the calls or functions.
	pub calls: &'static [&'static str],
	/// What they do.
	pub effect: Effect,
}

/// Both parties of a movement.
pub const BOTH: &[Role] = &[Role::Sender, Role::Recipient];
/// The giving party.
pub const SENDER: &[Role] = &[Role::Sender];
/// The receiving party.
pub const RECIPIENT: &[Role] = &[Role::Recipient];
/// No party's identity is asked.
pub const NOBODY: &[Role] = &[];

const fn moved(asset: Asset, roles: &'static [Role], who: &'static str) -> Move {
	Move { asset, roles, who }
}

/// The classes of all calls of the runtime.
pub fn calls() -> impl Iterator<Item = &'static Class> {
	own::CLASSES
		.iter()
		.chain(promises::CLASSES)
		.chain(custody::CLASSES)
		.chain(serials::CLASSES)
		.chain(sdk::CLASSES)
}

/// The classes of all Solidity functions.
pub fn functions() -> impl Iterator<Item = &'static Class> {
	solidity::CLASSES.iter().chain(issuing::CLASSES)
}

/// The effects under which `room.call` is listed: exactly one when the tables are right.
pub fn effects_of(
	classes: impl Iterator<Item = &'static Class>,
	room: &str,
	call: &str,
) -> Vec<Effect> {
	classes
		.filter(|class| class.room == room && class.calls.contains(&call))
		.map(|class| class.effect)
		.collect()
}

impl Effect {
	/// One line for a table.
	pub fn describe(&self) -> String {
		match self {
			Self::Moves(moves) => moves
				.iter()
				.map(|one| format!("moves {:?} of {}", one.asset, one.who))
				.collect::<Vec<_>>()
				.join("; "),
			Self::Carries(what) => format!("carries {what}"),
			Self::Nothing(reason) => format!("moves nothing: {reason}"),
		}
	}
}
