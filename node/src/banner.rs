// SPDX-License-Identifier: Apache-2.0
//! What a development chain prints when it is up: where to connect, and with which accounts.

use crate::{
	accounts::{DevAccount, checksummed},
	chain_spec::{TOKEN_DECIMALS, TOKEN_SYMBOL},
	cli::{LogFormat, Sealing},
};
use genex_eth_rpc::CONSUMERS_PATH;
use genex_runtime::{Balance, BlockNumber};
use sp_core::crypto::Ss58Codec;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Everything the banner says.
pub struct Banner {
	/// Name of the chain.
	pub chain: String,
	/// Where the Substrate JSON-RPC listens.
	pub substrate: Option<SocketAddr>,
	/// Where the Ethereum JSON-RPC listens.
	pub ethereum: Option<SocketAddr>,
	/// Where Prometheus may scrape.
	pub prometheus: Option<SocketAddr>,
	/// How blocks are made, where not by Aura.
	pub sealing: Option<Sealing>,
	/// The block at which the balances were read.
	pub at: BlockNumber,
	/// The well-known accounts with their free balances.
	pub accounts: Vec<(DevAccount, Balance)>,
}

impl Banner {
	/// Writes the banner: to standard output for people, as log records for collectors.
	pub fn show(&self, format: LogFormat) {
		match format {
			LogFormat::Text => println!("\n{}\n", self.lines().join("\n")),
			LogFormat::Json => {
				self.lines().iter().for_each(|line| log::info!(target: "banner", "{line}"))
			},
		}
	}

	fn lines(&self) -> Vec<String> {
		let mut lines = vec![format!("=== {} is up ===", self.chain)];
		lines.extend(self.endpoints());
		lines.push(match self.sealing {
			None => "Blocks         Aura, one per second; finality by GRANDPA".to_owned(),
			Some(sealing) => format!("Blocks         {sealing}, final at once"),
		});
		if self.sealing.is_some() {
			lines.push(
				"               CHAIN TIME IS NOT CLOCK TIME: it advances one second per block"
					.to_owned(),
			);
		}
		lines.push(String::new());
		lines.push(format!("Accounts, with free balances at block {}", self.at));
		lines.extend(self.accounts.iter().flat_map(|(account, balance)| {
			[
				format!("  {:<10} SS58  {}", account.name, account.account.to_ss58check()),
				format!("             H160  {}", checksummed(account.address)),
				format!("             key   {}", account.secret),
				format!("             has   {} {TOKEN_SYMBOL}", amount(*balance)),
			]
		}));
		lines.push(String::new());
		lines.push(
			"WARNING: these keys are public. Whoever sends value to them on any other network \
			 loses it."
				.to_owned(),
		);
		lines
	}

	fn endpoints(&self) -> Vec<String> {
		let mut lines = Vec::new();
		if let Some(at) = self.substrate.map(reachable) {
			lines.push(format!("Substrate RPC  http://{at}   ws://{at}"));
			lines.push(format!("Health         http://{at}/health"));
		}
		if let Some(at) = self.ethereum.map(reachable) {
			let id = genex_runtime::ETH_CHAIN_ID;
			lines.push(format!("Ethereum RPC   http://{at}   ws://{at}"));
			lines.push(format!("  without GNX  http://{at}{CONSUMERS_PATH}"));
			lines.push(format!("Chain id       {id} (0x{id:x})"));
		}
		if let Some(at) = self.prometheus.map(reachable) {
			lines.push(format!("Prometheus     http://{at}/metrics"));
		}
		lines
	}
}

/// An address a client on this machine can use for a server that listens at `address`.
fn reachable(mut address: SocketAddr) -> SocketAddr {
	match address.ip() {
		IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
		IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
		_ => {},
	}
	address
}

/// `balance` in whole tokens, with groups of three digits and without closing zeros.
fn amount(balance: Balance) -> String {
	let unit = Balance::pow(10, TOKEN_DECIMALS);
	let digits = (balance / unit).to_string();
	let mut whole = String::new();
	for (index, digit) in digits.chars().enumerate() {
		if index > 0 && (digits.len() - index).is_multiple_of(3) {
			whole.push(',');
		}
		whole.push(digit);
	}
	let fraction = format!("{:0width$}", balance % unit, width = TOKEN_DECIMALS as usize);
	match fraction.trim_end_matches('0') {
		"" => whole,
		fraction => format!("{whole}.{fraction}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::accounts::dev_accounts;

	fn banner(sealing: Option<Sealing>) -> Banner {
		let accounts = dev_accounts().expect("constants are keys");
		Banner {
			chain: "Genex Development".into(),
			substrate: Some("127.0.0.1:9944".parse().expect("is an address")),
			ethereum: Some("0.0.0.0:8545".parse().expect("is an address")),
			prometheus: Some("[::]:9615".parse().expect("is an address")),
			sealing,
			at: 0,
			accounts: accounts.into_iter().map(|account| (account, 1_500_000_000_000)).collect(),
		}
	}

	#[test]
	fn lines_should_hold_urls_chain_id_and_accounts() {
		let text = banner(None).lines().join("\n");
		for expected in [
			"http://127.0.0.1:9944   ws://127.0.0.1:9944",
			"http://127.0.0.1:9944/health",
			"http://127.0.0.1:8545   ws://127.0.0.1:8545",
			"http://127.0.0.1:8545/gasless",
			"http://[::1]:9615/metrics",
			&format!("{} (0x{:x})", genex_runtime::ETH_CHAIN_ID, genex_runtime::ETH_CHAIN_ID),
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
			"0xf24FF3a9CF04c71Dbc94D0b566f7A27B94566cac",
			"//Ferdie",
			"0x5fb92d6e98884f76de468fa3f6278f8807c48bebc13595d45af5bdc4da702133",
			"1.5 GNX",
			"these keys are public",
			"Aura, one per second",
		] {
			assert!(text.contains(expected), "{expected} is missing in\n{text}");
		}
		assert!(!text.contains("CLOCK"), "{text}");
	}

	#[test]
	fn lines_should_say_that_time_is_virtual_when_sealing() {
		let text = banner(Some(Sealing::Instant)).lines().join("\n");
		assert!(text.contains("CHAIN TIME IS NOT CLOCK TIME"), "{text}");
		assert!(text.contains("a block for every transaction, final at once"), "{text}");
	}

	#[test]
	fn lines_should_leave_out_what_is_off() {
		let mut banner = banner(None);
		banner.ethereum = None;
		banner.prometheus = None;
		let text = banner.lines().join("\n");
		assert!(!text.contains("Ethereum RPC") && !text.contains("Prometheus"), "{text}");
	}

	#[test]
	fn amount_should_group_and_trim() {
		assert_eq!(amount(0), "0");
		assert_eq!(amount(1), "0.000000000001");
		assert_eq!(amount(999_000_000_000_000), "999");
		assert_eq!(amount(1_000_000_000_000_000), "1,000");
		assert_eq!(amount(1_234_567_500_000_000_000), "1,234,567.5");
		assert!(amount(Balance::MAX).starts_with("340,282,366,"));
	}
}
