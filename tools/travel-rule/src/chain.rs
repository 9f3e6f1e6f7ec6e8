// SPDX-License-Identifier: Apache-2.0
//! What the chain says about a case, over the Substrate JSON-RPC of a node that the operator names.

use crate::{Envelope, Error, Hash, UNNUMBERED};
use codec::{DecodeAll, Encode};
use jsonrpsee_core::{
	client::{ClientT, Error as RpcError},
	params::ArrayParams,
	rpc_params,
};
use jsonrpsee_http_client::{HttpClient, HttpClientBuilder};
use std::time::Duration;

/// The longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// The longest answer that is read.
const MAX_ANSWER: u32 = 64 * 1024;
/// The runtime's answer: SCALE of `Option<(id, hash)>` for a case number in SCALE.
const ENVELOPE_OF: &str = "TravelRuleApi_envelope";

/// The envelope that a case has on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
	/// Its id.
	pub id: Hash,
	/// Its hash.
	pub hash: Hash,
}

impl Recorded {
	/// Fails unless `envelope` is the one on record for `case`.
	///
	/// # Errors
	/// Another id or another hash.
	pub fn check(&self, envelope: &Envelope, case: u64) -> Result<(), Error> {
		for (what, envelope, chain) in
			[("id", envelope.id()?, self.id), ("hash", envelope.hash()?, self.hash)]
		{
			if envelope != chain {
				return Err(Error::Mismatch { what, envelope, chain, case });
			}
		}
		Ok(())
	}
}

/// A chain, as one node tells it.
#[derive(Debug)]
pub struct Chain {
	client: HttpClient,
	url: String,
}

impl Chain {
	/// The chain of the node at `url`. Nothing is asked yet.
	///
	/// # Errors
	/// An address that is not `http://HOST:PORT`.
	pub fn at(url: &str) -> Result<Self, Error> {
		let refused = || Error::Url(url.to_owned());
		if !url.starts_with("http://") {
			return Err(refused());
		}
		let client = HttpClientBuilder::default()
			.request_timeout(PATIENCE)
			.max_response_size(MAX_ANSWER)
			.build(url)
			.map_err(|_| refused())?;
		Ok(Self { client, url: url.to_owned() })
	}

	/// The hash of the chain's first block.
	///
	/// # Errors
	/// No node there, or one that does not answer with a hash.
	pub async fn genesis(&self) -> Result<Hash, Error> {
		self.hash("chain_getBlockHash", rpc_params![0_u32]).await
	}

	/// The envelope that `case` has on record in the last final block.
	///
	/// # Errors
	/// No node there, one without Travel Rule cases, or a case without an envelope.
	pub async fn recorded(&self, case: u64) -> Result<Recorded, Error> {
		let block = self.hash("chain_getFinalizedHead", rpc_params![]).await?;
		let method = "state_call";
		let argument = format!("0x{}", hex::encode(case.encode()));
		let params = rpc_params![ENVELOPE_OF, argument, block.to_string()];
		let answer: String = self.ask(method, params).await?;
		type Answer = Option<([u8; 32], [u8; 32])>;
		let (id, hash) = hex::decode(answer.strip_prefix("0x").unwrap_or(&answer))
			.ok()
			.and_then(|bytes| Answer::decode_all(&mut bytes.as_slice()).ok())
			.ok_or_else(|| self.failure(method, "it is not the id and hash of an envelope".into()))?
			.ok_or(Error::NoRecord { case })?;
		Ok(Recorded { id: Hash(id), hash: Hash(hash) })
	}

	/// Fails unless `envelope` belongs to this chain and to `case`, and is the one on record there.
	/// One that was sealed as [`UNNUMBERED`] belongs to the case that has it on record.
	///
	/// # Errors
	/// Another chain, another case, another envelope, or a node that does not answer.
	pub async fn check(&self, envelope: &Envelope, case: u64) -> Result<(), Error> {
		envelope.is_of_chain(self.genesis().await?)?;
		if envelope.context.case != UNNUMBERED {
			envelope.is_of_case(case)?;
		}
		self.recorded(case).await?.check(envelope, case)
	}

	async fn hash(&self, method: &'static str, params: ArrayParams) -> Result<Hash, Error> {
		let answer: String = self.ask(method, params).await?;
		answer.parse().map_err(|_| self.failure(method, "it is no hash".to_owned()))
	}

	async fn ask(&self, method: &'static str, params: ArrayParams) -> Result<String, Error> {
		self.client.request(method, params).await.map_err(|error| {
			let cause = match error {
				RpcError::Call(refusal) => refusal.message().to_owned(),
				RpcError::RequestTimeout => format!("none within {} s", PATIENCE.as_secs()),
				other => other.to_string(),
			};
			self.failure(method, cause)
		})
	}

	fn failure(&self, method: &'static str, cause: String) -> Error {
		Error::Node { url: self.url.clone(), method, cause }
	}
}
