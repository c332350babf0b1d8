package org.yizhan.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no HTTP client would. */
final class RawHttp {
  private static final int PATIENCE_MS = 5_000;
  private static final int ENOUGH = 65_536;

  private RawHttp() {}

  /** The first part of what the server answers to these bytes. */
  static String answer(String url, String bytes) {
    var uri = URI.create(url);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      var read = new byte[ENOUGH];
      var count = socket.getInputStream().read(read);
      return new String(read, 0, Math.max(0, count), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
