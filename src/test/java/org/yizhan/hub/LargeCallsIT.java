package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yizhan.station.Eventually;

/**
 * So many calls with much in them are in hand at once, on all event loops together (S27). A call
 * that says it brings much and then says nothing holds a place until it goes.
 */
class LargeCallsIT extends HubTest {
  /** {@code exchange.largeAtOnce} as it is unless somebody sets it. */
  private static final int AT_ONCE = 32;

  /** So many events are more than is always let in. */
  private static final int LARGE = 100;

  private final List<Socket> open = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (var socket : open) {
      socket.close();
    }
    open.clear();
  }

  /** Begins a call that announces a large body. */
  private void begin(String authorization) {
    var head =
        """
        POST /api/v1/exchange HTTP/1.1
        Host: hub
        Content-Type: application/json
        Content-Length: 100000
        %s
        """
            .formatted(authorization)
            .replace("\n", "\r\n");
    try {
      var socket = new Socket(InetAddress.getLoopbackAddress(), hub.port());
      open.add(socket);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private static FakeStation cutOff() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(LARGE, Instant.parse("2026-03-10T04:00:00Z"));
    return station;
  }

  private static HubApi.Answer send(FakeStation station, int last) {
    return hub.as(station.token(vertx), "POST", "/api/v1/exchange", station.call(1, last));
  }

  /**
   * A call that has just ended may have kept one of the others out, so one more comes each time.
   */
  private boolean isFull(FakeStation station, String authorization) {
    begin(authorization);
    return send(station, LARGE).status() == 503;
  }

  @Test
  void whoeverIsUnknownTakesNoPlace() throws IOException {
    for (int i = 0; i < 3 * AT_ONCE; i++) {
      begin("");
    }
    for (var socket : open) {
      var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(status).as("answered before it sent anything").isEqualTo("HTTP/1.1 401");
    }

    assertThat(send(cutOff(), LARGE).status()).isEqualTo(200);
  }

  @Test
  void stationsThatAreTooManyComeAgainUntilOthersAreGone() throws IOException {
    var station = cutOff();
    var authorization = "Authorization: Bearer " + station.token(vertx) + "\n";
    for (int i = 0; i < AT_ONCE; i++) {
      begin(authorization);
    }

    Eventually.holds(() -> isFull(station, authorization));
    assertThat(send(station, LARGE).whole().headers().firstValue("Retry-After")).isPresent();
    assertThat(send(station, 1).status()).as("a small call").isEqualTo(200);

    hangUp();
    Eventually.holds(() -> send(station, LARGE).status() == 200);
  }
}
