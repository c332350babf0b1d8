package org.yizhan.platform.mqtt;

/** Whether a client may use a topic. */
public enum MqttVerdict {
  /** It may. */
  ALLOWED,
  /** The topic exists, for somebody else or for the other direction. */
  FORBIDDEN,
  /** There is no such topic. */
  UNKNOWN
}
