package org.yizhan.station.roster;

import java.util.UUID;
import org.yizhan.station.schedule.Window;

/**
 * Hours in which a worker takes visits.
 *
 * @param origin {@code pattern}, or {@code hand}: then a new pattern leaves it alone
 */
record Shift(UUID id, UUID worker, Window during, String origin) {}
