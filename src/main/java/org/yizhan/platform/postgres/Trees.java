package org.yizhan.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Directory trees that appear whole, survive a power cut, and can be thrown away. */
final class Trees {
  /** Whether this machine has POSIX owners and permissions. */
  static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  private Trees() {}

  /** Creates a directory only its owner may enter; an existing one is left as it is. */
  static Path createPrivate(Path dir) throws IOException {
    if (Files.isDirectory(dir, LinkOption.NOFOLLOW_LINKS)) {
      return dir;
    }
    Path parent = dir.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return Files.createDirectory(dir, mode("rwx------"));
  }

  /** The permissions of something about to be created, where the machine knows them. */
  static FileAttribute<?>[] mode(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Gives a finished, synced tree its name, so that it is found whole or not at all. */
  static void publish(Path unfinished, Path name) throws IOException {
    Files.move(unfinished, name, StandardCopyOption.ATOMIC_MOVE);
    Path parent = name.getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  /** Writes a file or directory through to the disk. */
  static void sync(Path path) throws IOException {
    if (POSIX) {
      try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Writes every file and directory below a path through to the disk. */
  static void syncAll(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (!Files.isSymbolicLink(path)) {
          sync(path);
        }
      }
    }
  }

  /** Deletes what matches, with all it holds. */
  static void deleteMatching(Path dir, String glob) throws IOException {
    try (var found = Files.newDirectoryStream(dir, glob)) {
      for (Path path : found) {
        delete(path);
      }
    }
  }

  /** Deletes a file or a directory with all it holds. */
  static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
