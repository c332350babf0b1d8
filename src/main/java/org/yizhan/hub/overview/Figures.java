package org.yizhan.hub.overview;

/**
 * What happened at a station on one day.
 *
 * @param bookings bookings made that day
 * @param cancelled bookings cancelled that day
 * @param visits visits that are to happen that day
 * @param underWay of these set out, at the door or at work
 * @param finished of these finished
 */
record Figures(long bookings, long cancelled, long visits, long underWay, long finished) {
  static final Figures NONE = new Figures(0, 0, 0, 0, 0);
}
