package org.yizhan.station.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.VirtualThreads;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.json.Json;

/** What a station's calls look like to a hub that answers what a test wants. */
class HubClientTest {
  private static final String TAKEN = "{\"ack\":1,\"downlink\":[]}";
  private static final int MANY = 200;
  private static final UUID EPOCH = Ids.next();

  private final VirtualThreads threads = new VirtualThreads();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final HubClient client = threads.call(this::client);

  private Instant now = Instant.parse("2026-11-20T04:00:00Z");

  private record Call(boolean packed, String signature, JsonNode body) {}

  private record Answer(int status, String header, String value) {}

  private HubClient client() {
    var server = threads.vertx().createHttpServer().requestHandler(this::answer);
    var port = server.listen(0, "127.0.0.1").await().actualPort();
    var config = new HubLinkConfig("http://127.0.0.1:" + port, "", 1, 30, 1);
    var http = HubClient.http(threads.vertx());
    return new HubClient(threads.vertx(), http, config, Ids.next(), newKey(), () -> now);
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpServerRequest request) {
    var packed = "gzip".equals(request.getHeader("Content-Encoding"));
    request
        .body()
        .onSuccess(body -> {
          var signature = String.valueOf(request.getHeader("Authorization"));
          calls.add(new Call(packed, signature, read(body.getBytes(), packed)));
          var answer = answers.remove();
          request
              .response()
              .setStatusCode(answer.status())
              .putHeader(answer.header(), answer.value())
              .end(answer.status() == 200 ? TAKEN : "{}");
        });
  }

  private static JsonNode read(byte[] bytes, boolean packed) {
    try (var plain = new ByteArrayInputStream(bytes)) {
      return Json.mapper().readTree(packed ? new GZIPInputStream(plain) : plain);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    threads.close();
  }

  private void answers(int status, String header, String value) {
    answers.add(new Answer(status, header, value));
  }

  private Call send(int count) {
    var body = "{\"what\":\"happened\"}".getBytes(StandardCharsets.UTF_8);
    var events =
        IntStream.rangeClosed(1, count)
            .mapToObj(seq -> new SealedEvent(EPOCH, seq, EPOCH, "it", body, new byte[32]))
            .toList();
    threads.call(() -> client.exchange(leg(), new byte[32], events, count, 0, 0).await());
    return calls.remove();
  }

  private static Leg leg() {
    return new Leg(EPOCH, null, 0, Long.MAX_VALUE);
  }

  @Test
  void packsOnceTheHubSaysThatItUnpacks() {
    answers(200, "Accept-Encoding", "gzip");
    answers(200, "Accept-Encoding", "gzip");
    answers(200, "Accept-Encoding", "gzip");

    assertThat(send(MANY).packed()).isFalse();
    var packed = send(MANY);
    assertThat(packed.packed()).isTrue();
    assertThat(packed.body().path("events")).hasSize(MANY);
    assertThat(send(1).packed()).as("too little to be worth it").isFalse();
  }

  @Test
  void sendsPlainlyToAHubThatDoesNotUnpackAnyMore() {
    answers(200, "Accept-Encoding", "gzip");
    answers(400, "X-Older", "yes");
    answers(200, "X-Older", "yes");
    answers(200, "X-Older", "yes");
    send(MANY);

    refused(MANY);

    assertThat(calls.remove().packed()).isTrue();
    assertThat(List.of(send(MANY).packed(), send(MANY).packed())).containsOnly(false);
  }

  @Test
  void usesASignatureForFourMinutesAtLeastUnlessItIsRefused() {
    for (int i = 0; i < 5; i++) {
      answers(200, "Accept-Encoding", "gzip");
    }
    var first = send(1).signature();
    now = now.plusSeconds(239);
    assertThat(send(1).signature()).isEqualTo(first);
    now = now.plusSeconds(62);
    var second = send(1).signature();
    assertThat(second).isNotEqualTo(first);

    var last = List.of(answers.remove(), answers.remove());
    answers(503, "Retry-After", "7");
    answers.add(last.getFirst());
    answers(401, "X-Unknown", "yes");
    answers.add(last.getLast());
    refused(1);
    calls.clear();
    assertThat(send(1).signature()).isEqualTo(second);
    refused(1);
    calls.clear();
    now = now.plusSeconds(1);
    assertThat(send(1).signature()).isNotEqualTo(second);
  }

  @Test
  void hearsHowLongTheHubWantsToBeLeftAlone() {
    answers(503, "Retry-After", "7");
    answers(503, "Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT");

    assertThat(refused(1).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(refused(1).retryAfter()).isZero();
  }

  private HubRefused refused(int count) {
    var failure = catchThrowableOfType(CompletionException.class, () -> send(count));
    assertThat(failure).hasCauseInstanceOf(HubRefused.class);
    return (HubRefused) Objects.requireNonNull(failure.getCause());
  }
}
