package org.yizhan.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Finds a place for the server's Unix socket whose path the kernel can take. */
final class SocketDirectory {
  /** The smallest room for a socket's path among the systems we know is 104 bytes, with its end. */
  private static final int LONGEST_PATH = 100;

  private static final String LONGEST_NAME = "/.s.PGSQL.32767";

  private SocketDirectory() {}

  /**
   * Prepares the directory: beside the data, or when that path is too long, under a short name in
   * the directory for temporary files that stays the same for the same data. Sockets of an earlier
   * server are removed, so none may run.
   *
   * @throws IllegalStateException when no usable place is found
   */
  static Path prepare(Cluster cluster) throws IOException {
    Path dir = cluster.dir().resolve("run");
    if (fits(dir)) {
      cluster.privileges().adopt(Trees.createPrivate(dir));
    } else {
      dir = temporary(cluster);
    }
    if (Trees.POSIX) {
      Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
    }
    Trees.deleteMatching(dir, ".s.PGSQL.*");
    return dir;
  }

  /** Everybody may write beside this directory, so one that is there already must be ours. */
  private static Path temporary(Cluster cluster) throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir", "")).toRealPath();
    Path dir = parent.resolve("yizhan-" + shortName(cluster.dir()));
    if (!fits(dir)) {
      throw new IllegalStateException("path too long for a Unix socket: " + dir);
    }
    if (Files.notExists(dir)) {
      Trees.createPrivate(dir);
      cluster.privileges().give(dir);
    }
    if (!Files.isDirectory(dir, LinkOption.NOFOLLOW_LINKS) || !cluster.privileges().owns(dir)) {
      throw new IllegalStateException("somebody else made the socket directory " + dir);
    }
    return dir;
  }

  private static boolean fits(Path dir) {
    return (dir + LONGEST_NAME).getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
  }

  private static String shortName(Path dir) {
    try {
      byte[] path = dir.toString().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(path);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
