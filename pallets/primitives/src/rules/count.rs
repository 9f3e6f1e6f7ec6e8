// SPDX-License-Identifier: Apache-2.0
//! What a movement that took place leaves behind.

use crate::{
	rules::{AmlKind, AmlKinds, Facts, Value},
	window::{HOUR, Usage, bucket},
};

impl Facts {
	/// Adds the movement to limits, caps and windows. Gives the kinds of which a case opens: of the giving and of the
	/// receiving identity. Worth is not counted here.
	pub fn count(&mut self) -> (AmlKinds, AmlKinds) {
		let Some(Ok(value)) = self.value else { return Default::default() };
		self.count_flows(value);
		self.count_caps(value);
		self.count_contact(value)
	}

	fn count_flows(&mut self, value: Value) {
		let (giver, receiver) = self.flows();
		let act = Usage::once(value.counted);
		if let (Some(flow), Some(activity)) = (giver, &mut self.giving) {
			activity.flow_mut(flow).add(self.now, act);
			if self.corridor.is_some() {
				activity.crossed.add(bucket(self.now, HOUR), act);
			}
		}
		if let (Some(flow), Some(activity)) = (receiver, &mut self.receiving) {
			activity.flow_mut(flow).add(self.now, act);
		}
	}

	fn count_caps(&mut self, value: Value) {
		let hour = bucket(self.now, HOUR);
		if let Some(bought) = &mut self.closed_loop {
			bought.of_series.add(hour, Usage::once(value.face));
			bought.from_seller.add(hour, Usage::once(value.face));
		}
		if let Some(bought) = &mut self.related {
			bought.add(hour, Usage::once(value.counted));
		}
	}

	/// A first contact within the pair's window is a new counterparty for both sides, cleared or not.
	fn count_contact(&mut self, value: Value) -> (AmlKinds, AmlKinds) {
		let mut opened = (AmlKinds::default(), AmlKinds::default());
		let identities = self.identities();
		let (Some(pair), Some((from, to)), Some(book)) = (&mut self.pair, identities, &self.book)
		else {
			return opened;
		};
		let hour = bucket(self.now, HOUR);
		let is_first = pair.leg(from, to).is_empty(hour);
		let is_return = !pair.leg(to, from).is_empty(hour);
		let cleared = self.clearance.satisfies_travel_rule();
		let uncleared_cents = if cleared { 0 } else { value.counted };
		pair.leg_mut(from, to).add(hour, Usage::once(uncleared_cents));

		let mut giving = |kind, applies: bool| {
			let Some(activity) = &mut self.giving else { return };
			if applies && activity.signals(kind, self.now, &book.aml) {
				opened.0 = opened.0.with(kind);
			}
		};
		giving(AmlKind::FanOut, is_first);
		giving(AmlKind::Moves, true);
		giving(AmlKind::RoundTrips, is_return);
		if let Some(activity) = &mut self.receiving
			&& is_first
			&& activity.signals(AmlKind::FanIn, self.now, &book.aml)
		{
			opened.1 = opened.1.with(AmlKind::FanIn);
		}
		opened
	}
}
