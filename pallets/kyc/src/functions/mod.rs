// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.

mod accounts;
mod attestation;
mod messages;
mod supervision;
mod views;
