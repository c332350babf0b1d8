package org.yizhan.station.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A resident's identity number of 18 characters (GB 11643): district, day of birth, order whose
 * last digit is odd for men, check character.
 */
public record IdentityNumber(String text) {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  /** Why a text is none. */
  public enum Fault {
    FORM,
    CHECK,
    BIRTH,
    GENDER
  }

  public IdentityNumber {
    text = text.toUpperCase(Locale.ROOT);
  }

  /**
   * What is wrong with it, if anything.
   *
   * @param gender {@code f} or {@code m}, as it was entered beside the number
   */
  public Optional<Fault> fault(String gender, LocalDate today) {
    if (!text.matches("[1-9][0-9]{16}[0-9X]")) {
      return Optional.of(Fault.FORM);
    }
    if (check() != text.charAt(17)) {
      return Optional.of(Fault.CHECK);
    }
    try {
      if (!birth().isBefore(today)) {
        return Optional.of(Fault.BIRTH);
      }
    } catch (DateTimeException e) {
      return Optional.of(Fault.BIRTH);
    }
    return gender().equals(gender) ? Optional.empty() : Optional.of(Fault.GENDER);
  }

  private char check() {
    var sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (text.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % 11);
  }

  /**
   * The day of birth in it.
   *
   * @throws DateTimeException when there is no such day
   */
  public LocalDate birth() {
    return LocalDate.of(digits(6, 10), digits(10, 12), digits(12, 14));
  }

  /** {@code f} or {@code m}. */
  public String gender() {
    return digits(16, 17) % 2 == 0 ? "f" : "m";
  }

  private int digits(int from, int to) {
    return Integer.parseInt(text.substring(from, to));
  }

  /** All but the last four characters hidden. */
  public static String masked(String number) {
    var shown = Math.min(4, number.length());
    return "*".repeat(number.length() - shown) + number.substring(number.length() - shown);
  }
}
