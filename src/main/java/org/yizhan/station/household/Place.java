package org.yizhan.station.household;

/** A point on the ground, metres east and north of the station. */
public record Place(int eastMetres, int northMetres) {
  /** Metres to {@code other} in a straight line. */
  public double metresTo(Place other) {
    // No Math.hypot: it guards against overflow, which metres do not know, and takes ten times
    // longer.
    double east = (double) eastMetres - other.eastMetres;
    double north = (double) northMetres - other.northMetres;
    return Math.sqrt(east * east + north * north);
  }
}
