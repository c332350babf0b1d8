package org.yizhan.station.register;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * A company as the register knows it.
 *
 * @param version grows with every edit
 */
public record Company(UUID id, Entry entry, long version) {
  /**
   * What is written down of a company.
   *
   * @param unifiedNumber 统一社会信用代码, 18 characters
   * @param certificateCode of its doorstep service certificate (一企一证一码)
   * @param promise what the company promises its customers (服务承诺)
   */
  public record Entry(
      Text name,
      @Nullable String unifiedNumber,
      @Nullable String certificateCode,
      @Nullable Text promise,
      @Nullable Grade grade,
      @Nullable Contact contact) {}

  /**
   * How the company was rated.
   *
   * @param grade A to D
   */
  public record Grade(String grade, LocalDate awardedOn, String awardedBy) {}

  /** Whom the station asks. */
  public record Contact(@Nullable String name, @Nullable String phone) {}
}
