// SPDX-License-Identifier: Apache-2.0
//! One file per call and door, then what holds over all of them.

mod cancel_nonce;
mod cancel_signed;
mod check;
mod damage;
mod invariants;
mod origins;
mod sweep;
mod use_once;
mod weights;

use crate::{Error, Event, SweptTo, Used, functions::key, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::traits::{Nonces as _, SignedMessages as _};
