package org.yizhan.hub.figures;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.indicator.Wanted;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/**
 * Figures by day or month, districts and stations beside each other, and what somebody has to look
 * at; to each official of the stations that are theirs to see.
 */
public final class FigureRoutes {
  private static final int REVISIONS = 100;
  private static final int EXCEPTIONS = 500;
  private static final long LONGEST_DAYS = 800;
  private static final long LONGEST_YEARS_IN_DAYS = 3_700;

  private final Db db;
  private final FigureStore store;
  private final NotCountedStore notCounted = new NotCountedStore();
  private final FigureViews views;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Reads {@code db}; days are those of {@code zone}. */
  public FigureRoutes(Db db, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.store = new FigureStore(db);
    this.views = new FigureViews(zone);
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("getFigures", request -> Reply.ok(series(request)))
        .on("getDistrictFigures", request -> Reply.ok(byDistrict(request)))
        .on("getRanking", request -> Reply.ok(ranking(request, Wanted.of(request))))
        .on("listExceptions", request -> Reply.ok(exceptions(request)))
        .on("exportFigures", request -> FigureSheets.days(series(request)).reply(request))
        .on(
            "exportDistrictFigures",
            request -> FigureSheets.districts(byDistrict(request)).reply(request))
        .on(
            "exportRanking",
            request -> FigureSheets.ranking(ranking(request, Wanted.ALL)).reply(request))
        .on(
            "exportExceptions",
            request -> FigureSheets.exceptions(exceptions(request)).reply(request))
        .on(
            "exportRevisions",
            request -> FigureSheets.revisions(exceptions(request)).reply(request))
        .on(
            "exportNotCounted",
            request -> FigureSheets.notCounted(exceptions(request)).reply(request));
  }

  private record Span(LocalDate from, LocalDate to) {
    static Span of(Request request) {
      var span = new Span(request.date("from"), request.date("to"));
      var days = span.from().until(span.to(), ChronoUnit.DAYS);
      var longest = unit(request).equals("day") ? LONGEST_DAYS : LONGEST_YEARS_IN_DAYS;
      if (days < 0 || days > longest) {
        throw Problem.invalid("to", "must be from 0 to " + longest + " days after from")
            .exception();
      }
      return span;
    }
  }

  private FigureViews.Series series(Request request) {
    var span = Span.of(request);
    var periods =
        store.periods(scope(request), station(request), span.from(), span.to(), unit(request));
    return new FigureViews.Series(
        span.from(),
        span.to(),
        unit(request),
        FigureViews.definitions(),
        FigureViews.total(periods),
        views.periods(periods));
  }

  private FigureViews.ByDistrict byDistrict(Request request) {
    var span = Span.of(request);
    var found = store.districts(scope(request), span.from(), span.to(), unit(request));
    return new FigureViews.ByDistrict(
        span.from(),
        span.to(),
        unit(request),
        FigureViews.definitions(),
        found.stream().map(views::district).toList());
  }

  private FigureViews.Ranking ranking(Request request, Wanted wanted) {
    var span = Span.of(request);
    var lines = store.ranking(scope(request), span.from(), span.to());
    var found = wanted.pick(lines, FigureStore.Line::name, FigureRoutes::reading);
    return new FigureViews.Ranking(
        span.from(),
        span.to(),
        FigureViews.definitions(),
        found.all(),
        found.first().stream().map(views::line).toList());
  }

  private static Optional<Function<FigureStore.Line, OptionalDouble>> reading(String code) {
    return Figure.of(code).map(figure -> line -> figure.value(line.counts()));
  }

  private FigureViews.Exceptions exceptions(Request request) {
    var date =
        request
            .query("date")
            .map(LocalDate::parse)
            .orElseGet(() -> LocalDate.ofInstant(clock.instant(), zone));
    var days = request.query("days").map(Integer::parseInt).orElse(1);
    var from = date.minusDays(days - 1L).atStartOfDay(zone).toInstant();
    var to = date.plusDays(1).atStartOfDay(zone).toInstant();
    var scope = scope(request);
    var station = station(request);
    return new FigureViews.Exceptions(
        date,
        store.exceptions(scope, station, from, to, EXCEPTIONS).stream().map(views::visit).toList(),
        store.revisions(scope, station, REVISIONS).stream().map(views::revision).toList(),
        notCounted.since(db, scope, station, from, EXCEPTIONS).stream()
            .map(views::notCounted)
            .toList(),
        scope.district() == null && station == null ? store.putAside() : null);
  }

  private static Scope scope(Request request) {
    var wanted = request.query("district").map(UUID::fromString).orElse(null);
    return Scope.of(request.principal()).narrowedTo(wanted);
  }

  /** The station that is asked for, if one is; it must be one that the official sees. */
  private @Nullable UUID station(Request request) {
    var station = request.query("station").map(UUID::fromString).orElse(null);
    if (station != null && !store.knows(Scope.of(request.principal()), station)) {
      throw Problem.notFound("station").exception();
    }
    return station;
  }

  private static String unit(Request request) {
    return request.query("by").orElse("day");
  }
}
