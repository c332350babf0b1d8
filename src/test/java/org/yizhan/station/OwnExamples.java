package org.yizhan.station;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.yizhan.station.Examples.Example;

/** Requests that succeed for the worker of the first run, who sends them from the phone. */
final class OwnExamples {
  private final StationFixture station;
  private final AtomicInteger made = new AtomicInteger();

  OwnExamples(StationFixture station) {
    this.station = station;
  }

  void fill(Map<String, Example> examples) {
    examples.put("listOwnTimeOff", (who, t) -> Request.of("me/time-off"));
    examples.put("requestOwnTimeOff", (who, t) -> Request.of("me/time-off").body(timeOff()));
    examples.put(
        "withdrawOwnTimeOff",
        (who, t) -> Request.of("me/time-off/" + asked() + "/withdraw").header("If-Match", "\"1\""));
    examples.put("listOwnShifts", (who, t) -> Request.of("me/shifts"));
    examples.put("getOwnHours", (who, t) -> Request.of("me/hours"));
    examples.put("getOwnCredentials", (who, t) -> Request.of("me/credentials"));
    examples.put(
        "putVisitPhoto",
        (who, t) ->
            Request.of("me/visits/" + own(t).visit() + "/photos/" + UUID.randomUUID())
                .file("image/jpeg", Pictures.jpeg()));
    examples.put("listVisitPhotos", (who, t) -> Request.of("visits/" + own(t).visit() + "/photos"));
    examples.put("getVisitPhoto", (who, t) -> Request.of(photographed(own(t))));
    examples.put(
        "neverGoThere",
        (who, t) ->
            Request.of("me/visits/" + own(t).visit() + "/never-again")
                .body(Map.of("reason", "示例理由")));
  }

  private String asked() {
    return station.worker().post("/api/v1/me/time-off", timeOff()).is(201).text("/id");
  }

  private String photographed(Ticket ticket) {
    var path = "visits/" + ticket.visit() + "/photos/" + UUID.randomUUID();
    station
        .worker()
        .with("Content-Type", "image/png")
        .send("PUT", "/api/v1/me/" + path, Pictures.png())
        .is(204);
    return path;
  }

  private Ticket own(Ticket ticket) {
    station
        .database()
        .finish(ticket.visit(), station.firstRun("/worker/workerId"), made.incrementAndGet());
    return ticket;
  }

  /** Each in an hour of its own, beyond those that other examples are about. */
  private Map<String, Object> timeOff() {
    var start = Duration.ofDays(500).plusHours(2L * made.incrementAndGet());
    return Map.of(
        "kind",
        "personal",
        "start",
        time(start),
        "end",
        time(start.plusHours(1)),
        "reason",
        "示例理由");
  }

  private String time(Duration ahead) {
    return OffsetDateTime.ofInstant(station.clock().instant().plus(ahead), StationFixture.ZONE)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}
