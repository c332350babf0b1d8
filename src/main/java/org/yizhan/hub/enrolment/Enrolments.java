package org.yizhan.hub.enrolment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.yizhan.hub.announcement.Announcements;
import org.yizhan.hub.news.News;
import org.yizhan.hub.receipt.Receipts;
import org.yizhan.hub.template.Templates;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.text.Text;

/**
 * Makes a station known: it brings a one-time code and leaves the public key that it signs with
 * from then on.
 */
public final class Enrolments {
  /** Long enough that it cannot be guessed, so a plain hash of it is stored. */
  private static final int CODE_LENGTH = 16;

  private final Db db;
  private final EnrolmentStore store;
  private final Announcements announcements;
  private final Templates templates;
  private final EnrolmentConfig config;
  private final InstantSource clock;

  /**
   * Keeps codes and stations in {@code db}; a new station hears {@code announcements} and gets
   * {@code templates}.
   */
  public Enrolments(
      Db db,
      Announcements announcements,
      Templates templates,
      EnrolmentConfig config,
      InstantSource clock) {
    this.db = db;
    this.store = new EnrolmentStore(db);
    this.announcements = announcements;
    this.templates = templates;
    this.config = config;
    this.clock = clock;
  }

  /** Codes for one station each, and until when they are good. */
  public record Codes(List<String> codes, Instant expiresAt) {}

  /** A new code for one station. */
  public String newCode() {
    return newCodes(1).codes().getFirst();
  }

  /** New codes for one station each; only their hashes are stored. */
  Codes newCodes(int count) {
    var codes = Stream.generate(() -> Secrets.letters(CODE_LENGTH)).limit(count).toList();
    var expires = clock.instant().plus(config.codeLife());
    store.insertCodes(codes.stream().map(Enrolments::hash).toList(), expires);
    return new Codes(codes, expires);
  }

  /**
   * Registers the station. A station that did not hear the answer may ask again with the same code
   * and key.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 for a code that is wrong, used or
   *     expired, 409 when the station is known under another key that counts, or brings one that
   *     was revoked
   */
  void enrol(String code, UUID station, Text name, byte[] publicKey) {
    var hash = hash(code);
    db.inTransaction(tx -> {
      Receipts.hold(tx);
      var given = store.lockCode(tx, hash).orElseThrow(Enrolments::badCode);
      admit(tx, given, hash, station, name, publicKey);
      return given;
    });
  }

  private void admit(
      Tx tx, EnrolmentStore.Code code, byte[] hash, UUID station, Text name, byte[] publicKey) {
    var known = store.lockKey(tx, station);
    var now = clock.instant();
    if (store.isRevoked(tx, station, publicKey)) {
      throw Problem.of(409, "key-revoked", "This key was revoked")
          .withDetail("Let the station make a new key, and ask the city for a new code.")
          .exception();
    }
    switch (judge(code, known, station, publicKey, now)) {
      case ADMIT -> {
        store.markUsed(tx, hash, station);
        if (known.isEmpty()) {
          store.insertStation(tx, station, name, publicKey, now);
          announcements.catchUp(tx, station, null);
          templates.catchUp(tx, station, null);
          News.ofStation(tx, station);
        }
      }
      case ADMIT_ANEW -> {
        store.markUsed(tx, hash, station);
        store.replaceKey(tx, station, name, publicKey);
        News.ofKey(tx, station);
        News.ofStation(tx, station);
      }
      case ADMITTED_BEFORE -> {}
      case BAD_CODE -> throw badCode();
      case OTHER_KEY ->
          throw Problem.of(409, "station-known", "This station is enrolled with another key")
              .withDetail(
                  "A station keeps its key files; restore them, or let the station begin anew with"
                      + " a new id.")
              .exception();
    }
  }

  /**
   * Lets what is signed with the station's key count for nothing from now on; what it reported
   * stays.
   *
   * @throws org.yizhan.platform.http.ProblemException 404
   */
  void revoke(UUID station, Principal by) {
    db.inTransaction(tx -> {
      var key =
          store.lockKey(tx, station).orElseThrow(() -> Problem.notFound("station").exception());
      store.revoke(tx, station, key.bytes(), clock.instant(), UUID.fromString(by.id()));
      News.ofKey(tx, station);
      News.ofStation(tx, station);
      return station;
    });
  }

  /** What becomes of a request to enrol. */
  enum Judgement {
    ADMIT,
    ADMIT_ANEW,
    ADMITTED_BEFORE,
    BAD_CODE,
    OTHER_KEY
  }

  static Judgement judge(
      EnrolmentStore.Code code,
      Optional<EnrolmentStore.Key> known,
      UUID station,
      byte[] publicKey,
      Instant now) {
    var sameKey = known.filter(key -> Arrays.equals(key.bytes(), publicKey)).isPresent();
    if (code.usedBy() != null) {
      return code.usedBy().equals(station) && sameKey
          ? Judgement.ADMITTED_BEFORE
          : Judgement.BAD_CODE;
    }
    if (!code.expiresAt().isAfter(now)) {
      return Judgement.BAD_CODE;
    }
    if (known.isPresent() && known.get().revoked()) {
      return Judgement.ADMIT_ANEW;
    }
    return known.isEmpty() || sameKey ? Judgement.ADMIT : Judgement.OTHER_KEY;
  }

  private static RuntimeException badCode() {
    return Problem.invalid("/code", "is wrong, used or expired; ask the city for a new one")
        .exception();
  }

  private static byte[] hash(String code) {
    return Secrets.sha256(code.getBytes(StandardCharsets.UTF_8));
  }
}
