package org.yizhan.station.licence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a credential beyond what rules ask about.
 *
 * @param health what an examination found
 * @param paidBy who paid for it: {@code worker}, {@code company} or {@code government}
 * @param subsidyPercent how much of the price was subsidised [003 §2]
 * @param voucher number of the training voucher (职业培训券) that paid for it [000 §10]
 * @param evidence the file that proves it
 */
public record Details(
    @Nullable String number,
    @Nullable Health health,
    @Nullable String paidBy,
    @Nullable Integer subsidyPercent,
    @Nullable String voucher,
    @Nullable Evidence evidence,
    long version) {
  static final Details NONE = new Details(null, null, null, null, null, null, 1);

  /**
   * What an examination found; encrypted wherever it lies.
   *
   * @param items what was examined
   * @param result {@code fit}, {@code limited} or {@code unfit}
   * @param consented whether the worker agreed to what goes beyond the rule [001 §18]
   */
  public record Health(
      @Nullable List<String> items, @Nullable String result, @Nullable Boolean consented) {
    static final String UNFIT = "unfit";
  }

  /** A file that was handed in. */
  public record Evidence(String type, int bytes) {}

  static Details of(Credentials.Document document) {
    var health = new Health(document.items(), document.result(), document.consented());
    return new Details(
        document.number(),
        health.equals(new Health(null, null, null)) ? null : health,
        document.paidBy(),
        document.subsidyPercent(),
        document.voucher(),
        null,
        1);
  }

  /** Whether the same things are written down, whatever file proves them. */
  boolean saysWhat(Details other) {
    return Objects.equals(number, other.number)
        && Objects.equals(health, other.health)
        && Objects.equals(paidBy, other.paidBy)
        && Objects.equals(subsidyPercent, other.subsidyPercent)
        && Objects.equals(voucher, other.voucher);
  }
}
