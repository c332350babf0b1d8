package org.yizhan.station.household;

/** A point on the ground, metres east and north of the station. */
public record Place(int eastMetres, int northMetres) {
  /** Walking pace of somebody carrying equipment, metres a minute: 4.5 km/h. */
  private static final double PACE = 75;

  /** Paths are longer than the straight line by about this factor. */
  private static final double DETOUR = 1.3;

  /** Minutes on foot to {@code other}, rounded up. */
  public int minutesTo(Place other) {
    return (int) Math.ceil(metresTo(other) * DETOUR / PACE);
  }

  /** Metres to {@code other} in a straight line. */
  public double metresTo(Place other) {
    return Math.hypot(
        (double) eastMetres - other.eastMetres, (double) northMetres - other.northMetres);
  }
}
