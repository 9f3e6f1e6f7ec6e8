// SPDX-License-Identifier: Apache-2.0
//! `genex-node travel-rule`: makes, opens and shows the sealed envelopes that institutions exchange
//! about a Travel Rule case. What was asked for goes to standard output, everything else to
//! standard error; neither a secret nor, on standard error, anything about a person.

use clap::{Args, Subcommand};
use genex_travel_rule::{
	Chain, Context, Date, Envelope, Error, FORMAT_VERSION, Hash, PublicKey, SecretKey, open,
	read_envelope, read_payload, read_secret, seal, write_envelope, write_secret,
};
use std::{future::Future, io::Write, path::PathBuf};

/// The tools for envelopes.
#[derive(Debug, Subcommand)]
pub enum TravelRuleCmd {
	/// Make the key pair of an institution: the secret goes to a file, the public key to standard
	/// output.
	Keygen(Keygen),

	/// Check the identity data of a transfer (IVMS101-2020 as JSON) and seal it for the receiving
	/// institution. Prints the id and hash that go on the chain.
	Seal(Seal),

	/// Open an envelope and print the identity data as JSON; with `--url`, only after its id and
	/// hash were found on the chain.
	Open(Open),

	/// Show what everybody can see of an envelope, its id and its hash. Needs no key.
	Inspect(Inspect),
}

/// Arguments of `keygen`.
#[derive(Debug, Args)]
pub struct Keygen {
	/// The file for the secret key. It must not exist; only its owner may read it.
	#[arg(long, value_name = "FILE")]
	out: PathBuf,
}

/// Arguments of `seal`.
#[derive(Debug, Args)]
pub struct Seal {
	/// The identity data.
	#[arg(long, value_name = "FILE")]
	payload: PathBuf,

	/// Public key of the institution that shall open the envelope, in hex.
	#[arg(long, value_name = "KEY")]
	to: PublicKey,

	/// Number of the Travel Rule case; 0 for a transfer in one call, whose case has no number yet.
	#[arg(long, value_name = "CASE")]
	case: u64,

	#[command(flatten)]
	chain: ChainArgs,

	/// The file for the envelope. It must not exist.
	#[arg(long, value_name = "FILE")]
	out: PathBuf,
}

/// How `seal` learns which chain the case belongs to.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct ChainArgs {
	/// Hash of the chain's first block.
	#[arg(long, value_name = "HASH")]
	chain_genesis: Option<Hash>,

	/// A node of the chain to ask for that hash: http://HOST:PORT of its JSON-RPC.
	#[arg(long, value_name = "URL")]
	url: Option<String>,
}

/// Arguments of `open`.
#[derive(Debug, Args)]
pub struct Open {
	/// The envelope.
	#[arg(long, value_name = "FILE")]
	envelope: PathBuf,

	/// The file that `keygen` wrote.
	#[arg(long, value_name = "FILE")]
	secret: PathBuf,

	/// A node to ask what the chain has on record for the case: http://HOST:PORT of its JSON-RPC.
	#[arg(long, value_name = "URL", requires = "case")]
	url: Option<String>,

	/// Number of the Travel Rule case that the envelope must belong to.
	#[arg(long, value_name = "CASE")]
	case: Option<u64>,
}

/// Arguments of `inspect`.
#[derive(Debug, Args)]
pub struct Inspect {
	/// The envelope.
	#[arg(long, value_name = "FILE")]
	envelope: PathBuf,
}

impl TravelRuleCmd {
	/// Does what the command says.
	///
	/// # Errors
	/// Cause and remedy, without a secret and without anything about a person.
	pub fn run(&self) -> sc_cli::Result<()> {
		let text = match self {
			Self::Keygen(keygen) => keygen.run(),
			Self::Seal(seal) => seal.run(),
			Self::Open(open) => open.run(),
			Self::Inspect(inspect) => inspect.run(),
		};
		let text = text.map_err(|error| sc_cli::Error::Application(Box::new(error)))?;
		writeln!(std::io::stdout(), "{}", text.as_str())?;
		Ok(())
	}
}

/// What goes to standard output. A payload stays what it is, so that it is wiped from memory.
enum Output {
	Text(String),
	Payload(genex_travel_rule::Payload),
}

impl Output {
	fn as_str(&self) -> &str {
		match self {
			Self::Text(text) => text,
			Self::Payload(payload) => payload.as_str(),
		}
	}
}

impl Keygen {
	fn run(&self) -> Result<Output, Error> {
		let secret = SecretKey::generate()?;
		write_secret(&self.out, &secret)?;
		Ok(Output::Text(secret.public()?.to_string()))
	}
}

impl Seal {
	fn run(&self) -> Result<Output, Error> {
		let payload = read_payload(&self.payload, Date::today())?;
		let context = Context { genesis: self.chain.genesis()?, case: self.case };
		let envelope = seal(&payload, &self.to, &context)?;
		write_envelope(&self.out, &envelope)?;
		Ok(Output::Text(identity(&envelope)?))
	}
}

impl ChainArgs {
	fn genesis(&self) -> Result<Hash, Error> {
		match (self.chain_genesis, &self.url) {
			(Some(genesis), _) => Ok(genesis),
			(None, url) => {
				let chain = Chain::at(url.as_deref().unwrap_or_default())?;
				wait_for(chain.genesis())
			},
		}
	}
}

impl Open {
	fn run(&self) -> Result<Output, Error> {
		let envelope = read_envelope(&self.envelope)?;
		let secret = read_secret(&self.secret)?;
		match (&self.url, self.case) {
			(Some(url), Some(case)) => wait_for(Chain::at(url)?.check(&envelope, case))?,
			(None, Some(case)) => envelope.is_of_case(case)?,
			(_, None) => (),
		}
		open(&envelope, &secret, Date::today()).map(Output::Payload)
	}
}

impl Inspect {
	fn run(&self) -> Result<Output, Error> {
		let envelope = read_envelope(&self.envelope)?;
		let lines = [
			format!("format version: {FORMAT_VERSION}"),
			format!("chain genesis: {}", envelope.context.genesis),
			format!("case: {}", envelope.context.case),
			format!("recipient key: {}", envelope.recipient),
			format!("ephemeral key: {}", envelope.ephemeral),
			format!("sealed bytes: {}", envelope.sealed_len()),
			identity(&envelope)?,
		];
		Ok(Output::Text(lines.join("\n")))
	}
}

/// What goes on the chain.
fn identity(envelope: &Envelope) -> Result<String, Error> {
	Ok(format!("envelope id: {}\nenvelope hash: {}", envelope.id()?, envelope.hash()?))
}

/// Runs `asking` to its end.
fn wait_for<T>(asking: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
	tokio::runtime::Builder::new_current_thread()
		.enable_all()
		.build()
		.map_err(Error::Runtime)?
		.block_on(asking)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::cli::{Cli, Command};
	use sc_cli::SubstrateCli;
	use std::{fs, path::Path};

	const PAYLOAD: &str =
		concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/ivms101-person-to-person.json");

	fn parse(args: &[&str]) -> Result<TravelRuleCmd, String> {
		let args = ["genex-node", "travel-rule"].iter().chain(args).copied();
		match Cli::try_from_iter(args).map_err(|error| error.to_string())?.subcommand {
			Some(Command::TravelRule(command)) => Ok(command),
			other => Err(format!("{other:?}")),
		}
	}

	fn output(args: &[&str]) -> Result<String, Error> {
		let output = match parse(args).expect("arguments are valid") {
			TravelRuleCmd::Keygen(keygen) => keygen.run(),
			TravelRuleCmd::Seal(seal) => seal.run(),
			TravelRuleCmd::Open(open) => open.run(),
			TravelRuleCmd::Inspect(inspect) => inspect.run(),
		};
		output.map(|output| output.as_str().to_owned())
	}

	fn at(folder: &Path, name: &str) -> String {
		folder.join(name).to_string_lossy().into_owned()
	}

	#[test]
	fn open_should_print_what_was_sealed() {
		let folder = std::env::temp_dir().join(format!("genex-travel-rule-{}", std::process::id()));
		// An earlier process of the same number may have left it there.
		fs::remove_dir_all(&folder).ok();
		fs::create_dir(&folder).expect("is new");
		let (secret, envelope) = (at(&folder, "secret"), at(&folder, "envelope"));
		let genesis = format!("0x{}", "07".repeat(32));
		let key = output(&["keygen", "--out", &secret]).expect("makes a key");
		let seal = ["seal", "--payload", PAYLOAD, "--to", &key, "--case", "42", "--chain-genesis"];
		let sealed = output(&[&seal[..], &[&genesis, "--out", &envelope]].concat()).expect("seals");

		let shown = output(&["inspect", "--envelope", &envelope]).expect("is an envelope");
		assert!(shown.ends_with(&sealed), "{shown}");
		assert!(shown.contains(&format!("chain genesis: {genesis}\ncase: 42\n")), "{shown}");
		assert!(shown.contains(&format!("recipient key: {key}\n")), "{shown}");

		let open = ["open", "--envelope", &envelope, "--secret", &secret];
		let opened = output(&open).expect("opens");
		assert!(opened.contains("Brightwater"), "{opened}");
		assert!(output(&[&open[..], &["--case", "42"]].concat()).is_ok());
		let other = output(&[&open[..], &["--case", "43"]].concat());
		assert!(matches!(other, Err(Error::OtherCase { envelope: 42, asked: 43 })), "{other:?}");
		fs::remove_dir_all(&folder).expect("was there");
	}

	#[test]
	fn seal_should_need_one_way_to_know_the_chain() {
		let key = "11".repeat(32);
		let seal = ["seal", "--payload=a", "--case=1", "--out=b", "--to", &key];
		assert!(parse(&seal).is_err());
		let genesis = format!("--chain-genesis={key}");
		let url = "--url=http://127.0.0.1:9944";
		assert!(parse(&[&seal[..], &[&genesis, url]].concat()).is_err());
		for way in [genesis.as_str(), url] {
			assert!(parse(&[&seal[..], &[way]].concat()).is_ok(), "{way}");
		}
	}

	#[test]
	fn arguments_should_be_refused_when_they_are_no_key_hash_or_case() {
		let key = "11".repeat(32);
		let seal = |to: &str, case: &str, genesis: &str| {
			let genesis = format!("--chain-genesis={genesis}");
			parse(&["seal", "--payload=a", "--out=b", "--to", to, "--case", case, &genesis])
		};
		assert!(seal(&key, "1", &key).is_ok());
		let error = seal("1111", "1", &key).expect_err("is no key");
		assert!(error.contains("travel-rule keygen"), "{error}");
		assert!(seal(&key, "-1", &key).is_err());
		assert!(seal(&key, "1", "0x").is_err());
	}

	#[test]
	fn open_should_need_the_case_when_it_asks_a_node() {
		let open = ["open", "--envelope=a", "--secret=b", "--url=http://127.0.0.1:9944"];
		assert!(parse(&open).is_err());
		assert!(parse(&[&open[..], &["--case=1"]].concat()).is_ok());
	}
}
