package org.yizhan.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import org.yizhan.platform.VirtualThreads;
import org.yizhan.platform.config.Config;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.db.Database;
import org.yizhan.station.sample.SampleData;

/**
 * The data of a station before its first start is over: programs unpacked, database created,
 * migrated and filled with the sample's menu and people, nobody there to sign in. Made once for a
 * run of tests and copied for each class, because making it takes seconds.
 */
final class DataTemplate implements AutoCloseable {
  /** Never written again once unpacked, so every copy shares them. */
  private static final String PROGRAMS = "postgresql-";

  private final Path directory;

  private DataTemplate(Path directory) {
    this.directory = directory;
  }

  static DataTemplate make() {
    try (var threads = new VirtualThreads()) {
      var directory = Files.createTempDirectory("yizhan-template");
      threads.run(() -> fill(directory, threads));
      return new DataTemplate(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Path data, VirtualThreads threads) {
    var config = Config.load("station.yaml", null, Map.of(), StationConfig.class).database();
    var keys = new KeyFiles(data.resolve("keys"));
    try (var database = Database.open(threads.vertx(), config, data, keys, "station")) {
      SampleData.load(database.db(), new ColumnCipher(keys.secret("columns")), Instant.now());
    }
  }

  /** Copies everything into {@code data}, owners and permissions included. */
  void copyTo(Path data) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            if (!from.equals(directory)) {
              copy(from, there(from));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            if (from.toString().contains(PROGRAMS) && attributes.isRegularFile()) {
              Files.createLink(there(from), from);
            } else {
              copy(from, there(from));
            }
            return FileVisitResult.CONTINUE;
          }

          private Path there(Path from) {
            return data.resolve(directory.relativize(from));
          }
        });
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void close() throws IOException {
    StationFixture.delete(directory);
  }
}
