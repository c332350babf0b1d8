package org.yizhan.platform.auth;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.crypto.Passwords;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.ids.Ids;

/**
 * People who sign in with a password; both station and hub keep them in a table {@code account}.
 */
public final class Accounts {
  private static final int PASSWORD_LENGTH = 16;

  private static final String FIND =
      "SELECT id, name, role, password_hash FROM account WHERE name = $1";

  private static final String INSERT =
      "INSERT INTO account (id, name, role, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)";

  /**
   * Checked when there is no such account, so that the answer takes as long as for one that exists.
   * Made with the first sign-in, whoever that is: it would be a tenth of the start.
   */
  private static final class Nobody {
    static final String HASH = Passwords.hash(newPassword());
  }

  private final Db db;
  private final WorkerExecutor hashing;

  /**
   * Hashing takes 0.2 s of a processor, so it has one thread of its own: guessing is slow and stops
   * nobody else.
   */
  public Accounts(Vertx vertx, Db db) {
    this.db = db;
    this.hashing = vertx.createSharedWorkerExecutor("password-hashing", 1);
  }

  private record Account(UUID id, String name, Role role, String passwordHash) {}

  /** Who signs in; nobody when name or password is wrong. */
  public Optional<Principal> signIn(String name, String password) {
    var account = find(name);
    var right =
        hashing
            .executeBlocking(() -> {
              var nobody = Nobody.HASH;
              return Passwords.matches(password, account.map(Account::passwordHash).orElse(nobody));
            })
            .await();
    return account
        .filter(known -> right)
        .map(known -> new Principal(known.role(), known.id().toString(), known.name(), null));
  }

  /** A generated password; shown once and stored nowhere. */
  public static String newPassword() {
    return Secrets.letters(PASSWORD_LENGTH);
  }

  /** A new account. */
  public void create(String name, Role role, String password, Instant now) {
    db.rows(INSERT, Ids.next(), name, role.code(), hash(password), now.atOffset(ZoneOffset.UTC));
  }

  /**
   * The first account, unless there is one: of several nodes that start at once one makes it, and
   * the others wait until it is there.
   *
   * @param beforehand runs while nobody can sign in yet; what it throws keeps the account from
   *     being made
   */
  public void createFirst(
      String name, Role role, String password, Instant now, Runnable beforehand) {
    var hash = hash(password);
    db.inTransaction(tx -> {
      tx.send("SELECT pg_advisory_xact_lock(hashtextextended('first account', 0))");
      if (tx.rows("SELECT FROM account LIMIT 1").size() > 0) {
        return false;
      }
      beforehand.run();
      tx.send(INSERT, Ids.next(), name, role.code(), hash, now.atOffset(ZoneOffset.UTC));
      return true;
    });
  }

  /** What is stored of a password. */
  public String hash(String password) {
    return hashing.executeBlocking(() -> Passwords.hash(password)).await();
  }

  /** Whether nobody can sign in yet. */
  public boolean none() {
    return db.rows("SELECT FROM account LIMIT 1").size() == 0;
  }

  private Optional<Account> find(String name) {
    return Rows.first(
        db.rows(FIND, name),
        row ->
            new Account(
                row.getUUID("id"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getString("password_hash")));
  }
}
