package org.yizhan.platform.files;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.crypto.Secrets;

/**
 * Keeps files in a directory, each encrypted and named by the keyed digest of its content: the same
 * content is kept once, and a name tells nothing. A file is on the disk before {@link #put}
 * returns, so that a row that names it can be committed. Disk and cipher work on the worker pool.
 */
public final class SealedFiles {
  private final Vertx vertx;
  private final Path directory;
  private final ColumnCipher cipher;
  private final byte[] digestKey;

  /** Keeps files in {@code directory}, which is made when it is missing. */
  public SealedFiles(Vertx vertx, Path directory, ColumnCipher cipher, byte[] digestKey) {
    this.vertx = vertx;
    this.directory = directory;
    this.cipher = cipher;
    this.digestKey = digestKey;
    try {
      Files.createDirectories(directory);
      if (posix(directory)) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Keeps {@code content}; its digest, by which it is found again. */
  public String put(byte[] content) {
    return blocking(() -> write(content));
  }

  private String write(byte[] content) throws IOException {
    var digest = Secrets.hex(Secrets.keyed(digestKey, content));
    var next = directory.resolve(digest + "." + UUID.randomUUID() + ".new");
    try (var channel =
        FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(cipher.seal(content));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    synchronized (this) {
      Files.move(
          next,
          directory.resolve(digest),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    try (var itself = FileChannel.open(directory, StandardOpenOption.READ)) {
      itself.force(true);
    }
    return digest;
  }

  /**
   * What is kept under the digest; absent when the file is not there.
   *
   * @throws IllegalArgumentException when it was changed since it was written
   */
  public Optional<byte[]> get(String digest) {
    return blocking(() -> {
      try {
        return Optional.of(cipher.open(Files.readAllBytes(directory.resolve(digest))));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    });
  }

  /**
   * Deletes what nobody names and was written before {@code before}: what is younger may be named
   * by a transaction that has not committed yet.
   *
   * @param named which of the digests somebody names
   * @return how many were deleted
   */
  public int sweep(Instant before, Function<List<String>, Set<String>> named) {
    var old = blocking(() -> writtenBefore(before));
    var kept = named.apply(old);
    return blocking(() -> {
      var deleted = 0;
      for (var name : old) {
        if (!kept.contains(name) && deleteIfOlder(name, before)) {
          deleted++;
        }
      }
      return deleted;
    });
  }

  private List<String> writtenBefore(Instant before) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(directory)) {
      for (var file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          found.add(file.getFileName().toString());
        }
      }
    }
    return found;
  }

  /** Looks again: the same content may have been put once more meanwhile. */
  private synchronized boolean deleteIfOlder(String name, Instant before) throws IOException {
    var file = directory.resolve(name);
    return Files.exists(file)
        && Files.getLastModifiedTime(file).toInstant().isBefore(before)
        && Files.deleteIfExists(file);
  }

  private <T> T blocking(Callable<T> work) {
    return vertx.executeBlocking(work, false).await();
  }
}
