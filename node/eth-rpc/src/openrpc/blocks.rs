// SPDX-License-Identifier: Apache-2.0

//! Blocks, transactions and receipts.

use super::{
	Failure::{Behind, Refused},
	Method, optional, required,
};

/// Its methods.
pub(super) const METHODS: &[Method] = &[
	Method {
		name: "eth_getBlockByNumber",
		summary: "A block by tag or number.",
		params: &[required("block", "BlockId"), optional("full", "Boolean")],
		result: "Block?",
		errors: &[Refused],
	},
	Method {
		name: "eth_getBlockByHash",
		summary: "A block by Ethereum hash.",
		params: &[required("hash", "Hash"), optional("full", "Boolean")],
		result: "Block?",
		errors: &[Refused, Behind],
	},
	Method {
		name: "eth_getBlockTransactionCountByNumber",
		summary: "How many transactions a block has.",
		params: &[required("block", "BlockId")],
		result: "Quantity?",
		errors: &[Refused],
	},
	Method {
		name: "eth_getBlockTransactionCountByHash",
		summary: "How many transactions a block has.",
		params: &[required("hash", "Hash")],
		result: "Quantity?",
		errors: &[Refused, Behind],
	},
	Method {
		name: "eth_getBlockReceipts",
		summary: "The receipts of all transactions of a block.",
		params: &[required("block", "BlockId")],
		result: "[Receipt]?",
		errors: &[Refused, Behind],
	},
	Method {
		name: "eth_getTransactionByHash",
		summary: "A transaction of the best chain or of the pool.",
		params: &[required("hash", "Hash")],
		result: "Transaction?",
		errors: &[Refused, Behind],
	},
	Method {
		name: "eth_getTransactionByBlockHashAndIndex",
		summary: "A transaction by its place.",
		params: &[required("hash", "Hash"), required("index", "Quantity")],
		result: "Transaction?",
		errors: &[Refused, Behind],
	},
	Method {
		name: "eth_getTransactionByBlockNumberAndIndex",
		summary: "A transaction by its place.",
		params: &[required("block", "BlockId"), required("index", "Quantity")],
		result: "Transaction?",
		errors: &[Refused],
	},
	Method {
		name: "eth_getTransactionReceipt",
		summary: "The receipt of a transaction of the best chain.",
		params: &[required("hash", "Hash")],
		result: "Receipt?",
		errors: &[Refused, Behind],
	},
];
