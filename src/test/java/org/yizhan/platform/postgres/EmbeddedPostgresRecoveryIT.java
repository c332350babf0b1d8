package org.yizhan.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresRecoveryIT extends EmbeddedPostgresFixture {
  @Test
  void takesOverFromAKilledProgram() throws Exception {
    long orphan;
    try (var other = EmbeddedPostgresProcess.launch(dir)) {
      orphan = Long.parseLong(other.answer().substring("ready ".length()));
      other.kill();
    }
    assertThat(ProcessHandle.of(orphan)).get().matches(ProcessHandle::isAlive);
    try (var postgres = start()) {
      assertThat(postgres.pid()).isNotEqualTo(orphan);
      write(postgres);
    }
  }

  @Test
  void recoversWhenTheServerIsKilled() throws Exception {
    String written;
    try (var postgres = start()) {
      written = write(postgres);
      ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
      postgres.onExit().get();
    }
    try (var postgres = start()) {
      assertThat(written(postgres)).contains(written);
    }
  }

  @Test
  void recoversWhenEverythingIsKilledAtOnce() throws Exception {
    try (var other = EmbeddedPostgresProcess.launch(dir)) {
      assertThat(other.answer()).startsWith("ready ");
      users().forEach(ProcessHandle::destroyForcibly);
      other.kill();
    }
    assertThat(dir.resolve("data/postmaster.pid")).exists();
    try (var postgres = start()) {
      write(postgres);
    }
  }

  @Test
  void isNotFooledByAStrangerWithTheRecordedNumber() throws Exception {
    start().close();
    Path pidFile = dir.resolve("data/postmaster.pid");
    // Not this JVM: PostgreSQL itself overlooks the number of its own parent.
    long stranger = ProcessHandle.current().parent().orElseThrow().pid();
    Files.writeString(pidFile, stranger + "\n" + dir + "\n1\n1\n\n\n\nready\n");
    try (var postgres = start()) {
      assertThat(Files.readAllLines(pidFile).getFirst()).isEqualTo("" + postgres.pid());
    }
  }

  @Test
  void startsOverWhenTheFirstStartWasInterrupted(@TempDir Path fresh) throws Exception {
    dir = fresh.resolve("postgres");
    for (String unfinished : List.of("unpacking-", "creating-")) {
      try (var other = EmbeddedPostgresProcess.launch(dir)) {
        assertThat(Poll.until(Duration.ofSeconds(30), () -> holds(unfinished))).isTrue();
        other.kill();
      }
    }
    try (var postgres = start()) {
      write(postgres);
      assertThat(holds("unpacking-")).isFalse();
      assertThat(holds("creating-")).isFalse();
    }
  }

  @Test
  void refusesADirectoryThatAnotherProgramUses() throws Exception {
    try (var postgres = start();
        var other = EmbeddedPostgresProcess.launch(dir)) {
      String refusal = "another Yizhan uses " + dir.toRealPath();
      assertThat(other.answer()).startsWith("refused " + refusal);
      assertThatIllegalStateException().isThrownBy(this::start).withMessageContaining(refusal);
      write(postgres);
      assertThat(EmbeddedPostgresProcess.launch(dir).answer()).contains(refusal);
    }
  }

  private boolean holds(String prefix) throws IOException {
    if (!Files.isDirectory(dir)) {
      return false;
    }
    try (var found = Files.newDirectoryStream(dir, prefix + "*")) {
      return found.iterator().hasNext();
    }
  }
}
