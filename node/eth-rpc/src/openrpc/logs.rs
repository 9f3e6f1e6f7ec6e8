// SPDX-License-Identifier: Apache-2.0

//! Logs, filters and subscriptions.

use super::{
	Failure::{Behind, NotFound, Refused},
	Method, optional, required,
};

/// Its methods.
pub(super) const METHODS: &[Method] = &[
	Method {
		name: "eth_getLogs",
		summary: "The logs a filter selects: all of them, or an error.",
		params: &[required("filter", "Filter")],
		result: "[Log]",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "eth_newFilter",
		summary: "Installs a filter for logs and answers its id.",
		params: &[required("filter", "Filter")],
		result: "Quantity",
		errors: &[],
	},
	Method {
		name: "eth_newBlockFilter",
		summary: "Installs a filter for new blocks and answers its id.",
		params: &[],
		result: "Quantity",
		errors: &[],
	},
	Method {
		name: "eth_newPendingTransactionFilter",
		summary: "Installs a filter for transactions that come to the pool and answers its id.",
		params: &[],
		result: "Quantity",
		errors: &[Refused],
	},
	Method {
		name: "eth_getFilterChanges",
		summary: "What happened since the filter was polled last.",
		params: &[required("id", "Quantity")],
		result: "FilterChanges",
		errors: &[Refused],
	},
	Method {
		name: "eth_getFilterLogs",
		summary: "All logs that a filter for logs selects.",
		params: &[required("id", "Quantity")],
		result: "[Log]",
		errors: &[Refused, NotFound, Behind],
	},
	Method {
		name: "eth_uninstallFilter",
		summary: "Removes a filter and answers whether there was one.",
		params: &[required("id", "Quantity")],
		result: "Boolean",
		errors: &[],
	},
	Method {
		name: "eth_subscribe",
		summary: "Subscribes to new heads, logs or transactions, over WebSocket, and answers the id of the subscription.",
		params: &[required("kind", "SubscriptionKind"), optional("option", "SubscriptionOption")],
		result: "SubscriptionId",
		errors: &[],
	},
	Method {
		name: "eth_unsubscribe",
		summary: "Ends a subscription and answers whether there was one.",
		params: &[required("id", "SubscriptionId")],
		result: "Boolean",
		errors: &[],
	},
];
