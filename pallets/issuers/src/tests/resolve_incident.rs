// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn resolve_incident_should_cost_points_for_good_only_when_upheld() {
	for upheld in [false, true] {
		ExtBuilder.build_and_execute(|| {
			let before = Issuing::score(ISSUING).unwrap().total;
			assert_ok!(Issuing::report_incident(by(OFFICER), ISSUING, REASON));
			assert_ok!(Issuing::resolve_incident(by(OFFICER), ISSUING, 0, upheld, REASON));
			let stored = record(ISSUING);
			assert_eq!((stored.open_incidents, stored.upheld_incidents), (0, upheld.into()));
			assert!(!Incidents::<Test>::contains_key(ISSUING, 0));
			let (identity, incident, by, reason) = (ISSUING, 0, OFFICER, REASON);
			assert_event(Event::IncidentResolved { identity, incident, by, upheld, reason });
			let cost = if upheld { 100 } else { 0 };
			assert_eq!(Issuing::score(ISSUING).unwrap().total, before - cost);
		});
	}
}

#[test]
fn resolve_incident_should_fail_when_it_is_not_open() {
	ExtBuilder.build_and_execute(|| {
		let resolve = |identity, incident| {
			Issuing::resolve_incident(by(OFFICER), identity, incident, true, REASON)
		};
		assert_noop!(resolve(77, 0), Error::<Test>::NoIssuer);
		assert_noop!(resolve(ISSUING, 0), Error::<Test>::NoIncident);
		assert_ok!(Issuing::report_incident(by(OFFICER), ISSUING, REASON));
		assert_noop!(resolve(ISSUING, 1), Error::<Test>::NoIncident);
		assert_ok!(resolve(ISSUING, 0));
		assert_noop!(resolve(ISSUING, 0), Error::<Test>::NoIncident);
	});
}

#[test]
fn resolve_incident_should_fail_when_not_by_an_officer() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::report_incident(by(OFFICER), ISSUING, REASON));
		assert_officer_only(|origin, reason| {
			Issuing::resolve_incident(origin, ISSUING, 0, true, reason)
		});
	});
}
