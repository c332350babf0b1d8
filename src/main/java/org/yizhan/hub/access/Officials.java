package org.yizhan.hub.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.news.News;
import org.yizhan.platform.auth.Accounts;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;

/**
 * Who may sign in at the hub: the city's officials ({@code hub}), a district's, auditors. The city
 * makes and closes accounts; passwords are generated, shown once and stored nowhere.
 */
public final class Officials {
  private static final int TOKEN_LENGTH = 48;

  private final Db db;
  private final Accounts accounts;
  private final AccessConfig config;
  private final InstantSource clock;
  private final OfficialStore store;
  private final SessionStore sessions;

  /** Keeps accounts and sessions in {@code db}. */
  public Officials(Db db, Accounts accounts, AccessConfig config, InstantSource clock) {
    this.db = db;
    this.store = new OfficialStore(db);
    this.sessions = new SessionStore(db);
    this.accounts = accounts;
    this.config = config;
    this.clock = clock;
  }

  /** An account as it is asked for. */
  record Draft(String name, Role role, @Nullable UUID district) {}

  /** An account and its password, which is never seen again. */
  record Opened(Official official, String password) {}

  /** Somebody signed in, until then and as long as nobody ends it. */
  record Session(Official official, String token, Instant endsAt) {}

  /**
   * A new session; none when name or password is wrong or the account is closed. The account is
   * read before its password: one that is renewed meanwhile lets nobody in with the old one.
   */
  Optional<Session> signIn(String name, String password) {
    var known = store.find(name);
    var named = accounts.signIn(name, password);
    return known
        .filter(
            official -> named.filter(who -> who.id().equals(official.id().toString())).isPresent())
        .flatMap(this::begin);
  }

  private Optional<Session> begin(Official official) {
    var token = Secrets.letters(TOKEN_LENGTH);
    var now = clock.instant();
    var ends = now.plus(config.session());
    return sessions.begin(hash(token), official.id(), official.passwordVersion(), now, ends)
        ? Optional.of(new Session(official, token, ends))
        : Optional.empty();
  }

  /** Ends a session, at every node. */
  void signOut(String token) {
    db.inTransaction(tx -> {
      sessions.end(tx, hash(token));
      News.ofSessions(tx);
      return token;
    });
  }

  /** The session that the token stands for, with the role and the district of now. */
  Optional<Session> session(String token) {
    return sessions
        .find(hash(token), clock.instant())
        .map(known -> new Session(known.official(), token, known.endsAt()));
  }

  /**
   * Who holds the token: an account that was closed, or got a new password, ends its sessions at
   * once.
   */
  public Optional<Principal> verify(String token) {
    return session(token).map(session -> session.official().principal());
  }

  private static byte[] hash(String token) {
    return Secrets.sha256(token.getBytes(StandardCharsets.UTF_8));
  }

  /** Everybody, also whose account is closed. */
  List<Official> all() {
    return store.all();
  }

  /**
   * A new account.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 when somebody has
   *     the name
   */
  Opened make(Draft draft, Principal by) {
    if ((draft.role() == Role.DISTRICT) != (draft.district() != null)) {
      throw Problem.invalid("/district", "belongs to a district's account, and to no other")
          .exception();
    }
    if (draft.district() != null && !store.knowsDistrict(draft.district())) {
      throw Problem.invalid("/district", "is no district").exception();
    }
    var password = Accounts.newPassword();
    var id = Ids.next();
    var hash = accounts.hash(password);
    var maker = UUID.fromString(by.id());
    db.inTransaction(tx -> {
      if (!store.insert(
          tx, id, draft.name(), draft.role(), draft.district(), hash, clock.instant(), maker)) {
        throw Problem.of(409, "name-taken", "There is an account of that name").exception();
      }
      News.ofCity(tx);
      return id;
    });
    return new Opened(store.find(id).orElseThrow(), password);
  }

  /**
   * Nobody signs in with it any more. The own account stays, so that one of the city's is always
   * left.
   *
   * @throws org.yizhan.platform.http.ProblemException 404, 409 for the own account
   */
  void close(UUID id, Principal by) {
    required(id);
    if (id.toString().equals(by.id())) {
      throw Problem.of(409, "own-account", "Nobody closes the own account").exception();
    }
    db.inTransaction(tx -> {
      store.close(tx, id, clock.instant(), UUID.fromString(by.id()));
      sessions.endAll(tx, id);
      News.ofSessions(tx);
      News.ofCity(tx);
      return id;
    });
  }

  /**
   * A new password; sessions that began with the old one end.
   *
   * @throws org.yizhan.platform.http.ProblemException 404, 409 when the account is closed
   */
  Opened renew(UUID id) {
    var official = required(id);
    if (official.closedAt() != null) {
      throw Problem.of(409, "account-closed", "The account is closed").exception();
    }
    var password = Accounts.newPassword();
    var hash = accounts.hash(password);
    db.inTransaction(tx -> {
      store.renew(tx, id, hash);
      sessions.endAll(tx, id);
      News.ofSessions(tx);
      News.ofCity(tx);
      return id;
    });
    return new Opened(required(id), password);
  }

  private Official required(UUID id) {
    return store.find(id).orElseThrow(() -> Problem.notFound("account").exception());
  }
}
