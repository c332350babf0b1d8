package org.yizhan.station.workforce;

import java.util.UUID;

/**
 * A worker's phone or the like.
 *
 * @param enrolment grows when the device is enrolled anew, so that its sequence may start again
 */
public record Device(UUID id, UUID worker, int enrolment) {}
