// SPDX-License-Identifier: Apache-2.0
//! Asks for every port before the node starts. The services would otherwise move to a random port
//! (JSON-RPC), share the port with a stranger (peer-to-peer) or go on without one (Prometheus).

use sc_network::{Multiaddr, multiaddr::Protocol};
use sc_service::Configuration;
use std::{
	io::ErrorKind,
	net::{IpAddr, SocketAddr, TcpListener, UdpSocket},
};

/// Transport protocol of a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
	/// A listening stream socket.
	Tcp,
	/// A datagram socket.
	Udp,
}

/// A port that a service of this node is going to use.
#[derive(Clone, Debug)]
pub struct Wanted {
	/// What will listen there.
	pub service: &'static str,
	/// Transport protocol.
	pub transport: Transport,
	/// Address and port.
	pub address: SocketAddr,
	/// The option that changes the port.
	pub option: &'static str,
}

/// Every port that `config` and the Ethereum JSON-RPC at `ethereum` will use.
pub fn wanted(config: &Configuration, ethereum: Option<SocketAddr>) -> Vec<Wanted> {
	let tcp =
		|service, address, option| Wanted { service, transport: Transport::Tcp, address, option };
	let substrate = config.rpc.addr.iter().flatten().filter(|endpoint| !endpoint.retry_random_port);
	substrate
		.map(|endpoint| tcp("Substrate JSON-RPC", endpoint.listen_addr, "--rpc-port"))
		.chain(ethereum.map(|address| tcp("Ethereum JSON-RPC", address, "--eth-rpc-port")))
		.chain(
			config
				.prometheus_config
				.as_ref()
				.map(|prometheus| tcp("Prometheus", prometheus.port, "--prometheus-port")),
		)
		.chain(config.network.listen_addresses.iter().filter_map(|address| {
			let (transport, address) = socket(address)?;
			Some(Wanted { service: "peer-to-peer network", transport, address, option: "--port" })
		}))
		.collect()
}

/// Fails when one of the ports cannot be had.
///
/// # Errors
/// One paragraph per port: which one, who wants it, how to find its owner, which option changes it.
pub fn check(wanted: &[Wanted]) -> Result<(), String> {
	let mut problems: Vec<_> = wanted
		.iter()
		.enumerate()
		.filter(|(_, want)| want.address.port() != 0)
		.filter_map(|(index, want)| {
			wanted
				.iter()
				.take(index)
				.find(|other| other.service != want.service && collide(other, want))
				.map(|other| clash(other, want))
				.or_else(|| refusal(want))
				.map(|problem| ((want.service, want.transport, want.address.port()), problem))
		})
		.collect();
	// Once for IPv4 and IPv6 together.
	problems.dedup_by_key(|(port, _)| *port);
	let problems: Vec<_> = problems.into_iter().map(|(_, problem)| problem).collect();
	if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// Address and transport of a network address, where it has a port.
pub fn socket(address: &Multiaddr) -> Option<(Transport, SocketAddr)> {
	let mut parts = address.iter();
	let ip: IpAddr = match parts.next()? {
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some((Transport::Tcp, SocketAddr::new(ip, port))),
		Protocol::Udp(port) => Some((Transport::Udp, SocketAddr::new(ip, port))),
		_ => None,
	}
}

fn collide(a: &Wanted, b: &Wanted) -> bool {
	let (ip_a, ip_b) = (a.address.ip(), b.address.ip());
	a.transport == b.transport
		&& a.address.port() == b.address.port()
		&& ip_a.is_ipv4() == ip_b.is_ipv4()
		&& (ip_a == ip_b || ip_a.is_unspecified() || ip_b.is_unspecified())
}

fn clash(first: &Wanted, second: &Wanted) -> String {
	format!(
		"port {} is wanted twice: by {} ({}) and by {} ({}); give one of them another port",
		second.address.port(),
		first.service,
		first.option,
		second.service,
		second.option
	)
}

/// Why `want` cannot be had, tried by taking it for a moment.
fn refusal(want: &Wanted) -> Option<String> {
	let attempt = match want.transport {
		Transport::Tcp => TcpListener::bind(want.address).map(drop),
		Transport::Udp => UdpSocket::bind(want.address).map(drop),
	};
	let Wanted { service, address, option, .. } = want;
	let port = address.port();
	match attempt.err()?.kind() {
		ErrorKind::AddrInUse => {
			let flags = if want.transport == Transport::Tcp { "-ltnp" } else { "-lunp" };
			Some(format!(
				"port {port} for {service} ({address}) is taken by another process; find it with \
				 `ss {flags} 'sport = :{port}'`, or choose another port with {option} <PORT>"
			))
		},
		ErrorKind::PermissionDenied => Some(format!(
			"port {port} for {service} ({address}) needs privileges that this process does not \
			 have; choose a port above 1023 with {option} <PORT>"
		)),
		// A machine without IPv6 lacks some of the default addresses: each service says by itself
		// when nothing at all is left to listen at.
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn want(service: &'static str, address: SocketAddr, option: &'static str) -> Wanted {
		Wanted { service, transport: Transport::Tcp, address, option }
	}

	#[test]
	fn check_should_name_port_option_and_remedy_when_port_is_taken() {
		let owner = TcpListener::bind("127.0.0.1:0").expect("some port is free");
		let address = owner.local_addr().expect("is bound");
		let message = check(&[want("Substrate JSON-RPC", address, "--rpc-port")])
			.expect_err("the port is taken");
		for expected in [
			format!("port {}", address.port()),
			"Substrate JSON-RPC".to_owned(),
			"--rpc-port <PORT>".to_owned(),
			format!("ss -ltnp 'sport = :{}'", address.port()),
		] {
			assert!(message.contains(&expected), "{expected} is missing in {message}");
		}
	}

	#[test]
	fn check_should_list_every_problem_when_several_ports_are_taken() {
		let first = TcpListener::bind("127.0.0.1:0").expect("some port is free");
		let second = UdpSocket::bind("127.0.0.1:0").expect("some port is free");
		let message = check(&[
			want("Ethereum JSON-RPC", first.local_addr().expect("is bound"), "--eth-rpc-port"),
			Wanted {
				service: "peer-to-peer network",
				transport: Transport::Udp,
				address: second.local_addr().expect("is bound"),
				option: "--port",
			},
		])
		.expect_err("both ports are taken");
		assert_eq!(message.lines().count(), 2, "{message}");
		assert!(message.contains("--eth-rpc-port") && message.contains("ss -lunp"), "{message}");
	}

	#[test]
	fn check_should_pass_when_port_is_free_or_left_to_the_system() {
		let free = {
			let owner = TcpListener::bind("127.0.0.1:0").expect("some port is free");
			owner.local_addr().expect("is bound")
		};
		let any = "127.0.0.1:0".parse().expect("is an address");
		assert_eq!(
			check(&[
				want("Substrate JSON-RPC", free, "--rpc-port"),
				want("Ethereum JSON-RPC", any, "--eth-rpc-port"),
				want("Prometheus", any, "--prometheus-port"),
			]),
			Ok(())
		);
	}

	#[test]
	fn check_should_refuse_when_two_services_want_one_port() {
		let wanted = [
			want(
				"Substrate JSON-RPC",
				"127.0.0.1:19944".parse().expect("is an address"),
				"--rpc-port",
			),
			want(
				"Ethereum JSON-RPC",
				"0.0.0.0:19944".parse().expect("is an address"),
				"--eth-rpc-port",
			),
		];
		let message = check(&wanted).expect_err("both want 19944");
		assert!(message.contains("--rpc-port") && message.contains("--eth-rpc-port"), "{message}");
	}

	#[test]
	fn socket_should_read_network_addresses() {
		let parse = |text: &str| socket(&text.parse().expect("is a multiaddress"));
		assert_eq!(
			parse("/ip4/0.0.0.0/tcp/30333/ws"),
			Some((Transport::Tcp, "0.0.0.0:30333".parse().expect("is an address")))
		);
		assert_eq!(
			parse("/ip6/::/udp/30333/webrtc-direct"),
			Some((Transport::Udp, "[::]:30333".parse().expect("is an address")))
		);
		assert_eq!(parse("/dns/example.org/tcp/30333"), None);
	}
}
