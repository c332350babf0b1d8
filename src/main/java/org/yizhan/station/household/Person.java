package org.yizhan.station.household;

import org.jspecify.annotations.Nullable;

/**
 * Somebody, as far as they want to be known.
 *
 * @param title {@code mr} or {@code ms}
 */
public record Person(@Nullable String surname, @Nullable String title, @Nullable String phone) {
  /** What public screens and staff lists show: 张女士, 李先生, or only 居民. */
  public String masked() {
    if (surname == null) {
      return "居民";
    }
    var honorific = "ms".equals(title) ? "女士" : "mr".equals(title) ? "先生" : "**";
    return surname + honorific;
  }
}
