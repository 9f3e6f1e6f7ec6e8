// SPDX-License-Identifier: Apache-2.0
//! Random acts against a list of what was used, which is never swept.

use super::*;
use genex_primitives::UnixSeconds;
use proptest::prelude::*;
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
enum Act {
	Use { who: u8, nonce: u64, ahead: u64 },
	Cancel { who: u8, nonce: u64, ahead: u64 },
	Sweep { limit: u32 },
	Wait { seconds: u64 },
}

fn act() -> impl Strategy<Value = Act> {
	let message = || (0u8..3, 0u64..3, 0u64..LIFE + 100);
	prop_oneof![
		4 => message().prop_map(|(who, nonce, ahead)| Act::Use { who, nonce, ahead }),
		2 => message().prop_map(|(who, nonce, ahead)| Act::Cancel { who, nonce, ahead }),
		2 => (0u32..5).prop_map(|limit| Act::Sweep { limit }),
		2 => (0u64..LIFE).prop_map(|seconds| Act::Wait { seconds }),
	]
}

/// Deadlines are few, so that messages meet.
fn deadline(ahead: u64) -> UnixSeconds {
	(Now::get() + ahead) / 50 * 50
}

fn acceptable(deadline: UnixSeconds) -> bool {
	let now = Now::get();
	deadline > now && deadline <= now + LIFE
}

proptest! {
	#[test]
	fn messages_should_count_once_whatever_happens(acts in prop::collection::vec(act(), 1..100)) {
		run(|| {
			let mut used = BTreeSet::new();
			for act in acts {
				match act {
					Act::Use { who, nonce, ahead } => {
						let deadline = deadline(ahead);
						let fresh = acceptable(deadline) && used.insert((who, nonce, deadline));
						let outcome = Nonces::use_once(&acc(who), nonce, deadline);
						assert_eq!(outcome.is_ok(), fresh);
					},
					Act::Cancel { who, nonce, ahead } => {
						let deadline = deadline(ahead);
						let fresh = acceptable(deadline) && used.insert((who, nonce, deadline));
						let outcome = Nonces::cancel_nonce(signed(acc(who)), nonce, deadline);
						assert_eq!(outcome.is_ok(), fresh);
					},
					Act::Sweep { limit } => {
						let old = Used::<Test>::iter_keys()
							.filter(|(deadline, _)| u64::from_be_bytes(*deadline) <= Now::get())
							.count();
						let before = Used::<Test>::iter_keys().count();
						let outcome = Nonces::sweep(signed(acc(9)), limit);
						let gone = before - Used::<Test>::iter_keys().count();
						assert_eq!(gone, old.min(limit as usize));
						assert_eq!(outcome.is_ok(), gone > 0);
					},
					Act::Wait { seconds } => Now::set(Now::get() + seconds),
				}
				assert_ok!(Nonces::do_try_state());
			}
		});
	}
}
