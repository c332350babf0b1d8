package org.yizhan.platform.config;

/** A configuration that cannot be used; the message names the key and the remedy. */
public final class ConfigException extends RuntimeException {
  /** Says what is wrong with {@code key}, written as in the file: {@code http.port}. */
  public ConfigException(String key, String remedy) {
    super("Configuration key '%s': %s".formatted(key, remedy));
  }
}
