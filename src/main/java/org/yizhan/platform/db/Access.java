package org.yizhan.platform.db;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.SqlConnectOptions;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.regex.Pattern;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.postgres.EmbeddedPostgres;

/**
 * How to reach the database: as its owner for migrations, as the application for everything else.
 *
 * @param socketDirectory of the embedded server, which spares the application TCP; empty for an
 *     external one
 */
record Access(
    String host,
    int port,
    String socketDirectory,
    String database,
    String owner,
    String ownerPassword,
    String user,
    String password) {
  private static final String NAME = "yizhan";
  private static final String OWNER = "yizhan_owner";
  private static final String APPLICATION = "yizhan_app";

  /** Many statements of one transaction travel together. */
  private static final int PIPELINE = 256;

  /**
   * A filter whose parameter may be absent, {@code $1::uuid IS NULL OR …}. A statement with one is
   * planned anew for what it is given. Kept prepared, PostgreSQL would soon plan it once for
   * whatever comes: for the few rows of a filter that is set, in nested loops, which took seventy
   * times as long when it was absent and thousands of stations were read.
   */
  private static final Pattern OPTIONAL_FILTER =
      Pattern.compile("\\$\\d+(::\\w+(\\[])?)? IS NULL OR");

  static Access external(DatabaseConfig config) {
    var uri = URI.create(config.url());
    return new Access(
        uri.getHost(),
        uri.getPort() < 0 ? 5432 : uri.getPort(),
        "",
        uri.getPath().substring(1),
        config.ownerUser(),
        config.ownerPassword(),
        config.user(),
        config.password());
  }

  static Access embedded(EmbeddedPostgres server, KeyFiles keys) {
    return new Access(
        "127.0.0.1",
        server.port(),
        server.socketDirectory().toString(),
        NAME,
        OWNER,
        password(keys, "database-owner"),
        APPLICATION,
        password(keys, "database-application"));
  }

  /** Makes the roles and the database of the embedded server where they are missing. */
  void create(EmbeddedPostgres server) {
    var superuserUrl = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
    try (var connection =
            DriverManager.getConnection(
                superuserUrl, server.superuser(), server.superuserPassword());
        var statement = connection.createStatement()) {
      role(statement, OWNER, ownerPassword);
      role(statement, APPLICATION, password);
      try (var known =
          statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
        if (known.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + NAME + " OWNER " + OWNER);
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded database cannot be prepared", e);
    }
  }

  /** Passwords are URL-safe base64, so they need no quoting. */
  private static void role(Statement statement, String role, String password) throws SQLException {
    try (var known =
        statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
      if (known.next()) {
        return;
      }
    }
    statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + password + "'");
  }

  private static String password(KeyFiles keys, String name) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.secret(name));
  }

  String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  PgConnectOptions connectOptions() {
    return new PgConnectOptions()
        .setHost(socketDirectory.isEmpty() ? host : socketDirectory)
        .setPort(port)
        .setDatabase(database)
        .setUser(user)
        .setPassword(password)
        .setSslMode(socketDirectory.isEmpty() ? SslMode.PREFER : SslMode.DISABLE)
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(256)
        .setPreparedStatementCacheSqlFilter(
            SqlConnectOptions.DEFAULT_PREPARED_STATEMENT_CACHE_FILTER.and(
                OPTIONAL_FILTER.asPredicate().negate()))
        .setPipeliningLimit(PIPELINE)
        .setReconnectAttempts(0)
        .addProperty("application_name", "yizhan");
  }
}
