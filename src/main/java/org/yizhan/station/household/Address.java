package org.yizhan.station.household;

import java.util.UUID;

/** A home as the resident picks it. */
public record Address(UUID building, int unit, int floor, int room) {}
