package org.yizhan.station.schedule.hours;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/**
 * One version of a rule about work time. Rules are data with a source, versioned and dated. What
 * counts as work is what occupies a worker, service and set-up; the way is not counted.
 *
 * @param source the paper or law it comes from
 * @param amount minutes, but days for {@link Measure#WEEK_DAYS}
 * @param afterMinutes of work, after which a break is due; of {@link Measure#BREAK} only
 * @param overridable a manager may decide otherwise, with a reason
 * @param inForce a version that is not puts the rule out of force
 * @param from the first day of this version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkRule(
    Measure code,
    int version,
    Text name,
    String source,
    int amount,
    @Nullable Integer afterMinutes,
    boolean overridable,
    boolean inForce,
    LocalDate from) {
  /** What is measured. There is one rule for each. */
  public enum Measure {
    /** Work of a day beyond this is overtime; it stops nobody. */
    DAY_NORMAL,
    /** The most work of a day, overtime included. */
    DAY_LONGEST,
    /** The most work of a week, Monday to Sunday. */
    WEEK_LONGEST,
    /** The most days of a week with work. */
    WEEK_DAYS,
    /** The least time between the end of one day's work and the start of the next day's. */
    NIGHT_REST,
    /** How long a pause must be to be a break in work that would else go on for too long. */
    BREAK;

    /** As contract and tables write it. */
    @JsonValue
    public String code() {
      return Codes.of(this);
    }

    /** From its code. */
    @JsonCreator
    public static Measure of(String code) {
      return Codes.parse(Measure.class, code);
    }
  }

  /** What somebody would do who worked against this rule, in words for people. */
  public Text broken() {
    var hours = hours(amount);
    return switch (code) {
      case DAY_NORMAL -> new Text("当天会加班", "would work overtime that day");
      case DAY_LONGEST ->
          new Text("当天工时会超过 " + hours + " 小时", "would work more than " + hours + " h that day");
      case WEEK_LONGEST ->
          new Text("这一周工时会超过 " + hours + " 小时", "would work more than " + hours + " h that week");
      case WEEK_DAYS ->
          new Text("这一周会没有足够的休息日", "would work on more than " + amount + " days of that week");
      case NIGHT_REST ->
          new Text(
              "前后两天之间休息会不足 " + hours + " 小时", "would rest less than " + hours + " h overnight");
      case BREAK ->
          new Text(
              "连续工作 " + hours(after()) + " 小时没有休息",
              "would work more than " + hours(after()) + " h without a break");
    };
  }

  /** Minutes of work after which a break is due. */
  int after() {
    return afterMinutes == null ? Integer.MAX_VALUE : afterMinutes;
  }

  private static String hours(int minutes) {
    return minutes % 60 == 0
        ? Integer.toString(minutes / 60)
        : String.format(Locale.ROOT, "%.1f", minutes / 60.0);
  }
}
