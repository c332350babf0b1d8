package org.yizhan.station.register.sheet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * A row of a sheet, and what is wrong with it.
 *
 * @param number as the spreadsheet counts it, from 1
 * @param cells by heading, plain; empty ones are left out
 * @param problems where whatever is wrong is written down
 */
record SheetRow(String sheet, int number, Map<String, String> cells, List<RowProblem> problems) {
  private static final Set<String> PERSONAL = Set.of(Sheets.ID_NUMBER, Sheets.PHONE);

  @Nullable String text(String column) {
    return cells.get(column);
  }

  /** The cell; an empty text, which is wrong, when there is none. */
  String needed(String column) {
    var value = cells.get(column);
    if (value == null) {
      wrong(column, new Text("没有填", "is empty"), new Text("请补上。", "Fill it in."));
      return "";
    }
    return value;
  }

  /** The day in the cell; absent when there is none or it is wrong. */
  @Nullable LocalDate day(String column) {
    var value = cells.get(column);
    if (value == null) {
      return null;
    }
    var day = Cells.day(value);
    if (day.isEmpty()) {
      wrong(
          column,
          new Text("不是日期", "is no day"),
          new Text("请写成 2026-11-25 的样子。", "Write it as 2026-11-25."));
    }
    return day.orElse(null);
  }

  /** The whole number in the cell, within the limits; absent when there is none or it is wrong. */
  @Nullable Integer number(String column, int least, int most) {
    var value = cells.get(column);
    if (value == null) {
      return null;
    }
    var whole = value.replaceFirst("\\.0+$", "");
    if (whole.matches("-?[0-9]{1,7}")) {
      var number = Integer.parseInt(whole);
      if (number >= least && number <= most) {
        return number;
      }
    }
    wrong(
        column,
        new Text("不是 %d 到 %d 的整数".formatted(least, most), "is no whole number in range"),
        new Text(
            "请填 %d 到 %d。".formatted(least, most),
            "Write a whole number from %d to %d.".formatted(least, most)));
    return null;
  }

  /** What a word stands for; absent when there is none or it is not known. */
  <T> Optional<T> choice(String column, Map<String, T> meanings) {
    return Optional.ofNullable(cells.get(column)).flatMap(word -> meaning(column, word, meanings));
  }

  /** What the words of a list stand for. */
  <T> List<T> choices(String column, Map<String, T> meanings) {
    return Optional.ofNullable(cells.get(column)).map(Cells::list).orElse(List.of()).stream()
        .flatMap(word -> meaning(column, word, meanings).stream())
        .toList();
  }

  private <T> Optional<T> meaning(String column, String word, Map<String, T> meanings) {
    var meaning = Optional.ofNullable(meanings.get(word));
    if (meaning.isEmpty()) {
      var known = String.join("、", meanings.keySet().stream().sorted().toList());
      wrong(
          column,
          new Text("不认识“" + word + "”", "has a word that is not known"),
          new Text("可以填：" + known + "。", "One of: " + known + "."));
    }
    return meaning;
  }

  void wrong(String column, Text problem, Text remedy) {
    var value = PERSONAL.contains(column) ? "" : cells.getOrDefault(column, "");
    problems.add(new RowProblem(sheet, number, column, value, problem, remedy));
  }
}
