package org.yizhan.station.roster.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a worker had on a day, the one on which each visit starts.
 *
 * @param planned minutes: visits and set-up
 * @param worked minutes of finished visits, as tracked, else as planned
 */
record DayHours(UUID worker, LocalDate day, int planned, int worked) {}
