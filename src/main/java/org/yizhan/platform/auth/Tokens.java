package org.yizhan.platform.auth;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.security.Key;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Issues and checks JWTs signed with Ed25519; issuer and audience are always checked. */
public final class Tokens {
  private static final int REMEMBERED = 2_000;

  /** How far the clock of another machine that signs may be off. */
  private static final int LEEWAY_SECONDS = 30;

  private final JWTAuth jwt;
  private final JWTOptions expected;
  private final InstantSource clock;

  /**
   * Checking a signature costs more than a database round trip, so our own tokens are remembered
   * until they expire. Of what others sign only the last one is, which a station uses for several
   * calls: thousands of stations would fill the memory with what never comes again.
   */
  private final Map<String, Verified> verified = new ConcurrentHashMap<>();

  private final boolean remembers;
  private volatile @Nullable Last last;

  private record Last(String token, Verified verified) {}

  /** A principal and until when the token that named it is good. */
  public record Verified(Principal principal, Instant until) {}

  private Tokens(
      Vertx vertx,
      @Nullable Key signing,
      PublicKey checking,
      String issuer,
      String audience,
      InstantSource clock,
      int leewaySeconds) {
    this.expected = new JWTOptions().setAlgorithm("EdDSA").setIssuer(issuer).addAudience(audience);
    var options =
        new JWTAuthOptions()
            .setJWTOptions(new JWTOptions(expected).setLeeway(leewaySeconds))
            .addPubSecKey(pem("PUBLIC KEY", checking));
    if (signing != null) {
      options.addPubSecKey(pem("PRIVATE KEY", signing));
    }
    this.jwt = JWTAuth.create(vertx, options);
    this.clock = clock;
    this.remembers = signing != null;
  }

  /** Signs with the pair's private key and checks with its public one. */
  public static Tokens signing(
      Vertx vertx, KeyPair pair, String issuer, String audience, InstantSource clock) {
    return new Tokens(vertx, pair.getPrivate(), pair.getPublic(), issuer, audience, clock, 0);
  }

  /** Only checks what the holder of the matching private key signed. */
  public static Tokens checking(
      Vertx vertx, PublicKey key, String issuer, String audience, InstantSource clock) {
    return new Tokens(vertx, null, key, issuer, audience, clock, LEEWAY_SECONDS);
  }

  private static PubSecKeyOptions pem(String kind, Key key) {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    var text = "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
    return new PubSecKeyOptions().setAlgorithm("EdDSA").setBuffer(text);
  }

  /** A token for {@code principal} that is good for {@code life}. */
  public String issue(Principal principal, Duration life) {
    var options = new JWTOptions(expected).setExpiresInSeconds((int) life.toSeconds());
    return jwt.generateToken(claims(principal), options);
  }

  /** The same, issued at {@code from} by the clock of whoever checks it. */
  public String issue(Principal principal, Instant from, Duration life) {
    var claims =
        claims(principal)
            .put("iat", from.getEpochSecond())
            .put("exp", from.plus(life).getEpochSecond());
    return jwt.generateToken(claims, expected);
  }

  private static JsonObject claims(Principal principal) {
    var claims = new JsonObject().put("sub", principal.id()).put("role", principal.role().code());
    if (principal.name() != null) {
      claims.put("name", principal.name());
    }
    if (principal.owner() != null) {
      claims.put("owner", principal.owner());
    }
    return claims;
  }

  /** Who the token names; nobody when it is expired, forged, or made for somebody else to check. */
  public Optional<Principal> verify(String token) {
    return verified(token).map(Verified::principal);
  }

  /** The same, with the end of the token. */
  public Optional<Verified> verified(String token) {
    if (!remembers) {
      return asLast(token);
    }
    var known = verified.get(token);
    if (known != null && known.until().isAfter(clock.instant())) {
      return Optional.of(known);
    }
    return check(token)
        .map(fresh -> {
          if (verified.size() >= REMEMBERED) {
            verified.clear();
          }
          verified.put(token, fresh);
          return fresh;
        });
  }

  private Optional<Verified> asLast(String token) {
    var known = last;
    if (known != null
        && known.token().equals(token)
        && known.verified().until().isAfter(clock.instant())) {
      return Optional.of(known.verified());
    }
    var fresh = check(token);
    fresh.ifPresent(verified -> last = new Last(token, verified));
    return fresh;
  }

  /**
   * The provider checks signature, issuer, audience and expiry, and answers at once: it only
   * computes. Whoever holds the key may still have signed nonsense, which is nobody's token either.
   */
  private Optional<Verified> check(String token) {
    var checked = jwt.authenticate(new TokenCredentials(token));
    if (!checked.succeeded()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(checked.result()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Verified read(User user) {
    var claims = user.principal();
    var principal =
        new Principal(
            Role.of(claims.getString("role")),
            claims.getString("sub"),
            claims.getString("name"),
            claims.getString("owner"));
    return new Verified(principal, Instant.ofEpochSecond(user.attributes().getLong("exp")));
  }
}
