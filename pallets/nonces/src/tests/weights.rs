// SPDX-License-Identifier: Apache-2.0
//! Finding out who signed costs more than asking the sender, and sweeping more with every mark.

use super::*;
use crate::{MAX_SWEEP, WeightInfo as _};

type Weights = <Test as crate::Config>::WeightInfo;

#[test]
fn weights_should_grow_with_what_is_done() {
	assert!(Weights::cancel_signed().all_gte(Weights::cancel_nonce()));
	assert!(Weights::cancel_signed().ref_time() > Weights::cancel_nonce().ref_time());
	assert!(Weights::sweep(2).ref_time() > Weights::sweep(1).ref_time());
	assert!(Weights::sweep(MAX_SWEEP).ref_time() > Weights::sweep(MAX_SWEEP - 1).ref_time());
}
