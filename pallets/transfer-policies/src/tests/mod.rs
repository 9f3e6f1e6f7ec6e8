// SPDX-License-Identifier: Apache-2.0
//! One file per call, then what holds over all of them.

mod accept_admin;
mod add_members;
mod create_policy;
mod decision;
mod heard;
mod invariants;
mod model;
mod origins;
mod remove_members;
mod seal_policy;
mod transfer_admin;
mod views;
