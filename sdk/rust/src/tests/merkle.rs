// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::merkle::{MAX_PROOF, is_under, leaf, proof, root};

fn leaves(count: u8) -> Vec<[u8; 32]> {
	(0..count).map(|index| leaf(&[index; 32], &Goods::Units(1))).collect()
}

#[test]
fn proof_should_hold_for_every_leaf_and_no_other() {
	for count in 1..20 {
		let leaves = leaves(count);
		let top = root(&leaves).expect("there are leaves");
		for (index, below) in leaves.iter().enumerate() {
			let path = proof(&leaves, index).expect("there is such a leaf");
			assert!(is_under(&top, below, &path), "{index} of {count}");
			let stranger = leaf(&[200; 32], &Goods::Units(1));
			assert!(!is_under(&top, &stranger, &path));
			assert!(path.is_empty() || !is_under(&top, below, &path[1..]));
		}
		assert_eq!(proof(&leaves, usize::from(count)), None);
	}
	assert_eq!(root(&[]), None);
}

#[test]
fn proof_should_not_hold_when_it_is_longer_than_any_batch_needs() {
	let path = vec![[1; 32]; MAX_PROOF as usize + 1];
	let below = leaf(&[1; 32], &Goods::Units(1));
	let mut layers = below;
	for other in &path {
		layers = root(&[layers, *other]).expect("there are leaves");
	}
	assert!(!is_under(&layers, &below, &path));
}

#[test]
fn leaf_should_be_another_for_other_goods_and_be_no_node() {
	let key = [1; 32];
	let found = [Goods::Units(1), Goods::Units(2), Goods::Serial(1)].map(|one| leaf(&key, &one));
	assert!(found[0] != found[1] && found[0] != found[2] && found[1] != found[2]);
	let top = root(&found).expect("there are leaves");
	assert!(!found.contains(&top));
}
