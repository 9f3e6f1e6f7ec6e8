// SPDX-License-Identifier: Apache-2.0
//! Two nodes sign with the keys of one validator, and the chain must be told and answer.

use crate::{game::Game, people::REASON};
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	accounts::{account_of, alice, bob, charlie, dave, ferdie},
	chain::{Call, Chain},
	scenario::Stage,
	values::{Read, account, bytes},
};
use genex_network_tests::localnet::{Place, decoded, key_of};
use serde_json::json;
use std::{
	thread::sleep,
	time::{Duration, Instant},
};
use subxt_signer::sr25519::Keypair;
use tokio::runtime::Runtime;

/// How long two nodes sign with the same keys until the chain must have been told. A validator has a slot every four seconds.
const PATIENCE: Duration = Duration::from_secs(120);
/// The longest until a session begins in which nobody was answered for anything: one of ten minutes, and as much again for slots in
/// which a busy machine makes no block.
const NEXT_SESSION: Duration = Duration::from_secs(20 * 60);
/// Between two looks.
const STEP: Duration = Duration::from_secs(1);
/// What nodes count: pairs of blocks that one key sealed for one slot.
const COUNTED: &str = "genex_aura_equivocations_total";
/// What is before the call in the log.
const OFFERED: &str = "Report it by signing this call with any account: ";

/// Lets two nodes seal blocks and vote with the keys of one validator. Other nodes report the votes by themselves.
pub fn clone(game: &mut Game) -> Result<()> {
	let case = Case::open(game)?;
	game.net.tell("clone", case.node)?;
	let reported = case.is_reported()?;
	case.close(game, reported)
}

/// Lets two nodes seal blocks with the key of one validator, of whom one votes. The call by which a node offers to report it is
/// signed by somebody who has nothing to do with it, as the operator's guide says.
pub fn double_blocks(game: &mut Game) -> Result<()> {
	let case = Case::open(game)?;
	game.net.run(&["clone", &case.node.to_string(), "aura"])?;
	let offered = case.offered()?;
	if !until(|| Ok(case.witness.metric(COUNTED)? > case.counted))? {
		game.unpunished.push(format!("no node counts two blocks of validator {}", case.node));
	}
	let reported = match offered {
		Some(call) => {
			match Runtime::new()?.block_on(sign(&case.witness, &call, &case.owner)) {
				Ok(counts) => game.signed_reports += u64::from(counts),
				Err(error) => game.unpunished.push(format!("{error:#}")),
			}
			case.is_reported()?
		},
		None => false,
	};
	case.close(game, reported)
}

/// A validator that will sign twice, and what was known before.
struct Case {
	node: usize,
	owner: Keypair,
	/// Another node, which sees it.
	witness: Place,
	/// Reports of the validator on the chain.
	reports: usize,
	/// What the witness has counted.
	counted: u64,
	/// Bytes of its log.
	logged: u64,
}

impl Case {
	/// Chooses a validator that has done nothing in the running session: the chain answers for it once in each.
	fn open(game: &mut Game) -> Result<Self> {
		let owners = [alice(), bob(), charlie(), dave()];
		let place = game.net.places[0].clone();
		pardon(&place, &owners)?;
		let first = game.luck.node(owners.len());
		let begun = Instant::now();
		while begun.elapsed() < NEXT_SESSION {
			for step in 0..owners.len() {
				let node = (first + step) % owners.len();
				let owner = &owners[node];
				if !is_answered(&place, owner)? && is_disabled(&place, owner)? == Some(false) {
					let witness = game.net.places[(node + 1) % owners.len()].clone();
					return Ok(Self {
						node,
						owner: owner.clone(),
						reports: reports(&witness, owner)?,
						counted: witness.metric(COUNTED)?,
						logged: witness.logged(),
						witness,
					});
				}
			}
			sleep(STEP);
		}
		bail!("after {NEXT_SESSION:?} there is no validator that has done nothing")
	}

	/// The call by which the witness offers to report two blocks, once it has seen some.
	fn offered(&self) -> Result<Option<Vec<u8>>> {
		let begun = Instant::now();
		while begun.elapsed() < PATIENCE {
			let new = self.witness.log_after(self.logged);
			let offer = new.split_once(OFFERED).and_then(|(_, offer)| offer.split_once('\n'));
			if let Some((call, _)) = offer {
				return Ok(Some(decoded(&json!(call.trim_end()))?));
			}
			sleep(STEP);
		}
		Ok(None)
	}

	/// Waits until the chain has one more report of the validator.
	fn is_reported(&self) -> Result<bool> {
		until(|| Ok(reports(&self.witness, &self.owner)? > self.reports))
	}

	/// Ends the clone, and has the council let the validator make blocks again, as it does when somebody has explained it.
	fn close(self, game: &mut Game, reported: bool) -> Result<()> {
		let disabled = is_disabled(&self.witness, &self.owner)? == Some(true);
		game.net.run(&["stop-clone"])?;
		let begun = Instant::now();
		// The clone's votes may have taken the place of the original's.
		game.net.tell("restart", self.node)?;
		game.settle(begun)?;
		game.equivocations += self.witness.metric(COUNTED)?.saturating_sub(self.counted);
		if reported && disabled {
			game.disabled += 1;
		} else {
			let told = format!("reported: {reported}, disabled: {disabled}");
			game.unpunished.push(format!("validator {} signed twice; {told}", self.node));
		}
		if disabled {
			enable(&self.witness, &self.owner)?;
		}
		Ok(())
	}
}

/// Has all let make blocks again whom something else has disabled: of four only one can be at a time, and the next would be spared.
fn pardon(place: &Place, owners: &[Keypair]) -> Result<()> {
	for owner in owners {
		if is_disabled(place, owner)? == Some(true) {
			println!("validator {} was disabled before", account_of(owner));
			enable(place, owner)?;
		}
	}
	Ok(())
}

/// Has the council let a validator make blocks again, and waits until that is final.
fn enable(place: &Place, owner: &Keypair) -> Result<()> {
	let args = [("who", account(&account_of(owner))), ("reason", bytes(REASON))];
	let call = Call::new("Validators", "enable_validator", args);
	let done =
		Runtime::new()?.block_on(async { Stage::open(&place.ws).await?.council(call).await });
	// Who was only absent may be enabled already, with the end of the session.
	if let Err(error) = done {
		println!("the council could not enable validator {}: {error:#}", account_of(owner));
	}
	let enabled = until(|| Ok(is_disabled(place, owner)? == Some(false)))?;
	ensure!(enabled, "validator {} stays disabled", account_of(owner));
	Ok(())
}

/// Reads the call and signs it. Whether it was the first to tell: of the same validator something else may have been reported
/// in this session, and then there is nothing to do.
async fn sign(place: &Place, encoded: &[u8], offender: &Keypair) -> Result<bool> {
	let chain = Chain::connect(&place.ws).await?;
	let call = chain.best().await?.decode(encoded)?;
	ensure!(
		(call.pallet.as_str(), call.name.as_str()) == ("Validators", "report_aura_equivocation"),
		"the log offers {}.{}",
		call.pallet,
		call.name
	);
	let done = chain.submit(&call, &ferdie()).await?.included().await?;
	match &done.outcome {
		Ok(()) => {
			let told = done.event("Validators", "OffenderDisabled")?.field("validator")?;
			ensure!(told.to_account()? == account_of(offender), "{told} was disabled");
			Ok(true)
		},
		Err(failure) if failure.name == "Validators::AlreadyReported" => Ok(false),
		Err(failure) => bail!("the report was refused: {failure}"),
	}
}

/// How many offences of a validator the final state has on record, whatever became of them. Absence is none.
fn reports(place: &Place, owner: &Keypair) -> Result<usize> {
	let head = place.rpc.call("chain_getFinalizedHead", json!([]))?;
	let head = head.as_str().context("nothing is final")?;
	let all = place.pairs(&key_of("Offences", "Reports"), head)?;
	// A report begins with the offender.
	let who = account_of(owner).0;
	Ok(all.values().filter(|report| report.starts_with(&who)).count())
}

/// Whether an offence of a validator was answered in the running session.
fn is_answered(place: &Place, owner: &Keypair) -> Result<bool> {
	let told = place.stored("Validators", "Offenders")?;
	let who = hex::encode(account_of(owner).0);
	Ok(told.as_str().is_some_and(|offenders| offenders.contains(&who)))
}

/// Whether a validator may make no blocks; `None` where it is none of the running session.
fn is_disabled(place: &Place, owner: &Keypair) -> Result<Option<bool>> {
	Runtime::new()?.block_on(async {
		let state = Chain::connect(&place.ws).await?.finalised().await?;
		let active = state.view("Validators", "active_validators", Vec::new()).await?;
		for one in active.items()? {
			if one.field("account")?.to_account()? == account_of(owner) {
				let disabled = one.field("disabled")?.as_bool();
				return Ok(Some(disabled.context("the view tells no truth")?));
			}
		}
		Ok(None)
	})
}

/// Waits until something is so; false where it takes too long.
fn until(mut reached: impl FnMut() -> Result<bool>) -> Result<bool> {
	let begun = Instant::now();
	while begun.elapsed() < PATIENCE {
		if reached()? {
			return Ok(true);
		}
		sleep(STEP);
	}
	Ok(false)
}
