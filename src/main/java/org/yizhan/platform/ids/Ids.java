package org.yizhan.platform.ids;

import com.github.f4b6a3.uuid.alt.GUID;
import java.util.UUID;

/** Makes the ids of everything that is stored. */
public final class Ids {
  private Ids() {}

  /**
   * A new UUIDv7: random enough not to be guessed, and ordered by time so that indexes stay
   * compact.
   */
  public static UUID next() {
    return GUID.v7().toUUID();
  }
}
