package org.yizhan.hub.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.indicator.Definition;
import org.yizhan.platform.text.Text;

/** Figures as officials read them; times are those of {@code zone}. */
record FigureViews(ZoneId zone) {
  static List<Definition> definitions() {
    return Stream.of(Figure.values())
        .map(f ->
            new Definition(f.code(), f.unit(), f.goal(), f.title(), f.definition(), f.source()))
        .toList();
  }

  /**
   * @param by {@code day}, {@code month} or {@code year}
   */
  record Series(
      LocalDate from,
      LocalDate to,
      String by,
      List<Definition> definitions,
      Map<String, @Nullable Double> total,
      List<Period> periods) {}

  record Period(
      LocalDate from,
      Map<String, @Nullable Double> values,
      int revision,
      @Nullable OffsetDateTime revisedAt) {}

  record ByDistrict(
      LocalDate from,
      LocalDate to,
      String by,
      List<Definition> definitions,
      List<District> districts) {}

  record District(UUID id, Text name, Map<String, @Nullable Double> total, List<Period> periods) {}

  /**
   * @param found how many stations were looked for
   */
  record Ranking(
      LocalDate from, LocalDate to, List<Definition> definitions, int found, List<Line> stations) {}

  record Line(
      UUID id,
      Text name,
      Map<String, @Nullable Double> values,
      @Nullable OffsetDateTime revisedAt) {}

  /**
   * @param putAside records of the log that are no events of any station, for those who see all
   */
  record Exceptions(
      LocalDate date,
      List<Visit> visits,
      List<Revision> revisions,
      List<NotCountedLine> notCounted,
      @Nullable Long putAside) {}

  record NotCountedLine(
      UUID station,
      Text name,
      NotCounted.Reason reason,
      long events,
      long lastSeq,
      String lastType,
      OffsetDateTime lastAt) {}

  record Visit(UUID station, Text name, UUID visit, OffsetDateTime start, List<String> reasons) {}

  record Revision(
      UUID station,
      Text name,
      LocalDate day,
      int revision,
      OffsetDateTime at,
      Map<?, ?> before,
      Map<?, ?> after) {}

  static Map<String, @Nullable Double> total(List<FigureStore.Period> periods) {
    return values(
        periods.stream().map(FigureStore.Period::counts).reduce(Counts.none(), Counts::plus));
  }

  List<Period> periods(List<FigureStore.Period> periods) {
    return periods.stream()
        .map(p -> new Period(p.from(), values(p.counts()), p.revision(), local(p.revisedAt())))
        .toList();
  }

  District district(FigureStore.DistrictPeriods d) {
    return new District(d.id(), d.name(), total(d.periods()), periods(d.periods()));
  }

  Line line(FigureStore.Line l) {
    return new Line(l.id(), l.name(), values(l.counts()), local(l.revisedAt()));
  }

  Visit visit(FigureStore.Odd odd) {
    return new Visit(odd.station(), odd.name(), odd.visit(), at(odd.start()), odd.reasons());
  }

  Revision revision(FigureStore.Revision r) {
    return new Revision(
        r.station(), r.name(), r.day(), r.revision(), at(r.at()), r.before(), r.after());
  }

  NotCountedLine notCounted(NotCountedStore.Line n) {
    return new NotCountedLine(
        n.station(), n.name(), n.reason(), n.events(), n.lastSeq(), n.lastType(), at(n.lastAt()));
  }

  private static Map<String, @Nullable Double> values(Counts counts) {
    var values = new LinkedHashMap<String, @Nullable Double>();
    for (var figure : Figure.values()) {
      var value = figure.value(counts);
      values.put(figure.code(), value.isPresent() ? value.getAsDouble() : null);
    }
    return values;
  }

  private @Nullable OffsetDateTime local(@Nullable Instant instant) {
    return instant == null ? null : at(instant);
  }

  private OffsetDateTime at(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
