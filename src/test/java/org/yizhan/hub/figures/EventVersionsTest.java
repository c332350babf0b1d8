package org.yizhan.hub.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;

/** Stations of other versions: what they say is counted as far as it is understood. */
class EventVersionsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final UUID VISIT = Ids.next();
  private static final UUID WORKER = Ids.next();

  private static List<Fact> read(String type, Map<String, Object> data) {
    return FactRules.read(new Said(NOON, type, VISIT, 3, data));
  }

  private static Map<String, Object> today() {
    var data = new TreeMap<String, Object>();
    data.put("state", "arrived");
    data.put("start", NOON.toString());
    data.put("end", NOON.plusSeconds(7_200).toString());
    data.put("since", NOON.minusSeconds(60).toString());
    data.put("worker", WORKER.toString());
    return data;
  }

  @Test
  void anOlderStationDoesNotSaySinceWhen() {
    var old = today();
    old.keySet().removeAll(List.of("since", "worker", "end"));

    var visit = VisitFact.unknown(VISIT).with((Fact.OfVisit) only("arrived.v1", old));

    assertThat(visit.arrival()).isEqualTo(NOON);
    assertThat(visit.end()).isEqualTo(NOON);
  }

  @Test
  void aNewerStationSaysMore() {
    var more = today();
    more.put("mood", Map.of("scale", 5));
    more.put("licensed", "perhaps");

    assertThat(only("arrived.v1", more)).isEqualTo(only("arrived.v1", today()));
  }

  @Test
  void aVersionThatIsNotKnownCountsForNothing() {
    assertThat(read("org.yizhan.visit.arrived.v2", today())).isEmpty();
    assertThat(read("org.yizhan.booking.created.v2", Map.of())).isEmpty();
    assertThat(read("org.yizhan.drone.landed.v1", Map.of())).isEmpty();
  }

  private static Fact only(String type, Map<String, Object> data) {
    var facts = read("org.yizhan.visit." + type, data);
    assertThat(facts).hasSize(1);
    return facts.getFirst();
  }
}
