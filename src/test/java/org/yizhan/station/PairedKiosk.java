package org.yizhan.station;

import java.util.Map;
import org.yizhan.platform.printer.PrinterAddress;

/** A kiosk of its own, beside the one of the first run. */
record PairedKiosk(StationFixture station, String id, String token) {
  /** Pairs one as staff do. */
  static PairedKiosk at(StationFixture station) {
    var code = station.manager().post("/api/v1/kiosks/pairings").is(201).text("/code");
    var token =
        station
            .anybody()
            .post("/api/v1/kiosks/enrolments", Map.of("code", code))
            .is(201)
            .text("/token");
    return new PairedKiosk(station, StationFixture.subject(token), token);
  }

  Caller caller() {
    return station.bearer(token);
  }

  String path() {
    return "/api/v1/kiosks/" + id;
  }

  /** The kiosk prints there from now on. */
  static Answer printsAt(StationFixture station, String kiosk, PrinterAddress address) {
    var path = "/api/v1/kiosks/" + kiosk;
    var kiosks = station.manager().get("/api/v1/kiosks").is(200).json().path("kiosks");
    for (var one : kiosks) {
      if (one.path("id").asText().equals(kiosk)) {
        var version = "\"" + one.path("version").asText() + "\"";
        return station
            .manager()
            .with("If-Match", version)
            .put(path, Map.of("name", one.path("name").asText(), "printer", network(address)))
            .is(200);
      }
    }
    throw new AssertionError("no kiosk " + kiosk);
  }

  static Map<String, Object> network(PrinterAddress address) {
    return Map.of("kind", "network", "host", address.host(), "port", address.port());
  }
}
