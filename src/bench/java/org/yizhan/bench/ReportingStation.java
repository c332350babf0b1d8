package org.yizhan.bench;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.yizhan.city.world.StationWorld;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.Text;

/**
 * A simulated station with a sealed past, and the calls in which it reports that to the hub, made
 * beforehand: stations have processors of their own.
 */
final class ReportingStation {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate OPENED = LocalDate.of(2026, 3, 2);
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

  private static final String EXCHANGE = "/api/v1/exchange";

  private final UUID id = Ids.next();
  private final UUID epoch = Ids.next();
  private final KeyPair key;
  private final List<SealedEvent> events;

  /** Lives until so many events are sealed; the same seed leads the same life. */
  ReportingStation(int count, long seed) throws GeneralSecurityException {
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    events = seal(life(count, seed));
  }

  private static List<Event> life(int count, long seed) {
    var world = StationWorld.opening(OPENED, ZONE, seed);
    var life = new ArrayList<Event>(count);
    for (int day = 1; life.size() < count; day++) {
      life.addAll(world.advance(OPENED.plusDays(day).atStartOfDay(ZONE).toInstant()));
    }
    return life.subList(0, count);
  }

  private List<SealedEvent> seal(List<Event> life) {
    var sealed = new ArrayList<SealedEvent>(life.size());
    var hash = SealedEvent.genesis();
    for (var event : life) {
      var body = event.body();
      hash = SealedEvent.chain(hash, body);
      sealed.add(
          new SealedEvent(epoch, sealed.size() + 1L, event.subject(), event.type(), body, hash));
    }
    return sealed;
  }

  /** What the station says of itself with its code. */
  Map<String, Object> enrolment(String code) {
    var publicKey = Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    var name = new Text("测量驿站", "Measured station");
    return Map.of("code", code, "station", id, "name", name, "publicKey", publicKey);
  }

  /**
   * Its calls in order, with one signature, since they are made within half a minute, and with up
   * to {@code batch} events.
   *
   * @param packed as stations send them to a hub that unpacks
   */
  List<byte[]> calls(Vertx vertx, int batch, boolean packed) throws IOException {
    var tokens = Tokens.signing(vertx, key, "yizhan-station", "yizhan-hub", InstantSource.system());
    var station = Principal.of(Role.STATION, id.toString());
    var calls = new ArrayList<byte[]>();
    var headers = "Authorization: Bearer " + tokens.issue(station, LONG_ENOUGH) + "\r\n";
    for (int from = 0; from < events.size(); from += batch) {
      var to = Math.min(events.size(), from + batch);
      var body = Json.bytes(call(from, to));
      calls.add(
          packed
              ? Load.request("POST", EXCHANGE, headers + "Content-Encoding: gzip\r\n", pack(body))
              : Load.request("POST", EXCHANGE, headers, body));
    }
    return calls;
  }

  private static byte[] pack(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private Map<String, Object> call(int from, int to) {
    var before = from == 0 ? SealedEvent.genesis() : events.get(from - 1).hash();
    return Map.of(
        "epoch",
        epoch,
        "previousHash",
        Secrets.hex(before),
        "events",
        events.subList(from, to).stream().map(ReportingStation::said).toList(),
        "applied",
        0,
        "waitSeconds",
        0,
        "now",
        Instant.now(),
        "missing",
        events.size() - from);
  }

  private static Map<String, Object> said(SealedEvent event) {
    var body = new String(event.body(), StandardCharsets.UTF_8);
    return Map.of("seq", event.seq(), "hash", Secrets.hex(event.hash()), "body", body);
  }

  /**
   * Adds the rows of {@code station_event} that the hub makes of it, as {@code COPY} reads them.
   */
  void rows(StringBuilder rows, Instant receivedAt) {
    for (var sealed : events) {
      var event = ReceivedEvent.of(sealed.seq(), sealed.hash(), sealed.body());
      var values =
          List.of(
              id,
              epoch,
              event.seq(),
              event.id(),
              event.at(),
              event.type(),
              event.subject(),
              event.version(),
              "\\\\x" + Secrets.hex(event.body()),
              "\\\\x" + Secrets.hex(event.hash()),
              receivedAt);
      values.forEach(value -> rows.append(value).append('\t'));
      rows.setCharAt(rows.length() - 1, '\n');
    }
  }

  /** How many events it has. */
  int size() {
    return events.size();
  }

  /** Its id. */
  UUID id() {
    return id;
  }
}
