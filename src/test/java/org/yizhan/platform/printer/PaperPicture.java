package org.yizhan.platform.printer;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paper drawn dot by dot. Where the machine has no Chinese font its signs are boxes. */
final class PaperPicture {
  private static final int WIDTH = 576;
  private static final int MARGIN = 24;
  private static final int CELL = 12;
  private static final int LINE = 30;
  private static final File FONT =
      new File("kiosk-ui/node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf");

  private PaperPicture() {}

  static BufferedImage of(List<Paper.Mark> marks) {
    int height = 2 * MARGIN + marks.stream().mapToInt(PaperPicture::height).sum();
    var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    var paper = image.createGraphics();
    paper.setColor(Color.WHITE);
    paper.fillRect(0, 0, WIDTH, height);
    paper.setColor(Color.BLACK);
    var font = font();
    int top = MARGIN;
    for (var mark : marks) {
      draw(paper, font, mark, top);
      top += height(mark);
    }
    paper.dispose();
    return image;
  }

  private static int height(Paper.Mark mark) {
    return switch (mark) {
      case Paper.Mark.Line line -> LINE * line.times();
      case Paper.Mark.Qr qr -> matrix(qr).getHeight() * qr.dots();
    };
  }

  private static void draw(Graphics2D paper, Optional<Font> font, Paper.Mark mark, int top) {
    switch (mark) {
      case Paper.Mark.Line line -> draw(paper, font, line, top);
      case Paper.Mark.Qr qr -> draw(paper, qr, top);
    }
  }

  /** Each sign in its own cell, as a printer does. */
  private static void draw(Graphics2D paper, Optional<Font> font, Paper.Mark.Line line, int top) {
    int cell = CELL * line.times();
    int left = line.centred() ? (WIDTH - Wrapping.width(line.text()) * cell) / 2 : 0;
    for (int sign : line.text().codePoints().toArray()) {
      var text = Character.toString(sign);
      int wide = Wrapping.width(text) * cell;
      if (font.isPresent()) {
        paper.setRenderingHint(
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        paper.setFont(font.get().deriveFont(line.bold() ? Font.BOLD : Font.PLAIN, 2 * cell - 3));
        int own = paper.getFontMetrics().stringWidth(text);
        paper.drawString(text, left + (wide - own) / 2, top + 21 * line.times());
      } else if (sign != ' ') {
        paper.drawRect(left + 1, top + 2, wide - 3, 2 * cell - 4);
      }
      left += wide;
    }
  }

  private static void draw(Graphics2D paper, Paper.Mark.Qr qr, int top) {
    var matrix = matrix(qr);
    int left = (WIDTH - matrix.getWidth() * qr.dots()) / 2;
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y)) {
          paper.fillRect(left + x * qr.dots(), top + y * qr.dots(), qr.dots(), qr.dots());
        }
      }
    }
  }

  private static BitMatrix matrix(Paper.Mark.Qr qr) {
    try {
      var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
      return new QRCodeWriter().encode(qr.content(), BarcodeFormat.QR_CODE, 0, 0, hints);
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String scan(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    var dots = picture.getRGB(0, 0, width, height, null, 0, width);
    var source = new RGBLuminanceSource(width, height, dots);
    try {
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    } catch (ReaderException e) {
      throw new AssertionError("no QR can be read off the paper", e);
    }
  }

  /** Absent on a machine on which Java has no font at all. */
  private static Optional<Font> font() {
    try {
      return Optional.of(
          FONT.exists()
              ? Font.createFont(Font.TRUETYPE_FONT, FONT)
              : new Font(Font.MONOSPACED, Font.PLAIN, CELL));
    } catch (Exception | LinkageError | InternalError e) {
      return Optional.empty();
    }
  }
}
