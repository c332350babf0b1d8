package org.yizhan.station;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.yizhan.station.Examples.Example;

/** Requests that succeed at the counter: the queue and what is shown to the public. */
final class CounterExamples {
  private final StationFixture station;
  private final AtomicInteger desks = new AtomicInteger();
  private final AtomicInteger days = new AtomicInteger();
  private final AtomicInteger clips = new AtomicInteger();

  CounterExamples(StationFixture station) {
    this.station = station;
  }

  void fill(Map<String, Example> examples) {
    examples.put("getQueue", (who, t) -> Request.of("queue"));
    examples.put(
        "takeNumber",
        (who, t) -> Request.of("queue").body(Map.of("purpose", "ask", "ticket", t.number())));
    examples.put(
        "callNext",
        (who, t) -> {
          taken();
          return Request.of("queue/next").body(Map.of("desk", desk()));
        });
    examples.put(
        "recallNumber",
        (who, t) -> {
          var desk = desk();
          return Request.of("queue/" + called(desk) + "/recall").body(Map.of("desk", desk));
        });
    examples.put(
        "getPublicBoard", (who, t) -> Request.of("public-board").query(Map.of("after", "1")));
    examples.put("streamPublicBoard", (who, t) -> Request.of("public-board/live"));
    examples.put("listPrices", (who, t) -> Request.of("prices"));
    examples.put(
        "publishPrice",
        (who, t) ->
            Request.of("services/" + station.counter().service("Haircut at home") + "/prices")
                .body(Map.of("amountFen", 6000, "from", day())));
    examples.put(
        "choosePictogram",
        (who, t) ->
            Request.of("services/" + station.counter().service("Curtains") + "/pictogram")
                .body(Map.of("pictogram", "curtains")));
    examples.put("listCityTemplates", (who, t) -> Request.of("city-templates"));
    examples.put(
        "adoptCityTemplate",
        (who, t) ->
            Request.of(
                "city-templates/"
                    + station.database().offerTemplate("Haircut at home", 5900)
                    + "/adoption"));
    examples.put("listOpeningHours", (who, t) -> Request.of("opening-hours"));
    examples.put(
        "previewOpeningHours", (who, t) -> Request.of("opening-hours/preview").body(hours()));
    examples.put("publishOpeningHours", (who, t) -> Request.of("opening-hours").body(hours()));
    examples.put("listNotices", (who, t) -> Request.of("notices"));
    examples.put("listAnnouncements", (who, t) -> Request.of("announcements"));
    examples.put("listNoticesAhead", (who, t) -> Request.of("notices/ahead"));
    examples.put("writeNotice", (who, t) -> Request.of("notices").body(notice()));
    examples.put(
        "changeNotice",
        (who, t) ->
            Request.of(
                    "notices/"
                        + station.manager().post("/api/v1/notices", notice()).is(201).text("/id"))
                .header("If-Match", "\"1\"")
                .body(notice()));
    examples.put("listVoiceClips", (who, t) -> Request.of("voice/clips"));
    examples.put(
        "keepVoiceClip",
        (who, t) ->
            Request.of("voice/clips")
                .query(Map.of("language", "zh-CN", "text", "您需要什么服务？"))
                .file("audio/wav", Sounds.wav()));
    examples.put("getVoiceClip", (who, t) -> Request.of("voice/clips/" + clip()));
    examples.put("removeVoiceClip", (who, t) -> Request.of("voice/clips/" + clip()));
    examples.put("missNumber", (who, t) -> Request.of("queue/" + called(desk()) + "/missed"));
    examples.put("finishNumber", (who, t) -> Request.of("queue/" + called(desk()) + "/finish"));
    examples.put(
        "handOverNumber",
        (who, t) -> {
          var desk = desk();
          return Request.of("queue/" + called(desk) + "/hand-over")
              .body(Map.of("desk", desk % 20 + 1));
        });
  }

  private String clip() {
    return Sounds.keep(station.manager(), "选一项服务 " + clips.incrementAndGet()).is(200).text("/id");
  }

  private static Map<String, Object> notice() {
    return Map.of(
        "text",
        Map.of("zh", "示例公告", "en", "An example"),
        "from",
        "2026-01-01",
        "until",
        "2036-01-01");
  }

  /** The whole day of every day, so that no visit lies outside. */
  private Map<String, Object> hours() {
    var days =
        IntStream.rangeClosed(1, 7)
            .mapToObj(day -> Map.of("weekday", day, "opens", "08:00", "closes", "20:00"))
            .toList();
    var from = LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(200);
    return Map.of(
        "from",
        from.toString(),
        "days",
        days,
        "kept",
        List.of("0198f000-0000-7000-8000-000000000000"));
  }

  /** A day on which no other price begins. */
  private String day() {
    return LocalDate.of(2036, 1, 1).plusDays(days.getAndIncrement()).toString();
  }

  /** The desks in turn, because a desk has one person at a time. */
  private int desk() {
    return desks.getAndIncrement() % 20 + 1;
  }

  private void taken() {
    station.manager().post("/api/v1/queue", Map.of("purpose", "ask")).is(201);
  }

  private String called(int desk) {
    taken();
    return station.manager().post("/api/v1/queue/next", Map.of("desk", desk)).is(200).text("/id");
  }
}
