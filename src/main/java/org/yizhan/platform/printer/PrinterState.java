package org.yizhan.platform.printer;

import org.yizhan.platform.text.Codes;

/** How a printer says that it is. */
public enum PrinterState {
  READY,
  /** Prints, but the roll ends soon. */
  PAPER_LOW,
  OUT_OF_PAPER,
  COVER_OPEN,
  /** The cutter is jammed, the head too hot, or the like. */
  FAULTY,
  /** Switched off, out of the network, or something that does not answer as a printer does. */
  AWAY;

  // Answers to DLE EOT 2, what keeps it from printing, and DLE EOT 4, the sensors of the roll.
  private static final int COVER = 0x04;
  private static final int STOPPED_BY_PAPER = 0x20;
  private static final int ERROR = 0x40;
  private static final int NEAR_END = 0x0c;
  private static final int AT_END = 0x60;

  /**
   * What two status bytes mean together. An open cover goes first: the sensor under it misses the
   * paper too.
   *
   * @param causes the answer to DLE EOT 2
   * @param paper the answer to DLE EOT 4
   */
  static PrinterState of(int causes, int paper) {
    if ((causes & COVER) != 0) {
      return COVER_OPEN;
    }
    if ((causes & STOPPED_BY_PAPER) != 0 || (paper & AT_END) != 0) {
      return OUT_OF_PAPER;
    }
    if ((causes & ERROR) != 0) {
      return FAULTY;
    }
    return (paper & NEAR_END) != 0 ? PAPER_LOW : READY;
  }

  /** Whether somebody has to come before it prints again. */
  public boolean stopped() {
    return this != READY && this != PAPER_LOW;
  }

  /** As contracts and tables write it. */
  public String code() {
    return Codes.of(this);
  }

  /**
   * @throws IllegalArgumentException when there is none of this code
   */
  public static PrinterState of(String code) {
    return Codes.parse(PrinterState.class, code);
  }
}
