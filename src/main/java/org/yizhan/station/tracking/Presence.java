package org.yizhan.station.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.mqtt.MqttAnswer;

/** Which devices say they are there. Nothing depends on it but what people are shown. */
final class Presence {
  private static final int LONGEST_SESSION = 100;

  private final Map<UUID, String> online = new ConcurrentHashMap<>();

  /** Counts in {@code meters}. */
  Presence(MeterRegistry meters) {
    meters.gaugeMapSize("yizhan.devices.online", List.of(), online);
  }

  /**
   * Takes {@code {"presence": "online" | "offline", "session": id}}; the end of an older session
   * does not end a newer one.
   */
  MqttAnswer take(UUID device, byte[] payload) {
    JsonNode said;
    try {
      said = Json.mapper().readTree(payload);
    } catch (IOException e) {
      return new MqttAnswer.Malformed("", "is not JSON");
    }
    var session = said.path("session").asText();
    if (session.isEmpty() || session.length() > LONGEST_SESSION) {
      return new MqttAnswer.Malformed("/session", "must be 1 to 100 characters");
    }
    switch (said.path("presence").asText()) {
      case "online" -> online.put(device, session);
      case "offline" -> online.remove(device, session);
      default -> {
        return new MqttAnswer.Malformed("/presence", "must be online or offline");
      }
    }
    return new MqttAnswer.Stored(Map.of());
  }
}
