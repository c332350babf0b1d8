package org.yizhan.station.licence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * A rule that a worker's and their company's credentials do not meet.
 *
 * @param endedOn the last day on which they did; absent when they never did
 */
public record Unlicensed(DispatchRule rule, @Nullable LocalDate endedOn) {
  /** In words a resident would understand. */
  public Text text() {
    var name = rule.name();
    if (rule.effect() == DispatchRule.Effect.FORBIDS) {
      return new Text("不符合规定：" + name.zh(), "does not meet the rule: " + name.en());
    }
    return endedOn == null
        ? new Text("缺少：" + name.zh(), "lacks: " + name.en())
        : new Text(name.zh() + "（已于 " + endedOn + " 到期）", name.en() + ", expired on " + endedOn);
  }
}
