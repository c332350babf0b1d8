package org.yizhan.city.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.events.Event;

/** What stations tell is what {@code openapi/events.schema.json} says. */
class EventSchemaTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int DAYS = 40;

  private static Validator validator;
  private static List<Event> told;

  @BeforeAll
  static void live() throws IOException {
    try (var schema = EventSchemaTest.class.getResourceAsStream("/openapi/events.schema.json")) {
      var text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      var options =
          new JsonSchemaOptions().setDraft(Draft.DRAFT202012).setBaseUri("https://yizhan.org/");
      validator = Validator.create(JsonSchema.of(new JsonObject(text)), options);
    }
    var world = StationWorld.opening(FIRST, ZONE, 7);
    told = world.advance(FIRST.plusDays(DAYS).atStartOfDay(ZONE).toInstant());
  }

  private static JsonObject json(Event event) {
    return new JsonObject(new String(event.body(), StandardCharsets.UTF_8));
  }

  private static boolean fits(JsonObject event) {
    return Boolean.TRUE.equals(validator.validate(event).getValid());
  }

  @Test
  void everyEventFits() {
    assertThat(told).allSatisfy(event -> assertThat(fits(json(event))).isTrue());
    assertThat(told.stream().map(Event::type))
        .contains(
            "org.yizhan.booking.created.v1",
            "org.yizhan.booking.cancelled.v1",
            "org.yizhan.demand.unmet.v1",
            "org.yizhan.alarm.raised.v1",
            "org.yizhan.workforce.counted.v1",
            "org.yizhan.visit.assigned.v1",
            "org.yizhan.visit.finished.v1");
  }

  @Test
  void noneFitsWithoutWhatFiguresAreCountedFrom() {
    var required = new HashMap<String, List<String>>();
    required.put("org.yizhan.visit.finished.v1", List.of("state", "start", "end", "since"));
    required.put("org.yizhan.booking.created.v1", List.of("household", "visits"));
    required.put("org.yizhan.demand.unmet.v1", List.of("service", "reason"));
    required.put("org.yizhan.alarm.raised.v1", List.of("visit", "kind"));
    required.put("org.yizhan.workforce.counted.v1", List.of("workers", "staffBased", "examined"));
    required.forEach((type, members) ->
        members.forEach(member -> {
          var event = json(first(type));
          event.getJsonObject("data").remove(member);

          assertThat(fits(event)).as("%s without %s", type, member).isFalse();
        }));
  }

  private static Event first(String type) {
    return told.stream().filter(event -> event.type().equals(type)).findFirst().orElseThrow();
  }

  @Test
  void anEventMaySayMoreAndATypeMayBeNew() {
    var more = json(first("org.yizhan.visit.finished.v1"));
    more.getJsonObject("data").put("mood", "good");
    var newer =
        json(first("org.yizhan.visit.finished.v1")).put("type", "org.yizhan.visit.finished.v2");
    newer.put("data", new JsonObject());

    assertThat(fits(more)).isTrue();
    assertThat(fits(newer)).isTrue();
  }
}
