package org.yizhan.hub.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Accounts;
import org.yizhan.platform.auth.Claims;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;

/**
 * Who may sign in at the hub: the city's officials ({@code hub}), a district's, auditors. The city
 * makes and closes accounts; passwords are generated, shown once and stored nowhere.
 */
public final class Officials {
  private final Accounts accounts;
  private final Tokens tokens;
  private final AccessConfig config;
  private final InstantSource clock;
  private final OfficialStore store;

  /** Keeps accounts in {@code db} and signs officials in with {@code tokens}. */
  public Officials(
      Db db, Accounts accounts, Tokens tokens, AccessConfig config, InstantSource clock) {
    this.store = new OfficialStore(db);
    this.accounts = accounts;
    this.tokens = tokens;
    this.config = config;
    this.clock = clock;
  }

  /** An account as it is asked for. */
  record Draft(String name, Role role, @Nullable UUID district) {}

  /** An account and its password, which is never seen again. */
  record Opened(Official official, String password) {}

  /** Who signs in; nobody when name or password is wrong or the account is closed. */
  Optional<Official> signIn(String name, String password) {
    return accounts
        .signIn(name, password)
        .flatMap(known -> store.find(UUID.fromString(known.id())))
        .filter(official -> official.closedAt() == null);
  }

  /**
   * Who holds the token, with the role and the district of now: an account that was closed, or got
   * a new password, ends its sessions at once.
   */
  public Optional<Principal> verify(String token) {
    return tokens
        .verify(token)
        .flatMap(named -> store.find(UUID.fromString(named.id())))
        .filter(official -> official.admits(signedInAt(token)))
        .map(Official::principal);
  }

  private Instant signedInAt(String token) {
    return Claims.unchecked(token)
        .map(claims -> claims.expiresAt().minus(config.session()))
        .orElse(Instant.MIN);
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
    var made =
        store.insert(
            id,
            draft.name(),
            draft.role(),
            draft.district(),
            accounts.hash(password),
            clock.instant(),
            UUID.fromString(by.id()));
    if (!made) {
      throw Problem.of(409, "name-taken", "There is an account of that name").exception();
    }
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
    store.close(id, clock.instant(), UUID.fromString(by.id()));
  }

  /**
   * A new password; sessions that began with the old one end. A token's time has whole seconds.
   *
   * @throws org.yizhan.platform.http.ProblemException 404, 409 when the account is closed
   */
  Opened renew(UUID id) {
    var official = required(id);
    if (official.closedAt() != null) {
      throw Problem.of(409, "account-closed", "The account is closed").exception();
    }
    var password = Accounts.newPassword();
    store.renew(id, accounts.hash(password), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return new Opened(required(id), password);
  }

  private Official required(UUID id) {
    return store.find(id).orElseThrow(() -> Problem.notFound("account").exception());
  }
}
