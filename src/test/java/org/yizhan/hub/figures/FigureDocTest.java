package org.yizhan.hub.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yizhan.hub.indicator.Definition;
import org.yizhan.hub.indicator.Indicator;

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
    FigureViews.definitions().forEach(figure -> append(text, figure));
    text.append(
        """

        # Indicators of the programmes

        Written from `Indicator`. Made from what each station last said of its companies and workers in numbers; those of a district or the city
        are made from the sums of its stations. Goals that are numbers hold for the whole city.
        """);
    for (var indicator : Indicator.values()) {
      append(text, indicator.definition(true));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Definition one) {
    text.append("\n## ").append(one.name().zh()).append(" · ").append(one.name().en());
    text.append("\n`").append(one.code()).append("`, ").append(one.unit());
    text.append(one.goal() == null ? "" : ", goal " + one.goal());
    text.append(", from ").append(one.source()).append("\n\n");
    text.append(one.definition().zh()).append("\n\n");
    text.append(one.definition().en()).append("\n");
  }

  @Test
  void saysWhatTheCodeSays() throws IOException {
    if (Boolean.getBoolean("format.write")) {
      Files.writeString(DOC, text());
    }
    assertThat(DOC).hasContent(text());
  }
}
