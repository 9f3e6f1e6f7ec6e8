// SPDX-License-Identifier: Apache-2.0
//! The node itself: ports that are taken, how blocks are made, and that it ends.

use crate::support::{Scene, aura, instant, manual, remark, should_take_less};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::alice,
	chain::Chain,
	http,
	node::{Node, Ports, START, STOP},
};
use serde_json::Value;
use std::{
	net::{Ipv4Addr, SocketAddr, TcpStream},
	time::{Duration, Instant},
};

#[tokio::test(flavor = "multi_thread")]
async fn node_should_name_port_and_remedy_when_a_port_is_taken() {
	let test = async |scene: &Scene| -> Result<()> {
		let taken = scene.node.ports;
		for (option, service, ports) in [
			("--rpc-port", "Substrate JSON-RPC", Ports { rpc: taken.rpc, ..Ports::free()? }),
			("--eth-rpc-port", "Ethereum JSON-RPC", Ports { eth: taken.eth, ..Ports::free()? }),
			(
				"--prometheus-port",
				"Prometheus",
				Ports { prometheus: taken.prometheus, ..Ports::free()? },
			),
			("--port", "peer-to-peer", Ports { p2p: taken.p2p, ..Ports::free()? }),
		] {
			let mut second = Node::launch(ports, &[])?;
			second.keep_log();
			let status = second.wait_for_exit(START)?;
			let log = second.take_log();
			assert!(!status.success(), "the second node ended well");
			let told = log.contains("is taken by another process")
				&& log.contains(option)
				&& log.contains(service);
			assert!(told, "{option}: {log}");
		}
		Ok(())
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn banner_should_tell_urls_chain_id_accounts_and_balances_when_the_node_is_up() {
	let test = async |scene: &Scene| -> Result<()> {
		// It comes after both servers, and its warning last.
		let told = |log: String| log.contains("WARNING: these keys are public");
		scene.stage.chain.until("the banner", async |_| Ok(told(scene.node.log()))).await?;
		let (log, ports) = (scene.node.log(), scene.node.ports);
		for expected in [
			format!(":{}/health", ports.rpc),
			format!("Ethereum RPC   http://127.0.0.1:{0}   ws://127.0.0.1:{0}", ports.eth),
			"Chain id       743639 (0xb58d7)".into(),
			"Aura, one per second; finality by GRANDPA".into(),
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY".into(),
			"key   //Alice".into(),
			"0xf24FF3a9CF04c71Dbc94D0b566f7A27B94566cac".into(),
			"key   0x5fb92d6e98884f76de468fa3f6278f8807c48bebc13595d45af5bdc4da702133".into(),
		] {
			assert!(log.contains(&expected), "{expected} is missing in\n{log}");
		}
		let has = |line: &&str| line.trim_start().starts_with("has ") && line.ends_with(" GNX");
		assert_eq!(log.lines().filter(has).count(), 9, "{log}");
		assert!(!log.contains("CHAIN TIME IS NOT CLOCK TIME"), "{log}");
		Ok(())
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn blocks_should_come_every_second_and_be_final_soon() {
	let test = async |scene: &Scene| -> Result<()> {
		let chain = &scene.stage.chain;
		chain.reach(1).await?;
		let limit = Duration::from_secs(8);
		let three_blocks = async || -> Result<()> {
			let first = chain.best().await?;
			let later = chain.reach(first.number() + 3).await?;
			let seconds = later.now().await? - first.now().await?;
			// A block takes a second of chain time, and of clock time; a busy machine may miss one.
			assert!(seconds >= later.number() - first.number(), "{seconds} seconds");
			Ok(())
		};
		should_take_less(limit, "three blocks", three_blocks).await?;
		should_take_less(limit, "finality", async || finality_of_best(chain).await).await
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn blocks_should_be_final_at_once_when_sealing_is_instant() {
	let test = async |scene: &Scene| -> Result<()> {
		let chain = &scene.stage.chain;
		// Not a known account: others send from those, and each waits for its turn.
		let somebody = scene.buyer().await?;
		let send = async || -> Result<()> {
			let done = chain.send_to_end(&remark("instant"), &somebody).await?;
			assert!(chain.finalised().await?.number() >= done.number);
			Ok(())
		};
		should_take_less(Duration::from_secs(3), "a final block", send).await?;
		assert!(scene.node.log().contains("CHAIN TIME IS NOT CLOCK TIME"), "{}", scene.node.log());
		Ok(())
	};
	instant().play(test).await;
}

/// Waits until what is the best block now is final.
async fn finality_of_best(chain: &Chain) -> Result<()> {
	let best = chain.best().await?.number();
	chain.reach_finality(best).await?;
	Ok(())
}

/// Blocks of a session.
const SESSION: u64 = 600;

#[tokio::test(flavor = "multi_thread")]
async fn transaction_should_not_wait_for_others_when_it_does_not_fit_beside_the_end_of_a_session()
-> Result<()> {
	let mut node = Node::start(&["--sealing", "10"])?;
	let chain = Chain::connect(&node.ws()).await?;
	// Step by step: so many blocks take a busy machine longer than anybody waits for one.
	for number in (60..=SESSION - 60).step_by(60) {
		chain.reach(number).await?;
	}
	drop(chain);
	node.halt()?;
	node.relaunch_with(&["--sealing", "instant"])?;
	node.wait_until_up()?;
	let chain = Chain::connect(&node.ws()).await?;
	let end = chain.best().await?.number().next_multiple_of(SESSION);
	while chain.best().await?.number() <= end {
		chain.send_to_end(&remark("session"), &alice()).await?;
	}
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn blocks_should_wait_for_the_command_when_sealing_is_manual() {
	let test = async |scene: &Scene| -> Result<()> {
		let chain = &scene.stage.chain;
		let before = chain.best().await?.number();
		let mut sent = chain.submit(&remark("manual"), &alice()).await?;
		assert_eq!(chain.best().await?.number(), before);
		scene.seal().await?;
		// Two were made where the first one ended a session, and the last one has room.
		let made = chain.best().await?.number();
		assert!(made > before);
		assert_eq!(sent.finalised().await?.success()?.number, made);
		Ok(())
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn node_should_serve_health_metrics_and_end_when_told() -> Result<()> {
	let node = Node::start(&["--sealing", "250", "--log-format", "json"])?;
	let record = |line: &str| serde_json::from_str::<Value>(line).ok();
	let records: Vec<Value> =
		node.log().lines().filter_map(record).filter(Value::is_object).collect();
	let whole = |record: &Value| {
		["time", "level", "target", "message"].iter().all(|field| record[*field].is_string())
	};
	assert!(!records.is_empty() && records.iter().all(whole), "{}", node.log());
	let at = |port: u16| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
	let health = http::get(at(node.ports.rpc), "/health")?;
	assert_eq!(health.status, 200, "{health:?}");
	let metrics = http::get(at(node.ports.prometheus), "/metrics")?;
	assert!(metrics.body.contains("substrate_block_height"), "{}", metrics.body);
	blocks_come_by_the_timer(&node).await?;
	let rpc = node.ports.rpc;
	let begun = Instant::now();
	drop(node);
	assert!(begun.elapsed() < STOP, "it took {:?} to end", begun.elapsed());
	TcpStream::connect(at(rpc)).err().context("the node still listens")?;
	Ok(())
}

/// Empty blocks come by themselves and are final at once. Chain time is not clock time: each takes a second of it.
async fn blocks_come_by_the_timer(node: &Node) -> Result<()> {
	let chain = Chain::connect(&node.ws()).await?;
	let first = chain.until("a block", async |state| Ok(state.number() >= 1)).await?;
	let later = chain.reach(first.number() + 4).await?;
	assert_eq!(later.now().await? - first.now().await?, later.number() - first.number());
	let limit = Duration::from_secs(3);
	should_take_less(limit, "finality", async || finality_of_best(&chain).await).await
}
