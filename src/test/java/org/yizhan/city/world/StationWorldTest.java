package org.yizhan.city.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.json.Json;

/** What simulated stations live through, and what is true of it. */
class StationWorldTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int STATIONS = 20;
  private static final int DAYS = 30;

  private final List<Event> told = new ArrayList<>();
  private final List<Truth> truths = IntStream.range(0, STATIONS).mapToObj(this::truthOf).toList();

  private Truth truthOf(int seed) {
    var world = StationWorld.opening(FIRST, ZONE, seed);
    told.addAll(world.advance(FIRST.plusDays(DAYS).atStartOfDay(ZONE).toInstant()));
    return world.truth();
  }

  /** The visits to which nobody had come and that went on like that. */
  private Set<UUID> after(String what) {
    var missed = new HashSet<String>();
    var after = new HashSet<UUID>();
    for (var event : told) {
      if (event.type().equals("org.yizhan.alarm.raised.v1")) {
        missed.add(data(event).path("visit").asText());
      } else if (event.type().equals("org.yizhan.visit." + what + ".v1")
          && missed.contains(event.subject().toString())) {
        after.add(event.subject());
      }
    }
    return after;
  }

  private static JsonNode data(Event event) {
    return Json.read(event.body(), JsonNode.class).path("data");
  }

  @Test
  void someVisitsToWhichNobodyCameAreCancelledAndSomeAreMoved() {
    assertThat(after("cancelled")).isNotEmpty();
    assertThat(after("rescheduled")).isNotEmpty();
  }

  @Test
  void whatWasMissedIsTrueOfItsDayWhateverBecameOfTheVisit() {
    var missed =
        truths.stream()
            .flatMap(truth -> truth.days().values().stream())
            .mapToDouble(day -> day.figures().get("no-shows"))
            .sum();

    var changed = new HashSet<>(after("cancelled"));
    changed.addAll(after("rescheduled"));
    assertThat(missed).isGreaterThanOrEqualTo(changed.size());
  }
}
