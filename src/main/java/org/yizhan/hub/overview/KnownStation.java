package org.yizhan.hub.overview;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.platform.text.Text;

/**
 * A station and what was received from it in all.
 *
 * @param place where it belongs and stands
 * @param revokedAt since when its key counts no more
 * @param lastWord when it was last heard
 * @param clockAheadMillis how far its clock was ahead of the hub's then
 * @param behind how many events it had then that have not come in
 * @param events how many events it sent
 * @param uncounted how many of these, of its current epoch, are not counted yet
 * @param notCounted how many of these are in no figure although they speak of what is counted
 * @param openAlarms how many alarms nobody has closed there
 * @param forks how many of its sequences came with two hashes
 * @param lastEvent the newest event of its current epoch
 */
record KnownStation(
    UUID id,
    Text name,
    Place place,
    @Nullable Instant revokedAt,
    @Nullable Instant lastWord,
    @Nullable Long clockAheadMillis,
    @Nullable Long behind,
    long events,
    long uncounted,
    long notCounted,
    long openAlarms,
    long forks,
    @Nullable LastEvent lastEvent) {
  /**
   * Where the city says that the station is.
   *
   * @param version grows when the city says it anew
   * @param position absent as long as nobody has said
   */
  record Place(long version, @Nullable DistrictName district, @Nullable Position position) {}

  /** Degrees (WGS 84): north and east of zero. */
  record Position(double latitude, double longitude) {}

  /** The event that was received last. */
  record LastEvent(long seq, Instant at, String type, UUID subject) {}
}
