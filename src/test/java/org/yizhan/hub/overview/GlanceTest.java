package org.yizhan.hub.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yizhan.hub.overview.Liveness.LATE;
import static org.yizhan.hub.overview.Liveness.LIVE;
import static org.yizhan.hub.overview.Liveness.NEVER;
import static org.yizhan.hub.overview.Liveness.REVOKED;
import static org.yizhan.hub.overview.Liveness.SILENT;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GlanceTest {
  private static final Glance WELL = glance(LIVE, 0, 0);
  private static final Glance ALSO_WELL = glance(LIVE, 0, 0);
  private static final Glance CONTRADICTS = glance(LIVE, 1, 0);
  private static final Glance NOT_COUNTED = glance(LIVE, 0, 2);
  private static final Glance FELL_SILENT = glance(SILENT, 0, 0);
  private static final Glance CAME_LATE = glance(LATE, 0, 0);
  private static final Glance WITHOUT_KEY = glance(REVOKED, 0, 0);
  private static final Glance NEVER_HEARD = glance(NEVER, 0, 0);

  private static Glance glance(Liveness liveness, long forks, long notCounted) {
    return new Glance(UUID.randomUUID(), liveness, forks, notCounted, 0);
  }

  @Test
  void whoIsToBeLookedAtStandsFirstAndTheOthersStayInOrder() {
    var enrolled =
        List.of(
            WELL,
            NOT_COUNTED,
            NEVER_HEARD,
            WITHOUT_KEY,
            CAME_LATE,
            FELL_SILENT,
            ALSO_WELL,
            CONTRADICTS);

    assertThat(enrolled.stream().sorted(Glance.BY_ATTENTION))
        .containsExactly(
            CONTRADICTS,
            FELL_SILENT,
            CAME_LATE,
            WITHOUT_KEY,
            NEVER_HEARD,
            NOT_COUNTED,
            WELL,
            ALSO_WELL);
  }

  @Test
  void everybodyWhoIsNotWellIsToBeLookedAfter() {
    assertThat(List.of(CONTRADICTS, NOT_COUNTED, FELL_SILENT, CAME_LATE, WITHOUT_KEY, NEVER_HEARD))
        .allMatch(Glance::needsCare);
    assertThat(WELL.needsCare()).isFalse();
  }
}
