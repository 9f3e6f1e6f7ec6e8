// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn report_incident_should_cost_points_while_it_is_open() {
	ExtBuilder.build_and_execute(|| {
		let before = Issuing::score(ISSUING).unwrap();
		assert_ok!(Issuing::report_incident(by(OFFICER), ISSUING, REASON));
		let (incident, by) = (0, OFFICER);
		let entry = Incident { by, at: START, reason: REASON };
		assert_eq!(Incidents::<Test>::get(ISSUING, 0), Some(entry));
		let stored = record(ISSUING);
		assert_eq!((stored.open_incidents, stored.next_incident), (1, 1));
		let reason = REASON;
		assert_event(Event::IncidentReported { identity: ISSUING, incident, by, reason });
		assert_eq!(Issuing::score(ISSUING).unwrap().total, before.total - 50);
	});
}

#[test]
fn report_incident_should_stop_at_the_most_and_never_reuse_a_number() {
	ExtBuilder.build_and_execute(|| {
		let report = || Issuing::report_incident(by(OFFICER), ISSUING, REASON);
		(0..MAX_INCIDENTS).for_each(|_| {
			assert_ok!(report());
		});
		assert_noop!(report(), Error::<Test>::TooManyIncidents);
		assert_ok!(Issuing::resolve_incident(by(OFFICER), ISSUING, 1, false, REASON));
		assert_ok!(report());
		let mut open: Vec<_> = Issuing::incidents(ISSUING).into_iter().map(|(id, _)| id).collect();
		open.sort_unstable();
		assert_eq!(open, [0, 2, 3]);
	});
}

#[test]
fn report_incident_should_fail_when_nobody_was_approved() {
	ExtBuilder.build_and_execute(|| {
		let report = |identity| Issuing::report_incident(by(OFFICER), identity, REASON);
		assert_noop!(report(77), Error::<Test>::NoIssuer);
		let identity = applied();
		assert_noop!(report(identity), Error::<Test>::WrongStatus);
	});
}

#[test]
fn report_incident_should_fail_when_not_by_an_officer() {
	ExtBuilder.build_and_execute(|| {
		assert_officer_only(|origin, reason| Issuing::report_incident(origin, ISSUING, reason));
	});
}
