package org.yizhan.platform.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Keys as files that only the server's user can read; made at the first start, kept outside the
 * database.
 */
public final class KeyFiles {
  private final Path directory;

  /** Keys live in {@code directory}, which is made when it is missing. */
  public KeyFiles(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 32 random bytes, the same ones at every start. */
  public byte[] secret(String name) {
    var file = directory.resolve(name + ".key");
    return Base64.getDecoder().decode(readOrCreate(file, KeyFiles::randomSecret));
  }

  /** The Ed25519 key pair of that name, the same one at every start. */
  public KeyPair ed25519(String name) {
    var lines =
        readOrCreate(directory.resolve(name + ".ed25519"), KeyFiles::newKeyPair).lines().toList();
    return decode(lines);
  }

  private static String readOrCreate(Path file, java.util.function.Supplier<String> content) {
    try {
      if (!Files.exists(file)) {
        writePrivate(file, content.get());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code content} so that no other user can ever read it, in one atomic step. */
  public static void writePrivate(Path file, String content) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(next, content, StandardOpenOption.CREATE);
    Files.move(
        next,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static String randomSecret() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String newKeyPair() {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var base64 = Base64.getEncoder();
      return base64.encodeToString(pair.getPrivate().getEncoded())
          + "\n"
          + base64.encodeToString(pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair decode(List<String> lines) {
    try {
      var factory = KeyFactory.getInstance("Ed25519");
      var base64 = Base64.getDecoder();
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))),
          factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
