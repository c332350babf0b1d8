package org.yizhan.station.dispatch.plan.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a text instance that are not blank, read one after the other, with their numbers.
 */
final class Lines {
  /** One line: its number in the file, from 1, and its words. */
  record Line(int number, String text) {
    String[] words() {
      return text.split("[\\s:]+");
    }

    MalformedInstance malformed(String why) {
      return new MalformedInstance("line " + number, why + ", found '" + text + "'");
    }

    /** The number at a column, times {@code scale}, which must come out whole. */
    int scaled(int column, int scale, String what) throws MalformedInstance {
      String word = words().length > column ? words()[column] : "";
      try {
        return new BigDecimal(word).multiply(BigDecimal.valueOf(scale)).intValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw malformed(what + " expected in column " + (column + 1));
      }
    }

    /** Like {@link #scaled}, not negative. */
    int count(int column, int scale, String what) throws MalformedInstance {
      int value = scaled(column, scale, what);
      if (value < 0) {
        throw malformed(what + " must not be negative");
      }
      return value;
    }

    double real(int column, String what) throws MalformedInstance {
      String word = words().length > column ? words()[column] : "";
      try {
        return new BigDecimal(word).doubleValue();
      } catch (NumberFormatException e) {
        throw malformed(what + " expected in column " + (column + 1));
      }
    }
  }

  private final List<Line> lines;
  private final int lastNumber;
  private int next;

  private Lines(List<Line> lines, int lastNumber) {
    this.lines = lines;
    this.lastNumber = lastNumber;
  }

  static Lines of(String text) {
    List<Line> kept = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        kept.add(new Line(number, line.strip()));
      }
    }
    return new Lines(kept, number);
  }

  boolean hasNext() {
    return next < lines.size();
  }

  Line peek(String expected) throws MalformedInstance {
    if (!hasNext()) {
      throw new MalformedInstance(
          "line " + (lastNumber + 1), "the file ends, " + expected + " expected");
    }
    return lines.get(next);
  }

  Line next(String expected) throws MalformedInstance {
    Line line = peek(expected);
    next++;
    return line;
  }

  /** All lines that are not blank, wherever reading stands. */
  List<Line> all() {
    return lines;
  }
}
