package org.yizhan.station.report;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.Text;

/**
 * The hub over HTTP. Calls are signed with the station's own key, anew every four to five minutes;
 * a station whose clock is off signs by the hub's, as soon as it was refused and told the time, so
 * that it is shown how far off it is rather than shut out.
 */
public final class HubClient implements Uplink {
  private static final String ISSUER = "yizhan-station";
  private static final String AUDIENCE = "yizhan-hub";
  private static final Duration SIGNATURE_LIFE = Duration.ofMinutes(10);

  /** Less than what the hub lets pass, and more than what a call takes. */
  private static final Duration NOTICED = Duration.ofSeconds(10);

  /**
   * Making and checking a signature costs more than the rest of a small call: with one for half a
   * minute, a hub of thousands of stations spent half of its time on checking.
   */
  private static final Duration SIGNATURE_USED = Duration.ofMinutes(5);

  /**
   * So much sooner at most: stations that came to the hub together do not sign together for ever.
   */
  private static final Duration SIGNED_SOONER = Duration.ofMinutes(1);

  /**
   * Up to here a call says by its length that it is small, and a hub to which many send much at
   * once takes it all the same; what is packed does not say how large it is.
   */
  private static final int SMALL_BYTES = 16_384;

  private static final String GZIP = "gzip";

  private final HttpClient http;
  private final HubLinkConfig config;
  private final UUID station;
  private final KeyPair key;
  private final Tokens tokens;
  private final InstantSource clock;

  /** How far the hub's clock is ahead, where it matters. */
  private volatile Duration hubAhead = Duration.ZERO;

  private volatile @Nullable Signature signature;

  /** Whether the hub said that it unpacks; an older one, or the next node, may not. */
  private volatile boolean hubUnpacks;

  /**
   * @param http closed with this
   * @param key signs every call
   */
  public HubClient(
      Vertx vertx,
      HttpClient http,
      HubLinkConfig config,
      UUID station,
      KeyPair key,
      InstantSource clock) {
    this.http = http;
    this.config = config;
    this.station = station;
    this.key = key;
    this.clock = clock;
    this.tokens = Tokens.signing(vertx, key, ISSUER, AUDIENCE, clock);
  }

  /** A client that takes packed answers. */
  static HttpClient http(Vertx vertx) {
    return vertx.createHttpClient(new HttpClientOptions().setDecompressionSupported(true));
  }

  private record Signature(String token, Instant from, Instant until) {}

  private record Enrolment(String code, UUID station, Text name, String publicKey) {}

  private record Call(
      UUID epoch,
      Leg.@Nullable Parent parent,
      String previousHash,
      List<Sealed> events,
      long applied,
      int waitSeconds,
      Instant now,
      long missing) {}

  private record Sealed(long seq, String hash, String body) {}

  private record Refusal(@Nullable String type, @Nullable String title, @Nullable String detail) {}

  @Override
  public void enrol(Text name) {
    var publicKey = Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    var body = new Enrolment(config.enrolmentCode(), station, name, publicKey);
    post(request("/api/v1/stations/enrolments", config.timeout()), body, 201).await();
  }

  @Override
  public Future<Answer> exchange(
      Leg leg,
      byte[] previousHash,
      List<SealedEvent> events,
      long missing,
      long applied,
      int waitSeconds) {
    var sealed = events.stream().map(HubClient::sealed).toList();
    var call =
        new Call(
            leg.epoch(),
            leg.parent(),
            Secrets.hex(previousHash),
            sealed,
            applied,
            waitSeconds,
            clock.instant(),
            missing);
    return signed(call)
        .recover(failure -> timeLearned(failure) ? signed(call) : Future.failedFuture(failure));
  }

  private Future<Answer> signed(Call call) {
    var request =
        request("/api/v1/exchange", config.timeout().plusSeconds(call.waitSeconds()))
            .putHeader("Authorization", "Bearer " + token());
    return post(request, call, 200)
        .map(answer -> Json.read(answer, Answer.class))
        .onFailure(this::unsign);
  }

  private String token() {
    var now = clock.instant().plus(hubAhead);
    var known = signature;
    if (known != null && !now.isBefore(known.from()) && now.isBefore(known.until())) {
      return known.token();
    }
    var self = Principal.of(Role.STATION, station.toString());
    var sooner = ThreadLocalRandom.current().nextLong(SIGNED_SOONER.toMillis());
    var until = now.plus(SIGNATURE_USED).minusMillis(sooner);
    var fresh = new Signature(tokens.issue(self, now, SIGNATURE_LIFE), now, until);
    signature = fresh;
    return fresh.token();
  }

  /** A signature that was refused is not used again. */
  private void unsign(Throwable failure) {
    if (failure instanceof HubRefused refused && refused.status() == 401) {
      signature = null;
    }
  }

  /** Whether the hub refused a signature and tells another time than the one it was made by. */
  private boolean timeLearned(Throwable failure) {
    if (!(failure instanceof HubRefused refused)
        || refused.status() != 401
        || refused.hubTime() == null) {
      return false;
    }
    var ahead = Duration.between(clock.instant(), refused.hubTime());
    if (ahead.minus(hubAhead).abs().compareTo(NOTICED) < 0) {
      return false;
    }
    hubAhead = ahead;
    return true;
  }

  @Override
  public void close() {
    http.close();
  }

  /** Neither connecting nor waiting for the next byte may take longer than {@code timeout}. */
  private RequestOptions request(String path, Duration timeout) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(config.endpoint(path))
        .setConnectTimeout(config.timeout().toMillis())
        .setIdleTimeout(timeout.toMillis())
        .putHeader("Content-Type", "application/json");
  }

  private Future<byte[]> post(RequestOptions options, Object body, int expected) {
    var bytes = Json.bytes(body);
    var packed = hubUnpacks && bytes.length > SMALL_BYTES;
    if (packed) {
      options.putHeader("Content-Encoding", GZIP);
    }
    return http.request(options)
        .compose(request -> request.send(Buffer.buffer(packed ? packed(bytes) : bytes)))
        .compose(response -> {
          learn(response, packed);
          return response.body().map(answer -> require(response, expected, answer.getBytes()));
        });
  }

  /** What cannot be read packed is sent plainly the next time. */
  private void learn(HttpClientResponse response, boolean packed) {
    var status = response.statusCode();
    if (status == 200) {
      hubUnpacks = GZIP.equals(response.getHeader("Accept-Encoding"));
    } else if (packed && (status == 400 || status == 415)) {
      hubUnpacks = false;
    }
  }

  private static byte[] packed(byte[] plain) {
    var bytes = new ByteArrayOutputStream(plain.length / 4);
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Sealed sealed(SealedEvent event) {
    var body = new String(event.body(), StandardCharsets.UTF_8);
    return new Sealed(event.seq(), Secrets.hex(event.hash()), body);
  }

  private static byte[] require(HttpClientResponse response, int expected, byte[] body) {
    if (response.statusCode() != expected) {
      throw refused(response, body);
    }
    return body;
  }

  /** A proxy in between may answer something that is no problem of ours. */
  private static HubRefused refused(HttpClientResponse response, byte[] body) {
    var at = time(response.getHeader("Date"));
    var again = seconds(response.getHeader("Retry-After"));
    try {
      var refusal = Json.read(body, Refusal.class);
      return new HubRefused(
          response.statusCode(),
          String.valueOf(refusal.type()),
          refusal.detail() == null ? String.valueOf(refusal.title()) : refusal.detail(),
          at,
          again);
    } catch (RuntimeException e) {
      return new HubRefused(response.statusCode(), "", "no answer of a hub", at, again);
    }
  }

  /** A proxy may tell a date instead, which says no more than that the hub is away. */
  private static Duration seconds(@Nullable String header) {
    return header != null && header.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(header))
        : Duration.ZERO;
  }

  private static @Nullable Instant time(@Nullable String date) {
    var parsed = date == null ? null : DateFormatter.parseHttpDate(date);
    return parsed == null ? null : parsed.toInstant();
  }
}
