package org.yizhan.station.dispatch.plan.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The public instances beside the project's checkout, and what others reached on them. */
public final class BenchInstances {
  private BenchInstances() {}

  /**
   * The folder named by the system property {@code yizhan.bench}, or the nearest shared/bench
   * above.
   */
  public static Path directory() {
    String given = System.getProperty("yizhan.bench");
    if (given != null) {
      return Path.of(given);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path candidate = folder.resolve("shared/bench");
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        "no folder shared/bench above the working directory; set the property yizhan.bench");
  }

  /** Solomon's instances with 100 customers. */
  public static List<Path> solomon() {
    return files("vrptw", ".txt");
  }

  /** Gehring's and Homberger's with 1 000. */
  public static List<Path> thousand() {
    return files("vrptw", ".vrp");
  }

  /** Home health care. */
  public static List<Path> homeCare() {
    return files("hhcrsp", ".json");
  }

  /** Best published cost. */
  public static double reference(Path instance) {
    String name = instance.getFileName().toString();
    return name.endsWith(".json")
        ? number(instance.resolveSibling("reference.csv"), name + ",", ",")
        : number(
            instance.resolveSibling(name.substring(0, name.length() - 3) + "sol"), "Cost", " ");
  }

  /** Last field of the one line that begins as given. */
  private static double number(Path file, String beginning, String separator) {
    String line =
        read(file).lines().filter(each -> each.startsWith(beginning)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(line.lastIndexOf(separator) + 1));
  }

  /** Content of a file. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(String folder, String ending) {
    try (Stream<Path> files = Files.list(directory().resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
