package org.yizhan.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresIT extends EmbeddedPostgresFixture {
  @Test
  void createsADatabaseThatKeepsItsPromises() throws Exception {
    try (var postgres = start();
        var connection = connect(postgres)) {
      assertThat(show(connection, "fsync")).isEqualTo("on");
      assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(show(connection, "full_page_writes")).isEqualTo("on");
      assertThat(show(connection, "data_checksums")).isEqualTo("on");
      assertThat(show(connection, "server_encoding")).isEqualTo("UTF8");
      // The driver brings a time zone of its own into its session; other clients get the server's.
      assertThat(query(connection, "select pg_read_file('postmaster.opts')"))
          .contains("\"timezone=UTC\"");
      assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(show(connection, "max_connections")).isEqualTo("50");
      assertThat(query(connection, "select datlocale from pg_database where datname = 'postgres'"))
          .isEqualTo("C.UTF-8");
      assertThat(
              query(
                  connection,
                  "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
          .isEqualTo("scram-sha-256");
      assertThat(postgres.port()).isLessThan(32_768);
    }
  }

  @Test
  void keepsItsSecretsToItself() throws Exception {
    try (var postgres = start()) {
      assertThat(permissions(dir.resolve("superuser.password"))).isEqualTo("rw-------");
      assertThat(permissions(dir.resolve("postgres.log"))).isEqualTo("rw-------");
      assertThat(permissions(postgres.socketDirectory())).isEqualTo("rwx------");
      assertThat(postgres.socketDirectory().resolve(".s.PGSQL." + postgres.port())).exists();
      assertThat(dir).isDirectoryNotContaining("glob:**/creating-*");
    }
  }

  @Test
  void findsItsDataAgain() throws Exception {
    String written;
    try (var postgres = start()) {
      written = write(postgres);
    }
    try (var postgres = start()) {
      assertThat(written(postgres)).contains(written);
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() throws Exception {
    try (var postgres = start()) {
      for (String password : List.of("wrong", "")) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> connect(postgres, password).close())
            .satisfies(e -> assertThat(e.getSQLState()).isIn("28P01", "08004"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"trust", "md5", "peer", "scram-sha-256 map=x"})
  void refusesARuleThatLetsSomebodyInWithoutAPassword(String method) throws Exception {
    start().close();
    Path rules = dir.resolve("data/pg_hba.conf");
    String before = Files.readString(rules);
    Files.writeString(rules, "host all all 127.0.0.1/32 " + method, StandardOpenOption.APPEND);
    try {
      assertThatIllegalStateException()
          .isThrownBy(this::start)
          .withMessageContaining("pg_hba.conf, line")
          .withMessageContaining(method);
    } finally {
      Files.writeString(rules, before);
    }
  }

  @Test
  void takesOtherSettings() throws Exception {
    var settings = new PostgresSettings(Map.of("Work_Mem", "7MB"));
    try (var postgres = EmbeddedPostgres.start(dir, settings);
        var connection = connect(postgres)) {
      assertThat(show(connection, "work_mem")).isEqualTo("7MB");
    }
  }

  @Test
  void staysDurableWhateverTheDatabaseWasTold() throws Exception {
    try (var postgres = start();
        var connection = connect(postgres);
        var statement = connection.createStatement()) {
      statement.execute("alter system set fsync = off");
    }
    try (var postgres = start();
        var connection = connect(postgres);
        var statement = connection.createStatement()) {
      assertThat(show(connection, "fsync")).isEqualTo("on");
      statement.execute("alter system reset fsync");
    }
  }

  @Test
  void runsInASessionOfItsOwn() throws Exception {
    try (var postgres = start()) {
      String stat = Files.readString(Path.of("/proc/" + postgres.pid() + "/stat"));
      String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
      assertThat(session).isEqualTo(Long.toString(postgres.pid()));
    }
  }

  @Test
  void triesAnotherPortWhenOneIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int free = Postmaster.freePort();
      var ports = IntStream.of(taken.getLocalPort(), free).iterator();
      try (var postgres =
          EmbeddedPostgres.start(dir, PostgresSettings.defaults(), ports::nextInt)) {
        assertThat(postgres.port()).isEqualTo(free);
      }
    }
  }

  @Test
  void saysWhyItDidNotStart() {
    var settings = new PostgresSettings(Map.of("max_connections", "many"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> EmbeddedPostgres.start(dir, settings))
        .withMessageContaining("max_connections");
  }

  @Test
  void findsAShortPlaceForTheSocketOfALongPath(@TempDir Path fresh) throws Exception {
    dir = fresh.resolve("a long, long way".repeat(6)).resolve("postgres");
    Path sockets;
    try (var postgres = start()) {
      sockets = postgres.socketDirectory();
      assertThat(sockets.toString()).hasSizeLessThan(85);
      assertThat(permissions(sockets)).isEqualTo("rwx------");
      assertThat(sockets.resolve(".s.PGSQL." + postgres.port())).exists();
    }
    try (var postgres = start()) {
      assertThat(postgres.socketDirectory()).isEqualTo(sockets);
    }
    Trees.delete(sockets);
  }

  @Test
  void runsAsTheOwnerOfItsDirectoryWhenRoot(@TempDir Path fresh) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another");
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx--x--x"));
    dir = Files.createDirectory(fresh.resolve("postgres"));
    var users = dir.getFileSystem().getUserPrincipalLookupService();
    for (String owner : List.of("nobody", "root", "nobody")) {
      Files.setOwner(dir, users.lookupPrincipalByName(owner));
      try (var postgres = start()) {
        write(postgres);
        assertThat(Files.getOwner(Path.of("/proc/" + postgres.pid()))).hasToString(owner);
        assertThat(Files.getOwner(dir.resolve("data/PG_VERSION"))).hasToString(owner);
      }
    }
    try (var other = EmbeddedPostgresProcess.launch(dir)) {
      assertThat(other.answer()).startsWith("ready ");
      other.kill();
    }
    start().close();
  }

  @Test
  void emptiesALogThatGrewLong() throws Exception {
    start().close();
    Path log = dir.resolve("postgres.log");
    Files.write(log, new byte[11 << 20]);
    start().close();
    assertThat(log).isNotEmptyFile();
    assertThat(Files.size(log)).isLessThan(1 << 20);
  }

  @Test
  void closesTwiceAndLeavesItsSuccessorAlone() throws Exception {
    var postgres = start();
    postgres.close();
    assertThat(postgres.onExit()).succeedsWithin(Duration.ofSeconds(10));
    try (var successor = start()) {
      postgres.close();
      write(successor);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String show(Connection connection, String parameter) throws SQLException {
    return query(connection, "show " + parameter);
  }
}
