// SPDX-License-Identifier: Apache-2.0
//! A running node as its users meet it: natively with subxt, from Ethereum with alloy, and through bare JSON-RPC.
//!
//! Tests share a node where they can. Each brings its own accounts, so they run side by side; the few that need the
//! whole chain for themselves take turns on one whose blocks they make by hand, or start one of their own.
//!
//! The module `consumers` is the suite `gasless`; all others are the suite `e2e`.

mod book_stream;
mod consumers;
mod demo;
mod ethereum;
mod expiry;
mod filters;
mod gasless;
mod index;
mod issuers_month;
mod journeys;
mod json_rpc;
mod logs;
mod malformed;
mod methods;
mod native;
mod node;
mod past;
mod pause;
mod permits;
mod pool;
mod recovery;
mod refusals;
mod replay;
mod reverts;
mod rules;
mod shops_day;
mod subscriptions;
mod support;
mod till;
mod tools;
mod tracing;
mod travel_rule;
mod upgrade;
mod wallet_signatures;
