package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yizhan.station.tracking.Receipts.applied;
import static org.yizhan.station.tracking.Receipts.refused;

import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.VisitState;

/** A visit that its worker gives back, and when it can be taken back. */
class GivingBackIT extends OnTrackingStation {
  @Test
  void givingBackFreesTheTime() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());

    assertThat(phone.tells(visit, phone.report("declined")))
        .isEqualTo(applied(VisitState.UNASSIGNED));

    assertThat(station.get(visit).worker()).isNull();
    assertThat(phone.tells(visit, phone.report("accepted"))).isEqualTo(refused(Refusal.GIVEN_BACK));
  }

  @Test
  void whoHadSetOutBeforeGivingBackKeepsTheVisit() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("declined", 3, null));
    phone.tells(visit, phone.report("accepted", 1, null));
    assertThat(station.get(visit).worker()).isNull();

    assertThat(phone.tells(visit, phone.report("departed", 2, null)))
        .isEqualTo(applied(VisitState.DEPARTED));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.DEPARTED);
    assertThat(station.get(visit).worker()).isEqualTo(phone.worker());
  }

  @Test
  void timeThatIsTakenMeanwhileIsNotTakenBack() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("declined", 3, null));
    phone.tells(visit, phone.report("accepted", 1, null));
    station.call(() ->
        station.db.rows(
            """
            INSERT INTO occupancy (id, worker_id, during, hold_id, expires_at)
            SELECT $1, $2, tstzrange(starts_at, ends_at), $1, starts_at + interval '9 days' FROM visit WHERE id = $3
            """,
            Ids.next(),
            phone.worker(),
            visit));

    assertThat(phone.tells(visit, phone.report("departed", 2, null)))
        .isEqualTo(refused(Refusal.TIME_TAKEN));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.UNASSIGNED);
  }

  @Test
  void aVisitIsNotTakenBackByWhoeverIsAwayMeanwhile() throws Exception {
    assertThatIsNotTakenBackAfter(
        """
        INSERT INTO time_off (id, worker_id, during, kind, state, requested_at, requested_by, version)
        SELECT $1, $2, tstzrange(starts_at, ends_at), 'personal', 'approved', starts_at, 'test', 1
        FROM visit WHERE id = $3
        """);
  }

  /** Eleven hours of the same day are the most. */
  @Test
  void aVisitIsNotTakenBackByWhoeverWouldWorkTooLong() throws Exception {
    assertThatIsNotTakenBackAfter(
        """
        INSERT INTO occupancy (id, worker_id, during, hold_id, expires_at)
        SELECT $1, $2, tstzrange(begin, begin + interval '11 hours'), $1, begin + interval '9 days'
        FROM (SELECT (at::date + CASE WHEN extract(hour FROM at) < 12 THEN time '12:45' ELSE time '00:05' END)
                     AT TIME ZONE 'Asia/Shanghai' AS begin
              FROM (SELECT starts_at AT TIME ZONE 'Asia/Shanghai' AS at FROM visit WHERE id = $3) AS visit) AS day
        """);
  }

  private void assertThatIsNotTakenBackAfter(String change) throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("declined", 3, null));
    phone.tells(visit, phone.report("accepted", 1, null));
    station.call(() -> station.db.rows(change, Ids.next(), phone.worker(), visit));

    assertThat(phone.tells(visit, phone.report("departed", 2, null)))
        .isEqualTo(refused(Refusal.TIME_TAKEN));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.UNASSIGNED);
  }

  @Test
  void whoeverWasTakenOffASuspendedBuildingDoesNotSetOut() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("accepted"));
    var suspension = station.staff.suspendsTheBuilding();
    assertThat(phone.tells(visit, phone.report("departed")))
        .isEqualTo(refused(Refusal.NOT_YOUR_VISIT));
    station.staff.lifts(suspension);

    assertThat(station.get(visit).state()).isEqualTo(VisitState.UNASSIGNED);
    assertThat(station.get(visit).worker()).isNull();
  }

  @Test
  void aVisitInASuspendedBuildingIsNotTakenBack() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("declined", 3, null));
    phone.tells(visit, phone.report("accepted", 1, null));
    var suspension = station.staff.suspendsTheBuilding();
    assertThat(phone.tells(visit, phone.report("departed", 2, null)))
        .isEqualTo(refused(Refusal.TIME_TAKEN));
    station.staff.lifts(suspension);

    assertThat(station.get(visit).state()).isEqualTo(VisitState.UNASSIGNED);
  }
}
