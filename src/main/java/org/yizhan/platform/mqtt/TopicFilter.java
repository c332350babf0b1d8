package org.yizhan.platform.mqtt;

/** Topic filters of MQTT 5.0, §4.7. */
public final class TopicFilter {
  private TopicFilter() {}

  /** Whether wildcards stand alone in their levels, {@code #} only in the last one. */
  static boolean wellFormed(String filter) {
    if (filter.isEmpty() || filter.indexOf('\0') >= 0) {
      return false;
    }
    var levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      var level = levels[i];
      var wild = level.contains("#") || level.contains("+");
      if (wild && (level.length() > 1 || (level.equals("#") && i < levels.length - 1))) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code topic} lies under {@code filter}. */
  public static boolean matches(String filter, String topic) {
    if (topic.startsWith("$") && (filter.startsWith("#") || filter.startsWith("+"))) {
      return false;
    }
    var wanted = filter.split("/", -1);
    var levels = topic.split("/", -1);
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("#")) {
        return true;
      }
      if (i >= levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) {
        return false;
      }
    }
    return wanted.length == levels.length;
  }
}
