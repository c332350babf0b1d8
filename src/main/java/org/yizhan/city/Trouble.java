package org.yizhan.city;

/**
 * How bad the simulated networks and machines are; shares lie between 0 and 1.
 *
 * @param lost share of calls with events of which one way is lost, half of them after the hub took
 *     it
 * @param repeated share of calls with events that reach the hub twice: at once, one after the
 *     other, or after later ones
 * @param outages mean number of network outages of a station in ten simulated days
 * @param restarts mean number of restarts of a station in ten simulated days
 * @param restores share of stations that lose a day and go on from a backup
 */
record Trouble(double lost, double repeated, double outages, double restarts, double restores) {
  /** What a city has to live with. */
  static final Trouble USUAL = new Trouble(0.03, 0.04, 3, 1, 0.02);
}
