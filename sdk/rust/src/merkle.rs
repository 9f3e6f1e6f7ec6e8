// SPDX-License-Identifier: Apache-2.0
//! A batch of printed coupons as one hash: a Merkle tree over the keys under the scratch fields.

use crate::{Account, Goods, Hash, order::blake2};
use alloc::vec::Vec;
use codec::Encode;

/// Most hashes of a proof: enough for a batch of 2^32 coupons.
pub const MAX_PROOF: u32 = 32;

/// The leaf of a printed coupon: BLAKE2b-256 of a zero byte, the account of its key, and the goods in SCALE.
pub fn leaf(key: &Account, goods: &Goods) -> Hash {
	blake2(&[&[0], key, &goods.encode()])
}

/// Whether the leaf is under the root. At most [`MAX_PROOF`] hashes are looked at; a longer proof proves nothing.
pub fn is_under(root: &Hash, leaf: &Hash, proof: &[Hash]) -> bool {
	let most = usize::try_from(MAX_PROOF).unwrap_or_default();
	proof.len() <= most && proof.iter().fold(*leaf, |below, other| node(&below, other)) == *root
}

/// The root over the leaves; of no leaves there is none.
pub fn root(leaves: &[Hash]) -> Option<Hash> {
	let mut layer = leaves.to_vec();
	while layer.len() > 1 {
		layer = above(&layer);
	}
	layer.first().copied()
}

/// What proves that the leaf at `index` is under the root; nothing when there is no such leaf.
pub fn proof(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
	leaves.get(index)?;
	let (mut layer, mut at, mut path) = (leaves.to_vec(), index, Vec::new());
	while layer.len() > 1 {
		path.extend(layer.get(at ^ 1).copied());
		layer = above(&layer);
		at = at.wrapping_shr(1);
	}
	Some(path)
}

/// The layer above. The last of an odd number moves up as it is.
fn above(layer: &[Hash]) -> Vec<Hash> {
	layer
		.chunks(2)
		.filter_map(|pair| match pair {
			[one, other] => Some(node(one, other)),
			[one] => Some(*one),
			_ => None,
		})
		.collect()
}

/// The node over two others, the smaller first: BLAKE2b-256 of a byte 1 and both.
fn node(one: &Hash, other: &Hash) -> Hash {
	let (first, second) = if one <= other { (one, other) } else { (other, one) };
	blake2(&[&[1], first, second])
}
