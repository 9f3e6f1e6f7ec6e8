// SPDX-License-Identifier: Apache-2.0
//! What may differ from one run of a measurement to another: options of its nodes, and the size of the first state. A result
//! says with what it was measured, and `results.mjs` keeps it apart from the figures of the page where anything was changed.

use clap::Args;
use genex_e2e_tests::node::START;
use std::time::Duration;

/// Settings of every node, beside which chain and as whom. A pool that holds some seconds of load, and states of all blocks of
/// a measurement, which are read when it is over.
const SETTINGS: [&str; 6] = [
	"--eth-rpc",
	"--eth-rpc-max-batch=1000",
	"--pool-limit=20000",
	"--pool-kbytes=102400",
	"--state-pruning=4096",
	"--no-telemetry",
];

/// Further keys for which a node needs a second more to start: it reads them, computes their root and stores them.
const KEYS_A_SECOND: u64 = 5_000;

/// With what nodes run.
#[derive(Args, Clone, Debug, Default)]
pub struct Setup {
	/// One more option of every node, as in `--node-arg=--trie-cache-size=0`; may be repeated.
	///
	/// It takes the place of what the measurement sets itself by that name. The result is kept apart, to compare: it is no
	/// figure of the chain.
	#[arg(
		long = "node-arg",
		value_name = "OPTION",
		value_parser = node_option,
		allow_hyphen_values = true,
		global = true
	)]
	pub node_args: Vec<String>,

	/// Further keys in the first state, below maps of accounts, as a network in use has them.
	///
	/// A million makes a specification of some 300 MB, which each node reads when it starts. The result is kept apart.
	#[arg(long, value_name = "COUNT", default_value_t = 0, global = true)]
	pub keys: u64,
}

impl Setup {
	/// The options of every node, beside which chain and as whom.
	pub fn node_options(&self) -> Vec<&str> {
		let mut options: Vec<&str> =
			SETTINGS.into_iter().filter(|ours| !self.replaces(ours)).collect();
		options.extend(self.node_args.iter().map(String::as_str));
		options
	}

	/// How long a node may take until it answers.
	pub fn patience(&self) -> Duration {
		START + Duration::from_secs(self.keys / KEYS_A_SECOND)
	}

	fn replaces(&self, ours: &str) -> bool {
		self.node_args.iter().any(|other| name(other) == name(ours))
	}
}

/// What an option is called.
fn name(option: &str) -> &str {
	option.split('=').next().unwrap_or(option)
}

/// An option with its value, if it has one, in a single word.
fn node_option(text: &str) -> Result<String, String> {
	let told = text.strip_prefix("--").unwrap_or_default();
	if name(told).is_empty() || told.contains(char::is_whitespace) {
		return Err("it is an option of genex-node, as in --node-arg=--pool-limit=5000".to_owned());
	}
	Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn setup(options: &[&str]) -> Setup {
		Setup { node_args: options.iter().map(|option| option.to_string()).collect(), keys: 0 }
	}

	#[test]
	fn patience_should_grow_with_the_first_state() {
		assert_eq!(Setup::default().patience(), START);
		let setup = Setup { keys: 1_000_000, ..Setup::default() };
		assert_eq!(setup.patience(), START + Duration::from_secs(200));
	}

	#[test]
	fn node_options_should_be_the_settings_when_nothing_is_added() {
		assert_eq!(Setup::default().node_options(), SETTINGS);
	}

	#[test]
	fn node_options_should_end_with_what_is_added() {
		let setup = setup(&["--trie-cache-size=0", "--pool-type=single-state"]);
		let options = setup.node_options();
		assert_eq!(options[..SETTINGS.len()], SETTINGS);
		assert_eq!(options[SETTINGS.len()..], ["--trie-cache-size=0", "--pool-type=single-state"]);
	}

	#[test]
	fn node_options_should_replace_settings_of_the_same_name() {
		let setup = setup(&["--pool-limit=5"]);
		let options = setup.node_options();
		let limits: Vec<_> =
			options.iter().filter(|option| option.starts_with("--pool-limit")).collect();
		assert_eq!(limits, [&"--pool-limit=5"]);
		assert_eq!(options.len(), SETTINGS.len());
	}

	#[test]
	fn node_option_should_be_one_word_that_begins_with_dashes() {
		assert_eq!(node_option("--eth-debug").as_deref(), Ok("--eth-debug"));
		assert_eq!(node_option("--pool-limit=5").as_deref(), Ok("--pool-limit=5"));
		for wrong in ["", "--", "--=5", "pool-limit=5", "-l", "--pool-limit 5"] {
			assert!(node_option(wrong).is_err(), "{wrong:?} was accepted");
		}
	}
}
