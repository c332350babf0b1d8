package org.yizhan.hub.figures;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/** Figures by day or month, stations beside each other, and what somebody has to look at. */
public final class FigureRoutes {
  private static final int REVISIONS = 100;
  private static final int EXCEPTIONS = 500;
  private static final long LONGEST_DAYS = 800;

  private final FigureStore store;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Reads {@code db}; days are those of {@code zone}. */
  public FigureRoutes(Db db, InstantSource clock, ZoneId zone) {
    this.store = new FigureStore(db);
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("getFigures", this::figures)
        .on("getRanking", request -> Reply.ok(ranking(request)))
        .on("exportRanking", this::export)
        .on("listExceptions", this::exceptions);
  }

  record Definition(
      String code, String unit, @Nullable Double goal, Text name, Text definition, String source) {
    static List<Definition> all() {
      return Stream.of(Figure.values())
          .map(f ->
              new Definition(f.code(), f.unit(), f.goal(), f.title(), f.definition(), f.source()))
          .toList();
    }
  }

  private record FiguresView(
      LocalDate from,
      LocalDate to,
      List<Definition> definitions,
      Map<String, @Nullable Double> total,
      List<PeriodView> periods) {}

  private record PeriodView(
      LocalDate from,
      Map<String, @Nullable Double> values,
      int revision,
      @Nullable OffsetDateTime revisedAt) {}

  record RankingView(
      LocalDate from, LocalDate to, List<Definition> definitions, List<LineView> stations) {}

  record LineView(
      UUID id,
      Text name,
      Map<String, @Nullable Double> values,
      @Nullable OffsetDateTime revisedAt) {}

  private record ExceptionsView(
      LocalDate date, List<VisitView> visits, List<RevisionView> revisions) {}

  private record VisitView(
      UUID station, Text name, UUID visit, OffsetDateTime start, List<String> reasons) {}

  private record RevisionView(
      UUID station,
      Text name,
      LocalDate day,
      int revision,
      OffsetDateTime at,
      Map<?, ?> before,
      Map<?, ?> after) {}

  private record Span(LocalDate from, LocalDate to) {
    static Span of(Request request) {
      var span = new Span(request.date("from"), request.date("to"));
      var days = span.from().until(span.to(), java.time.temporal.ChronoUnit.DAYS);
      if (days < 0 || days > LONGEST_DAYS) {
        throw Problem.invalid("to", "must be from 0 to 800 days after from").exception();
      }
      return span;
    }
  }

  private Reply figures(Request request) {
    var span = Span.of(request);
    @Nullable UUID station = request.query("station").map(UUID::fromString).orElse(null);
    if (station != null && !store.knows(station)) {
      throw Problem.notFound("station").exception();
    }
    var unit = request.query("by").orElse("day");
    var periods = store.periods(station, span.from(), span.to(), unit);
    var total =
        periods.stream().map(FigureStore.Period::counts).reduce(Counts.none(), Counts::plus);
    return Reply.ok(
        new FiguresView(
            span.from(),
            span.to(),
            Definition.all(),
            values(total),
            periods.stream()
                .map(p ->
                    new PeriodView(
                        p.from(), values(p.counts()), p.revision(), local(p.revisedAt())))
                .toList()));
  }

  private RankingView ranking(Request request) {
    var span = Span.of(request);
    var lines =
        store.ranking(span.from(), span.to()).stream()
            .map(l -> new LineView(l.id(), l.name(), values(l.counts()), local(l.revisedAt())))
            .toList();
    return new RankingView(span.from(), span.to(), Definition.all(), lines);
  }

  private Reply export(Request request) {
    var ranking = ranking(request);
    var name = "figures-" + ranking.from() + "-" + ranking.to();
    return request.query("format").filter("csv"::equals).isPresent()
        ? Reply.file(RankingSheet.csv(ranking), "text/csv; charset=utf-8", name + ".csv")
        : Reply.file(RankingSheet.xlsx(ranking), RankingSheet.XLSX, name + ".xlsx");
  }

  private Reply exceptions(Request request) {
    var date =
        request
            .query("date")
            .map(LocalDate::parse)
            .orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone));
    var from = date.atStartOfDay(zone).toInstant();
    var to = date.plusDays(1).atStartOfDay(zone).toInstant();
    return Reply.ok(
        new ExceptionsView(
            date,
            store.exceptions(from, to, EXCEPTIONS).stream().map(this::visit).toList(),
            store.revisions(REVISIONS).stream().map(this::revision).toList()));
  }

  private VisitView visit(FigureStore.Odd odd) {
    var visit = odd.visit();
    return new VisitView(
        odd.station(),
        odd.name(),
        visit.visit(),
        at(Objects.requireNonNull(visit.start())),
        visit.oddities());
  }

  private RevisionView revision(FigureStore.Revision r) {
    return new RevisionView(
        r.station(), r.name(), r.day(), r.revision(), at(r.at()), r.before(), r.after());
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
