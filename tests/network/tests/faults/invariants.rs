// SPDX-License-Identifier: Apache-2.0
//! The invariants of the runtime, in the state to which a broken network came.

use genex_network_tests::watch::LastState;
use genex_runtime_tests::env;

/// What does not hold in a state. That all of it was read is told by its root.
pub fn broken(last: &LastState) -> Vec<String> {
	let (root, broken) = env::judge(last.pairs.clone());
	let root = format!("{root:?}");
	if root != last.root {
		let other =
			format!("the state of block {} has root {root}, not {}", last.number, last.root);
		return vec![other];
	}
	let told = |broken: String| format!("in the state of block {}: {broken}", last.number);
	broken.map(told).into_iter().collect()
}
