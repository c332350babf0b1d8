package org.yizhan.station.dispatch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit that is to go to a worker.
 *
 * @param version of the visit that this was decided for
 * @param previous who was to go when it was decided; absent while nobody was
 */
public record Assignment(UUID visit, long version, UUID worker, @Nullable UUID previous) {}
