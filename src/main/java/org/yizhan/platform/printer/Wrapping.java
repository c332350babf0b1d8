package org.yizhan.platform.printer;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines of paper: at spaces where there are any, between Chinese signs anywhere.
 */
final class Wrapping {
  /** Signs that do not begin a line (避头). */
  private static final String NEVER_FIRST = "，。、；：！？）》」』】”’…·,.;:!?)";

  private Wrapping() {}

  /** Lines of at most {@code columns}; an empty text is one empty line. */
  static List<String> of(String text, int columns) {
    var lines = new ArrayList<String>();
    var rest = text.strip();
    while (width(rest) > columns) {
      int end = end(rest, columns);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  /** How many columns the text takes. */
  static int width(String text) {
    return text.codePoints().map(Wrapping::width).sum();
  }

  private static int width(int sign) {
    return sign < 0x80 ? 1 : 2;
  }

  /** Where the first line ends: at least one sign, at most what fits. */
  private static int end(String text, int columns) {
    int fits = 0;
    for (int used = 0; ; ) {
      used += width(text.codePointAt(fits));
      if (used > columns) {
        break;
      }
      fits += Character.charCount(text.codePointAt(fits));
    }
    for (int at = fits; at > 0; at = text.offsetByCodePoints(at, -1)) {
      if (mayBreak(text, at)) {
        return at;
      }
    }
    return Math.max(fits, Character.charCount(text.codePointAt(0)));
  }

  private static boolean mayBreak(String text, int at) {
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    return NEVER_FIRST.indexOf(after) < 0
        && (before == ' ' || after == ' ' || width(before) == 2 || width(after) == 2);
  }
}
