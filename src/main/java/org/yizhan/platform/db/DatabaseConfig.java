package org.yizhan.platform.db;

import org.yizhan.platform.config.ConfigException;

/**
 * Where the data lives.
 *
 * @param url {@code postgresql://host:port/name} of a server run by others; empty for the embedded
 *     one in the data directory
 * @param user role of the application, which may not change what has been recorded
 * @param password of that role; only for an external server
 * @param ownerUser role that owns the tables and migrates them; only for an external server
 * @param ownerPassword of that role
 * @param connections at most this many connections
 */
public record DatabaseConfig(
    String url,
    String user,
    String password,
    String ownerUser,
    String ownerPassword,
    int connections) {
  public DatabaseConfig {
    if (connections < 2 || connections > 200) {
      throw new ConfigException("database.connections", "must be between 2 and 200");
    }
    if (!url.isEmpty() && !url.startsWith("postgresql://")) {
      throw new ConfigException("database.url", "must look like postgresql://host:5432/yizhan");
    }
    if (!url.isEmpty() && (user.isEmpty() || ownerUser.isEmpty())) {
      throw new ConfigException(
          "database.user", "an external server needs user, password, ownerUser and ownerPassword");
    }
  }

  /** Whether the server is run by ourselves. */
  public boolean embedded() {
    return url.isEmpty();
  }
}
