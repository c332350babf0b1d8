package org.yizhan.platform.http;

import org.yizhan.platform.config.ConfigException;

/**
 * The HTTP server.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param publicUrl how phones reach the station, such as {@code https://station.example}; empty for
 *     the local address
 * @param bodyLimitBytes larger bodies are refused with 413
 * @param headerLimitBytes larger headers are refused with 431
 * @param idleSeconds a connection without traffic for this long is closed
 * @param loops how many event loops serve HTTP
 * @param packing how hard answers are packed (gzip), from 1, quickly, to 9, small
 */
public record HttpConfig(
    String host,
    int port,
    String publicUrl,
    int bodyLimitBytes,
    int headerLimitBytes,
    int idleSeconds,
    int loops,
    int packing) {
  public HttpConfig {
    if (port < 0 || port > 65_535) {
      throw new ConfigException("http.port", "must be between 0 and 65535");
    }
    if (bodyLimitBytes < 1_024) {
      throw new ConfigException("http.bodyLimitBytes", "must be at least 1024");
    }
    if (headerLimitBytes < 1_024) {
      throw new ConfigException("http.headerLimitBytes", "must be at least 1024");
    }
    if (idleSeconds < 30) {
      throw new ConfigException(
          "http.idleSeconds", "must be at least 30, twice the keep-alive of streams");
    }
    if (loops < 1 || loops > 64) {
      throw new ConfigException("http.loops", "must be between 1 and 64");
    }
    if (packing < 1 || packing > 9) {
      throw new ConfigException("http.packing", "must be between 1 and 9");
    }
  }

  /** How the server is reached from outside, when it listens on {@code actual}. */
  public String urlAt(int actual) {
    return publicUrl.isEmpty() ? "http://localhost:" + actual : publicUrl;
  }
}
