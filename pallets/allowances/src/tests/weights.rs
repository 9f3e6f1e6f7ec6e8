// SPDX-License-Identifier: Apache-2.0
//! A move on the strength of an allowance costs more than one by its owner, a permit more than an approval.

use super::*;
use crate::WeightInfo as _;
use pallet_cash::WeightInfo as _;

type Weights = <Test as crate::Config>::WeightInfo;
type OfCash = <Test as pallet_cash::Config>::WeightInfo;

#[test]
fn weights_should_include_what_happens_below() {
	assert!(Weights::transfer_from().all_gte(OfCash::transfer()));
	assert!(Weights::transfer_from().ref_time() > OfCash::transfer().ref_time());
	assert!(Weights::permit().ref_time() > Weights::approve().ref_time());
}
