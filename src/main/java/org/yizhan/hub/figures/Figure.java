package org.yizhan.hub.figures;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/**
 * What is measured, with the definition and the source that stand beside every number that is
 * shown; {@code src/docs/figures.md} holds the same, and a test keeps the two together.
 */
public enum Figure {
  BOOKINGS(
      Count.BOOKINGS,
      null,
      1,
      "count",
      null,
      "预约单数",
      "Bookings",
      "当天下单的预约，按下单时间计入当天；重复上门的一张单算一次。",
      "Bookings made that day; one that comes back every week counts once.",
      "S28"),
  VISITS(
      Count.VISITS,
      null,
      1,
      "count",
      null,
      "上门次数",
      "Visits",
      "按计划当天开始、没有取消的上门；两位师傅同去算两次。",
      "Visits that are to begin that day and were not cancelled; two workers who come together are"
          + " two.",
      "S28"),
  FINISHED(
      Count.FINISHED,
      null,
      1,
      "count",
      null,
      "完成上门",
      "Finished visits",
      "其中已经完成的上门。",
      "Of the visits, those that are finished.",
      "S28"),
  HOURS(
      Count.MINUTES,
      null,
      60,
      "hours",
      null,
      "服务工时",
      "Hours of service",
      "完成的上门按计划的起止时间相加。",
      "Planned start to planned end of finished visits, added up.",
      "S09, S27"),
  ON_TIME(
      Count.ON_TIME,
      Count.DUE,
      1,
      "share",
      0.95,
      "准时率",
      "On time",
      "应当到场的上门中，师傅在约定开始后 10 分钟内到门口的占多少；没来的也算在分母里，之后取消或改期的也一样。10 分钟和 95% 是本系统的规定。",
      "Of visits to which somebody came or should have come, no-shows that were cancelled or moved"
          + " afterwards included: how many saw the worker at the door within 10 minutes of the"
          + " start. The 10 minutes and the 95 % are ours.",
      "S11"),
  NO_SHOWS(
      Count.NO_SHOWS,
      null,
      1,
      "count",
      null,
      "爽约",
      "No-shows",
      "报警说没人来、并且那时确实没有人到的上门，计入那时约定的那一天；之后取消或改期，照样计入；之后补录了更早的到达，就不再计入。",
      "Visits for which a no-show was raised and to which nobody had come by then, on the day for"
          + " which the visit was planned then; cancelling or moving it afterwards changes nothing,"
          + " an earlier arrival entered later takes it away again.",
      "S11"),
  CANCELLED(
      Count.CANCELLED,
      null,
      1,
      "count",
      null,
      "取消",
      "Cancelled bookings",
      "当天取消的预约，不论原定哪一天上门。",
      "Bookings cancelled that day, whenever the visit was to be.",
      "S28"),
  RESPONSE(
      Count.ANSWER_SECONDS,
      Count.ANSWERED,
      60,
      "minutes",
      null,
      "响应时间",
      "Response time",
      "从这次上门产生到第一次有师傅接单，平均多少分钟；计入上门那一天。",
      "Mean minutes from when a visit came into being until a worker first accepted it, on the day"
          + " of the visit.",
      "S03, S28"),
  SAME_WORKER(
      Count.SAME_WORKER,
      Count.RETURNS,
      1,
      "share",
      null,
      "熟人上门率",
      "Same worker",
      "180 天内有过完成上门的家庭，这次由上一次来过的师傅完成的占多少。",
      "Of finished visits to households with a finished visit in the 180 days before: how many were"
          + " done by somebody who was there the time before.",
      "S10 [002 §14]"),
  CERTIFIED(
      Count.CERTIFIED,
      Count.FINISHED,
      1,
      "share",
      1.0,
      "持证上门率",
      "Certified visits",
      "完成的上门中，派单没有越过任何规则、每一步上报时证件都齐全的占多少。应当是 100%，否则逐次列出。",
      "Of finished visits: how many were given without deciding against a rule, with every"
          + " credential there at every step. It must be 100 %; the exceptions are listed.",
      "S04, S27 [000 §8]"),
  UNMET(
      Count.UNMET,
      null,
      1,
      "count",
      null,
      "没满足的需求",
      "Unmet demand",
      "居民想约而没有人能去、被回绝的次数；同一个人再试一次再算一次。",
      "Requests refused because nobody could come; asking again counts again.",
      "S25 [001 §6]"),
  COVERAGE(
      Count.ABLE_DAYS,
      Count.ASKED_DAYS,
      1,
      "share",
      0.9,
      "社区家政网点服务能力覆盖率",
      "Station service coverage",
      "有人来约的“驿站·天”里，回绝不超过 5% 的占多少。一天没人约的驿站不计入那一天；失联的另行列出。目标 90% 出自文件，5% 和按天计算是本系统的规定。",
      "Of days of stations on which something was asked for: how many on which at most 5 % of it"
          + " was refused. A day without requests does not count; silent stations are listed apart."
          + " The goal of 90 % is the programme's, the 5 % and counting by days are ours.",
      "S27 [001 一, 003 四(二)]"),
  ALARMS(
      Count.ALARMS,
      null,
      1,
      "count",
      null,
      "报警",
      "Alarms raised",
      "当天发出的报警；此刻还没处理完的另列。",
      "Alarms raised that day; those open now are shown apart.",
      "S11");

  private final Count above;
  private final @Nullable Count below;
  private final double scale;
  private final String unit;
  private final @Nullable Double goal;
  private final String zhTitle;
  private final String enTitle;
  private final String zhDefinition;
  private final String enDefinition;
  private final String source;

  Figure(
      Count above,
      @Nullable Count below,
      double scale,
      String unit,
      @Nullable Double goal,
      String zhTitle,
      String enTitle,
      String zhDefinition,
      String enDefinition,
      String source) {
    this.above = above;
    this.below = below;
    this.scale = scale;
    this.unit = unit;
    this.goal = goal;
    this.zhTitle = zhTitle;
    this.enTitle = enTitle;
    this.zhDefinition = zhDefinition;
    this.enDefinition = enDefinition;
    this.source = source;
  }

  /** The one of that code. */
  static Optional<Figure> of(String code) {
    return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  /** As the contract writes it: {@code same-worker}. */
  public String code() {
    return Codes.of(this);
  }

  /** {@code count}, {@code hours}, {@code minutes}, or {@code share}: from 0 to 1. */
  public String unit() {
    return unit;
  }

  /** What the programme wants at least; absent where it names nothing. */
  public @Nullable Double goal() {
    return goal;
  }

  /** What it is called. */
  public Text title() {
    return new Text(zhTitle, enTitle);
  }

  /** How it is counted. */
  public Text definition() {
    return new Text(zhDefinition, enDefinition);
  }

  /** The system of the requirements, and the paper's item where one asks for it. */
  public String source() {
    return source;
  }

  /** Its value; empty where nothing happened that it could be a share or a mean of. */
  public OptionalDouble value(Counts counts) {
    var of = below == null ? 1 : counts.get(below);
    return of == 0 ? OptionalDouble.empty() : OptionalDouble.of(counts.get(above) / scale / of);
  }
}
