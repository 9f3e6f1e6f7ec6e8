// SPDX-License-Identifier: Apache-2.0
//! Route × act × party × cause.

use crate::freeze_matrix::{
	acts::{Act, Amounts},
	causes::{Cause, GNX_FROZEN, Verdict, Way},
	outcomes::{Outcome, SIGNER_FROZEN, attempt, reason_of},
	parties::{Stage, stage},
	routes::Route,
	size::Round,
};
use genex_runtime::{AccountId, Kyc, Runtime, System, constants::GNX};
use genex_runtime_tests::{
	classification::{Asset, Role},
	env,
	native::{dispatch, undone},
	who,
};
use sp_runtime::DispatchResult;

/// How many cells were tried, what came of them, and what was wrong.
pub struct Counted {
	/// Whether every cell is printed, or only those that are wrong.
	pub prints: bool,
	/// All cells.
	pub cells: usize,
	/// Those whose cause is a freeze.
	pub freeze_cells: usize,
	/// Those in which the move was refused for the right reason.
	pub refused: usize,
	/// Those in which the cause lets the move through, and it went through.
	pub let_through: usize,
	wrong: Vec<String>,
}

impl Counted {
	/// Nothing yet.
	pub fn new() -> Self {
		Self {
			prints: true,
			cells: 0,
			freeze_cells: 0,
			refused: 0,
			let_through: 0,
			wrong: Vec::new(),
		}
	}

	/// Counts one cell. `wrong` says what is wrong besides, if anything.
	pub fn count(
		&mut self,
		cell: &Cell,
		expected: Verdict,
		outcome: &Outcome,
		wrong: Option<String>,
	) {
		let Cell { line, is_of_a_freeze } = cell;
		self.cells += 1;
		self.freeze_cells += usize::from(*is_of_a_freeze);
		let right = wrong.is_none()
			&& match expected {
				Verdict::Refused(reason) => !outcome.moved && outcome.says(reason),
				Verdict::Passes => outcome.moved,
				Verdict::Idle => !outcome.moved,
			};
		match expected {
			_ if !right => self.wrong(format!(
				"{line}: expected {expected:?}, {outcome:?} {}",
				wrong.unwrap_or_default()
			)),
			Verdict::Passes => self.let_through += 1,
			_ => self.refused += 1,
		}
		if self.prints && right {
			let invalid = if outcome.says(SIGNER_FROZEN) { ", invalid" } else { "" };
			println!("{line} {}{invalid}", said(expected));
		}
	}

	/// Notes something that is wrong.
	pub fn wrong(&mut self, what: String) {
		println!("WRONG {what}");
		self.wrong.push(what);
	}

	/// Fails if anything was wrong.
	pub fn finish(&self) {
		assert!(
			self.wrong.is_empty(),
			"{} cells are wrong:\n{}",
			self.wrong.len(),
			self.wrong.join("\n")
		);
	}
}

fn said(verdict: Verdict) -> String {
	match verdict {
		Verdict::Refused(reason) => reason.into(),
		Verdict::Passes => "goes through".into(),
		Verdict::Idle => "moves nothing".into(),
	}
}

/// One cell of the table.
pub struct Cell {
	line: String,
	is_of_a_freeze: bool,
}

/// The cell of this line of the table.
pub fn line(route: &str, act: &str, asset: Asset, role: Role, cause: Cause) -> Cell {
	let line = format!(
		"{route:<18} {act:<22} {:<11} {:<10} {:<28}",
		format!("{asset:?}"),
		format!("{role:?}"),
		cause.label()
	);
	Cell { line, is_of_a_freeze: cause.is_freeze() }
}

/// Tries every cell with the amounts of a round. The table is printed in the first one.
pub fn no_route_should_move_value_of_who_may_not(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		counted.prints = round.number == 0;
		println!("\n{round:?}: {:?}", stage.amounts);
		for route in Route::ALL {
			let actor = route.actor();
			for act in Act::ALL {
				if route.is_solidity() && act.solidity(&stage, &actor).is_none() {
					continue;
				}
				for (asset, role, party) in act.moves(&stage, &actor) {
					let free = undone(|| attempt(&stage, route, act, asset));
					if !free.moved {
						counted.wrong(format!(
							"{route:?} {act:?} of {asset:?}: nobody is in the way, {free:?}"
						));
					}
					for cause in Cause::all() {
						if let Some(verdict) = act.verdict(route, asset, role, cause) {
							let name = format!("{act:?}");
							try_cell(
								&stage,
								(route, act, &name),
								(asset, role, &party),
								cause,
								verdict,
								counted,
							);
						}
					}
				}
			}
		}
	});
}

/// Whether both accounts belong to one identity.
fn is_same_party(a: &AccountId, b: &AccountId) -> bool {
	a == b || (Kyc::identity_of(a).is_some() && Kyc::identity_of(a) == Kyc::identity_of(b))
}

/// Acts that an operator makes for an owner.
const FOR_AN_OWNER: [Act; 2] = [Act::TransferFrom, Act::TransferBatchFrom];

/// An operator that is frozen moves nothing of an owner that is not, by no route.
pub fn no_frozen_operator_should_move_units(round: Round, counted: &mut Counted) {
	env::execute(|| {
		let stage = stage(Amounts::of(round));
		for route in Route::ALL {
			let operator = route.actor();
			for act in FOR_AN_OWNER {
				let free = undone(|| attempt(&stage, route, act, Asset::Coupons));
				if !free.moved {
					counted.wrong(format!("{route:?} {act:?}: no operator is frozen, {free:?}"));
				}
				let name = format!("operator, {act:?}");
				for cause in Cause::freezes(&Way::ALL) {
					try_cell(
						&stage,
						(route, act, &name),
						(Asset::Coupons, Role::Sender, &operator),
						cause,
						Verdict::Refused("301"),
						counted,
					);
				}
			}
		}
	});
}

fn try_cell(
	stage: &Stage,
	(route, act, name): (Route, Act, &str),
	(asset, role, party): (Asset, Role, &AccountId),
	cause: Cause,
	verdict: Verdict,
	counted: &mut Counted,
) {
	let frozen_signer =
		route.own_signer().filter(|signer| cause.is_freeze() && is_same_party(signer, party));
	let (outcome, wrong) = undone(|| {
		cause.impose(party, stage.series);
		let before = frozen_signer.as_ref().map(System::account);
		let outcome = attempt(stage, route, act, asset);
		let wrong = match frozen_signer {
			Some(_) if !outcome.says(SIGNER_FROZEN) => Some("the transaction is valid".into()),
			Some(signer) if before.as_ref() != Some(&System::account(&signer)) => {
				Some("the frozen signer paid".into())
			},
			_ if asset == Asset::Gnx && role == Role::Recipient && cause.is_freeze() => {
				stays(party)
			},
			_ => None,
		};
		(outcome, wrong)
	});
	let cell = line(&format!("{route:?}"), name, asset, role, cause);
	counted.count(&cell, verdict, &outcome, wrong);
}

/// Sends a GNX of `party` away.
pub fn send_away(party: &AccountId) -> DispatchResult {
	let away = pallet_balances::Call::<Runtime>::transfer_keep_alive {
		dest: who::issuer().into(),
		value: GNX,
	};
	dispatch(away, party)
}

/// What is wrong when GNX that reached a frozen party can leave it again.
pub fn stays(party: &AccountId) -> Option<String> {
	match send_away(party) {
		Err(error) if [GNX_FROZEN, "301"].contains(&reason_of(&error).as_str()) => None,
		outcome => Some(format!("what arrived can leave: {outcome:?}")),
	}
}
