package org.yizhan.platform.text;

import java.util.Locale;

/**
 * How the constants of an enum are written in contracts, tables and events: {@code
 * HEALTH_EXAMINATION} is {@code health-examination}.
 */
public final class Codes {
  private Codes() {}

  /** The code of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of a code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static <E extends Enum<E>> E parse(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
