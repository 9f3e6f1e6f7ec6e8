// SPDX-License-Identifier: Apache-2.0
//! Blocks that are done in time although the pool has more than fits in.
//!
//! Aura throws a block away that is not done when its part of the slot is over, and the SDK's proposer fills it until a
//! tenth of that part is left. What comes after filling takes longer than a tenth when the machine is busy: hooks at the end of the
//! block, the root of the state. So a node under load would throw away just its fullest blocks. Here filling ends earlier, at a
//! share of its own.

use futures::{TryFutureExt, future::MapOk};
use sp_consensus::{Environment, ProposeArgs, Proposer};
use sp_runtime::traits::Block as BlockT;
use std::time::Duration;

/// The part of a slot after which a block that is not done is thrown away. The rest is for sending and importing it.
pub const DONE_BY: f32 = 0.8;
/// The part of a slot in which a block is filled.
const FILLED_BY: f32 = 0.6;
/// The SDK's proposer ends filling when this part of the time that it was given is left.
const PROPOSER_KEEPS: f32 = 0.1;

/// The time that a proposer is given, of `whole` until a block must be done.
fn for_filling(whole: Duration) -> Duration {
	whole.mul_f32(FILLED_BY / (DONE_BY * (1.0 - PROPOSER_KEEPS)))
}

/// Proposers, or one of them, that end filling in time.
pub struct InTime<T>(pub T);

impl<B: BlockT, E: Environment<B>> Environment<B> for InTime<E> {
	type Proposer = InTime<E::Proposer>;
	type CreateProposer = MapOk<E::CreateProposer, fn(E::Proposer) -> Self::Proposer>;
	type Error = E::Error;

	fn init(&mut self, parent_header: &B::Header) -> Self::CreateProposer {
		self.0.init(parent_header).map_ok(InTime)
	}
}

impl<B: BlockT, P: Proposer<B>> Proposer<B> for InTime<P> {
	type Error = P::Error;
	type Proposal = P::Proposal;

	fn propose(self, args: ProposeArgs<B>) -> Self::Proposal {
		let max_duration = for_filling(args.max_duration);
		self.0.propose(ProposeArgs { max_duration, ..args })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::service::Block;
	use futures::{
		FutureExt,
		future::{Ready, ready},
	};
	use sp_consensus::{Error, Proposal};
	use sp_runtime::traits::Header as _;
	use std::sync::mpsc::{Sender, channel};

	/// Tells what time it was given, and makes nothing.
	struct Asked(Sender<Duration>);

	impl Environment<Block> for Asked {
		type Proposer = Self;
		type CreateProposer = Ready<Result<Self, Error>>;
		type Error = Error;

		fn init(&mut self, _: &<Block as BlockT>::Header) -> Self::CreateProposer {
			ready(Ok(Self(self.0.clone())))
		}
	}

	impl Proposer<Block> for Asked {
		type Error = Error;
		type Proposal = Ready<Result<Proposal<Block>, Error>>;

		fn propose(self, args: ProposeArgs<Block>) -> Self::Proposal {
			self.0.send(args.max_duration).expect("the test listens");
			ready(Err(Error::Other("nothing is made".into())))
		}
	}

	#[test]
	fn proposer_should_end_filling_before_its_block_must_be_done() {
		let (told, asked) = channel();
		let header = <Block as BlockT>::Header::new(
			1,
			[0; 32].into(),
			[0; 32].into(),
			[0; 32].into(),
			Default::default(),
		);
		let created = InTime(Asked(told)).init(&header).now_or_never();
		let proposer = created.expect("it waits for nothing").expect("it is there");
		let max_duration = Duration::from_millis(800);
		let args = ProposeArgs { max_duration, ..Default::default() };
		assert!(Proposer::<Block>::propose(proposer, args).now_or_never().is_some());
		let given = asked.recv().expect("it was asked");
		let filled = given - given / 10;
		assert_eq!(filled.as_millis(), 600);
	}
}
