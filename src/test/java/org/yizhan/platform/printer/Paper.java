package org.yizhan.platform.printer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** What a printer put on paper, to be read by programs and, as a picture, by people. */
public final class Paper {
  private final List<Mark> marks = new CopyOnWriteArrayList<>();
  private int moduleDots = 3;

  /** Something on the paper. */
  sealed interface Mark {
    /** A line, so many times as high and wide as usual. */
    record Line(String text, int times, boolean bold, boolean centred) implements Mark {}

    /** A QR with modules of so many dots. */
    record Qr(String content, int dots) implements Mark {}
  }

  void text(String line, int times, boolean bold, boolean centred) {
    marks.add(new Mark.Line(line, times, bold, centred));
  }

  void moduleDots(int dots) {
    moduleDots = dots;
  }

  void qr(String content) {
    marks.add(new Mark.Qr(content, moduleDots));
  }

  /** Every line of text, in order. */
  public String text() {
    return marks.stream()
        .filter(Mark.Line.class::isInstance)
        .map(mark -> ((Mark.Line) mark).text())
        .collect(Collectors.joining("\n"));
  }

  /** The largest text. */
  public String largest() {
    return marks.stream()
        .filter(Mark.Line.class::isInstance)
        .map(Mark.Line.class::cast)
        .max(Comparator.comparingInt(Mark.Line::times))
        .orElseThrow()
        .text();
  }

  /** What the QR says to whoever reads it off the picture. */
  public String scanned() {
    return PaperPicture.scan(picture());
  }

  /** As it hangs out of the printer; 80 mm are 576 dots. */
  public BufferedImage picture() {
    return PaperPicture.of(marks);
  }

  /** Keeps the picture for people to look at, as {@code target/paper/<name>.png}. */
  public Paper photographed(String name) {
    var file = Path.of("target/paper", name + ".png");
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(picture(), "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
