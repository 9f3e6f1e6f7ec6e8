// SPDX-License-Identifier: Apache-2.0
//! One file per call, then the automatic return, all states by all calls, origins, views and the
//! conservation of value. Every test ends with a check of the invariants.

mod accept;
mod attach_envelope;
mod cancel_case;
mod conservation;
mod edges;
mod erase;
mod invariants;
mod open_case;
mod origins;
mod record_travel_data;
mod register_control_proof;
mod reject;
mod request_repair;
mod return_due;
mod return_expired;
mod revoke_control_proof;
mod revoke_travel_data;
mod start_review;
mod transfer_recorded;
mod views;
mod write_off;

use crate::{CaseState, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Reason;
