package org.yizhan.hub.indicator;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/**
 * What the programmes want of companies and workers, with the definition and the source that stand
 * beside every number that is shown; {@code src/docs/figures.md} holds the same.
 */
public enum Indicator {
  STAFF_BASED(
      Part.STAFF_BASED,
      null,
      20.0,
      "员工制家政企业",
      "Staff-based companies",
      "驻站企业中，在岗人员超过一半既签劳动合同又有社会保险的有几家；一家企业进驻几个驿站，每站各算一次。超过 50% 出自长春的方案（至少 3 家），20 家是廊坊全市到 2025"
          + " 年底的目标；“劳动合同加社保”是本系统的规定。",
      "Companies at the stations of whose active workers more than half have both a labour contract"
          + " and social insurance; a company at several stations counts at each. More than 50 % is"
          + " from Changchun's programme (at least 3 companies), 20 is Langfang's goal for the"
          + " whole city by the end of 2025; contract and insurance as the test are ours.",
      "S22, S27 [000 §1, 001 一]"),
  STAFF(
      Part.STAFF,
      Part.WORKERS,
      null,
      "员工制家政服务员占比",
      "Staff among the workers",
      "在岗人员中，既签劳动合同又有社会保险的占多少。文件只对单个企业要求超过 50%，对全市没有目标。",
      "Of active workers: how many have both a labour contract and social insurance. The programme"
          + " asks for more than 50 % of a company, and names no goal for a city.",
      "S22, S27 [001 一]"),
  REGISTERED(
      Part.WORKERS,
      null,
      4_500.0,
      "登记在册人员",
      "Registered workers",
      "各驿站名册上在岗的家政服务员；一人在几个驿站，每站各算一次。目标 4500 人是廊坊全市 2025"
          + " 年的，说的是在商务部家政信用平台登记；驿站不知道谁在那里登记，这里数的是本系统的名册。",
      "Active workers in the stations' registers; somebody at several stations counts at each. The"
          + " goal of 4 500 is Langfang's for the whole city in 2025 and speaks of the Ministry's"
          + " credit platform; stations do not know who is registered there, so this counts our own"
          + " registers.",
      "S22, S27 [000 §13]"),
  EDUCATED(
      Part.EDUCATED,
      Part.WORKERS,
      0.1,
      "家政相关学历教育占比",
      "Schooled in domestic service",
      "在岗人员中，登记了家政相关学历的占多少。目标 10% 出自文件。",
      "Of active workers: how many have a diploma of schooling in domestic service on record. The"
          + " goal of 10 % is the programme's.",
      "S27 [001 一]"),
  TRAINED_IN_YEAR(
      Part.TRAINED_IN_YEAR,
      null,
      5_000.0,
      "一年内培训人数",
      "Trained within a year",
      "在岗人员中，最近 12 个月受过岗前培训或回炉培训的人数，一人算一次，离岗的不算。目标每年 5000 人是廊坊全市的；文件按三大类说，这里不分类，按 12 个月算是本系统的规定。",
      "Active workers with training before the job or refresher training in the last 12 months;"
          + " each counts once, who left does not. The goal of 5 000 a year is Langfang's for the"
          + " whole city and speaks of three kinds of workers that are not told apart here; the 12"
          + " months are ours.",
      "S08, S27 [000 §10]"),
  TRAINED(
      Part.TRAINED,
      Part.WORKERS,
      1.0,
      "岗前培训率",
      "Trained before the job",
      "在岗人员中，有有效岗前培训记录的占多少。文件要求人人先培训后上岗。",
      "Of active workers: how many have valid training before the job on record. The programme"
          + " wants it of everybody.",
      "S08, S27 [001 §16]"),
  REFRESHED(
      Part.REFRESHED,
      Part.WORKERS,
      1.0,
      "两年内培训率",
      "Trained in the last two years",
      "在岗人员中，最近 24 个月受过回炉培训或岗前培训的占多少。文件要求每人每两年至少回炉一次；刚上岗的人以岗前培训算。",
      "Of active workers: how many had refresher training, or training before the job, in the last"
          + " 24 months. The programme wants refresher training of everybody at least every two"
          + " years; for newcomers the training before the job stands for it.",
      "S08, S27 [001 §16]"),
  EXAMINED(
      Part.EXAMINED,
      Part.WORKERS,
      1.0,
      "健康体检率",
      "Valid health examination",
      "在岗人员中，最近 12 个月体检合格且仍有效的占多少。文件要求人人体检后上岗；有效期一年是本系统的规定。",
      "Of active workers: how many passed a health examination in the last 12 months that is still"
          + " valid. The programme wants it of everybody before they work; the year is ours.",
      "S07, S27 [000 §7]");

  private final Part above;
  private final @Nullable Part below;
  private final @Nullable Double goal;
  private final String zhTitle;
  private final String enTitle;
  private final String zhDefinition;
  private final String enDefinition;
  private final String source;

  Indicator(
      Part above,
      @Nullable Part below,
      @Nullable Double goal,
      String zhTitle,
      String enTitle,
      String zhDefinition,
      String enDefinition,
      String source) {
    this.above = above;
    this.below = below;
    this.goal = goal;
    this.zhTitle = zhTitle;
    this.enTitle = enTitle;
    this.zhDefinition = zhDefinition;
    this.enDefinition = enDefinition;
    this.source = source;
  }

  /** The one of that code. */
  static Optional<Indicator> of(String code) {
    return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  /** As the contract writes it: {@code staff-based}. */
  public String code() {
    return Codes.of(this);
  }

  /**
   * What it is.
   *
   * @param whole whether it is of the whole city: goals that are numbers are only the city's
   */
  public Definition definition(boolean whole) {
    var share = below != null;
    return new Definition(
        code(),
        share ? "share" : "count",
        whole || share ? goal : null,
        new Text(zhTitle, enTitle),
        new Text(zhDefinition, enDefinition),
        source);
  }

  /** Its value; empty where there is nobody that it could be a share of. */
  OptionalDouble value(Headcount said) {
    var of = below == null ? 1 : said.get(below);
    return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) said.get(above) / of);
  }
}
