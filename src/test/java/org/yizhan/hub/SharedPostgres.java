package org.yizhan.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.yizhan.platform.db.DatabaseConfig;
import org.yizhan.platform.postgres.EmbeddedPostgres;
import org.yizhan.platform.postgres.PostgresSettings;

/** A PostgreSQL that is nobody's own, for several hub nodes. */
public final class SharedPostgres implements AutoCloseable {
  private static final String OWNER = "city_owner";
  private static final String APPLICATION = "city_app";
  private static final String PASSWORD = "for-tests-only";

  private final EmbeddedPostgres server;

  /** Starts on an empty directory, with both roles and an empty database. */
  public SharedPostgres(Path directory) {
    try {
      server = EmbeddedPostgres.start(directory, PostgresSettings.defaults());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List.of(
            "CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + PASSWORD + "'",
            "CREATE ROLE " + APPLICATION + " LOGIN PASSWORD '" + PASSWORD + "'",
            "CREATE DATABASE city OWNER " + OWNER)
        .forEach(sql -> number("postgres", sql));
  }

  /** How a node reaches it. */
  public Map<String, String> settings() {
    return Map.of(
        "YIZHAN_DATABASE_URL",
        url(),
        "YIZHAN_DATABASE_USER",
        APPLICATION,
        "YIZHAN_DATABASE_PASSWORD",
        PASSWORD,
        "YIZHAN_DATABASE_OWNER_USER",
        OWNER,
        "YIZHAN_DATABASE_OWNER_PASSWORD",
        PASSWORD,
        "YIZHAN_DATABASE_CONNECTIONS",
        "8");
  }

  /** The same, as the program reads it. */
  public DatabaseConfig config() {
    return new DatabaseConfig(url(), APPLICATION, PASSWORD, OWNER, PASSWORD, 8);
  }

  private String url() {
    return "postgresql://127.0.0.1:" + server.port() + "/city";
  }

  /** The one number that a query of the city's database gives; 0 for what gives none. */
  public long number(String sql) {
    return number("city", sql);
  }

  /** A session of the city's database in which {@code sql} was run; holds what that took. */
  Connection session(String sql) throws SQLException {
    var session = connection("city");
    try (var statement = session.createStatement()) {
      statement.execute(sql);
    }
    return session;
  }

  private Connection connection(String database) throws SQLException {
    var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    return DriverManager.getConnection(url, server.superuser(), server.superuserPassword());
  }

  private long number(String database, String sql) {
    try (var connection = connection(database);
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return 0;
      }
      var rows = statement.getResultSet();
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
