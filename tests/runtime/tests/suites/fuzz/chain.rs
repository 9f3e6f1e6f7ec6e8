// SPDX-License-Identifier: Apache-2.0
//! The chain that is played on, and what must hold after every step.

use crate::{
	fuzz::{
		mutate::decoded,
		panics,
		step::{Origin, Step},
	},
	invariants::{checks::History, logs::Logs, model::Model, rules, world::World},
};
use frame_support::{
	dispatch::{GetDispatchInfo, PostDispatchInfo},
	weights::Weight,
};
use genex_primitives::traits::UNEXPECTED;
use genex_runtime::{Balances, Compliance, Runtime, RuntimeCall, System};
use genex_runtime_tests::{
	env,
	eth::{self, ALITH, BALTATHAR, CHARLETH, FREE_GAS, Key},
	metadata::path_of,
	mirror::Mirrored,
	native, scene, settings, who,
};
use pallet_revive::{RUNTIME_PALLETS_ADDR, evm::TransactionUnsigned};
use sp_core::{H160, U256};
use sp_runtime::{ApplyExtrinsicResult, DispatchResult, traits::Dispatchable};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Ethereum keys that sign.
pub const KEYS: [&Key; 3] = [&ALITH, &BALTATHAR, &CHARLETH];
/// Steps between two checks of everything, unless `GENEX_CHECK` says another number.
const PER_CHECK: u64 = 100;
/// Of so many calls one is watched for what it leaves when it fails, which costs a root of the whole state.
const PER_ROOT: u64 = 40;

/// `pallet-multisig`, and the SDK's calls that carry its calls.
const CARRIERS: [&str; 5] = ["Multisig.", "Utility.", "Proxy.", "Recovery.", "Council."];
/// What `approve_as_multi` uses more than it declares, when it is the first approval: a few microseconds in the SDK's own
/// figures. The system never counts more than declared, so no block becomes longer than its limit by more than that.
const SDK_EXCESS: Weight = Weight::from_parts(20_000_000, 20_000);

/// Pallets whose calls root makes. With the others' it writes anything anywhere, which no invariant survives.
const OF_ROOT: [&str; 25] = [
	"Validators",
	"RootDelay",
	"Parameters",
	"TxPause",
	"Kyc",
	"Compliance",
	"Sanctions",
	"TransferPolicies",
	"Cash",
	"Coupons",
	"Allowances",
	"Nonces",
	"Serials",
	"Sales",
	"TravelRule",
	"Quarantine",
	"OrderBook",
	"Issuers",
	"Books",
	"Insolvency",
	"Redemption",
	"Permits",
	"Claims",
	"Custody",
	"FeePolicy",
];

/// Gives the steps and is told what came of them.
pub trait Player {
	/// The next step, if there is one. It may read the state.
	fn next(&mut self, world: &World) -> Option<Step>;
	/// What came of a step that was made.
	fn told(&mut self, _: &Step, _: &Made) {}
	/// Whether everything is checked after the step that was told last.
	fn is_watched(&self) -> bool {
		false
	}
}

/// Plays given steps.
pub struct Listed<'a> {
	steps: std::slice::Iter<'a, Step>,
	/// Steps that were given.
	pub given: usize,
	/// Steps that were made.
	pub made: u64,
}

impl<'a> Listed<'a> {
	/// These steps.
	pub fn new(steps: &'a [Step]) -> Self {
		Self { steps: steps.iter(), given: 0, made: 0 }
	}
}

impl Player for Listed<'_> {
	fn next(&mut self, _: &World) -> Option<Step> {
		self.given += 1;
		self.steps.next().cloned()
	}

	fn told(&mut self, step: &Step, _: &Made) {
		self.made += u64::from(!step.is_block());
	}
}

/// What was made, and what came of it.
pub struct Made {
	/// The route and the call.
	pub name: String,
	/// Why it was refused.
	pub outcome: Result<(), String>,
}

/// What came of a chain.
pub struct Played {
	/// The first thing that broke.
	pub broken: Option<String>,
	/// Steps that had a check of everything for themselves, and passed it.
	pub checked_alone: u64,
}

/// Plays on a new chain until there are no more steps or something breaks.
pub fn play(player: &mut impl Player) -> Played {
	let mut chain = env::chain(env::preset("development"));
	let mut live = chain.execute_with(Live::begin);
	let mut chain = Mirrored::new(chain);
	while live.goes_on {
		live.interval(&mut chain, player);
	}
	Played { broken: live.broken, checked_alone: live.checked_alone }
}

/// A chain while it is played on.
struct Live {
	world: World,
	model: Model,
	history: History,
	logs: Logs,
	/// Steps between two checks of everything.
	per_check: u64,
	/// The issuance of GNX without what was minted and burned since.
	issuance: Option<u128>,
	calls: u64,
	/// Steps that had a check of everything for themselves.
	checked_alone: u64,
	goes_on: bool,
	broken: Option<String>,
}

impl Live {
	fn begin() -> Self {
		env::begin();
		let world = World::new();
		scene::attest_reserve();
		let asked = settings::number_from("GENEX_CHECK");
		let mut live = Self {
			world,
			model: Model::default(),
			history: History::default(),
			logs: Logs::default(),
			per_check: asked.filter(|steps| *steps > 0).unwrap_or(PER_CHECK),
			issuance: None,
			calls: 0,
			checked_alone: 0,
			goes_on: true,
			broken: None,
		};
		live.read_events();
		live.issuance = live.first_issuance();
		live.check();
		live
	}

	/// Only the first thing that breaks counts: what follows may come of it.
	fn break_with(&mut self, what: String) {
		self.goes_on = false;
		self.broken.get_or_insert(what);
	}

	/// Plays up to the next check of everything.
	fn interval(&mut self, chain: &mut Mirrored, player: &mut impl Player) {
		let (mut made, mut is_block) = (0, false);
		while made < self.per_check {
			let Some(step) = chain.read(|| player.next(&self.world)) else {
				self.goes_on = false;
				break;
			};
			if step.is_block() {
				chain.commit();
			}
			match chain.write(|| catch_unwind(AssertUnwindSafe(|| self.make(&step)))) {
				Ok(Some(outcome)) => {
					player.told(&step, &outcome);
					(made, is_block) = (made + 1, step.is_block());
				},
				Ok(None) => {},
				Err(_) => self.break_with(panics::last()),
			}
			if self.broken.is_some() {
				return;
			}
			if made > 0 && player.is_watched() {
				break;
			}
		}
		if chain.read(|| catch_unwind(AssertUnwindSafe(|| self.check()))).is_err() {
			self.break_with(panics::last());
		}
		if made == 1 && !is_block && self.broken.is_none() {
			self.checked_alone += 1;
		}
	}

	/// Everything that must always hold.
	fn check(&mut self) {
		let told = self.logs.compare(&self.model).err();
		for broken in self.history.check(&self.model).into_iter().chain(told) {
			self.break_with(broken);
		}
	}

	/// Makes a step; nothing where its bytes are no call that may be made.
	fn make(&mut self, step: &Step) -> Option<Made> {
		let made = match step {
			Step::Block { seconds } => Some(self.block(*seconds)),
			Step::Dispatch { by, call } => self.dispatch(by, call),
			Step::Signed { by, call } => self.signed(*by, call),
			Step::Ethereum { by, free, to, value, input } => {
				self.ethereum(*by, *free, *to, *value, input)
			},
		}?;
		self.read_events();
		let most = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
		let used = frame_system::BlockWeight::<Runtime>::get().total();
		if used.any_gt(most) {
			self.break_with(format!("{}: the block weighs {used:?}", made.name));
		}
		if self.first_issuance() != self.issuance {
			let now = Balances::total_issuance();
			self.break_with(format!("{}: S01: the issuance became {now}", made.name));
		}
		Some(made)
	}

	/// The issuance that the chain began with, by what is there and what events say of it.
	fn first_issuance(&self) -> Option<u128> {
		let with_burned = Balances::total_issuance().checked_add(self.model.burned)?;
		with_burned.checked_sub(self.model.minted)
	}

	/// Takes in what happened.
	fn read_events(&mut self) {
		let events = eth::events_since(0);
		if events.iter().filter_map(native::inner_error).any(|error| error == UNEXPECTED) {
			self.break_with("a call inside another came upon what cannot be".into());
		}
		self.model.read(events);
		self.logs.read();
		System::reset_events();
	}

	fn block(&mut self, seconds: u32) -> Made {
		env::finish_block();
		self.read_events();
		env::start_block_at(env::now() + u64::from(seconds));
		self.read_events();
		// The oracle does its work while it may.
		let mut outcome = Ok(());
		if env::now() >= Compliance::lists_fresh_until() {
			for call in rules::refreshed() {
				let refreshed = native::dispatch(call, &who::sanctions_oracle());
				outcome = outcome.and(said(refreshed));
			}
		}
		Made { name: "block".into(), outcome }
	}

	fn dispatch(&mut self, by: &Origin, call: &[u8]) -> Option<Made> {
		let call = decoded(call).filter(|call| may_make(by, call))?;
		let name = path_of(&call);
		let declared = call.get_dispatch_info().call_weight;
		self.calls += 1;
		let before = self.calls.is_multiple_of(PER_ROOT).then(root);
		let (post, outcome) = match call.dispatch(by.made()) {
			Ok(post) => (post, Ok(())),
			Err(failed) => (failed.post_info, Err(failed.error)),
		};
		self.weigh(&name, declared, post);
		if let (Some(before), Err(error)) = (before, &outcome)
			&& before != root()
		{
			self.break_with(format!("C16: {name} failed with {error:?} and changed the state"));
		}
		Some(self.made(name, outcome))
	}

	/// A call uses no more than it declares.
	fn weigh(&mut self, name: &str, declared: Weight, post: PostDispatchInfo) {
		let carries = CARRIERS.iter().any(|pallet| name.starts_with(pallet));
		let most = if carries { declared.saturating_add(SDK_EXCESS) } else { declared };
		if let Some(actual) = post.actual_weight
			&& actual.any_gt(most)
		{
			self.break_with(format!("{name}: used {actual:?} of {declared:?}"));
		}
	}

	fn signed(&mut self, by: usize, call: &[u8]) -> Option<Made> {
		let call = decoded(call)?;
		let (_, pair) = self.world.pairs.get(by)?.clone();
		let name = format!("signed, {}", path_of(&call));
		let applied = native::apply(native::sign(call, &pair));
		Some(self.applied(name, applied))
	}

	fn ethereum(
		&mut self,
		by: usize,
		free: bool,
		to: Option<H160>,
		value: u64,
		input: &[u8],
	) -> Option<Made> {
		let key = KEYS.get(by)?;
		let name = match to {
			Some(to) if to == RUNTIME_PALLETS_ADDR => {
				format!("ethereum, {}", path_of(&decoded(input)?))
			},
			Some(_) => "ethereum, precompiles".into(),
			None => "ethereum, new contract".into(),
		};
		let mut transaction = key.eip1559(H160::zero(), U256::from(value), input.to_vec());
		transaction.to = to;
		if free {
			transaction.gas = FREE_GAS.into();
			transaction.gas_price = U256::zero();
			transaction.max_fee_per_gas = U256::zero();
		}
		let mark = eth::mark();
		let applied =
			native::apply(key.wrap(TransactionUnsigned::Transaction1559Unsigned(transaction)));
		let reverted = eth::reverted(mark);
		let applied = applied.map(|outcome| outcome.and(reverted.map_or(Ok(()), Err)));
		Some(self.applied(name, applied))
	}

	fn applied(&mut self, name: String, applied: ApplyExtrinsicResult) -> Made {
		match applied {
			Ok(outcome) => self.made(name, outcome),
			Err(invalid) => Made { name, outcome: Err(format!("{invalid:?}")) },
		}
	}

	fn made(&mut self, name: String, outcome: DispatchResult) -> Made {
		if outcome == Err(UNEXPECTED) {
			self.break_with(format!("{name} came upon what cannot be"));
		}
		Made { name, outcome: said(outcome) }
	}
}

fn said(outcome: DispatchResult) -> Result<(), String> {
	outcome.map_err(|error| native::name_of(&error))
}

fn root() -> Vec<u8> {
	sp_io::storage::root(sp_core::storage::StateVersion::V1)
}

/// Whether the call comes from this origin at all. Nobody sets the clock but the author, whose second time in a block must
/// panic.
fn may_make(by: &Origin, call: &RuntimeCall) -> bool {
	let name = path_of(call);
	let pallet = name.split('.').next().unwrap_or_default();
	match by {
		Origin::None => pallet != "Timestamp",
		Origin::Root => OF_ROOT.contains(&pallet),
		_ => true,
	}
}
