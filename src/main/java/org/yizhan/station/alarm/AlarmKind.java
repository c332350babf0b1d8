package org.yizhan.station.alarm;

import org.yizhan.platform.text.Codes;

/** What is the matter. */
enum AlarmKind {
  NOT_ACCEPTED(AlarmAction.REPLACE, 1),
  NOT_DEPARTED(AlarmAction.CALL, 1),
  LATE(AlarmAction.CALL, 1),
  NO_SHOW(AlarmAction.REPLACE, 2),
  RUNNING_OVER(AlarmAction.INFORM_NEXT, 1),
  FORGOTTEN(AlarmAction.CALL, 1),
  NO_PRESENCE(AlarmAction.CHECK, 1),
  UNANSWERED(AlarmAction.CALL_CONTACT, 2),
  LEFT(AlarmAction.CALL, 2),
  SOS(AlarmAction.CALL, 3),
  DOOR_CODE(AlarmAction.CALL, 1),
  /** Staff or a look ahead took the worker off, so somebody else is to go. */
  TAKEN_OFF(AlarmAction.REPLACE, 1),
  /** The worker does not go, so somebody else is to. */
  GIVEN_BACK(AlarmAction.REPLACE, 1),
  /** The visit stands against a rule about which a manager may decide. */
  AGAINST_RULES(AlarmAction.DECIDE, 1);

  private final AlarmAction action;
  private final int firstLevel;

  AlarmKind(AlarmAction action, int firstLevel) {
    this.action = action;
    this.firstLevel = firstLevel;
  }

  AlarmAction action() {
    return action;
  }

  /** How urgent it is in the least: 1 to 3. */
  int firstLevel() {
    return firstLevel;
  }

  /** Whether it grows more urgent while nobody closes it; what is only to be checked can wait. */
  boolean escalates() {
    return this != NO_PRESENCE && !liesAhead();
  }

  /** Whether it is about days to come, so that it grows more urgent as the visit comes nearer. */
  boolean liesAhead() {
    return this == TAKEN_OFF || this == GIVEN_BACK || this == AGAINST_RULES;
  }

  /** As tables and contracts write it. */
  String code() {
    return Codes.of(this);
  }

  /** From its code. */
  static AlarmKind of(String code) {
    return Codes.parse(AlarmKind.class, code);
  }
}
