package org.yizhan.hub.district;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a station belongs and stands.
 *
 * @param district absent as long as the city has not said
 * @param position absent as long as nobody has said
 */
record Place(long version, @Nullable UUID district, @Nullable Position position) {
  /** Degrees (WGS 84): north and east of zero. */
  record Position(double latitude, double longitude) {}
}
