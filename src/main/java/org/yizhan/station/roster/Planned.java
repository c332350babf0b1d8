package org.yizhan.station.roster;

import java.util.UUID;
import org.yizhan.station.schedule.Window;

/**
 * A visit ahead that has a worker and nobody set out for.
 *
 * @param during service and set-up
 */
public record Planned(UUID visit, UUID worker, Window during) {}
