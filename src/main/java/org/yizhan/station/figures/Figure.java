package org.yizhan.station.figures;

import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/** What is measured. The definition stands beside every number that is shown. */
enum Figure {
  /** S10: a steady relationship. */
  SAME_WORKER(
      "share",
      "老主顾由同一位师傅服务的比例",
      "Same worker for the household",
      "截止日前 180 天内完成过两次以上上门的家庭：这些上门中，由去得最多的那位师傅完成的占多少。",
      "Of households with at least two finished visits in the 180 days up to the end of the"
          + " time: how many of these visits were done by the worker who came most often."),
  /** S10: nearness. */
  TRAVEL(
      "minutes",
      "两次上门之间的路程",
      "Travel between visits",
      "同一位师傅同一天前后两次完成的上门之间，按地址估算的路程的平均分钟数。",
      "Mean minutes, estimated from the addresses, from one finished visit to the worker's next"
          + " on the same day."),
  /** S22, {@code [003 §5]}: rotation that favours none. */
  HOURS_GINI(
      "gini",
      "工时是否均衡（基尼系数）",
      "Even hours (Gini)",
      "在岗师傅完成上门的工时的基尼系数：0 是人人一样多，越接近 1 越集中在少数人身上；没有上门的师傅按 0 小时计。",
      "Gini coefficient of the hours of finished visits over all active workers, those without"
          + " a visit included: 0 when everybody has the same, towards 1 when few have all."),
  /** S04, S27: 100 % or a list. */
  LICENSED(
      "share",
      "证件齐全的上门比例",
      "Visits with complete credentials",
      "完成的上门中，既没有经理特批、也没有一步在证件不全时上报的占多少。应当是 100%，否则逐次列出。",
      "Of finished visits: how many had neither a manager's override nor a step reported while"
          + " a credential was missing. It must be 100 %; the exceptions are listed.");

  private final String unit;
  private final String zhTitle;
  private final String enTitle;
  private final String zhDefinition;
  private final String enDefinition;

  Figure(String unit, String zhTitle, String enTitle, String zhDefinition, String enDefinition) {
    this.unit = unit;
    this.zhTitle = zhTitle;
    this.enTitle = enTitle;
    this.zhDefinition = zhDefinition;
    this.enDefinition = enDefinition;
  }

  /** As the contract writes it: {@code same-worker}. */
  String code() {
    return Codes.of(this);
  }

  /** {@code share} and {@code gini} lie between 0 and 1; {@code minutes} do not. */
  String unit() {
    return unit;
  }

  Text title() {
    return new Text(zhTitle, enTitle);
  }

  Text definition() {
    return new Text(zhDefinition, enDefinition);
  }
}
