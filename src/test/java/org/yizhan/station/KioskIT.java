package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.printer.PaperPrinter;

/** Kiosks as devices: seen, named, given a printer, and shut out. */
class KioskIT {
  private static final String HEALTH = "/api/v1/kiosks/current/health";

  @RegisterExtension static final StationFixture station = new StationFixture();

  @Test
  void aRevokedKioskIsShutOutAtOnceAndTheOthersAreNot() {
    var kiosk = PairedKiosk.at(station);
    var other = PairedKiosk.at(station);
    var page = station.anybody().with("Cookie", "yizhan=" + kiosk.token());
    page.get("/api/v1/sessions/current").is(200);
    kiosk.caller().get("/api/v1/kiosks/calls").is(200);

    var revoked = station.manager().post(kiosk.path() + "/revoke").is(200);

    kiosk.caller().get("/api/v1/kiosks/calls").isProblem(401, "bad-token");
    page.get("/api/v1/sessions/current").isProblem(401, "sign-in-needed");
    other.caller().get("/api/v1/kiosks/calls").is(200);
    assertThat(station.manager().post(kiosk.path() + "/revoke").is(200).text("/revokedAt"))
        .isEqualTo(revoked.text("/revokedAt"));
    var kiosks = station.manager().get("/api/v1/kiosks").is(200).json().path("kiosks");
    assertThat(kiosks.get(kiosks.size() - 1).path("id").asText()).isEqualTo(kiosk.id());

    station.stop();
    station.start();
    kiosk.caller().get("/api/v1/kiosks/calls").isProblem(401, "bad-token");
    other.caller().get("/api/v1/kiosks/calls").is(200);
  }

  @Test
  void whatAKioskSaysOfItselfStandsAtTheConsole() {
    var kiosk = PairedKiosk.at(station);
    assertThat(of(kiosk).path("connected").asBoolean()).isFalse();

    var answer =
        kiosk.caller().put(HEALTH, Map.of("page", "kiosk-Ab12", "idleSeconds", 120)).is(200);
    assertThat(answer.text("/printing")).isEqualTo("none");

    var seen = of(kiosk);
    assertThat(seen.path("connected").asBoolean()).isTrue();
    assertThat(seen.path("page").asText()).isEqualTo("kiosk-Ab12");
    var touched = seen.path("touchedAt").asText();
    assertThat(touched).isNotEqualTo(seen.path("heardAt").asText());

    station.clock().advance(Duration.ofSeconds(61));
    assertThat(of(kiosk).path("connected").asBoolean()).isFalse();
    // Nobody touched it since its page was opened anew: what was known of touches stays.
    kiosk.caller().put(HEALTH, Map.of("page", "kiosk-Ab12")).is(200);
    assertThat(of(kiosk).path("connected").asBoolean()).isTrue();
    assertThat(of(kiosk).path("touchedAt").asText()).isEqualTo(touched);
  }

  @Test
  void aNewKioskIsNumberedAndNamedByTheManager() {
    var kiosk = PairedKiosk.at(station);
    assertThat(of(kiosk).path("name").asText()).startsWith("自助机 ");
    var manager = station.manager();
    var draft = Map.of("name", "门口", "printer", Map.of("kind", "browser"));

    manager.put(kiosk.path(), draft).isProblem(428, "version-missing");
    manager.with("If-Match", "\"7\"").put(kiosk.path(), draft).isProblem(412, "stale-version");
    var named = manager.with("If-Match", "\"1\"").put(kiosk.path(), draft).is(200);

    assertThat(named.text("/name")).isEqualTo("门口");
    assertThat(kiosk.caller().put(HEALTH, Map.of()).is(200).text("/printing")).isEqualTo("browser");
    var nowhere = Map.of("name", "门口", "printer", Map.of("kind", "network"));
    var refused = manager.with("If-Match", "\"2\"").put(kiosk.path(), nowhere);
    assertThat(refused.is(400).isProblem().wrongFields()).containsExactly("/printer/host");
  }

  @Test
  void staffSeeHowThePrinterIs() {
    var kiosk = PairedKiosk.at(station);
    var test = kiosk.path() + "/test-page";
    station.manager().post(test).isProblem(409, "no-printer");
    try (var printer = PaperPrinter.start()) {
      var set = PairedKiosk.printsAt(station, kiosk.id(), printer.address());
      assertThat(set.text("/printer/state")).isEqualTo("ready");

      assertThat(station.manager().post(test).is(200).text("/printer")).isEqualTo("ready");
      var page = printer.sheets().getFirst().photographed("test-page");
      assertThat(page.text()).contains("测试", of(kiosk).path("name").asText());
      assertThat(page.scanned()).isEqualTo("yizhan");

      printer.paperFor(0);
      var refused = station.manager().post(test);
      assertThat(refused.isProblem(409, "not-printed").text("/printer")).isEqualTo("out-of-paper");
      assertThat(of(kiosk).at("/printer/state").asText()).isEqualTo("out-of-paper");

      printer.newRoll();
      station.manager().post(test).is(200);
      assertThat(of(kiosk).at("/printer/state").asText()).isEqualTo("ready");
      assertThat(printer.faults()).isEmpty();
    }
    station.manager().post(test).isProblem(409, "not-printed");
    assertThat(of(kiosk).at("/printer/state").asText()).isEqualTo("away");
  }

  private static JsonNode of(PairedKiosk kiosk) {
    var kiosks = station.manager().get("/api/v1/kiosks").is(200).json().path("kiosks");
    return StreamSupport.stream(kiosks.spliterator(), false)
        .filter(one -> one.path("id").asText().equals(kiosk.id()))
        .findFirst()
        .orElseThrow();
  }
}
