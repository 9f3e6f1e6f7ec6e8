// SPDX-License-Identifier: Apache-2.0

//! What Ethereum has and this chain does not.

use super::{
	Failure::{Behind, Refused, Unsupported},
	Method, optional, required,
};

/// Its methods.
pub(super) const METHODS: &[Method] = &[
	Method {
		name: "eth_protocolVersion",
		summary: "The version of the protocol by which nodes tell each other about blocks.",
		params: &[],
		result: "Quantity",
		errors: &[],
	},
	Method {
		name: "eth_mining",
		summary: "Always false: there is no proof of work.",
		params: &[],
		result: "Boolean",
		errors: &[],
	},
	Method {
		name: "eth_hashrate",
		summary: "Always 0: there is no proof of work.",
		params: &[],
		result: "Quantity",
		errors: &[],
	},
	Method {
		name: "eth_coinbase",
		summary: "Always an error: the node has no account.",
		params: &[],
		result: "Address",
		errors: &[Refused],
	},
	Method {
		name: "eth_getUncleCountByBlockHash",
		summary: "0 for every block there is, else null.",
		params: &[required("hash", "Hash")],
		result: "Quantity?",
		errors: &[Behind],
	},
	Method {
		name: "eth_getUncleCountByBlockNumber",
		summary: "0 for every block there is, else null.",
		params: &[required("block", "BlockId")],
		result: "Quantity?",
		errors: &[],
	},
	Method {
		name: "eth_getUncleByBlockHashAndIndex",
		summary: "Always null: no block has uncles.",
		params: &[required("hash", "Hash"), required("index", "Quantity")],
		result: "Null",
		errors: &[],
	},
	Method {
		name: "eth_getUncleByBlockNumberAndIndex",
		summary: "Always null: no block has uncles.",
		params: &[required("block", "BlockId"), required("index", "Quantity")],
		result: "Null",
		errors: &[],
	},
	Method {
		name: "eth_getProof",
		summary: "Always an error: there is no Ethereum state trie.",
		params: &[
			required("address", "Address"),
			required("keys", "[Quantity]"),
			optional("block", "BlockId"),
		],
		result: "Null",
		errors: &[Unsupported],
	},
	Method {
		name: "eth_createAccessList",
		summary: "Always an error: access lists make nothing cheaper.",
		params: &[required("transaction", "TransactionRequest"), optional("block", "BlockId")],
		result: "Null",
		errors: &[Unsupported],
	},
];
