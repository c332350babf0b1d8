package org.yizhan.station.register.sheet;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people type into cells, made plain. */
final class Cells {
  /**
   * 2026-11-25, 2026/11/25, 2026.11.25, 2026年11月25日, 20261125; a time behind it counts for nothing.
   */
  private static final Pattern DAY =
      Pattern.compile(
          "([0-9]{4})(?:[-/.年]\\s*([0-9]{1,2})[-/.月]\\s*([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))"
              + "(?:[T ].*)?");

  /** Days as Excel counts them; below lie numbers that are no days, above the year 2173. */
  private static final Pattern SERIAL = Pattern.compile("([1-9][0-9]{4})(?:\\.[0-9]+)?");

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private Cells() {}

  /** Full-width letters and digits made half-width, blanks of every kind around it taken away. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Cc}\\p{Cf}]", "")
        .strip();
  }

  /** The day in a plain text; absent when there is none. */
  static Optional<LocalDate> day(String text) {
    var serial = SERIAL.matcher(text);
    if (serial.matches()) {
      return Optional.of(SERIAL_ZERO.plusDays(Long.parseLong(serial.group(1))));
    }
    var day = DAY.matcher(text);
    if (!day.matches()) {
      return Optional.empty();
    }
    var compact = day.group(2) == null;
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(day.group(1)),
              Integer.parseInt(day.group(compact ? 4 : 2)),
              Integer.parseInt(day.group(compact ? 5 : 3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The parts of a list: commas, semicolons, strokes and line breaks separate. */
  static List<String> list(String text) {
    return Arrays.stream(text.split("[、,;/|]", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
