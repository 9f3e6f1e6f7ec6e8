// SPDX-License-Identifier: Apache-2.0

//! The pool, the network, the client, and this document.

use super::{Failure::Refused, Method, required};

/// Its methods.
pub(super) const METHODS: &[Method] = &[
	Method {
		name: "txpool_status",
		summary: "How many Ethereum transactions are in the pool.",
		params: &[],
		result: "PoolStatus",
		errors: &[Refused],
	},
	Method {
		name: "txpool_content",
		summary: "The Ethereum transactions of the pool.",
		params: &[],
		result: "PoolContent",
		errors: &[Refused],
	},
	Method {
		name: "txpool_contentFrom",
		summary: "The Ethereum transactions of an account in the pool.",
		params: &[required("address", "Address")],
		result: "PoolContentFrom",
		errors: &[Refused],
	},
	Method {
		name: "txpool_inspect",
		summary: "The Ethereum transactions of the pool, each in a line of text.",
		params: &[],
		result: "PoolInspection",
		errors: &[Refused],
	},
	Method {
		name: "net_version",
		summary: "The chain id, in decimal.",
		params: &[],
		result: "Text",
		errors: &[],
	},
	Method {
		name: "net_listening",
		summary: "Always true: the node accepts peers.",
		params: &[],
		result: "Boolean",
		errors: &[],
	},
	Method {
		name: "net_peerCount",
		summary: "How many peers are connected.",
		params: &[],
		result: "Quantity",
		errors: &[],
	},
	Method {
		name: "web3_clientVersion",
		summary: "Name and version of the node.",
		params: &[],
		result: "Text",
		errors: &[],
	},
	Method {
		name: "web3_sha3",
		summary: "keccak256 of some bytes.",
		params: &[required("data", "Bytes")],
		result: "Hash",
		errors: &[],
	},
	Method {
		name: "rpc.discover",
		summary: "This document.",
		params: &[],
		result: "Document",
		errors: &[],
	},
];
