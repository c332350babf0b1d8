package org.yizhan.station.household;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, as far as they want to be known.
 *
 * @param title {@code mr} or {@code ms}
 * @param gender {@code f} or {@code m}, when it was said
 */
public record Person(
    @Nullable String surname,
    @Nullable String title,
    @Nullable String phone,
    @Nullable String gender) {
  /** The gender as it was said, else as the title tells it. */
  public Optional<String> knownGender() {
    return Optional.ofNullable(gender)
        .or(() -> Optional.ofNullable(title).map(known -> "ms".equals(known) ? "f" : "m"));
  }

  /** What public screens and staff lists show: 张女士, 李先生, or only 居民. */
  public String masked() {
    if (surname == null) {
      return "居民";
    }
    var honorific = "ms".equals(title) ? "女士" : "mr".equals(title) ? "先生" : "**";
    return surname + honorific;
  }
}
