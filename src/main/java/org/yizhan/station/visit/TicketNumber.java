package org.yizhan.station.visit;

import java.util.Locale;
import java.util.Optional;

/**
 * The number that is called aloud: a letter and three digits, so that neighbours in the queue sound
 * different.
 */
public final class TicketNumber {
  /** Without I and O, which look and sound like digits. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private TicketNumber() {}

  /** The number as it is called: 17 is A017, 1017 is B017. */
  public static String text(int number) {
    var letter = LETTERS.charAt(number / 1000 % LETTERS.length());
    return "%c%03d".formatted(letter, number % 1000);
  }

  /** The number that is called like this, if any is; small letters will do. */
  public static Optional<Integer> parse(String text) {
    var called = text.strip().toUpperCase(Locale.ROOT);
    return called.matches("[A-HJ-NP-Z][0-9]{3}")
        ? Optional.of(
            LETTERS.indexOf(called.charAt(0)) * 1000 + Integer.parseInt(called.substring(1)))
        : Optional.empty();
  }
}
