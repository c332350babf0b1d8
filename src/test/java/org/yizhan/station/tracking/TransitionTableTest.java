package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.VisitState;

/**
 * The table of transitions in {@code src/docs/visit-life.md} is made from the code. {@code
 * -Dformat.write=true} writes it anew.
 */
class TransitionTableTest {
  private static final Path DOCUMENT = Path.of("src/docs/visit-life.md");
  private static final String BEGIN = "<!-- made from the code: begin -->\n";
  private static final String END = "<!-- made from the code: end -->\n";

  @Test
  void theDocumentSaysWhatTheCodeDoes() throws IOException {
    var document = Files.readString(DOCUMENT);
    var before = document.substring(0, document.indexOf(BEGIN) + BEGIN.length());
    var after = document.substring(document.indexOf(END));

    var fresh = before + transitions() + refusals() + after;

    if (Boolean.getBoolean("format.write")) {
      Files.writeString(DOCUMENT, fresh);
    }
    assertThat(Files.readString(DOCUMENT))
        .as("src/docs/visit-life.md is stale: run this test with -Dformat.write=true")
        .isEqualTo(fresh);
  }

  private static String transitions() {
    var types = ReportType.values();
    var head =
        row("state", Stream.of(types).map(ReportType::code))
            + "|"
            + " --- |".repeat(types.length + 1);
    var rows =
        Stream.of(VisitState.values())
            .map(state -> row(state.code(), Stream.of(types).map(type -> cell(state, type))));
    return head + "\n" + rows.collect(Collectors.joining()) + "\n";
  }

  private static String row(String first, Stream<String> cells) {
    return "| " + first + " | " + cells.collect(Collectors.joining(" | ")) + " |\n";
  }

  /** Before somebody has the visit, and after it was cancelled, more than the step decides. */
  private static String cell(VisitState state, ReportType type) {
    var own = new UUID(0, 1);
    var report = new Reported("1", own, own, 1, 1, type, DoorCode.ABSENT, true, Instant.EPOCH);
    var life = VisitLife.of(new VisitLife.Beginning(state, own), List.of(report));
    return switch (life.outcome(report)) {
      case Outcome.Applied(var next) -> next == state ? "noted" : "**" + next.code() + "**";
      case Outcome.Refused(var why) -> why.code();
    };
  }

  private static String refusals() {
    return Arrays.stream(Refusal.values())
        .map(why -> "- `%s`: %s / %s\n".formatted(why.code(), why.text().en(), why.text().zh()))
        .collect(Collectors.joining());
  }
}
