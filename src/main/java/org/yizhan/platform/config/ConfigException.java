package org.yizhan.platform.config;

/** A configuration that cannot be used; the message names the key and the remedy. */
public final class ConfigException extends RuntimeException {
  /** Says what is wrong with {@code key}, written as in the file: {@code http.port}. */
  public ConfigException(String key, String remedy) {
    super("Configuration key '%s': %s".formatted(key, remedy));
  }

  /**
   * Says that nothing can listen on the port that {@code key} names; mostly another program does.
   */
  public static ConfigException port(String key, String host, int port, Throwable cause) {
    return new ConfigException(
        key, "cannot listen on %s:%d (%s)".formatted(host, port, cause.getMessage()));
  }
}
