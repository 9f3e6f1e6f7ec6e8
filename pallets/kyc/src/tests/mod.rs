// SPDX-License-Identifier: Apache-2.0
//! Call by call; every test ends with a check of the invariants.

mod attest_account;
mod doors;
mod genesis;
mod heard;
mod invariants;
mod link_account;
mod links;
mod markers;
mod reassign;
mod register;
mod reinstate;
mod renew;
mod revoke;
mod sequences;
mod set_residence;
mod submit_attestation;
mod unlink_account;
mod views;
