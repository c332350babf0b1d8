package org.yizhan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;

/** Listens as the board does, and notes when each report came. */
final class Board {
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final AtomicLongArray heard;
  private final AtomicInteger again = new AtomicInteger();

  /** Listens until the program ends; sequences stay below {@code most}. */
  Board(String token, int most) throws Exception {
    heard = new AtomicLongArray(most);
    request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + StationProcess.HTTP + "/api/v1/live"))
            .header("Authorization", "Bearer " + token)
            .header("Accept-Encoding", "identity")
            .build();
    var first = open();
    Thread.ofPlatform().daemon().start(() -> listen(first));
  }

  private BufferedReader open() throws IOException, InterruptedException {
    var stream = http.send(request, BodyHandlers.ofInputStream()).body();
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /** Whoever cannot read fast enough is sent away by the station, and comes back. */
  private void listen(BufferedReader first) {
    try {
      for (var reader = first; ; reader = open()) {
        try {
          reader.lines().forEach(this::hear);
        } catch (UncheckedIOException sentAway) {
          again.incrementAndGet();
        }
      }
    } catch (IOException | InterruptedException over) {
      // The station has ended.
    }
  }

  /** How often the stream was broken off. */
  int again() {
    return again.get();
  }

  private void hear(String line) {
    if (line.startsWith("data:")) {
      var now = System.nanoTime();
      var found = SEQUENCE.matcher(line);
      if (found.find()) {
        heard.set(Integer.parseInt(found.group(1)), now);
      }
    }
  }

  /** When each report came, by its sequence. */
  AtomicLongArray heard() {
    return heard;
  }
}
