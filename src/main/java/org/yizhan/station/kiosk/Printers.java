package org.yizhan.station.kiosk;

import java.util.UUID;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.printer.NetworkPrinters;
import org.yizhan.platform.printer.Printout;
import org.yizhan.platform.printer.Receipt;

/** Prints for kiosks, and keeps an eye on their printers. */
public final class Printers {
  private final Kiosks kiosks;
  private final NetworkPrinters network;

  /** Prints by {@code network}. */
  public Printers(Kiosks kiosks, NetworkPrinters network) {
    this.kiosks = kiosks;
    this.network = network;
  }

  /**
   * Prints at a kiosk. What staff should know of its printer they see at once.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 when the station does not print for this
   *     kiosk, or the printer cannot now
   */
  public Printout print(UUID kiosk, Receipt receipt) {
    var printing = kiosks.get(kiosk).printing();
    var address =
        printing
            .networked()
            .orElseThrow(() ->
                Problem.of(409, "no-printer", "No printer is set up for this kiosk").exception());
    var printout = network.print(address, receipt.bytes());
    kiosks.noted(kiosk, printing, printout.state());
    if (!printout.printed()) {
      throw Problem.of(409, "not-printed", "The printer cannot print now")
          .withDetail("It is " + printout.state().code() + ".")
          .with("printer", printout.state().code())
          .exception();
    }
    return printout;
  }

  /** Asks every printer how it is. */
  public void look() {
    kiosks.all().stream().filter(one -> one.revoked() == null).forEach(this::look);
  }

  /** Asks the kiosk's printer how it is, and says how the kiosk is then. */
  Kiosk look(Kiosk kiosk) {
    return kiosk
        .printing()
        .networked()
        .map(address -> kiosks.noted(kiosk.id(), kiosk.printing(), network.look(address)))
        .orElse(kiosk);
  }
}
