// SPDX-License-Identifier: Apache-2.0
//! One file per call, then what holds over all of them.

mod accept_receipt;
mod conservation;
mod decline_receipt;
mod heard;
mod invariants;
mod offer;
mod on_idle;
mod origins;
mod return_offer;
mod set_receive_policy;
mod trust_sender;
mod untrust_sender;
mod views;
mod withdraw_offer;
