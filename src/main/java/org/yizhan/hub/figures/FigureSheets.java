package org.yizhan.hub.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
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
    columns.add(Sheet.count("修订 Revisions"));
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

  static Sheet revisions(FigureViews.Exceptions exceptions) {
    var columns = new ArrayList<Sheet.Column>();
    Stream.of("驿站 Station", "日期 Day", "指标 Figure").map(Sheet::text).forEach(columns::add);
    Stream.of("原来 Before", "现在 After", "第几次 Revision").map(Sheet::count).forEach(columns::add);
    columns.add(Sheet.text("修订时间 Revised"));
    var rows = exceptions.revisions().stream().flatMap(FigureSheets::changes).toList();
    return new Sheet("revisions-" + exceptions.date(), columns, rows);
  }

  /** A line for each count that changed. */
  private static Stream<List<@Nullable Object>> changes(FigureViews.Revision r) {
    var names = new TreeSet<String>();
    r.before().keySet().forEach(name -> names.add(String.valueOf(name)));
    r.after().keySet().forEach(name -> names.add(String.valueOf(name)));
    return names.stream()
        .filter(name -> !Objects.equals(r.before().get(name), r.after().get(name)))
        .map(name ->
            List.of(
                r.name().zh(),
                r.day().toString(),
                name,
                number(r.before(), name),
                number(r.after(), name),
                r.revision(),
                r.at().toString()));
  }

  private static Object number(Map<?, ?> counts, String name) {
    var number = counts.get(name);
    return number == null ? 0 : number;
  }

  static Sheet notCounted(FigureViews.Exceptions exceptions) {
    var columns =
        List.of(
            Sheet.text("驿站 Station"),
            Sheet.text("原因 Reason"),
            Sheet.count("事件 Events"),
            Sheet.text("最近类型 Newest type"),
            Sheet.text("最近时间 Newest"));
    var rows =
        exceptions.notCounted().stream()
            .map(n ->
                List.of(
                    n.name().zh(),
                    n.reason().code(),
                    n.events(),
                    n.lastType(),
                    n.lastAt().toString()))
            .toList();
    return new Sheet("not-counted-" + exceptions.date(), columns, rows);
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
