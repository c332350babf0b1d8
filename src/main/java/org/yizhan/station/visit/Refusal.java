package org.yizhan.station.visit;

import java.util.Arrays;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/** Why a report is kept but changes nothing. */
public enum Refusal {
  NOT_YOUR_VISIT("这次上门现在不是派给您的", "This visit is not given to you now"),
  VISIT_CANCELLED("这次上门已取消", "This visit was cancelled"),
  GIVEN_BACK("这次上门已退回站点", "This visit was given back to the station"),
  TIME_TAKEN("这次上门已退回站点，时间已另作安排", "This visit was given back and its time is taken"),
  UNDER_WAY("已经出发，不能再退回，请联系站点", "You are under way; call the station to give the visit back"),
  STEP_DONE("这一步已经报过了", "This step was reported before"),
  STEP_MISSING("前一步还没有报", "The step before it was not reported"),
  NOT_LICENSED(
      "您的证件不符合这次服务的规定，请联系站点", "Your credentials do not cover this visit; call the station"),
  WRONG_DOOR_CODE("开门码不对，请再问一下住户", "The door code is wrong; ask the resident again"),
  DOOR_CODE_USED_UP(
      "开门码试错次数已用完，请不输码报到达，并联系站点",
      "The tries of the door code are used up; arrive without it and call the station"),
  OUT_OF_PLACE("这时不能报这一步", "This cannot be reported at this stage"),
  VISIT_ENDED("这次上门已经结束", "This visit has ended already"),
  TOO_MANY("这次上门报得太多了，请直接给站点打电话", "Too much was reported about this visit; call the station");

  private final String zh;
  private final String en;

  Refusal(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** For people. */
  public Text text() {
    return new Text(zh, en);
  }

  /** As tables and events write it, such as {@code step-missing}. */
  public String code() {
    return Codes.of(this);
  }

  /** From its code. */
  public static Refusal of(String code) {
    return Arrays.stream(values())
        .filter(refusal -> refusal.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
