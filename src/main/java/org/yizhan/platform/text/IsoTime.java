package org.yizhan.platform.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Times as ISO-8601 writes them. Events say theirs in UTC, several each; these are read without the
 * library's formatter, which costs more than all the rest of reading an event.
 */
public final class IsoTime {
  /** {@code 2026-11-22T09:00:00} has so many characters. */
  private static final int SECONDS_END = 19;

  private static final int NANO_DIGITS = 9;

  private IsoTime() {}

  /**
   * The instant of a time with its offset.
   *
   * @throws DateTimeException when it is none
   */
  public static Instant parse(String text) {
    return isPlainUtc(text) ? plain(text) : OffsetDateTime.parse(text).toInstant();
  }

  /** Whether it is {@code 2026-11-22T09:00:00Z}, with a fraction of seconds or without. */
  private static boolean isPlainUtc(String text) {
    var end = text.length() - 1;
    if (end < SECONDS_END || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < SECONDS_END; i++) {
      if (!fits(i, text.charAt(i))) {
        return false;
      }
    }
    if (end == SECONDS_END) {
      return true;
    }
    var digits = end - SECONDS_END - 1;
    return text.charAt(SECONDS_END) == '.'
        && digits >= 1
        && digits <= NANO_DIGITS
        && number(text, SECONDS_END + 1, end) >= 0;
  }

  private static boolean fits(int place, char character) {
    return switch (place) {
      case 4, 7 -> character == '-';
      case 10 -> character == 'T';
      case 13, 16 -> character == ':';
      default -> character >= '0' && character <= '9';
    };
  }

  private static Instant plain(String text) {
    var hour = number(text, 11, 13);
    var minute = number(text, 14, 16);
    var second = number(text, 17, SECONDS_END);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("No time: " + text);
    }
    var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    var seconds = date.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, nanos(text));
  }

  private static long nanos(String text) {
    var end = text.length() - 1;
    if (end == SECONDS_END) {
      return 0;
    }
    long nanos = number(text, SECONDS_END + 1, end);
    for (int digits = end - SECONDS_END - 1; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** At most nine digits; -1 when there is something else. */
  private static int number(String text, int from, int to) {
    var number = 0;
    for (int i = from; i < to; i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
