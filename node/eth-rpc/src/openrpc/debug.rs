// SPDX-License-Identifier: Apache-2.0

//! Traces; served where the node was told to.

use super::{
	Failure::{Behind, NotFound, Refused},
	Method, optional, required,
};

/// Its methods.
pub(super) const METHODS: &[Method] = &[
	Method {
		name: "debug_traceTransaction",
		summary: "Executes a transaction of a block again and tells what it did.",
		params: &[required("hash", "Hash"), optional("options", "TraceOptions")],
		result: "Trace",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "debug_traceBlockByNumber",
		summary: "Traces all transactions of a block.",
		params: &[required("block", "BlockId"), optional("options", "TraceOptions")],
		result: "[TransactionTrace]",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "debug_traceBlockByHash",
		summary: "Traces all transactions of a block.",
		params: &[required("hash", "Hash"), optional("options", "TraceOptions")],
		result: "[TransactionTrace]",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "debug_traceCall",
		summary: "Traces a transaction that is executed without changing anything.",
		params: &[
			required("transaction", "TransactionRequest"),
			optional("block", "BlockId"),
			optional("options", "TraceCallOptions"),
		],
		result: "Trace",
		errors: &[Refused, NotFound, Behind],
	},
];
