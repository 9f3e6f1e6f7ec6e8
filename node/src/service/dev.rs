// SPDX-License-Identifier: Apache-2.0
//! Collects what the banner of a development chain shows.

use super::FullClient;
use crate::{
	accounts::dev_accounts,
	banner::Banner,
	cli::Sealing,
	ports::{Transport, socket},
};
use codec::Decode;
use frame_system::AccountInfo;
use genex_runtime::{AccountId, Balance, Nonce, Runtime};
use sc_client_api::{HeaderBackend, StorageKey, StorageProvider};
use sc_network::Multiaddr;
use sc_service::Error;
use std::net::SocketAddr;

/// What the chain stores about an account.
type Account = AccountInfo<Nonce, <Runtime as frame_system::Config>::AccountData>;

/// Where the servers of this node listen.
pub struct Endpoints<'a> {
	/// Substrate JSON-RPC.
	pub substrate: &'a [Multiaddr],
	/// Ethereum JSON-RPC.
	pub ethereum: Option<SocketAddr>,
	/// Prometheus.
	pub prometheus: Option<SocketAddr>,
}

/// The banner of `chain`, with balances as they are in its best block.
///
/// # Errors
/// State that cannot be read.
pub fn banner(
	chain: String,
	at: Endpoints,
	sealing: Option<Sealing>,
	client: &FullClient,
) -> Result<Banner, Error> {
	let info = client.info();
	let accounts = dev_accounts()?
		.into_iter()
		.map(|account| {
			let balance = free_balance(client, info.best_hash, &account.account)?;
			Ok((account, balance))
		})
		.collect::<Result<_, Error>>()?;
	let substrate = at.substrate.iter().filter_map(socket);
	Ok(Banner {
		chain,
		substrate: substrate
			.filter(|(transport, _)| *transport == Transport::Tcp)
			.map(|(_, address)| address)
			.next(),
		ethereum: at.ethereum,
		prometheus: at.prometheus,
		sealing,
		at: info.best_number,
		accounts,
	})
}

fn free_balance(
	client: &FullClient,
	at: super::Hash,
	account: &AccountId,
) -> Result<Balance, Error> {
	let key = StorageKey(frame_system::Account::<Runtime>::hashed_key_for(account));
	let Some(data) = client.storage(at, &key)? else { return Ok(0) };
	let account = Account::decode(&mut &data.0[..])
		.map_err(|error| Error::Other(format!("the account cannot be read: {error}")))?;
	Ok(account.data.free)
}
