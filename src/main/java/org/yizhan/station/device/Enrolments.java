package org.yizhan.station.device;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.crypto.P256;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.workforce.Workforce;

/**
 * How a device gets in: staff issue a code for one worker, the device redeems it with its public
 * key, and from then on signs challenges for tokens that are good for a short while.
 */
public final class Enrolments {
  private static final int CODE_LENGTH = 10;
  private static final int CHALLENGE_LENGTH = 32;

  private final Db db;
  private final EventLog events;
  private final Workforce workforce;
  private final Tokens tokens;
  private final byte[] codeKey;
  private final DeviceConfig config;
  private final InstantSource clock;
  private final Consumer<UUID> endSession;
  private final DeviceStore store = new DeviceStore();

  /**
   * @param codeKey under which codes are stored
   * @param endSession ends whatever session the device has, and lets it begin no other
   */
  public Enrolments(
      Db db,
      EventLog events,
      Workforce workforce,
      Tokens tokens,
      byte[] codeKey,
      DeviceConfig config,
      InstantSource clock,
      Consumer<UUID> endSession) {
    this.db = db;
    this.events = events;
    this.workforce = workforce;
    this.tokens = tokens;
    this.codeKey = codeKey;
    this.config = config;
    this.clock = clock;
    this.endSession = endSession;
  }

  /** Something secret, and until when it is good. */
  record Secret(String text, Instant expires) {}

  /** A device that is let in. */
  record Admission(UUID device, UUID worker, Secret token) {}

  /**
   * A code with which one device of the worker enrols.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when there is no such worker
   */
  Secret code(UUID worker) {
    workforce.require("/worker", worker);
    var code = new Secret(Secrets.letters(CODE_LENGTH), clock.instant().plus(config.code()));
    store.insertCode(db, mac(code.text()), worker, code.expires());
    return code;
  }

  /**
   * Enrols the device that has the key and signed the code with it.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when code, key or signature are wrong,
   *     409 when the worker has as many devices as one may have
   */
  Admission enrol(String code, byte[] publicKey, byte[] signature, @Nullable String name) {
    var now = clock.instant();
    var key =
        P256.key(publicKey)
            .orElseThrow(() ->
                Problem.invalid("/publicKey", "must be a P-256 key as SubjectPublicKeyInfo")
                    .exception());
    if (!P256.signed(key, bytes(code), signature)) {
      throw Problem.invalid("/signature", "must be the key's signature of the code").exception();
    }
    var worker = store.workerOf(db, mac(code), now).orElseThrow(Enrolments::badCode);
    var device = Ids.next();
    db.inTransaction(tx -> {
      tx.lock(List.of(worker));
      if (!store.takeCode(tx, mac(code), now)) {
        throw badCode();
      }
      if (store.count(tx, worker) >= config.perWorker()) {
        throw Problem.of(409, "too-many-devices", "The worker has as many devices as one may have")
            .withDetail("Revoke one that is not in use.")
            .exception();
      }
      store.insert(tx, device, worker, name, key.getEncoded(), now);
      var type = "org.yizhan.device.enrolled.v1";
      events.append(
          tx, Event.of(now, "worker:" + device, type, device, 1, Map.of("worker", worker)));
      return device;
    });
    return admit(device, worker);
  }

  private static RuntimeException badCode() {
    return Problem.invalid("/code", "is wrong, used or expired; ask the station for a new one")
        .exception();
  }

  /**
   * What the device is to sign next.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such device with a key
   */
  Secret challenge(UUID device) {
    key(device);
    var challenge =
        new Secret(Secrets.letters(CHALLENGE_LENGTH), clock.instant().plus(DeviceConfig.CHALLENGE));
    store.challenge(db, device, challenge.text(), challenge.expires());
    return challenge;
  }

  /**
   * A fresh token for the device that signed its challenge.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such device with a key,
   *     401 when the challenge is used up or somebody else signed
   */
  Admission renew(UUID device, String challenge, byte[] signature) {
    var key = key(device);
    var taken = store.takeChallenge(db, device, challenge, clock.instant());
    var signed =
        P256.key(key.encoded())
            .filter(one -> P256.signed(one, bytes(challenge), signature))
            .isPresent();
    if (!taken || !signed) {
      throw Problem.of(401, "bad-signature", "This is not the device's answer to its challenge")
          .withDetail("Ask for a new challenge and sign that.")
          .exception();
    }
    return admit(device, key.worker());
  }

  private DeviceStore.Key key(UUID device) {
    return store.key(db, device).orElseThrow(() -> Problem.notFound("device").exception());
  }

  private Admission admit(UUID device, UUID worker) {
    var holder = new Principal(Role.WORKER, device.toString(), null, worker.toString());
    var expires = clock.instant().plus(config.token());
    return new Admission(device, worker, new Secret(tokens.issue(holder, config.token()), expires));
  }

  /** The worker's devices, or everybody's. */
  List<Enrolled> devices(@Nullable UUID worker) {
    return store.devices(db, worker);
  }

  /**
   * Shuts the device out, at once and for good. Revoking it again changes nothing.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such device
   */
  Enrolled revoke(UUID device, Principal caller) {
    var now = clock.instant();
    db.inTransaction(tx -> {
      var worker = store.revoke(tx, device, now);
      worker.ifPresent(owner ->
          events.append(
              tx,
              Event.of(
                  now,
                  caller.actor(),
                  "org.yizhan.device.revoked.v1",
                  device,
                  2,
                  Map.of("worker", owner))));
      return worker;
    });
    var revoked =
        store.device(db, device).orElseThrow(() -> Problem.notFound("device").exception());
    endSession.accept(device);
    return revoked;
  }

  private byte[] mac(String code) {
    return Secrets.keyed(codeKey, code);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
