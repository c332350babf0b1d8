package org.yizhan.station.sample;

/** Numbers that look right on a screen and belong to nobody. */
final class Invented {
  private Invented() {}

  /** An identity number: no district is 000000, and no check character is Y. */
  static String idNumber(int number) {
    return "00000019700101%03dY".formatted(number);
  }

  /** A mobile number of the form 199 0000 xxxx. */
  static String phone(int number) {
    return "1990000%04d".formatted(number);
  }
}
