package org.yizhan.station;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Recordings as people hand them in. */
final class Sounds {
  private static final int HERTZ = 8_000;
  private static final int SAMPLES = HERTZ / 10;

  private Sounds() {}

  /** A tenth of a second of silence, as 16-bit PCM. */
  static byte[] wav() {
    var bytes = ByteBuffer.allocate(44 + 2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(ascii("RIFF")).putInt(36 + 2 * SAMPLES).put(ascii("WAVEfmt ")).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(HERTZ).putInt(2 * HERTZ);
    bytes.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * SAMPLES);
    return bytes.array();
  }

  /** Bytes that begin so. */
  static byte[] beginning(byte... first) {
    var bytes = new byte[200];
    System.arraycopy(first, 0, bytes, 0, first.length);
    return bytes;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Hands in a recording of the text. */
  static Answer keep(Caller caller, String text) {
    return keep(caller, text, "audio/wav", wav());
  }

  static Answer keep(Caller caller, String text, String type, byte[] content) {
    return caller.with("Content-Type", type).send("PUT", path("zh-CN", text), content);
  }

  static String path(String language, String text) {
    return "/api/v1/voice/clips?language="
        + language
        + "&text="
        + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
