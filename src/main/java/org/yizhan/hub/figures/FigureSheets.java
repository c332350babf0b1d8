package org.yizhan.hub.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.Sheet;

/** The tables of figures, to be taken along. */
final class FigureSheets {
  private FigureSheets() {}

  static Sheet ranking(FigureViews.Ranking ranking) {
    var columns = columns(Sheet.text("驿站 Station"));
    var rows =
        ranking.stations().stream().map(line -> row(line.name().zh(), line.values())).toList();
    return new Sheet("stations-" + span(ranking.from(), ranking.to()), columns, rows);
  }

  static Sheet districts(FigureViews.ByDistrict figures) {
    var columns = columns(Sheet.text("城区 District"));
    var rows = figures.districts().stream().map(d -> row(d.name().zh(), d.total())).toList();
    return new Sheet("districts-" + span(figures.from(), figures.to()), columns, rows);
  }

  static Sheet days(FigureViews.Series series) {
    var columns = new ArrayList<>(columns(Sheet.text("日期 Day")));
    columns.add(new Sheet.Column("修订 Revisions", "#,##0"));
    var rows =
        series.periods().stream()
            .map(period -> {
              var row = row(period.from().toString(), period.values());
              row.add(period.revision());
              return row;
            })
            .toList();
    return new Sheet("days-" + span(series.from(), series.to()), columns, rows);
  }

  static Sheet exceptions(FigureViews.Exceptions exceptions) {
    var columns =
        Stream.of("驿站 Station", "开始 Start", "上门 Visit", "原因 Reasons").map(Sheet::text).toList();
    var rows =
        exceptions.visits().stream()
            .map(v ->
                List.of(
                    v.name().zh(),
                    v.start().toString(),
                    v.visit().toString(),
                    String.join(" ", v.reasons())))
            .toList();
    return new Sheet("exceptions-" + exceptions.date(), columns, rows);
  }

  private static List<Sheet.Column> columns(Sheet.Column first) {
    return Stream.concat(
            Stream.of(first),
            Stream.of(Figure.values())
                .map(f ->
                    new Sheet.Column(
                        f.title().zh() + " " + f.title().en(),
                        f.unit().equals("share") ? "0.0%" : "#,##0.##")))
        .toList();
  }

  private static List<@Nullable Object> row(String first, Map<String, @Nullable Double> values) {
    var row = new ArrayList<@Nullable Object>();
    row.add(first);
    for (var figure : Figure.values()) {
      row.add(values.get(figure.code()));
    }
    return row;
  }

  private static String span(LocalDate from, LocalDate to) {
    return from + "-" + to;
  }
}
