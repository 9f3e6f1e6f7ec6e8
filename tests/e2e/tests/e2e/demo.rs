// SPDX-License-Identifier: Apache-2.0
//! The demonstration that `scripts/run.sh` plays.

use crate::support::{Scene, instant, play_alone};
use anyhow::Result;
use genex_e2e_tests::demo;
use std::path::Path;

#[tokio::test(flavor = "multi_thread")]
async fn demonstration_should_play_again_when_it_was_played_before() {
	let test = async |scene: &Scene| -> Result<()> {
		let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/catalogue.csv");
		// It waits for the first block, which this node makes for the first transaction.
		scene.begin().await?;
		let before = scene.series_count().await?;
		for _ in 0..2 {
			demo::play(&catalogue, &scene.node.ws(), &scene.node.eth_http()).await?;
		}
		assert!(scene.series_count().await? >= before + 2 * 520);
		Ok(())
	};
	// It sends what its issuers do without asking who else sends from their accounts.
	play_alone(&["--sealing", "instant"], test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn demonstration_should_fail_when_there_is_no_catalogue_or_node() {
	let test = async |scene: &Scene| -> Result<()> {
		let (node, eth) = (scene.node.ws(), scene.node.eth_http());
		let missing = demo::play(Path::new("/no/such/file.csv"), &node, &eth).await;
		let missing = format!("{:#}", missing.expect_err("there is no such file"));
		assert!(missing.contains("/no/such/file.csv cannot be read"), "{missing}");
		let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/catalogue.csv");
		let nobody = demo::play(&catalogue, "ws://127.0.0.1:1", &eth).await;
		let nobody = format!("{:#}", nobody.expect_err("nobody listens there"));
		assert!(nobody.contains("no node at ws://127.0.0.1:1"), "{nobody}");
		Ok(())
	};
	instant().play(test).await;
}
