package org.yizhan.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A directory that the tests of one class share: each starts on what the tests before it left, as a
 * station does. Their order does not matter.
 */
abstract class EmbeddedPostgresFixture {
  @TempDir private static Path shared;

  Path dir = Path.of("");

  @BeforeEach
  void useSharedDirectory() {
    dir = shared.resolve("postgres");
  }

  @AfterEach
  void leavesNoProcess() throws IOException {
    assertThat(users()).isEmpty();
  }

  final EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.start(dir, PostgresSettings.defaults());
  }

  final List<ProcessHandle> users() throws IOException {
    Path data = dir.resolve("data");
    return Files.exists(data) ? Orphans.usersOf(data.toRealPath()) : List.of();
  }

  static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return connect(postgres, postgres.superuserPassword());
  }

  static Connection connect(EmbeddedPostgres postgres, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
        postgres.superuser(),
        password);
  }

  static String write(EmbeddedPostgres postgres) throws SQLException {
    String text = "visit " + System.nanoTime();
    try (var connection = connect(postgres);
        var statement = connection.createStatement()) {
      statement.execute("create table if not exists kept (text text)");
      statement.execute("insert into kept values ('" + text + "')");
    }
    return text;
  }

  static String written(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = connect(postgres)) {
      return query(connection, "select string_agg(text, ',') from kept");
    }
  }

  static String query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
