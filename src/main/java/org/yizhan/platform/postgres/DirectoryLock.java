package org.yizhan.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that this process, and no other, works in a directory. The operating system gives the lock
 * back when the process dies, however it dies.
 */
final class DirectoryLock implements AutoCloseable {
  /**
   * Directories locked by this very process. Opening and closing the lock file a second time would
   * release the first lock (POSIX), so the question is answered before the file is touched.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path dir;
  private final FileChannel channel;

  private DirectoryLock(Path dir, FileChannel channel) {
    this.dir = dir;
    this.channel = channel;
  }

  /**
   * Locks a directory for this process.
   *
   * @param dir the real path of the directory
   * @throws IllegalStateException when this or another process holds it
   */
  static DirectoryLock acquire(Path dir) throws IOException {
    if (!HELD.add(dir)) {
      throw inUse(dir, Long.toString(ProcessHandle.current().pid()));
    }
    try {
      return new DirectoryLock(dir, lock(dir));
    } catch (IOException | RuntimeException e) {
      HELD.remove(dir);
      throw e;
    }
  }

  private static FileChannel lock(Path dir) throws IOException {
    Path file = dir.resolve("lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(dir, Files.readString(file));
      }
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static IllegalStateException inUse(Path dir, String pid) {
    return new IllegalStateException("another Yizhan uses " + dir + " (process " + pid + ")");
  }

  /** Gives the directory back; a second call does nothing. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(dir);
    }
  }
}
