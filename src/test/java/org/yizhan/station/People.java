package org.yizhan.station;

import java.util.concurrent.atomic.AtomicInteger;

/** Identity numbers whose check characters fit and that belong to nobody: no district is 999999. */
public final class People {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final AtomicInteger NEXT = new AtomicInteger();

  private People() {}

  /** One of a woman born on 3 July 1982 that no test had before, up to 499 of them. */
  public static String woman() {
    return woman(NEXT.getAndIncrement());
  }

  /** One of a woman, always the same for one {@code order}, 0 to 499. */
  public static String woman(int order) {
    return numbered("999999" + "19820703" + "%03d".formatted(order * 2));
  }

  /** One of a man, always the same for one {@code order}, 0 to 499. */
  public static String man(int order) {
    return numbered("999999" + "19790214" + "%03d".formatted(order * 2 + 1));
  }

  /** The number with the check character that these 17 digits ask for. */
  public static String numbered(String digits) {
    var sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (digits.charAt(i) - '0') * WEIGHTS[i];
    }
    return digits + "10X98765432".charAt(sum % 11);
  }
}
