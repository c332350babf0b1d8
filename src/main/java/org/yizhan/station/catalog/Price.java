package org.yizhan.station.catalog;

import java.time.Instant;
import java.util.UUID;

/**
 * A version of a service's price. A booking keeps the version it was made at.
 *
 * @param amountFen price of one visit in fen
 * @param validFrom since when it is in effect
 */
public record Price(UUID id, UUID service, long amountFen, Instant validFrom) {}
