package org.yizhan.station.booking;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;

/**
 * The secret code of a ticket: what is stored of it is useless without the key file, and it bears
 * only a few wrong tries.
 */
public final class Tickets {
  private static final int DIGITS = 8;

  /**
   * As far back as a steady relationship counts, days; numbers come round again long after that.
   */
  private static final int REMEMBERED = 180;

  private final Db db;
  private final byte[] key;
  private final BookingConfig config;
  private final BookingStore store;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Stores codes under {@code parts}' key. */
  public Tickets(BookingParts parts) {
    this.db = parts.db();
    this.key = parts.codeKey();
    this.config = parts.config();
    this.store = new BookingStore(parts.cipher());
    this.clock = parts.clock();
    this.zone = parts.zone();
  }

  /** The newest booking whose ticket has that number, of those that are remembered. */
  public Optional<UUID> numbered(int number) {
    var first = LocalDate.ofInstant(clock.instant(), zone).minusDays(REMEMBERED);
    return store.byNumber(db, number, first);
  }

  /** What a ticket's QR leads to. */
  static String url(String publicUrl, UUID booking, String code) {
    return publicUrl + "/kiosk#/ticket/" + booking + "/" + code;
  }

  static String newCode() {
    return Secrets.digits(DIGITS);
  }

  byte[] stored(UUID booking, String code) {
    return Secrets.keyed(key, booking + ":" + code);
  }

  /** Whether the code opens the booking. A wrong one counts; after too many none does any more. */
  public boolean opens(UUID booking, String code) {
    var ticket = store.ticketCode(db, booking);
    if (ticket.isEmpty() || ticket.get().wrong() >= config.wrongCodes()) {
      return false;
    }
    if (Secrets.same(ticket.get().mac(), stored(booking, code))) {
      return true;
    }
    store.countWrongCode(db, booking);
    return false;
  }
}
