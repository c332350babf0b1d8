package org.yizhan.hub.figures;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.IsoTime;

/** What an event says, as its body has it. */
record Said(
    Instant at, String type, UUID subject, long version, @Nullable Map<String, Object> data) {
  private record Body(
      String at, String type, UUID subject, long version, @Nullable Map<String, Object> data) {}

  private static final ObjectReader BODY = Json.mapper().readerFor(Body.class);

  static Said of(ReceivedEvent event) {
    try {
      Body body = BODY.readValue(event.body());
      return new Said(
          IsoTime.parse(body.at()), body.type(), body.subject(), body.version(), body.data());
    } catch (IOException | DateTimeException e) {
      throw new IllegalArgumentException("It was readable when it was received", e);
    }
  }

  Map<String, Object> facts() {
    return data == null ? Map.of() : data;
  }
}
