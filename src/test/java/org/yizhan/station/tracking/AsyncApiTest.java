package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.mqtt.MqttVerdict;
import org.yizhan.station.preference.HomeFact;
import org.yizhan.station.tracking.Topics.Wanted;
import org.yizhan.station.visit.DeclineReason;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.workforce.Device;

/** The AsyncAPI document says what the code does: topics, names, limits and readable reports. */
class AsyncApiTest {
  private static final AsyncApi API = new AsyncApi();
  private static final Validator REPORT = API.validator("Report");
  private static final String STATION = "01980000-0000-7000-8000-000000000001";
  private static final Topics TOPICS = new Topics(STATION);
  private static final UUID VISIT = new UUID(5, 5);
  private static final Device DEVICE = new Device(new UUID(1, 1), new UUID(2, 2), 1);

  @Test
  void itsTopicsAreThoseOfTheTreeEachInItsDirection() {
    assertThat(API.at("/channels")).hasSize(4);
    assertThat(API.at("/operations")).hasSize(4);
    for (var operation : API.at("/operations")) {
      var channel = operation.at("/channel/$ref").asText().substring(1);
      var topic =
          API.at(channel + "/address")
              .asText()
              .replace("{station}", STATION)
              .replace("{visit}", VISIT.toString())
              .replace("{worker}", DEVICE.worker().toString())
              .replace("{device}", DEVICE.id().toString());
      var received = operation.path("action").asText().equals("receive");

      assertThat(TOPICS.mayPublish(DEVICE, topic))
          .as(topic)
          .isEqualTo(received ? MqttVerdict.ALLOWED : MqttVerdict.FORBIDDEN);
      assertThat(TOPICS.wanted(DEVICE, topic) == Wanted.OTHERS).as(topic).isEqualTo(received);
      assertThat(operation.at("/bindings/mqtt/qos").asInt()).isEqualTo(1);
    }
  }

  @Test
  void itsNamesAreThoseOfTheCode() {
    assertThat(API.texts("/components/schemas/Report/properties/type/enum"))
        .containsExactlyInAnyOrderElementsOf(codes(ReportType.values(), ReportType::eventType));
    assertThat(API.texts("/components/schemas/VisitState/enum"))
        .containsExactlyInAnyOrderElementsOf(codes(VisitState.values(), VisitState::code));
    assertThat(API.texts("/components/schemas/Report/properties/data/properties/reason/enum"))
        .containsExactlyInAnyOrderElementsOf(codes(DeclineReason.values(), DeclineReason::code));
    assertThat(
            API.texts(
                "/components/schemas/Visits/properties/visits/items/properties/facts/items/enum"))
        .containsExactlyElementsOf(codes(HomeFact.values(), HomeFact::code));
  }

  private static <T> List<String> codes(T[] all, Function<T, String> code) {
    return Arrays.stream(all).map(code).toList();
  }

  @Test
  void itsLimitsAreTheDefaults() throws IOException {
    try (var in = AsyncApiTest.class.getResourceAsStream("/config/station.yaml")) {
      var config = new YAMLMapper().readTree(in);
      var mqtt = config.path("mqtt");
      assertThat(API.description())
          .contains("packets of %d KB".formatted(mqtt.path("messageLimitBytes").asInt() / 1_024))
          .contains("%d unacknowledged publishes".formatted(mqtt.path("inflight").asInt()))
          .contains("%d packets a second".formatted(mqtt.path("ratePerSecond").asInt()))
          .contains("CONNECT within %d s".formatted(mqtt.path("connectSeconds").asInt()))
          .contains("at most %d s each".formatted(mqtt.path("keepAliveSeconds").asInt()))
          .contains("session expiry of %d h".formatted(mqtt.path("sessionHours").asInt()))
          .contains(
              "%d reports of a problem".formatted(config.at("/tracking/problemReports").asInt()));
      assertThat(API.at("/servers/mqtt/host").asText()).endsWith(":" + mqtt.path("port").asInt());
      assertThat(API.at("/servers/mqtts/host").asText())
          .endsWith(":" + mqtt.at("/tls/port").asInt());
    }
  }

  @Test
  void itsExampleIsUnderstood() {
    var example = API.at("/components/messages/report/examples/0/payload").toString();

    assertThat(AsyncApi.fits(REPORT, example)).isTrue();
    assertThat(understood(example)).isTrue();
  }

  /** Each attribute is now and then missing, of another kind, or out of bounds. */
  @Property(tries = 3_000)
  void whatFitsIsUnderstoodAndWhatIsMissingIsNot(@ForAll long seed) {
    var random = new Random(seed);
    var report = report(random);
    var json = report.toString();

    if (AsyncApi.fits(REPORT, json)) {
      assertThat(understood(json)).as(json).isTrue();
    }
    for (var required : API.texts("/components/schemas/Report/required")) {
      if (!report.has(required)) {
        assertThat(AsyncApi.fits(REPORT, json)).as(json).isFalse();
        assertThat(understood(json)).as(json).isFalse();
      }
    }
  }

  private static ObjectNode report(Random random) {
    var type = pick(random, ReportType.values()).eventType();
    var report = Json.mapper().createObjectNode();
    put(random, report, "specversion", "\"1.0\"", "\"1.0\"", "\"0.3\"", "1.0");
    put(random, report, "id", "\"e1\"", "\"~!\"", "\"\"", "\"a b\"", "7", "\"长\"");
    put(random, report, "source", "\"/devices/d\"", "\"长\"", "\"\"", "null");
    put(random, report, "type", "\"%s\"".formatted(type), "\"%s\"".formatted(type), "\"other\"");
    put(random, report, "time", "\"2026-03-02T09:00:00+08:00\"", "\"2026-03-02T01:00:00Z\"", "7");
    put(random, report, "sequence", "3", "0", "9007199254740991", "9007199254740992", "-1", "1.5");
    if (random.nextBoolean()) {
      report.set("data", data(random));
    }
    if (random.nextInt(8) == 0) {
      report.put("traceparent", "00-1");
    }
    return report;
  }

  private static ObjectNode data(Random random) {
    var data = Json.mapper().createObjectNode();
    put(random, data, "doorCode", "\"0417\"", "\"\"", "417", "\"12345678901234567\"");
    put(random, data, "reason", "\"ill\"", "\"way\"", "\"bored\"", "7");
    put(random, data, "minutes", "60", "1440", "0", "1441", "7.5", "\"60\"");
    put(
        random,
        data,
        "note",
        "\"水\"",
        "\" \"",
        "\"%s\"".formatted("长".repeat(501)),
        "7",
        "\"\\u0000\"");
    return data;
  }

  /** Mostly one of the first two, which are right; now and then another one or none. */
  private static void put(Random random, ObjectNode into, String name, String... values) {
    switch (random.nextInt(24)) {
      case 0 -> {}
      case 1 -> into.set(name, Json.read(pick(random, values).getBytes(UTF_8), JsonNode.class));
      default ->
          into.set(name, Json.read(values[random.nextInt(2)].getBytes(UTF_8), JsonNode.class));
    }
  }

  private static <T> T pick(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }

  private static boolean understood(String json) {
    return VisitReport.parse(json.getBytes(UTF_8)) instanceof VisitReport.Parsed.Understood;
  }
}
