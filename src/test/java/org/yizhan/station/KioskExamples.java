package org.yizhan.station;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.printer.PaperPrinter;
import org.yizhan.station.Examples.Example;

/** Requests that succeed about kiosks. */
final class KioskExamples {
  private final StationFixture station;
  private @Nullable PaperPrinter printer;
  private boolean beside;

  KioskExamples(StationFixture station) {
    this.station = station;
  }

  void fill(Map<String, Example> examples) {
    examples.put("listKiosks", (who, t) -> Request.of("kiosks"));
    examples.put(
        "changeKiosk",
        (who, t) ->
            Request.of("kiosks/" + PairedKiosk.at(station).id())
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "门口", "printer", PairedKiosk.network(printer().address()))));
    examples.put(
        "revokeKiosk",
        (who, t) -> Request.of("kiosks/" + PairedKiosk.at(station).id() + "/revoke"));
    examples.put("printTestPage", (who, t) -> Request.of("kiosks/" + printing() + "/test-page"));
    examples.put(
        "printTicket",
        (who, t) -> {
          printing();
          return Request.of("bookings/" + t.booking() + "/print")
              .body(Map.of("code", t.code(), "language", "zh"));
        });
    examples.put(
        "printNumber",
        (who, t) -> {
          printing();
          return Request.of("queue/" + place() + "/print").body(Map.of("language", "zh"));
        });
    examples.put(
        "reportKiosk",
        (who, t) ->
            Request.of("kiosks/current/health")
                .body(Map.of("page", "kiosk-Ab12", "idleSeconds", 3)));
    examples.put("listKioskCalls", (who, t) -> Request.of("kiosks/calls"));
    examples.put("callPerson", (who, t) -> Request.of("kiosks/calls"));
    examples.put("answerKioskCall", (who, t) -> Request.of("kiosks/calls/" + call() + "/answer"));
    examples.put("pairKiosk", (who, t) -> Request.of("kiosks/pairings"));
    examples.put(
        "enrolKiosk",
        (who, t) ->
            Request.of("kiosks/enrolments")
                .body(
                    Map.of(
                        "code",
                        station.manager().post("/api/v1/kiosks/pairings").is(201).text("/code"),
                        "name",
                        "Door")));
  }

  private String call() {
    return station.kiosk().caller().post("/api/v1/kiosks/calls").is(201).text("/id");
  }

  private String place() {
    var wish = Map.of("purpose", "ask");
    return station.kiosk().caller().post("/api/v1/queue", wish).is(201).text("/entry/id");
  }

  /** The kiosk of the first run, beside a printer. */
  private String printing() {
    if (!beside) {
      beside = true;
      PairedKiosk.printsAt(station, station.kioskId(), printer().address());
    }
    return station.kioskId();
  }

  /** Switched on for as long as the tests run. */
  private PaperPrinter printer() {
    if (printer == null) {
      printer = PaperPrinter.start();
    }
    return printer;
  }
}
