package org.yizhan.station.kiosk;

import java.time.Duration;
import org.yizhan.platform.config.ConfigException;
import org.yizhan.platform.printer.NetworkPrinters.Patience;

/**
 * How the station deals with its kiosks' printers.
 *
 * @param printerLookSeconds a printer is asked how it is after this
 * @param printerAnswerSeconds one that does not answer within this is away
 * @param printerPaperSeconds a ticket has to be on paper within this
 */
public record KioskConfig(
    int printerLookSeconds, int printerAnswerSeconds, int printerPaperSeconds) {
  public KioskConfig {
    if (Math.min(printerLookSeconds, Math.min(printerAnswerSeconds, printerPaperSeconds)) < 1) {
      throw new ConfigException("kiosk", "every duration must be at least 1");
    }
  }

  /** How long printers are waited for. */
  public Patience patience() {
    var answer = Duration.ofSeconds(printerAnswerSeconds);
    return new Patience(answer, answer, Duration.ofSeconds(printerPaperSeconds));
  }

  /** How often printers are looked at. */
  public Duration look() {
    return Duration.ofSeconds(printerLookSeconds);
  }
}
