package org.yizhan.station.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST holds}. */
record HoldRequest(UUID service, String start, @Nullable UUID worker, @Nullable String session) {}
