package org.yizhan.station.voice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of recording that are kept. What one is its first bytes say, not its name. */
enum SoundKind {
  MP3("audio/mpeg"),
  OGG("audio/ogg"),
  WAV("audio/wav"),
  M4A("audio/mp4");

  /** What is shorter holds no sound. */
  private static final int SHORTEST = 44;

  private final String type;

  SoundKind(String type) {
    this.type = type;
  }

  /** The media type. */
  String type() {
    return type;
  }

  /** The kind of that media type. */
  static SoundKind of(String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.type.equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind of sound: " + type));
  }

  /** What the bytes are; absent when they are no recording of a kind that is kept. */
  static Optional<SoundKind> sniff(byte[] bytes) {
    return bytes.length < SHORTEST
        ? Optional.empty()
        : Arrays.stream(values()).filter(kind -> kind.begins(bytes)).findFirst();
  }

  private boolean begins(byte[] bytes) {
    return switch (this) {
      case MP3 -> text(bytes, 0, "ID3") || isMpegFrame(bytes);
      case OGG -> text(bytes, 0, "OggS");
      case WAV -> text(bytes, 0, "RIFF") && text(bytes, 8, "WAVE");
      case M4A -> text(bytes, 4, "ftyp");
    };
  }

  /**
   * Eleven set bits, MPEG 1 or 2, layer III, and a bit rate that exists (ISO/IEC 11172-3, 2.4.2.3).
   */
  private static boolean isMpegFrame(byte[] bytes) {
    return bytes[0] == (byte) 0xFF
        && (bytes[1] & 0xF6) == 0xF2
        && (bytes[2] & 0xF0) != 0xF0
        && (bytes[2] & 0xF0) != 0;
  }

  private static boolean text(byte[] bytes, int at, String expected) {
    var found = new String(bytes, at, expected.length(), StandardCharsets.ISO_8859_1);
    return found.equals(expected);
  }
}
