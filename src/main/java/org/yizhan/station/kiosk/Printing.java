package org.yizhan.station.kiosk;

import java.util.Optional;
import org.yizhan.platform.printer.PrinterAddress;

/** How tickets get on paper at a kiosk. */
public sealed interface Printing {
  /** They stay on the screen. */
  record None() implements Printing {}

  /** The kiosk's browser prints, to the printer that its machine knows. */
  record Browser() implements Printing {}

  /** The station prints, on a receipt printer in the network. */
  record Network(PrinterAddress address) implements Printing {}

  /** As contracts and tables write it. */
  default String code() {
    return switch (this) {
      case None() -> "none";
      case Browser() -> "browser";
      case Network(var address) -> "network";
    };
  }

  /** Where the station prints, if it does. */
  default Optional<PrinterAddress> networked() {
    return this instanceof Network(var address) ? Optional.of(address) : Optional.empty();
  }
}
