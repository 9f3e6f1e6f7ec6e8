// SPDX-License-Identifier: Apache-2.0
//! Starts development nodes and ends them.
//!
//! A node runs under a small shell that ends it as soon as the shell's input closes. That happens when the [`Node`] is
//! dropped, and also when the process that started it ends in any other way, so no node is ever left behind.

use crate::{http, rpc::JsonRpc};
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::{
	env,
	fs::{self, File},
	io::{ErrorKind, Write},
	net::{Ipv4Addr, SocketAddr, TcpListener},
	path::{Path, PathBuf},
	process::{Child, Command, ExitStatus, Output, Stdio},
	sync::atomic::{AtomicU16, AtomicU32, Ordering},
	thread::{panicking, sleep},
	time::{Duration, Instant},
};

/// How long a node may take until it answers, where its first state is small.
pub const START: Duration = Duration::from_secs(120);
/// How long a node may take to end; its keeper kills it before.
pub const STOP: Duration = Duration::from_secs(30);
/// Between two looks at something that is waited for.
const STEP: Duration = Duration::from_millis(50);
/// Lines of the log that are printed after a failure.
const TAIL: usize = 60;

/// `$1` is the folder, the rest the command. Ends the command when the input closes, and cleans up; the log stays
/// where the file `keep` says so. A word on the input ends it as well, `crash` at once; then everything stays.
const KEEPER: &str = r#"
dir=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
node=$!
(
	how=
	read -r how <&3
	[ -z "$how" ] || : >"$dir/stay"
	[ "$how" = crash ] && kill -9 "$node" 2>/dev/null && exit 0
	kill "$node" 2>/dev/null
	for _ in 1 2 3 4 5 6 7 8 9 10; do sleep 0.5; kill -0 "$node" 2>/dev/null || exit 0; done
	kill -9 "$node" 2>/dev/null
) &
watch=$!
wait "$node"; status=$?
kill "$watch" 2>/dev/null
[ ! -e "$dir/stay" ] || exit "$status"
rm -rf "$dir/chain"
[ -e "$dir/keep" ] || rm -rf "$dir"
exit "$status"
"#;

/// Where the servers of a node listen, on 127.0.0.1.
#[derive(Clone, Copy, Debug)]
pub struct Ports {
	/// Substrate JSON-RPC.
	pub rpc: u16,
	/// Ethereum JSON-RPC.
	pub eth: u16,
	/// Peers.
	pub p2p: u16,
	/// Prometheus.
	pub prometheus: u16,
}

impl Ports {
	/// Four ports that nobody uses. They lie below those the system gives to outgoing connections, so that none of
	/// ours takes one before the node does.
	///
	/// # Errors
	/// Hardly: all ports of the range are taken.
	pub fn free() -> Result<Self> {
		Ok(Self {
			rpc: free_port()?,
			eth: free_port()?,
			p2p: free_port()?,
			prometheus: free_port()?,
		})
	}
}

fn free_port() -> Result<u16> {
	const FIRST: u16 = 20_000;
	const COUNT: u16 = 12_000;
	static NEXT: AtomicU16 = AtomicU16::new(0);
	// Processes that run at the same time begin at different places.
	let start = (std::process::id() % u32::from(COUNT / 20)) as u16 * 20;
	for _ in 0..COUNT {
		let offset = start.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % COUNT;
		let port = FIRST + offset;
		if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
			return Ok(port);
		}
	}
	bail!("no port between {FIRST} and {} is free", FIRST + COUNT)
}

/// A running node with a database of its own.
#[derive(Debug)]
pub struct Node {
	keeper: Child,
	dir: PathBuf,
	/// Which chain, as whom, and further options.
	options: Vec<String>,
	/// Where it listens.
	pub ports: Ports,
}

impl Node {
	/// Starts `genex-node --dev` with more options and waits until both servers answer.
	///
	/// # Errors
	/// There is no such program, or it does not answer in time; the message has the end of its log.
	pub fn start(options: &[&str]) -> Result<Self> {
		Self::started(Self::launch(Ports::free()?, options)?, START)
	}

	/// Starts `genex-node` on these ports on the chain and as whom the options say, and waits until both servers answer, for
	/// at most `patience`.
	///
	/// # Errors
	/// There is no such program, or it does not answer in time; the message has the end of its log.
	pub fn start_as(ports: Ports, options: &[&str], patience: Duration) -> Result<Self> {
		Self::started(Self::launch_as(ports, options)?, patience)
	}

	fn started(mut node: Self, patience: Duration) -> Result<Self> {
		if let Err(error) = node.wait_for_answers(patience) {
			node.keep_log();
			return Err(error.context(format!("the node did not come up\n{}", node.log_tail())));
		}
		Ok(node)
	}

	/// Starts `genex-node --dev` on these ports, and does not wait.
	///
	/// # Errors
	/// There is no such program.
	pub fn launch(ports: Ports, options: &[&str]) -> Result<Self> {
		Self::launch_as(ports, &[&["--dev"][..], options].concat())
	}

	/// Starts `genex-node` on these ports on the chain and as whom the options say, and does not wait.
	///
	/// # Errors
	/// There is no such program.
	pub fn launch_as(ports: Ports, options: &[&str]) -> Result<Self> {
		let dir = fresh_dir()?;
		let options = owned(options);
		let keeper = spawn(&dir, ports, &options)?;
		Ok(Self { keeper, dir, options, ports })
	}

	/// Ends the node as a failure of the machine would: at any moment, without warning. The chain stays.
	///
	/// # Errors
	/// It has ended by itself before; the message has the end of its log.
	pub fn crash(&mut self) -> Result<()> {
		self.end("crash")
	}

	/// Ends the node in order. The chain stays.
	///
	/// # Errors
	/// It has ended by itself before, or does not end; the message has the end of its log.
	pub fn halt(&mut self) -> Result<()> {
		self.end("halt")
	}

	/// Starts the node again on its chain and ports, after [`Node::crash`] or [`Node::halt`], and does not wait.
	///
	/// # Errors
	/// There is no such program any more.
	pub fn relaunch(&mut self) -> Result<()> {
		fs::remove_file(self.dir.join("stay")).context("the node still runs")?;
		self.keeper = spawn(&self.dir, self.ports, &self.options)?;
		Ok(())
	}

	/// As [`Node::relaunch`], as `genex-node --dev` with these options from now on.
	///
	/// # Errors
	/// There is no such program any more.
	pub fn relaunch_with(&mut self, options: &[&str]) -> Result<()> {
		self.options = owned(&[&["--dev"][..], options].concat());
		self.relaunch()
	}

	/// Runs a tool of the node's program on the chain of a node that does not run.
	///
	/// # Errors
	/// There is no such program.
	pub fn tool(&self, words: &[&str]) -> Result<Output> {
		let mut command = Command::new(program()?);
		command.args(words).args(["--dev", "--base-path"]).arg(self.dir.join("chain"));
		command.output().context("the tool could not be started")
	}

	fn end(&mut self, how: &str) -> Result<()> {
		if let Some(status) = self.keeper.try_wait()? {
			bail!("the node ended by itself with {status}\n{}", self.log_tail());
		}
		let input = self.keeper.stdin.as_mut().context("the node is about to end")?;
		writeln!(input, "{how}")?;
		self.wait_for_exit(STOP).with_context(|| self.log_tail())?;
		Ok(())
	}

	/// URL of the Substrate JSON-RPC for clients that subscribe.
	pub fn ws(&self) -> String {
		format!("ws://127.0.0.1:{}", self.ports.rpc)
	}

	/// URL of the Substrate JSON-RPC for clients that only ask.
	pub fn http(&self) -> String {
		format!("http://127.0.0.1:{}", self.ports.rpc)
	}

	/// URL of the Ethereum JSON-RPC.
	pub fn eth_http(&self) -> String {
		format!("http://127.0.0.1:{}", self.ports.eth)
	}

	/// URL of the Ethereum JSON-RPC for wallets without GNX.
	pub fn eth_gasless(&self) -> String {
		format!("{}/gasless", self.eth_http())
	}

	/// URL of the Ethereum JSON-RPC for clients that subscribe.
	pub fn eth_ws(&self) -> String {
		format!("ws://127.0.0.1:{}", self.ports.eth)
	}

	/// The Substrate JSON-RPC, unwrapped.
	pub fn rpc(&self) -> JsonRpc {
		JsonRpc { at: local(self.ports.rpc) }
	}

	/// The Ethereum JSON-RPC, unwrapped.
	pub fn eth_rpc(&self) -> JsonRpc {
		JsonRpc { at: local(self.ports.eth) }
	}

	/// Bytes of memory that the node's process has now.
	///
	/// # Errors
	/// The process is not to be found.
	pub fn memory(&self) -> Result<u64> {
		let keeper = self.keeper.id();
		let children = fs::read_to_string(format!("/proc/{keeper}/task/{keeper}/children"))?;
		let program = program()?;
		let name = program.file_name().context("the node's path names no file")?;
		// The system keeps the first fifteen letters of a name.
		let name: String = name.to_string_lossy().chars().take(15).collect();
		let of_node = |pid: &&str| {
			fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|comm| comm.trim() == name)
		};
		let pid = children.split_whitespace().find(of_node).context("the node does not run")?;
		resident(&fs::read_to_string(format!("/proc/{pid}/status"))?)
	}

	/// Waits until the node ends by itself.
	///
	/// # Errors
	/// It still runs after `most`.
	pub fn wait_for_exit(&mut self, most: Duration) -> Result<ExitStatus> {
		let begun = Instant::now();
		while begun.elapsed() < most {
			if let Some(status) = self.keeper.try_wait()? {
				return Ok(status);
			}
			sleep(STEP);
		}
		bail!("the node still runs after {most:?}")
	}

	/// Leaves the log on disk when the node ends.
	pub fn keep_log(&self) {
		if let Err(error) = File::create(self.dir.join("keep")) {
			eprintln!("the log of the node cannot be kept: {error}");
		}
	}

	/// Where the node writes its log.
	pub fn log_file(&self) -> PathBuf {
		self.dir.join("node.log")
	}

	/// All the node has written.
	pub fn log(&self) -> String {
		fs::read_to_string(self.dir.join("node.log")).unwrap_or_default()
	}

	/// All the node has written, and no log is left on disk.
	pub fn take_log(&self) -> String {
		let log = self.log();
		if let Err(error) = fs::remove_dir_all(&self.dir) {
			eprintln!("{} cannot be removed: {error}", self.dir.display());
		}
		log
	}

	/// The end of what the node has written, and where all of it is.
	pub fn log_tail(&self) -> String {
		let log = self.log();
		let lines: Vec<&str> = log.lines().collect();
		let tail = lines[lines.len().saturating_sub(TAIL)..].join("\n");
		format!("--- end of {} ---\n{tail}\n---", self.dir.join("node.log").display())
	}

	/// Waits until both servers answer.
	///
	/// # Errors
	/// They do not, or the node ends.
	pub fn wait_until_up(&mut self) -> Result<()> {
		self.wait_for_answers(START)
	}

	fn wait_for_answers(&mut self, patience: Duration) -> Result<()> {
		let begun = Instant::now();
		while begun.elapsed() < patience {
			if let Some(status) = self.keeper.try_wait()? {
				bail!("it ended with {status}");
			}
			// Asked once the ports are open: a refused connection costs nothing.
			if http::get(local(self.ports.rpc), "/health").is_ok_and(|answer| answer.status == 200)
				&& self.eth_rpc().call("eth_chainId", json!([])).is_ok()
			{
				return Ok(());
			}
			sleep(STEP);
		}
		bail!("it did not answer within {patience:?}")
	}
}

fn owned(options: &[&str]) -> Vec<String> {
	options.iter().map(|option| option.to_string()).collect()
}

impl Drop for Node {
	fn drop(&mut self) {
		if panicking() {
			self.keep_log();
			eprintln!("{}", self.log_tail());
		}
		drop(self.keeper.stdin.take());
		if self.wait_for_exit(STOP).is_err() {
			eprintln!("the node in {} did not end", self.dir.display());
		}
		// Whoever ends a node by a word keeps its folder, until now.
		if self.dir.join("stay").exists() && !panicking() {
			self.take_log();
		}
	}
}

/// Bytes in memory, by what the system tells of a process.
fn resident(status: &str) -> Result<u64> {
	let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
	let kilobytes = line.context("the system does not tell")?.trim().trim_end_matches(" kB");
	let kilobytes: u64 = kilobytes.parse().context("the size is no number")?;
	Ok(kilobytes * 1_024)
}

/// Starts the program under its keeper. The log goes on where it was.
fn spawn(dir: &Path, ports: Ports, options: &[String]) -> Result<Child> {
	let log = File::options().create(true).append(true).open(dir.join("node.log"))?;
	keeper(dir)
		.arg(program()?)
		.args(["--no-mdns", "--base-path"])
		.arg(dir.join("chain"))
		.args(["--rpc-port", &ports.rpc.to_string()])
		.args(["--eth-rpc-port", &ports.eth.to_string()])
		.args(["--prometheus-port", &ports.prometheus.to_string()])
		.args(["--listen-addr", &format!("/ip4/127.0.0.1/tcp/{}", ports.p2p)])
		.args(options)
		.stdout(log.try_clone()?)
		.stderr(log)
		.spawn()
		.context("sh could not be started")
}

/// The shell under which a program runs, whose name and arguments are added: it ends the program as soon as the shell's
/// input closes, and removes the folder `dir`.
pub fn keeper(dir: &Path) -> Command {
	let mut command = Command::new("sh");
	command.args(["-c", KEEPER, "genex-e2e"]).arg(dir).stdin(Stdio::piped());
	command
}

fn local(port: u16) -> SocketAddr {
	(Ipv4Addr::LOCALHOST, port).into()
}

/// A folder of its own under the system's temporary folder.
///
/// # Errors
/// It cannot be made.
pub fn fresh_dir() -> Result<PathBuf> {
	static NEXT: AtomicU32 = AtomicU32::new(0);
	loop {
		let number = NEXT.fetch_add(1, Ordering::Relaxed);
		let dir = env::temp_dir().join(format!("genex-e2e-{}-{number}", std::process::id()));
		match fs::create_dir(&dir) {
			Ok(()) => return Ok(dir),
			// An earlier process of the same number left it there, with a log or a chain in it.
			Err(error) if error.kind() == ErrorKind::AlreadyExists => {},
			Err(error) => {
				return Err(error).with_context(|| format!("{} cannot be made", dir.display()));
			},
		}
	}
}

/// The node's program: `$GENEX_NODE`, else the release build of `$CARGO_TARGET_DIR`, else the one that was built along
/// with the program that runs.
///
/// # Errors
/// There is none.
pub fn program() -> Result<PathBuf> {
	if let Some(path) = env::var_os("GENEX_NODE") {
		return Ok(PathBuf::from(path));
	}
	let target = env::var_os("CARGO_TARGET_DIR").map(|dir| PathBuf::from(dir).join("release"));
	let here = env::current_exe()?;
	let beside = here.ancestors().skip(1).take(2).map(PathBuf::from);
	target
		.into_iter()
		.chain(beside)
		.map(|dir| dir.join("genex-node"))
		.find(|path| path.is_file())
		.context("genex-node is not built: run `cargo build --release --workspace`, or set GENEX_NODE to its path")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn resident_should_read_kilobytes() {
		assert_eq!(resident("Name:\tnode\nVmRSS:\t    512 kB\nThreads:\t1\n").unwrap(), 524_288);
		assert!(resident("Name:\tnode\n").is_err());
	}

	#[test]
	fn free_should_give_different_ports() {
		let ports = Ports::free().unwrap();
		let mut all = [ports.rpc, ports.eth, ports.p2p, ports.prometheus];
		all.sort_unstable();
		assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");
	}
}
