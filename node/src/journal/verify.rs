// SPDX-License-Identifier: Apache-2.0
//! `genex-node journal-verify`: reads a whole journal and checks it: files, links between blocks, transactions, and every
//! proof of finality against the authorities of its time. The outcome goes to standard output.

use super::{Failure, block_of};
use crate::{
	cli::Cli,
	service::{Block, FullClient, Hash, Partial},
};
use clap::Args;
use codec::Encode;
use genex_finality_journal::{Reader, Torn};
use genex_runtime::{BlockNumber, Grandpa};
use sc_cli::{CliConfiguration, DatabaseParams, Error, Result, SharedParams, SubstrateCli};
use sc_client_api::HeaderBackend;
use sc_consensus_grandpa::{
	GRANDPA_ENGINE_ID, GrandpaApi, GrandpaJustification, find_forced_change, find_scheduled_change,
};
use sc_service::ChainSpec;
use sp_api::ProvideRuntimeApi;
use sp_consensus_grandpa::{AuthorityList, SetId};
use sp_runtime::{
	StateVersion,
	generic::SignedBlock,
	traits::{BlakeTwo256, Hash as _, Header},
};
use sp_state_machine::BasicExternalities;
use std::{
	fmt,
	io::Write,
	path::{Path, PathBuf},
};

/// Arguments of `journal-verify`.
#[derive(Debug, Args)]
pub struct JournalVerifyCmd {
	/// The folder of the journal. A node may write it meanwhile.
	#[arg(value_name = "FOLDER")]
	dir: PathBuf,

	#[command(flatten)]
	shared_params: SharedParams,

	#[command(flatten)]
	database_params: DatabaseParams,
}

impl CliConfiguration for JournalVerifyCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn database_params(&self) -> Option<&DatabaseParams> {
		Some(&self.database_params)
	}
}

impl JournalVerifyCmd {
	/// Does it. The first authorities are those of the chain's first block, or of the block before the journal in the
	/// database under the base path, which no running node may use.
	///
	/// # Errors
	/// The journal is damaged, of another chain, or proves nothing.
	pub fn run(&self, cli: &Cli) -> Result<()> {
		cli.create_runner(self)?.async_run(|mut config| {
			let Partial { client, task_manager, .. } = cli.partial(self, &mut config)?;
			let spec = config.chain_spec;
			let work = async move {
				let report = verify(&self.dir, &client, &*spec)?;
				write!(std::io::stdout(), "{report}")?;
				Ok::<_, Error>(())
			};
			Ok((work, task_manager))
		})
	}
}

/// What a journal was found to hold.
#[derive(Debug, Default)]
struct Report {
	first: BlockNumber,
	last: BlockNumber,
	/// The last block that votes in the journal made final.
	proven: BlockNumber,
	proofs: u64,
	changes: u64,
	torn: Option<Torn>,
}

impl fmt::Display for Report {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { first, last, proven, proofs, changes, torn } = self;
		if *last == 0 {
			writeln!(f, "the journal is empty")?;
		} else {
			writeln!(f, "blocks {first} to {last} are linked and whole")?;
			writeln!(
				f,
				"proofs that hold: {proofs}, up to block {proven}; changes of authorities: {changes}"
			)?;
		}
		match torn {
			Some(Torn { path, at }) => {
				writeln!(f, "an unfinished write at byte {at} of {}", path.display())
			},
			None => Ok(()),
		}
	}
}

fn verify(dir: &Path, client: &FullClient, spec: &dyn ChainSpec) -> Result<Report> {
	let mut reader = Reader::open(dir, client.info().genesis_hash.0).map_err(told)?;
	let Some(first) = reader.first() else { return Ok(Report::default()) };
	let first = BlockNumber::try_from(first).map_err(|_| told(Failure::NoBlock(first)))?;
	let mut verifier = Verifier::before(first, client, spec)?;
	let mut report = Report { first, ..Report::default() };
	for record in reader.by_ref() {
		let (number, signed) = block_of(&record.map_err(told)?).map_err(told)?;
		report.last = number;
		if verifier.check(number, &signed).map_err(Error::Input)? {
			report.proofs = report.proofs.saturating_add(1);
			report.proven = number;
		}
		if verifier.turn(number, &signed.block.header) {
			report.changes = report.changes.saturating_add(1);
		}
	}
	report.torn = reader.torn().cloned();
	Ok(report)
}

/// An error of the command line.
pub(super) fn told(error: impl Into<Failure>) -> Error {
	let failure: Failure = error.into();
	Error::Application(Box::new(failure))
}

/// Root of a block's transactions.
pub(super) fn root_of(extrinsics: &[Vec<u8>], version: StateVersion) -> Hash {
	BlakeTwo256::ordered_trie_root(extrinsics.to_vec(), version)
}

/// Who votes after a block, and the number of their set; `None` where the state of the block is not there.
fn authorities_at(block: Hash, client: &FullClient) -> Option<(AuthorityList, SetId)> {
	let api = client.runtime_api();
	Some((api.grandpa_authorities(block).ok()?, api.current_set_id(block).ok()?))
}

/// The same after the first block of a chain, by its specification.
fn first_authorities(spec: &dyn ChainSpec) -> Result<(AuthorityList, SetId)> {
	let mut state = spec.as_storage_builder().build_storage().map_err(Error::Input)?;
	let read = || (Grandpa::grandpa_authorities(), Grandpa::current_set_id());
	Ok(BasicExternalities::execute_with_storage(&mut state, read))
}

/// Follows the chain of a journal with nothing but its blocks.
struct Verifier {
	parent: Hash,
	authorities: AuthorityList,
	set_id: SetId,
	/// Authorities that vote after a block, which is not reached yet.
	pending: Option<(BlockNumber, AuthorityList)>,
}

impl Verifier {
	/// What must hold for block `first`, by the block before it. A node soon drops the state of the chain's first block, which the
	/// specification has as well.
	fn before(first: BlockNumber, client: &FullClient, spec: &dyn ChainSpec) -> Result<Self> {
		let needs = |what: &str| {
			Error::Input(format!(
				"the journal begins with block {first}, and the database here lacks {what} of the block before: give \
				 --base-path of a node that keeps it, with --state-pruning archive"
			))
		};
		let parent = client.hash(first.saturating_sub(1))?.ok_or_else(|| needs("the hash"))?;
		let (authorities, set_id) = match authorities_at(parent, client) {
			Some(known) => known,
			None if first == 1 => first_authorities(spec)?,
			None => return Err(needs("the state")),
		};
		Ok(Self { parent, authorities, set_id, pending: None })
	}

	/// Checks a block; says whether it brought a proof of finality.
	fn check(
		&mut self,
		number: BlockNumber,
		signed: &SignedBlock<Block>,
	) -> std::result::Result<bool, String> {
		let header = &signed.block.header;
		if *header.parent_hash() != self.parent {
			return Err(format!(
				"block {number} follows {:?}, but the block before it is {:?}",
				header.parent_hash(),
				self.parent
			));
		}
		self.parent = header.hash();
		let extrinsics: Vec<_> = signed.block.extrinsics.iter().map(Encode::encode).collect();
		let fits = |version| root_of(&extrinsics, version) == *header.extrinsics_root();
		if !fits(StateVersion::V0) && !fits(StateVersion::V1) {
			return Err(format!("block {number} has other transactions than its header says"));
		}
		let proof = signed.justifications.as_ref().and_then(|all| all.get(GRANDPA_ENGINE_ID));
		let Some(proof) = proof else { return Ok(false) };
		let proof = GrandpaJustification::<Block>::decode(proof);
		let proof = proof.map_err(|error| format!("the proof of block {number}: {error}"))?;
		if proof.target() != (number, self.parent) {
			return Err(format!("the proof of block {number} is for another block"));
		}
		let holds = proof.verify(self.set_id, &self.authorities).or_else(|error| {
			// After a stall that `note_stalled` ends, the next authorities vote for blocks before their turn as well.
			let Some((_, next)) = &self.pending else { return Err(error) };
			proof.verify(self.set_id.saturating_add(1), next)
		});
		holds.map(|()| true).map_err(|error| {
			format!("the proof of block {number} by authority set {}: {error}", self.set_id)
		})
	}

	/// Takes up the change of authorities that `header` announces or that is due after it; says whether it was due.
	fn turn(&mut self, number: BlockNumber, header: &genex_runtime::Header) -> bool {
		let change = find_forced_change::<Block>(header)
			.map(|(_, change)| change)
			.or_else(|| find_scheduled_change::<Block>(header));
		if let Some(change) = change {
			self.pending = Some((number.saturating_add(change.delay), change.next_authorities));
		}
		match self.pending.take() {
			Some((due, next)) if due <= number => {
				self.authorities = next;
				self.set_id = self.set_id.saturating_add(1);
				true
			},
			later => {
				self.pending = later;
				false
			},
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{chain_spec, journal::tests::block};
	use sp_consensus_grandpa::{ConsensusLog, ScheduledChange};
	use sp_core::{crypto::UncheckedFrom, ed25519};
	use sp_runtime::{DigestItem, OpaqueExtrinsic};

	fn verifier() -> Verifier {
		Verifier { parent: Hash::zero(), authorities: Vec::new(), set_id: 4, pending: None }
	}

	#[test]
	fn first_authorities_should_be_those_of_the_specification() {
		// There is none where the wasm was left out of the build.
		let Ok(mut spec) = chain_spec::load("local") else { return };
		chain_spec::build_genesis("local", &mut *spec).expect("the preset is valid");
		let (authorities, set_id) = first_authorities(&*spec).expect("it has a first state");
		assert_eq!((authorities.len(), set_id), (4, 0));
	}

	#[test]
	fn verifier_should_follow_blocks_when_they_are_linked() {
		let mut verifier = verifier();
		let first = block(1, Hash::zero());
		assert_eq!(verifier.check(1, &first), Ok(false));
		assert_eq!(verifier.check(2, &block(2, first.block.header.hash())), Ok(false));
		let astray = verifier.check(3, &block(3, Hash::repeat_byte(9)));
		assert!(astray.is_err_and(|error| error.contains("block 3 follows")));
	}

	#[test]
	fn verifier_should_refuse_when_transactions_or_proof_do_not_fit() {
		let mut other = block(1, Hash::zero());
		other.block.extrinsics.push(
			OpaqueExtrinsic::try_from_encoded_extrinsic(&[12, 1, 2, 3]).expect("they are bytes"),
		);
		let refused = verifier().check(1, &other);
		assert!(refused.is_err_and(|error| error.contains("other transactions")));
		let mut unproven = block(1, Hash::zero());
		unproven.justifications = Some((GRANDPA_ENGINE_ID, vec![1, 2, 3]).into());
		let refused = verifier().check(1, &unproven);
		assert!(refused.is_err_and(|error| error.contains("the proof of block 1")));
	}

	#[test]
	fn verifier_should_change_authorities_when_the_delay_is_over() {
		let next_authorities: AuthorityList =
			vec![(ed25519::Public::unchecked_from([3; 32]).into(), 1)];
		for delay in [0, 2] {
			let mut verifier = verifier();
			let mut header = block(1, Hash::zero()).block.header;
			let change = ScheduledChange { next_authorities: next_authorities.clone(), delay };
			let log = ConsensusLog::ScheduledChange(change);
			header.digest.push(DigestItem::Consensus(GRANDPA_ENGINE_ID, log.encode()));
			assert_eq!(verifier.turn(1, &header), delay == 0);
			let plain = block(2, Hash::zero()).block.header;
			assert!(!verifier.turn(2, &plain));
			assert_eq!(verifier.turn(3, &plain), delay == 2);
			assert_eq!((verifier.set_id, &verifier.authorities), (5, &next_authorities));
		}
	}

	#[test]
	fn report_should_tell_all_it_found() {
		let told = Report { first: 3, last: 9, proven: 8, proofs: 4, ..Report::default() };
		let told = told.to_string();
		assert!(told.contains("blocks 3 to 9") && told.contains("up to block 8"), "{told}");
		assert_eq!(Report::default().to_string(), "the journal is empty\n");
	}
}
