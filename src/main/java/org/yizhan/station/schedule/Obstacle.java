package org.yizhan.station.schedule;

import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/** What stands in a worker's way that no manager can decide away. */
public enum Obstacle implements Reason {
  INACTIVE("已停止接单", "does not take visits any more"),
  LACKS_SKILL("没有这项服务的技能", "has not learned this service"),
  NO_SHIFT("这个时间不上班", "does not work at this time"),
  AWAY("这个时间请假", "is away at this time"),
  OCCUPIED("这个时间已有安排", "is taken at this time"),
  TRAVEL("前后两家之间赶不过来", "cannot get here from the visit before or to the next in time"),
  CREW_MATE("已经是同来的另一位", "is the other worker of this visit"),
  OTHER_GENDER("居民希望同性服务人员", "the resident asks for a carer of the same sex"),
  /** Does not say who wanted it so: residents read this too. */
  BLOCKED("不安排到这一户", "is not sent to this household"),
  SUSPENDED("这段时间暂停上门", "visits nobody for the time being"),
  BUILDING_SUSPENDED("这栋楼这段时间暂停上门服务", "nobody is sent to this building for the time being"),
  IN_THE_PAST("这个时间已经过去", "this time is past");

  private final String zh;
  private final String en;

  Obstacle(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  @Override
  public String code() {
    return Codes.of(this);
  }

  @Override
  public Text text() {
    return new Text(zh, en);
  }
}
