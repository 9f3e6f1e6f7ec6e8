// SPDX-License-Identifier: Apache-2.0

//! Chain, fees, state and submission.

use super::{
	Failure::{Behind, NotFound, Refused, Reverted},
	Method, optional, required,
};

/// Its methods.
pub(super) const METHODS: &[Method] = &[
	Method {
		name: "eth_chainId",
		summary: "The EIP-155 chain id.",
		params: &[],
		result: "Quantity",
		errors: &[],
	},
	Method {
		name: "eth_blockNumber",
		summary: "The number of the best block.",
		params: &[],
		result: "Quantity",
		errors: &[],
	},
	Method {
		name: "eth_syncing",
		summary: "False, or how far a synchronising node is.",
		params: &[],
		result: "Syncing",
		errors: &[],
	},
	Method {
		name: "eth_accounts",
		summary: "Always empty: the node holds no keys.",
		params: &[],
		result: "[Address]",
		errors: &[],
	},
	Method {
		name: "eth_gasPrice",
		summary: "The price of gas in the next block, in wei; 0 at /gasless.",
		params: &[],
		result: "Quantity",
		errors: &[Refused],
	},
	Method {
		name: "eth_maxPriorityFeePerGas",
		summary: "Always 0: tips do not raise priority.",
		params: &[],
		result: "Quantity",
		errors: &[],
	},
	Method {
		name: "eth_feeHistory",
		summary: "Base fees and load of a range of blocks.",
		params: &[
			required("count", "BlockCount"),
			required("newest", "BlockId"),
			optional("percentiles", "[Percentile]"),
		],
		result: "FeeHistory",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "eth_getBalance",
		summary: "The spendable balance, in wei, without the existential deposit.",
		params: &[required("address", "Address"), optional("block", "BlockId")],
		result: "Quantity",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "eth_getCode",
		summary: "The code of a contract or precompile.",
		params: &[required("address", "Address"), optional("block", "BlockId")],
		result: "Bytes",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "eth_getStorageAt",
		summary: "A storage word of a contract.",
		params: &[
			required("address", "Address"),
			required("slot", "Quantity"),
			optional("block", "BlockId"),
		],
		result: "Hash",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "eth_getTransactionCount",
		summary: "The nonce of the next transaction; at pending, with those that wait in the pool.",
		params: &[required("address", "Address"), optional("block", "BlockId")],
		result: "Quantity",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "eth_call",
		summary: "Executes without changing anything.",
		params: &[
			required("transaction", "TransactionRequest"),
			optional("block", "BlockId"),
			optional("overrides", "StateOverrides"),
			optional("blockOverrides", "BlockOverrides"),
		],
		result: "Bytes",
		errors: &[Reverted, Refused, NotFound, Behind],
	},
	Method {
		name: "eth_estimateGas",
		summary: "The gas a transaction needs.",
		params: &[
			required("transaction", "TransactionRequest"),
			optional("block", "BlockId"),
			optional("overrides", "StateOverrides"),
			optional("blockOverrides", "BlockOverrides"),
		],
		result: "Quantity",
		errors: &[Reverted, Refused, NotFound, Behind],
	},
	Method {
		name: "eth_sendRawTransaction",
		summary: "Submits a signed transaction and answers its hash.",
		params: &[required("raw", "Bytes")],
		result: "Hash",
		errors: &[Refused],
	},
];
