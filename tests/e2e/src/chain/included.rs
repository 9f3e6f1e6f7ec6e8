// SPDX-License-Identifier: Apache-2.0
//! A transaction on its way into a block, and what came of it.

use super::{Chain, Config, Failure, State};
use crate::values::Read;
use anyhow::{Context, Error, Result, bail, ensure};
use std::{future::Future, time::Duration};
use subxt::{
	client::OnlineClientAtBlockImpl,
	dynamic::Value,
	extrinsics::ExtrinsicEvents,
	transactions::{TransactionInBlock, TransactionProgress, TransactionStatus},
	utils::H256,
};
use tokio::time::timeout;

/// How many blocks are looked through for a transaction that the pool gave up.
const LOOK_BACK: u32 = 50;
/// The longest wait for a block, and for its finality.
const PATIENCE: Duration = Duration::from_secs(120);

type Client = OnlineClientAtBlockImpl<Config>;

/// Something that happened in a block.
#[derive(Clone, Debug)]
pub struct Event {
	/// Pallet.
	pub pallet: String,
	/// Name.
	pub name: String,
	/// Fields.
	pub fields: Value,
}

/// A transaction that the node has taken.
#[derive(Debug)]
pub struct Submitted {
	chain: Chain,
	progress: TransactionProgress<Config, Client>,
}

/// A transaction in a block.
#[derive(Clone, Debug)]
pub struct Included {
	/// Number of the block.
	pub number: u64,
	/// Hash of the block.
	pub hash: H256,
	/// What happened through the transaction.
	pub events: Vec<Event>,
	/// Whether its call succeeded.
	pub outcome: Result<(), Failure>,
}

impl Submitted {
	pub(super) fn new(chain: Chain, progress: TransactionProgress<Config, Client>) -> Self {
		Self { chain, progress }
	}

	/// Waits until it is in the best chain.
	///
	/// # Errors
	/// It became invalid, was dropped, or took too long.
	pub async fn included(&mut self) -> Result<Included> {
		let found = bounded(
			"a block",
			self.until(|status| match status {
				TransactionStatus::InBestBlock(block)
				| TransactionStatus::InFinalizedBlock(block) => Some(block),
				_ => None,
			}),
		);
		match found.await {
			Ok(block) => Included::read(&block).await,
			Err(given_up) => self.look_for(given_up).await,
		}
	}

	/// Waits until it is final.
	///
	/// # Errors
	/// It became invalid, was dropped, or took too long.
	pub async fn finalised(&mut self) -> Result<Included> {
		let found = bounded(
			"finality",
			self.until(|status| match status {
				TransactionStatus::InFinalizedBlock(block) => Some(block),
				_ => None,
			}),
		);
		match found.await {
			Ok(block) => Included::read(&block).await,
			Err(given_up) => {
				let included = self.look_for(given_up).await?;
				self.chain.reach_finality(included.number).await?;
				Ok(included)
			},
		}
	}

	/// The pool may judge a transaction again by the state of the block that has it, and then calls it invalid, since its nonce
	/// is used. So what is given up is looked for before it counts as lost.
	async fn look_for(&self, given_up: Error) -> Result<Included> {
		let hash = self.progress.extrinsic_hash();
		let mut state = self.chain.best().await?;
		for _ in 0..LOOK_BACK {
			for extrinsic in state.client.extrinsics().fetch().await?.iter() {
				let extrinsic = extrinsic?;
				if extrinsic.hash() == hash {
					let events = extrinsic.events().await?;
					return Included::of(&state, state.hash(), &events);
				}
			}
			let Some(before) = state.number().checked_sub(1) else { break };
			state = self.chain.at_number(before).await?;
		}
		Err(given_up)
	}

	async fn until<T>(
		&mut self,
		wanted: impl Fn(TransactionStatus<Config, Client>) -> Option<T>,
	) -> Result<T> {
		while let Some(status) = self.progress.next().await {
			match status? {
				TransactionStatus::Error { message }
				| TransactionStatus::Invalid { message }
				| TransactionStatus::Dropped { message } => bail!("the transaction was given up: {message}"),
				status => {
					if let Some(found) = wanted(status) {
						return Ok(found);
					}
				},
			}
		}
		bail!("the node stopped telling about the transaction")
	}
}

impl Included {
	async fn read(block: &TransactionInBlock<Config, Client>) -> Result<Self> {
		let state = State { client: block.at().await? };
		Self::of(&state, block.block_hash(), &block.fetch_events().await?)
	}

	fn of(state: &State, hash: H256, told: &ExtrinsicEvents<Config>) -> Result<Self> {
		let mut events = Vec::new();
		let mut outcome = Ok(());
		for event in told.iter() {
			let event = event?;
			let (pallet, name) = (event.pallet_name().to_owned(), event.event_name().to_owned());
			if (pallet.as_str(), name.as_str()) == ("System", "ExtrinsicFailed") {
				outcome = Err(Failure::decode(event.field_bytes(), state.client.metadata())?);
			}
			events.push(Event { pallet, name, fields: event.decode_fields_unchecked_as()? });
		}
		Ok(Self { number: state.number(), hash, events, outcome })
	}

	/// Itself, if its call succeeded.
	///
	/// # Errors
	/// The call failed; named.
	pub fn success(self) -> Result<Self> {
		match &self.outcome {
			Ok(()) => Ok(self),
			Err(failure) => bail!("the call failed in block {}: {failure}", self.number),
		}
	}

	/// Why its call failed.
	///
	/// # Errors
	/// It succeeded.
	pub fn failure(self) -> Result<Failure> {
		match self.outcome {
			Ok(()) => bail!("the call was expected to fail and succeeded in block {}", self.number),
			Err(failure) => Ok(failure),
		}
	}

	/// The fields of every event `pallet.name`, in order.
	pub fn all(&self, pallet: &str, name: &str) -> Vec<&Value> {
		let wanted = |event: &&Event| event.pallet == pallet && event.name == name;
		self.events.iter().filter(wanted).map(|event| &event.fields).collect()
	}

	/// The fields of the first event `pallet.name`.
	///
	/// # Errors
	/// There was none.
	pub fn event(&self, pallet: &str, name: &str) -> Result<&Value> {
		self.all(pallet, name).into_iter().next().with_context(|| {
			let names: Vec<String> = self
				.events
				.iter()
				.map(|event| format!("{}.{}", event.pallet, event.name))
				.collect();
			format!(
				"block {} has no {pallet}.{name} of the transaction, but {names:?}",
				self.number
			)
		})
	}

	/// Makes sure that the event `pallet.name`, which tells how a call inside went, tells that it succeeded.
	///
	/// # Errors
	/// There is no such event, or the call inside failed.
	pub fn inner_success(&self, pallet: &str, name: &str) -> Result<()> {
		let result = self.event(pallet, name)?.field("result")?;
		ensure!(result.variant_name()? == "Ok", "{pallet}.{name} tells of a failure: {result}");
		Ok(())
	}
}

/// Waits for `what` no longer than is bearable.
pub(super) async fn bounded<T>(what: &str, work: impl Future<Output = Result<T>>) -> Result<T> {
	timeout(PATIENCE, work)
		.await
		.with_context(|| format!("{what} did not come within {PATIENCE:?}"))?
}
