package org.yizhan.hub.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document of figures is the code's own; {@code -Dformat.write=true} writes it anew. */
class FigureDocTest {
  private static final Path DOC = Path.of("src/docs/figures.md");

  private static String text() {
    var text = new StringBuilder();
    text.append(
        """
        # Figures of the hub

        Written from `Figure` and `DayRules`; change them there. A figure of a district, the city, a month or a year is made from sums of its stations' days.
        A day that changes after it is over keeps what it said before, as a revision.
        """);
    for (var figure : Figure.values()) {
      text.append("\n## ").append(figure.title().zh()).append(" · ").append(figure.title().en());
      text.append("\n`").append(figure.code()).append("`, ").append(figure.unit());
      text.append(figure.goal() == null ? "" : ", goal " + figure.goal());
      text.append(", from ").append(figure.source()).append("\n\n");
      text.append(figure.definition().zh()).append("\n\n");
      text.append(figure.definition().en()).append("\n");
    }
    return text.toString();
  }

  @Test
  void saysWhatTheCodeSays() throws IOException {
    if (Boolean.getBoolean("format.write")) {
      Files.writeString(DOC, text());
    }
    assertThat(DOC).hasContent(text());
  }
}
