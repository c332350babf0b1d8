package org.yizhan.hub.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.ids.Ids;

/** What no station of this version says, and what no database can keep. */
class FactRulesTest {
  private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");

  private static Said said(String type, Map<String, Object> data) {
    return new Said(NOON, type, Ids.next(), 1, data);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"org.yizhan.visit.v1", "org.yizhan.visit..v1", "org.yizhan.visit.assigned.v2", ""})
  void readsNothingFromATypeThatItDoesNotKnow(String type) {
    var data = Map.<String, Object>of("state", "assigned", "start", NOON.toString());
    assertThat(FactRules.read(said(type, data))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "assigned, +999999999-01-01T00:00:00Z",
    "assigned, 1999-12-31T00:00:00Z",
    "assigned, tomorrow",
    "'as\0signed', 2026-11-28T04:00:00Z"
  })
  void readsNothingFromWhatCannotBeKept(String state, String start) {
    var data = Map.<String, Object>of("state", state, "start", start);
    assertThat(FactRules.read(said("org.yizhan.visit.assigned.v1", data))).isEmpty();
    assertThat(
            FactRules.read(
                said(
                    "org.yizhan.visit.assigned.v1",
                    Map.of("state", "assigned", "start", NOON.toString()))))
        .hasSize(1);
  }
}
