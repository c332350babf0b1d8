package org.yizhan.station.alarm;

import org.yizhan.platform.text.Codes;

/** What to do next about an alarm. */
enum AlarmAction {
  /** Ring the worker. */
  CALL,
  /** Give the visit to one of its ranked candidates. */
  REPLACE,
  /** Ring the household that the worker visits next. */
  INFORM_NEXT,
  /** Ring the resident's contact: a welfare call. */
  CALL_CONTACT,
  /** Let it stand and write down why, or give the visit to one of its ranked candidates. */
  DECIDE,
  /** Find out whether the worker was there. */
  CHECK;

  /** As the contract writes it. */
  String code() {
    return Codes.of(this);
  }
}
