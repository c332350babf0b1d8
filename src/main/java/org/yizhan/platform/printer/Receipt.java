package org.yizhan.platform.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Paper of a receipt printer: the few ESC/POS commands that printers of 58 and of 80 mm share, text
 * in GB18030. Every line is centred, so that it looks right on both.
 */
public final class Receipt {
  /** Latin letters on a line of the narrower paper; a Chinese sign takes the room of two. */
  public static final int COLUMNS = 32;

  private static final Charset CHARSET = Charset.forName("GB18030");
  private static final int ESC = 0x1b;
  private static final int FS = 0x1c;
  private static final int GS = 0x1d;
  private static final int QR = 49;
  private static final int MODEL_2 = 50;

  /** Level M: 15 % may be worn off. */
  private static final int CORRECTION_M = 49;

  /** Dots a side of the QR's modules: 0.75 mm, which phones and scanners read from worn paper. */
  private static final int MODULE_DOTS = 6;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An empty one, whatever the printer was told before. */
  public Receipt() {
    command(ESC, '@');
    command(FS, '&');
    command(ESC, 'a', 1);
  }

  /** Text in the usual size. */
  public Receipt line(String text) {
    return lines(text, 1);
  }

  /** Text in bold print. */
  public Receipt bold(String text) {
    command(ESC, 'E', 1);
    lines(text, 1);
    return command(ESC, 'E', 0);
  }

  /**
   * Text so many times as wide and high, in bold print.
   *
   * @param times 1 to 8
   */
  public Receipt large(String text, int times) {
    command(ESC, 'E', 1);
    command(GS, '!', (times - 1) << 4 | (times - 1));
    lines(text, times);
    command(GS, '!', 0);
    return command(ESC, 'E', 0);
  }

  /** A line across the paper. */
  public Receipt rule() {
    return line("-".repeat(COLUMNS));
  }

  /** An empty line. */
  public Receipt gap() {
    out.write('\n');
    return this;
  }

  /** A QR of at most 300 Latin letters, digits and signs. */
  public Receipt qr(String content) {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    symbol(65, MODEL_2, 0);
    symbol(67, MODULE_DOTS);
    symbol(69, CORRECTION_M);
    var length = bytes.length + 3;
    command(GS, '(', 'k', length & 0xff, length >> 8, QR, 80, 48);
    out.writeBytes(bytes);
    return symbol(81, 48);
  }

  /** Moves the paper out and cuts it. */
  public Receipt cut() {
    return command(GS, 'V', 66, 0);
  }

  /** What the printer is sent. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  private Receipt symbol(int function, int... values) {
    command(GS, '(', 'k', values.length + 2, 0, QR, function);
    return command(values);
  }

  private Receipt lines(String text, int times) {
    for (var line : Wrapping.of(clean(text), COLUMNS / times)) {
      out.writeBytes(line.getBytes(CHARSET));
      out.write('\n');
    }
    return this;
  }

  /**
   * Names come from people: a control character among them would be a command. The yen sign of
   * Latin-1 takes four bytes, which many printers print as two digits.
   */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").replace('¥', '￥');
  }

  private Receipt command(int... bytes) {
    for (int one : bytes) {
      out.write(one);
    }
    return this;
  }
}
