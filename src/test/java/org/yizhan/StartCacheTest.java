package org.yizhan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the station's unit does before it starts: a cache of another version of the program must not
 * stay, because a JDK before 25.0.4 would run that version's classes (JDK-8377932).
 */
class StartCacheTest {
  private static final String BEFORE_START = "ExecStartPre=/bin/sh -c ";

  @TempDir private Path root;
  private Path program;
  private Path cache;

  @BeforeEach
  void installsAProgramAndAJavaThatLearns() throws IOException {
    program = Files.createDirectories(root.resolve("opt")).resolve("yizhan.jar");
    Files.writeString(program, "version 1");
    Files.writeString(
        Files.createDirectories(root.resolve("opt/lib")).resolve("vertx.jar"), "library");
    cache = Files.createDirectories(root.resolve("var")).resolve("yizhan.aot");
    java("cp \"$5\" yizhan.aot");
  }

  @Test
  void theFirstStartLearns() throws IOException, InterruptedException {
    beforeStart();

    assertThat(cache).hasContent("version 1");
  }

  @Test
  void theNextStartKeepsWhatWasLearnt() throws IOException, InterruptedException {
    beforeStart();
    java("exit 1");
    beforeStart();

    assertThat(cache).hasContent("version 1");
  }

  @Test
  void anotherVersionLearnsAnewThoughItsFileIsOlderThanTheCache()
      throws IOException, InterruptedException {
    beforeStart();
    Files.writeString(program, "version 2");
    Files.setLastModifiedTime(program, FileTime.from(Instant.EPOCH));
    beforeStart();

    assertThat(cache).hasContent("version 2");
  }

  @Test
  void anotherLibraryIsAnotherVersion() throws IOException, InterruptedException {
    beforeStart();
    Files.writeString(root.resolve("opt/lib/vertx.jar"), "newer library");
    java("echo anew >yizhan.aot");
    beforeStart();

    assertThat(cache).hasContent("anew\n");
  }

  @Test
  void nothingIsKeptWhenAnotherVersionCannotLearn() throws IOException, InterruptedException {
    beforeStart();
    Files.writeString(program, "version 2");
    java("exit 1");
    beforeStart();

    assertThat(cache).doesNotExist();
  }

  /** Stands for the JVM; its fifth argument is the program. */
  private void java(String does) throws IOException {
    var java = root.resolve("java");
    Files.writeString(java, "#!/bin/sh\nset -- x \"$@\"\n" + does + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private void beforeStart() throws IOException, InterruptedException {
    var unit = Files.readAllLines(Path.of("config/yizhan-station.service"));
    var line = unit.stream().filter(l -> l.startsWith(BEFORE_START)).findFirst().orElseThrow();
    var quoted = line.substring(BEFORE_START.length());
    var command =
        quoted
            .substring(1, quoted.length() - 1)
            .replace("/var/lib/yizhan", Objects.toString(root.resolve("var")))
            .replace("/opt/yizhan", Objects.toString(root.resolve("opt")))
            .replace("/usr/bin/java", Objects.toString(root.resolve("java")));
    var shell = new ProcessBuilder("/bin/sh", "-c", command).inheritIO().start();
    assertThat(shell.waitFor()).isZero();
  }
}
