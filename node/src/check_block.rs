// SPDX-License-Identifier: Apache-2.0
//! `genex-node check-block`: executes a stored block again. The SDK's tool of this name takes a block whose state is there
//! for known and executes nothing. The outcome goes to standard output.

use crate::{
	cli::Cli,
	service::{Block, FullBackend, FullClient, Partial},
};
use sc_cli::{CheckBlockCmd, Error, Result, SubstrateCli};
use sc_client_api::{Backend, BlockBackend, HeaderBackend};
use sp_api::{Core, ProvideRuntimeApi};
use sp_runtime::{
	DigestItem,
	generic::BlockId,
	traits::{Block as _, Header as _},
};
use std::{io::Write, time::Instant};

/// Runs the tool.
///
/// # Errors
/// The database cannot be opened or lacks the block or the state before it, or the block executes to something else.
pub fn run(cmd: &CheckBlockCmd, cli: &Cli) -> Result<()> {
	cli.create_runner(cmd)?.async_run(|mut config| {
		let Partial { client, backend, task_manager, .. } = cli.partial(cmd, &mut config)?;
		let work = async move {
			let told = check(&client, &backend, &cmd.input.parse::<Block>()?)?;
			writeln!(std::io::stdout(), "{told}")?;
			Ok::<_, Error>(())
		};
		Ok((work, task_manager))
	})
}

/// Executes the block `id` on the state of the block before it: the runtime panics where a root, a digest or a transaction
/// is another one than stored.
fn check(client: &FullClient, backend: &FullBackend, id: &BlockId<Block>) -> Result<String> {
	let unknown = || {
		let named = match id {
			BlockId::Hash(hash) => format!("{hash:?}"),
			BlockId::Number(number) => number.to_string(),
		};
		Error::Input(format!("there is no block {named} in this database"))
	};
	let hash = client.block_hash_from_id(id)?.ok_or_else(unknown)?;
	let stored = client.block(hash)?.ok_or_else(unknown)?.block;
	let (number, parent) = (*stored.header().number(), *stored.header().parent_hash());
	let Some(before) = number.checked_sub(1) else {
		return Err(Error::Input("the genesis block was not executed: check a later one".into()));
	};
	if !backend.have_state_at(parent, before) {
		return Err(Error::Input(format!(
			"the state of block {before} is pruned, and block {number} is executed on it: check a newer one, or use the \
			 database of a node with --state-pruning archive"
		)));
	}
	let begun = Instant::now();
	client.runtime_api().execute_block(parent, unsealed(stored).into()).map_err(|error| {
		Error::Input(format!(
			"block {number} ({hash:?}) does not execute to what is stored: {error}"
		))
	})?;
	let spent = begun.elapsed().as_millis();
	Ok(format!("block {number} ({hash:?}) executes to what is stored, in {spent} ms"))
}

/// A block as it was executed: before its author sealed it.
fn unsealed(block: Block) -> Block {
	let (mut header, extrinsics) = block.deconstruct();
	if matches!(header.digest().logs().last(), Some(DigestItem::Seal(..))) {
		header.digest_mut().pop();
	}
	Block::new(header, extrinsics)
}

#[cfg(test)]
mod tests {
	use super::*;
	use genex_runtime::{Hash, Header};
	use sp_runtime::Digest;

	#[test]
	fn unsealed_should_take_off_the_seal_and_nothing_else() {
		let slot = DigestItem::PreRuntime(*b"aura", vec![1]);
		let seal = DigestItem::Seal(*b"aura", vec![2]);
		let block = |logs: Vec<DigestItem>| {
			let none = Hash::default();
			Block::new(Header::new(7, none, none, none, Digest { logs }), Vec::new())
		};
		assert_eq!(unsealed(block(vec![slot.clone(), seal])), block(vec![slot.clone()]));
		assert_eq!(unsealed(block(vec![slot.clone()])), block(vec![slot]));
	}
}
