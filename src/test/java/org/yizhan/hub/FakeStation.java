package org.yizhan.hub;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.text.Text;

/** A station that says whatever a test wants it to say. */
final class FakeStation {
  final UUID id;
  final UUID epoch;
  private final KeyPair key;
  private final List<byte[]> bodies = new ArrayList<>();
  private final List<byte[]> hashes = new ArrayList<>();
  private final Map<String, Object> parent;

  FakeStation() {
    this(Ids.next(), newKey(), Ids.next(), SealedEvent.genesis(), Map.of());
  }

  private FakeStation(UUID id, KeyPair key, UUID epoch, byte[] base, Map<String, Object> parent) {
    this.id = id;
    this.key = key;
    this.epoch = epoch;
    this.hashes.add(base);
    this.parent = parent;
  }

  /** The same station with another key. */
  FakeStation withOtherKey() {
    return new FakeStation(id, newKey(), epoch, hashes.getFirst(), parent);
  }

  PrivateKey privateKey() {
    return key.getPrivate();
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  FakeStation enrolled(HubServer hub) {
    var answer = enrol(hub, hub.newCode());
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
    return this;
  }

  HubApi.Answer enrol(HubServer hub, String code) {
    return hub.call("POST", "/api/v1/stations/enrolments", enrolment(code));
  }

  Map<String, Object> enrolment(String code) {
    var publicKey = Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    var name = new Text("和平里社区家政驿站", "Hepingli Community Station");
    return Map.of("code", code, "station", id, "name", name, "publicKey", publicKey);
  }

  /** A token in which this station's key vouches for {@code principal}. */
  String token(Vertx vertx, Principal principal, Duration life) {
    return Tokens.signing(vertx, key, "yizhan-station", "yizhan-hub", InstantSource.system())
        .issue(principal, life);
  }

  /** The same epoch, told differently after {@code seq}. */
  FakeStation branch(int seq) {
    var other = new FakeStation(id, key, epoch, SealedEvent.genesis(), Map.of());
    for (int i = 0; i < seq; i++) {
      other.seal(bodies.get(i));
    }
    return other;
  }

  /** The epoch that a restore to {@code seq} begins. */
  FakeStation restored(int seq) {
    return new FakeStation(
        id, key, Ids.next(), hashes.get(seq), Map.of("epoch", epoch, "seq", seq));
  }

  void seal(Instant at, String type, UUID subject, Map<String, ?> data) {
    seal(Event.of(at, "staff:1", type, subject, bodies.size() + 1, data).body());
  }

  void seal(byte[] body) {
    bodies.add(body);
    hashes.add(SealedEvent.chain(hashes.getLast(), body));
  }

  void sealSome(int count, Instant at) {
    for (int i = 0; i < count; i++) {
      seal(at, "org.yizhan.booking.created.v1", Ids.next(), Map.of("service", Ids.next()));
    }
  }

  /** The call that carries the events from {@code first} to {@code last}. */
  Map<String, Object> call(int first, int last) {
    var call = new HashMap<String, Object>();
    call.put("epoch", epoch);
    if (!parent.isEmpty()) {
      call.put("parent", parent);
    }
    call.put("previousHash", Secrets.hex(hashes.get(first - 1)));
    call.put("applied", 0);
    call.put("waitSeconds", 0);
    var events = new ArrayList<Map<String, Object>>();
    for (int seq = first; seq <= last; seq++) {
      var body = new String(bodies.get(seq - 1), StandardCharsets.UTF_8);
      events.add(Map.of("seq", seq, "hash", Secrets.hex(hashes.get(seq)), "body", body));
    }
    call.put("events", events);
    return call;
  }

  /** The same with a wrong hash at {@code seq}. */
  Map<String, Object> callWithWrongHash(int first, int last, int seq) {
    var call = call(first, last);
    var events = new ArrayList<Object>((List<?>) Objects.requireNonNull(call.get("events")));
    var body = new String(bodies.get(seq - 1), StandardCharsets.UTF_8);
    events.set(seq - first, Map.of("seq", seq, "hash", "0".repeat(64), "body", body));
    call.put("events", events);
    return call;
  }

  String token(Vertx vertx) {
    return token(vertx, Principal.of(Role.STATION, id.toString()), Duration.ofSeconds(60));
  }
}
