package org.yizhan.hub.enrolment;

import io.vertx.core.Vertx;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.news.News;
import org.yizhan.hub.news.NewsReader;
import org.yizhan.platform.auth.Claims;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Bulkhead;

/**
 * Recognises stations by the signature of the key they enrolled with. Keys are kept in memory until
 * news come that one changed; the exchange itself looks once more under the station's lock.
 */
public final class StationKeys implements NewsReader {
  private static final String ISSUER = "yizhan-station";
  private static final String AUDIENCE = "yizhan-hub";

  private final Vertx vertx;
  private final EnrolmentStore store;
  private final Bulkhead bulkhead;
  private final InstantSource clock;
  private final Map<UUID, Tokens> tokens = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /**
   * Finds keys in {@code db}, and hears {@code news} of those that changed; what stations sign is
   * looked at within {@code bulkhead}.
   */
  public StationKeys(Vertx vertx, Db db, Bulkhead bulkhead, News news, InstantSource clock) {
    this.vertx = vertx;
    this.store = new EnrolmentStore(db);
    this.bulkhead = bulkhead;
    this.clock = clock;
    news.subscribe(this);
  }

  @Override
  public void ofKey(UUID station) {
    changes.incrementAndGet();
    tokens.remove(station);
  }

  @Override
  public void missed() {
    changes.incrementAndGet();
    tokens.clear();
  }

  /**
   * The station that signed the token; nothing when none did. A station vouches for itself alone
   * and for no other role.
   *
   * @throws org.yizhan.platform.http.ProblemException 503 when too many stations call at once
   */
  public Optional<Principal> verify(String token) {
    return Claims.unchecked(token)
        .filter(claims -> ISSUER.equals(claims.iss()))
        .flatMap(claims -> id(claims.sub()))
        .flatMap(station -> bulkhead.through(() -> verify(station, token)));
  }

  private Optional<Principal> verify(UUID station, String token) {
    return tokensOf(station)
        .flatMap(tokens -> tokens.verify(token))
        .filter(named -> named.role() == Role.STATION)
        .map(named -> Principal.of(Role.STATION, station.toString()));
  }

  private Optional<Tokens> tokensOf(UUID station) {
    var known = tokens.get(station);
    if (known != null) {
      return Optional.of(known);
    }
    var before = changes.get();
    var loaded =
        store
            .goodKey(station)
            .flatMap(StationKeys::decode)
            .map(key -> Tokens.checking(vertx, key, ISSUER, AUDIENCE, clock));
    loaded.ifPresent(checking -> tokens.put(station, checking));
    if (changes.get() != before) {
      tokens.remove(station); // It may have been read before the change.
    }
    return loaded;
  }

  private static Optional<UUID> id(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The Ed25519 key of an X.509 SubjectPublicKeyInfo; nothing when it is none. */
  static Optional<PublicKey> decode(byte[] encoded) {
    try {
      return Optional.of(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
