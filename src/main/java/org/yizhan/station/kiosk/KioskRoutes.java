package org.yizhan.station.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.printer.PrinterAddress;

/** Kiosks as staff see them, and what a kiosk says of itself. */
public final class KioskRoutes {
  /** A kiosk says something every quarter of a minute; one that was not heard for this is away. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  /** What nearly every receipt printer listens on. */
  private static final int USUAL_PORT = 9100;

  private final Kiosks kiosks;
  private final Printers printers;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code kiosks}. */
  public KioskRoutes(Kiosks kiosks, Printers printers, InstantSource clock, ZoneId zone) {
    this.kiosks = kiosks;
    this.printers = printers;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listKiosks", this::list)
        .on("changeKiosk", this::change)
        .on("revokeKiosk", this::revoke)
        .on("printTestPage", this::test)
        .on("reportKiosk", this::report);
  }

  private record PrinterView(
      String kind,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String state,
      @Nullable OffsetDateTime since) {}

  private record KioskView(
      UUID id,
      long version,
      String name,
      OffsetDateTime enrolledAt,
      @Nullable OffsetDateTime revokedAt,
      boolean connected,
      @Nullable OffsetDateTime heardAt,
      @Nullable OffsetDateTime touchedAt,
      @Nullable String page,
      PrinterView printer) {}

  private record PrinterDraft(String kind, @Nullable String host, @Nullable Integer port) {
    Printing printing() {
      return switch (kind) {
        case "browser" -> new Printing.Browser();
        case "network" -> new Printing.Network(address());
        default -> new Printing.None();
      };
    }

    private PrinterAddress address() {
      if (host == null) {
        throw Problem.invalid("/printer/host", "is needed for a printer in the network")
            .exception();
      }
      return new PrinterAddress(host, port == null ? USUAL_PORT : port);
    }
  }

  private record KioskDraft(String name, PrinterDraft printer) {}

  /**
   * @param idleSeconds since somebody touched the screen; absent where nobody did since the page
   *     was opened
   */
  private record Sign(@Nullable String page, @Nullable Integer idleSeconds) {}

  private Reply list(Request request) {
    return Reply.ok(Map.of("kiosks", kiosks.all().stream().map(this::view).toList()));
  }

  private Reply change(Request request) {
    var body = request.body(KioskDraft.class);
    var draft = new Kiosks.Draft(body.name(), body.printer().printing());
    var kiosk =
        kiosks.change(request.id("kiosk"), request.requiredIfMatch(), draft, request.principal());
    var looked = printers.look(kiosk); // Whoever set it up sees at once whether it answers.
    return Reply.ok(view(looked)).version(looked.version());
  }

  private Reply revoke(Request request) {
    return Reply.ok(view(kiosks.revoke(request.id("kiosk"), request.principal())));
  }

  private Reply test(Request request) {
    var kiosk = kiosks.get(request.id("kiosk"));
    return Reply.ok(
        Map.of("printer", printers.print(kiosk.id(), TestPage.of(kiosk)).state().code()));
  }

  private Reply report(Request request) {
    var sign = request.body(Sign.class);
    var touched =
        Optional.ofNullable(sign.idleSeconds())
            .map(idle -> clock.instant().minusSeconds(idle))
            .orElse(null);
    var kiosk = kiosks.heard(UUID.fromString(request.principal().id()), sign.page(), touched);
    return Reply.ok(Map.of("name", kiosk.name(), "printing", kiosk.printing().code()));
  }

  private KioskView view(Kiosk kiosk) {
    var life = kiosk.life();
    var connected =
        kiosk.revoked() == null
            && life.heard() != null
            && life.heard().plus(SILENCE).isAfter(clock.instant());
    return new KioskView(
        kiosk.id(),
        kiosk.version(),
        kiosk.name(),
        kiosk.enrolled().atZone(zone).toOffsetDateTime(),
        local(kiosk.revoked()),
        connected,
        local(life.heard()),
        local(life.touched()),
        life.page(),
        printerView(kiosk));
  }

  private PrinterView printerView(Kiosk kiosk) {
    var address = kiosk.printing().networked();
    var health = kiosk.printer();
    return new PrinterView(
        kiosk.printing().code(),
        address.map(PrinterAddress::host).orElse(null),
        address.map(PrinterAddress::port).orElse(null),
        health == null ? null : health.state().code(),
        health == null ? null : local(health.since()));
  }

  private @Nullable OffsetDateTime local(@Nullable Instant at) {
    return at == null ? null : at.atZone(zone).toOffsetDateTime();
  }
}
