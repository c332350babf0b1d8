package org.yizhan.platform.http;

/** What a balancer is told: whether callers are to be sent here. */
public enum Readiness {
  UP,
  /** It still serves, and will stop. */
  DRAINING,
  /** The database does not answer. */
  DOWN;

  /** Of one that goes on. */
  public static Readiness of(boolean databaseAnswers) {
    return databaseAnswers ? UP : DOWN;
  }
}
