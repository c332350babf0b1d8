package org.yizhan.hub.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** The table of stations for a spreadsheet. */
final class RankingSheet {
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private RankingSheet() {}

  private static List<String> headings(FigureViews.Ranking ranking) {
    var headings = new ArrayList<String>();
    headings.add("驿站 Station");
    ranking.definitions().forEach(d -> headings.add(d.name().zh() + " " + d.name().en()));
    return headings;
  }

  static byte[] xlsx(FigureViews.Ranking ranking) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Yizhan", "1.0")) {
      var sheet = workbook.newWorksheet(ranking.from() + " " + ranking.to());
      var headings = headings(ranking);
      for (int column = 0; column < headings.size(); column++) {
        sheet.value(0, column, headings.get(column));
        sheet.style(0, column).bold().set();
      }
      sheet.freezePane(1, 1);
      int row = 1;
      for (var line : ranking.stations()) {
        sheet.value(row, 0, line.name().zh());
        int column = 1;
        for (var definition : ranking.definitions()) {
          @Nullable Double value = line.values().get(definition.code());
          if (value != null) {
            sheet.value(row, column, value);
            sheet
                .style(row, column)
                .format(definition.unit().equals("share") ? "0.0%" : "#,##0.##")
                .set();
          }
          column++;
        }
        row++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] csv(FigureViews.Ranking ranking) {
    var text = new StringBuilder("\uFEFF");
    text.append(String.join(",", headings(ranking))).append("\r\n");
    for (var line : ranking.stations()) {
      var values =
          ranking.definitions().stream()
              .map(d -> line.values().get(d.code()))
              .map(value -> value == null ? "" : value.toString())
              .collect(Collectors.joining(","));
      text.append(quoted(line.name().zh())).append(',').append(values).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A cell that begins like a formula is made text, because a spreadsheet would run it. */
  private static String quoted(String value) {
    var safe = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
