package org.yizhan.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Closed-loop HTTP load: so many connections, each sending its next request when the last is
 * answered. It speaks just enough HTTP/1.1 on plain sockets to cost little of the two processors it
 * shares with the server.
 */
final class Load {
  private static final AtomicBoolean COMPLAINED = new AtomicBoolean();

  private Load() {}

  /**
   * What came of it.
   *
   * @param perSecond answers with the expected status a second
   * @param millis latencies of those, sorted
   * @param others answers with another status
   */
  record Result(double perSecond, double[] millis, long others) {
    double percentile(double share) {
      return millis.length == 0
          ? Double.NaN
          : millis[(int) Math.min(millis.length - 1, millis.length * share)];
    }
  }

  private record Share(List<Double> millis, long others) {}

  /** Sends {@code requests} from {@code connections} connections for {@code seconds}. */
  static Result run(
      int port, int connections, double seconds, int expected, IntFunction<byte[]> requests)
      throws Exception {
    var next = new AtomicInteger();
    var began = System.nanoTime();
    var deadline = began + (long) (seconds * 1e9);
    try (var threads = Executors.newFixedThreadPool(connections)) {
      var work = new ArrayList<Future<Share>>();
      for (int i = 0; i < connections; i++) {
        work.add(threads.submit(() -> one(port, deadline, expected, next, requests)));
      }
      var millis = new ArrayList<Double>();
      long others = 0;
      for (var share : work) {
        millis.addAll(share.get().millis());
        others += share.get().others();
      }
      var elapsed = (System.nanoTime() - began) / 1e9;
      var sorted = millis.stream().mapToDouble(d -> d).toArray();
      Arrays.sort(sorted);
      return new Result(sorted.length / elapsed, sorted, others);
    }
  }

  private static Share one(
      int port, long deadline, int expected, AtomicInteger next, IntFunction<byte[]> requests)
      throws IOException {
    var millis = new ArrayList<Double>();
    long others = 0;
    try (var line = new Line(port)) {
      while (System.nanoTime() < deadline) {
        var request = requests.apply(next.getAndIncrement());
        var began = System.nanoTime();
        if (line.call(request) == expected) {
          millis.add((System.nanoTime() - began) / 1e6);
        } else {
          others++;
        }
      }
    }
    return new Share(millis, others);
  }

  /** A connection that stays open. */
  static final class Line implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Line(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** Sends a request and reads the whole answer; its status. */
    int call(byte[] request) throws IOException {
      socket.getOutputStream().write(request);
      return answer(in);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** The bytes of a request. */
  static byte[] request(String method, String path, String headers, String body) {
    return request(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with a body that is bytes already. */
  static byte[] request(String method, String path, String headers, byte[] content) {
    var head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + headers
            + (content.length == 0
                ? ""
                : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n")
            + "\r\n";
    var start = head.getBytes(StandardCharsets.US_ASCII);
    var all = Arrays.copyOf(start, start.length + content.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    return all;
  }

  private static int answer(InputStream in) throws IOException {
    var status = Integer.parseInt(line(in).split(" ", 3)[1]);
    var length = 0;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    var body = in.readNBytes(length);
    if (status >= 400 && COMPLAINED.compareAndSet(false, true)) {
      System.out.println("First refusal: " + new String(body, StandardCharsets.UTF_8));
    }
    return status;
  }

  private static String line(InputStream in) throws IOException {
    var text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The server closed the connection");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }
}
