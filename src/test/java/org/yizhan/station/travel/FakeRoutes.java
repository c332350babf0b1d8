package org.yizhan.station.travel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fake of OSRM's table service, no router: from the i-th to the j-th place of a question it takes
 * {@code 60 i + 600 j} seconds, and no route leads from the first to the last. It can also be rude.
 */
final class FakeRoutes implements AutoCloseable {
  private static final Pattern SIDES = Pattern.compile("sources=([0-9;]+)&destinations=([0-9;]+)");

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.POLITE;

  /** How it answers. */
  enum Mood {
    POLITE,
    BROKEN,
    SHORT,
    GARBLED,
    SILENT
  }

  FakeRoutes() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/osrm/";
  }

  void is(Mood now) {
    mood = now;
  }

  /** Path and query of every question. */
  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var question = exchange.getRequestURI().toString();
    asked.add(question);
    switch (mood) {
      case POLITE -> send(exchange, 200, table(question));
      case BROKEN -> send(exchange, 500, "{\"code\":\"InternalError\"}");
      case SHORT -> send(exchange, 200, "{\"code\":\"Ok\",\"durations\":[[1]]}");
      case GARBLED -> send(exchange, 200, "<html>Welcome</html>");
      case SILENT -> {
        // Nothing is ever answered.
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String table(String question) {
    var sides = SIDES.matcher(question);
    if (!sides.find()) {
      throw new IllegalStateException(question);
    }
    int rows = sides.group(1).split(";").length;
    int columns = sides.group(2).split(";").length;
    return IntStream.range(0, rows)
        .mapToObj(i ->
            IntStream.range(0, columns)
                .mapToObj(j -> seconds(i, j, columns))
                .collect(Collectors.joining(",", "[", "]")))
        .collect(Collectors.joining(",", "{\"code\":\"Ok\",\"durations\":[", "]}"));
  }

  private static String seconds(int i, int j, int columns) {
    return i == 0 && j == columns - 1 ? "null" : Integer.toString(60 * i + 600 * j);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
