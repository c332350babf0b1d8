package org.yizhan.station.roster.ledger;

/**
 * A worker's hours over some days, in minutes.
 *
 * @param overtime work of each day beyond a normal day
 * @param plannedOvertime the same as planned, visits that are not over included
 * @param restDaysMissed days worked beyond those that a week may have
 */
record Total(
    int planned,
    int worked,
    int overtime,
    int plannedOvertime,
    int daysWorked,
    int restDaysMissed) {}
