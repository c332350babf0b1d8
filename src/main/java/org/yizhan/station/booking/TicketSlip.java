package org.yizhan.station.booking;

import java.time.Instant;
import java.util.List;
import org.yizhan.platform.text.Text;

/**
 * What stands on a ticket of paper. Neither name nor address: whoever finds it learns no home.
 *
 * @param code opens the booking
 * @param url what the QR leads to
 * @param priceFen of one appointment, in fen
 * @param appointments those to come, the next one first
 */
public record TicketSlip(
    String number,
    String code,
    String url,
    Text service,
    long priceFen,
    List<Appointment> appointments) {
  /**
   * A time at which somebody comes.
   *
   * @param workers masked, as in 王师傅; two for a crew, none while nobody is named
   * @param doorCodes one for each of them
   */
  public record Appointment(Instant start, List<String> workers, List<String> doorCodes) {}
}
