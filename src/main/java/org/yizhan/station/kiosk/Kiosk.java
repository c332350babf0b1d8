package org.yizhan.station.kiosk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.printer.PrinterState;

/**
 * A touchscreen of the station.
 *
 * @param revoked since when it is shut out, for good
 */
public record Kiosk(
    UUID id,
    long version,
    String name,
    Instant enrolled,
    @Nullable Instant revoked,
    Printing printing,
    @Nullable PrinterHealth printer,
    Life life) {
  /** How the printer was when it was last asked, and since when it has been so. */
  public record PrinterHealth(PrinterState state, Instant since) {}

  /**
   * What the kiosk says of itself.
   *
   * @param page which build of the page it shows
   * @param touched when somebody last touched it
   * @param heard when it last said anything
   */
  public record Life(@Nullable String page, @Nullable Instant touched, @Nullable Instant heard) {}

  Kiosk decided(String newName, Printing newPrinting) {
    var known = printing.equals(newPrinting) ? printer : null;
    return new Kiosk(id, version + 1, newName, enrolled, revoked, newPrinting, known, life);
  }

  Kiosk shutOut(Instant at) {
    return new Kiosk(id, version + 1, name, enrolled, at, printing, printer, life);
  }

  Kiosk printerIs(PrinterState state, Instant since) {
    var health = new PrinterHealth(state, since);
    return new Kiosk(id, version + 1, name, enrolled, revoked, printing, health, life);
  }
}
