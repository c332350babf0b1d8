package org.yizhan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that a benchmark makes, and removes when it came to its end. */
final class Directories {
  private Directories() {}

  static void delete(Path root) throws IOException {
    for (var path : deepestFirst(root)) {
      Files.deleteIfExists(path);
    }
  }

  private static List<Path> deepestFirst(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
