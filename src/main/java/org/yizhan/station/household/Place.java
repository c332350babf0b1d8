package org.yizhan.station.household;

/** A point on the ground, metres east and north of the station. */
public record Place(int eastMetres, int northMetres) {
  /** Metres to {@code other} in a straight line. */
  public double metresTo(Place other) {
    return Math.hypot(
        (double) eastMetres - other.eastMetres, (double) northMetres - other.northMetres);
  }
}
