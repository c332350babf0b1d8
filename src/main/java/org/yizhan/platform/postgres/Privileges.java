package org.yizhan.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * With which rights PostgreSQL runs. It refuses to run as root, so a program that is root starts it
 * without: in a user namespace that knows no root where the kernel allows it (the files stay
 * root's), else as an ordinary user. Who owns the server's directory decides: an administrator
 * chooses the user with {@code chown}, and a later start keeps to it.
 */
final class Privileges {
  private static final List<String> ORDINARY_USERS = List.of("postgres", "nobody");

  private final List<String> prefix;
  private final Optional<Owner> owner;

  private record Owner(int uid, int gid) {}

  private Privileges(List<String> prefix, Optional<Owner> owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  /**
   * Finds out how to run PostgreSQL in a directory.
   *
   * @throws IllegalStateException when this is root and the machine has no way to be less
   */
  static Privileges of(Path dir) throws IOException {
    if (!Trees.POSIX || new UnixSystem().getUid() != 0) {
      return new Privileges(List.of(), Optional.empty());
    }
    if (uid(dir) == 0) {
      if (Commands.works("unshare", "-U", "true")) {
        return new Privileges(List.of("unshare", "-U"), Optional.of(new Owner(0, 0)));
      }
      giveToOrdinaryUser(dir);
    }
    return asOwnerOf(dir);
  }

  private static Privileges asOwnerOf(Path dir) throws IOException {
    var owner = owner(uid(dir));
    var prefix =
        List.of(
            "setpriv",
            "--reuid=" + owner.uid(),
            "--regid=" + owner.gid(),
            "--clear-groups",
            "--no-new-privs",
            "--");
    var probe = new ArrayList<>(prefix);
    probe.addAll(List.of("test", "-x", dir.toString()));
    if (!Commands.works(probe.toArray(String[]::new))) {
      throw new IllegalStateException(
          """
          PostgreSQL does not run as root, and user %d cannot be used for it: setpriv is missing, \
          or that user may not enter %s and every directory above it\
          """
              .formatted(owner.uid(), dir));
    }
    return new Privileges(prefix, Optional.of(owner));
  }

  private static void giveToOrdinaryUser(Path dir) throws IOException {
    var users = dir.getFileSystem().getUserPrincipalLookupService();
    for (String name : ORDINARY_USERS) {
      if (Commands.works("id", "-u", name)) {
        Files.setOwner(dir, users.lookupPrincipalByName(name));
        return;
      }
    }
    throw new IllegalStateException(
        "PostgreSQL does not run as root and none of the users " + ORDINARY_USERS + " exists");
  }

  private static Owner owner(int uid) throws IOException {
    var group = Commands.run(List.of("id", "-g", Integer.toString(uid)), Duration.ofSeconds(5));
    return new Owner(uid, group.succeeded() ? Integer.parseInt(group.output()) : uid);
  }

  private static int uid(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  /** The same command with PostgreSQL's rights. */
  List<String> reduce(List<String> command) {
    var reduced = new ArrayList<>(prefix);
    reduced.addAll(command);
    return reduced;
  }

  /** Hands a file or directory this program made to the user PostgreSQL runs as. */
  void give(Path path) throws IOException {
    if (owner.isPresent()) {
      Files.setAttribute(path, "unix:gid", owner.get().gid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", owner.get().uid(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /**
   * Hands over a whole tree that PostgreSQL wrote as another user before; nothing may use it. Its
   * root goes last, so that an interrupted handing over is noticed and done again.
   */
  void adopt(Path tree) throws IOException {
    if (owner.isPresent() && !owns(tree)) {
      try (var paths = Files.walk(tree)) {
        for (Path path : paths.toList().reversed()) {
          give(path);
        }
      }
    }
  }

  /** Whether a directory belongs to the user PostgreSQL runs as. */
  boolean owns(Path path) throws IOException {
    if (!Trees.POSIX) {
      return true;
    }
    long expected = owner.isPresent() ? owner.get().uid() : new UnixSystem().getUid();
    return uid(path) == expected;
  }
}
