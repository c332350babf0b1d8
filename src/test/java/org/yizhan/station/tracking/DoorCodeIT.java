package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yizhan.station.tracking.Receipts.applied;
import static org.yizhan.station.tracking.Receipts.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.VisitState;

/** The door code as proof of presence. */
class DoorCodeIT extends OnTrackingStation {
  @Test
  void aWrongDoorCodeIsAskedForAgain() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("accepted"));
    phone.tells(visit, phone.report("departed"));

    assertThat(phone.tells(visit, phone.arrival("9999")))
        .isEqualTo(refused(Refusal.WRONG_DOOR_CODE));
    assertThat(station.get(visit).state()).isEqualTo(VisitState.DEPARTED);

    assertThat(phone.tells(visit, phone.arrival(TrackingStation.DOOR_CODE)))
        .isEqualTo(applied(VisitState.ARRIVED));
    assertThat(station.get(visit).presenceProven()).isTrue();
  }

  @Test
  void theTriesOfADoorCodeRunOutHoweverTheyAreNumbered() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("accepted", 1, null));
    phone.tells(visit, phone.report("departed", 2, null));
    for (var sequence : List.of(30, 20, 10)) {
      assertThat(phone.tells(visit, phone.report("arrived", sequence, "99" + sequence)))
          .isEqualTo(refused(Refusal.WRONG_DOOR_CODE));
    }

    assertThat(phone.tells(visit, phone.report("arrived", 5, TrackingStation.DOOR_CODE)))
        .isEqualTo(refused(Refusal.DOOR_CODE_USED_UP));

    assertThat(phone.tells(visit, phone.report("arrived", 40, null)))
        .isEqualTo(applied(VisitState.ARRIVED));
    assertThat(station.get(visit).presenceProven()).isFalse();
  }

  @Test
  void aStrangersGuessesUseUpNobodysTries() throws Exception {
    var phone = station.phone();
    var stranger = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("accepted"));
    phone.tells(visit, phone.report("departed"));
    for (int i = 0; i < 4; i++) {
      stranger.tells(visit, stranger.arrival("990" + i));
    }

    phone.tells(visit, phone.arrival(TrackingStation.DOOR_CODE));

    assertThat(station.get(visit).presenceProven()).isTrue();
  }

  @Test
  void withoutADoorCodeTheWorkerArrivesWithoutProof() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("accepted"));
    phone.tells(visit, phone.report("departed"));

    assertThat(phone.tells(visit, phone.report("arrived"))).isEqualTo(applied(VisitState.ARRIVED));
    assertThat(station.get(visit).presenceProven()).isFalse();
  }
}
