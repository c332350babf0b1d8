package org.yizhan.station.alarm;

import java.util.UUID;

/**
 * That something is the matter with a visit, as others mark it.
 *
 * @param kind as the contract writes it
 * @param level how urgent, 1 to 3
 */
public record OpenAlarm(UUID id, UUID visit, String kind, int level) {}
