package org.yizhan.station.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of file that are kept. What a file is its bytes say, not its name: a picture is walked
 * from its first mark to its last, and what stands behind the last is cut off, so that nothing else
 * travels with it.
 */
public enum FileKind {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  PDF("application/pdf", "pdf");

  private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int CHUNK_FRAME = 12;
  private static final int RIFF_HEAD = 12;
  private static final int PDF_TAIL = 1_024;

  private final String type;
  private final String extension;

  FileKind(String type, String extension) {
    this.type = type;
    this.extension = extension;
  }

  /** The media type. */
  public String type() {
    return type;
  }

  /** How a file of this kind ends when it is saved. */
  public String extension() {
    return extension;
  }

  /** The kind of that media type. */
  public static FileKind of(String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.type.equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind of file: " + type));
  }

  /**
   * A file as it is kept.
   *
   * @param content without what stood behind its end
   */
  public record Sniffed(FileKind kind, byte[] content) {}

  /** What the bytes are; absent when they are no whole file of a kind that is kept. */
  public static Optional<Sniffed> sniff(byte[] bytes) {
    for (var kind : values()) {
      var end = kind.end(bytes);
      if (end > 0) {
        return Optional.of(new Sniffed(kind, Arrays.copyOf(bytes, end)));
      }
    }
    return Optional.empty();
  }

  /** Where a file of this kind ends in the bytes; -1 when they are none. */
  private int end(byte[] bytes) {
    return switch (this) {
      case JPEG -> endOfJpeg(bytes);
      case PNG -> endOfPng(bytes);
      case WEBP -> endOfWebp(bytes);
      case PDF -> endOfPdf(bytes);
    };
  }

  /** Segments with their lengths, after each scan the entropy-coded bytes until the next mark. */
  private static int endOfJpeg(byte[] bytes) {
    if (bytes.length < 4 || mark(bytes, 0) != 0xD8) {
      return -1;
    }
    var at = 2;
    var scanned = false;
    while (at + 1 < bytes.length) {
      var mark = mark(bytes, at);
      if (mark == 0xD9) {
        return scanned ? at + 2 : -1;
      }
      if (mark < 0xC0 || at + 3 >= bytes.length) {
        return -1;
      }
      at += 2 + unsigned(bytes, at + 2);
      if (mark == 0xDA) {
        scanned = true;
        at = endOfScan(bytes, at);
      }
    }
    return -1;
  }

  private static int endOfScan(byte[] bytes, int from) {
    var at = from;
    while (at + 1 < bytes.length) {
      var mark = mark(bytes, at);
      if (mark > 0 && !(mark >= 0xD0 && mark <= 0xD7) && mark != 0xFF) {
        return at;
      }
      at++;
    }
    return bytes.length;
  }

  /** The mark at this place; -1 when there is none. */
  private static int mark(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xFF ? bytes[at + 1] & 0xFF : -1;
  }

  private static int unsigned(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }

  private static int endOfPng(byte[] bytes) {
    if (!starts(bytes, PNG_MARK)) {
      return -1;
    }
    var at = PNG_MARK.length;
    while (at + CHUNK_FRAME <= bytes.length) {
      var length = ByteBuffer.wrap(bytes, at, 4).getInt();
      var name = new String(bytes, at + 4, 4, StandardCharsets.US_ASCII);
      var first = at == PNG_MARK.length;
      if (length < 0 || length > bytes.length - at - CHUNK_FRAME || first != name.equals("IHDR")) {
        return -1;
      }
      at += length + CHUNK_FRAME;
      if (name.equals("IEND")) {
        return at;
      }
    }
    return -1;
  }

  private static int endOfWebp(byte[] bytes) {
    if (bytes.length < RIFF_HEAD + 8 || !text(bytes, 0, 4).equals("RIFF")) {
      return -1;
    }
    var length = ByteBuffer.wrap(bytes, 4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    var whole = length > RIFF_HEAD && length <= bytes.length - 8;
    return whole && text(bytes, 8, 7).equals("WEBPVP8") ? length + 8 : -1;
  }

  private static int endOfPdf(byte[] bytes) {
    var tail = Math.max(0, bytes.length - PDF_TAIL);
    return bytes.length > 32
            && text(bytes, 0, 5).equals("%PDF-")
            && text(bytes, tail, bytes.length - tail).contains("%%EOF")
        ? bytes.length
        : -1;
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }

  private static boolean starts(byte[] bytes, byte[] mark) {
    return bytes.length > mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }
}
