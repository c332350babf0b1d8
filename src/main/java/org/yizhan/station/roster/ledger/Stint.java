package org.yizhan.station.roster.ledger;

import java.util.UUID;
import org.yizhan.station.schedule.hours.Stretch;

/**
 * A visit that a worker has, as it counts for the rules about work time.
 *
 * @param during set-up and service
 * @param ahead whether somebody else could still make it
 */
record Stint(UUID visit, UUID worker, Stretch during, boolean ahead) {}
