package org.yizhan.station;

import java.util.concurrent.atomic.AtomicInteger;

/** Unified company numbers whose check characters fit (GB 32100) and that belong to nobody. */
public final class Unified {
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Unified() {}

  /** One that no test had before. */
  public static String next() {
    return numbered("91999999MA%07d".formatted(NEXT.getAndIncrement()));
  }

  /** The number with the check character that these 17 characters ask for. */
  public static String numbered(String characters) {
    var sum = 0;
    var weight = 1;
    for (int i = 0; i < characters.length(); i++) {
      sum += CHARACTERS.indexOf(characters.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return characters + CHARACTERS.charAt((31 - sum % 31) % 31);
  }
}
