package org.yizhan.station.schedule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom a worker is wanted, as far as that is known.
 *
 * @param household whose blocks count; absent for people who come for the first time
 * @param building where they live; absent while a resident at the kiosk has not said
 * @param gender {@code f} or {@code m}: only such a worker may come; absent when anybody may
 */
public record Whom(@Nullable UUID household, @Nullable UUID building, @Nullable String gender) {
  /** Nothing is known that would keep a worker away. */
  public static final Whom ANYBODY = new Whom(null, null, null);
}
