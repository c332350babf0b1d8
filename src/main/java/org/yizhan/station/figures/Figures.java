package org.yizhan.station.figures;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.text.Text;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.travel.Travel;
import org.yizhan.station.travel.Ways;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/**
 * The figures of some days. They are worked out on a thread of their own: half a year of visits is
 * too long a computation for whoever else is served.
 */
public final class Figures implements AutoCloseable {
  /** As many days as can be asked for at once. */
  static final int MOST_DAYS = 92;

  private final Vertx vertx;
  private final Travel travel;
  private final Workforce workforce;
  private final FigureStore store;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("figures").daemon().factory());

  /** Measures what {@code db} holds; days are those of {@code zone}. */
  public Figures(
      Vertx vertx,
      Db db,
      AddressBook addressBook,
      Travel travel,
      Workforce workforce,
      ZoneId zone) {
    this.travel = travel;
    this.vertx = vertx;
    this.workforce = workforce;
    this.store = new FigureStore(db, addressBook, zone);
  }

  /** A value of some days; empty when nothing can be said. */
  record Part(FigureRules.Span span, OptionalDouble value) {}

  /** A company's value. */
  record OfCompany(Text company, OptionalDouble value) {}

  /** One figure, as a whole, part by part, and company by company. */
  record Measured(
      Figure figure, OptionalDouble value, List<Part> parts, List<OfCompany> companies) {}

  /** All of it. */
  record Report(List<Measured> figures, List<Done> exceptions) {}

  /**
   * Measures the days from the first to the last.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when the last is before the first or too
   *     far from it
   */
  Report of(LocalDate from, LocalDate to, boolean byWeek) {
    if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS - 1L))) {
      throw Problem.invalid(
              "to", "must be from `from` on, at most %d days with it".formatted(MOST_DAYS))
          .exception();
    }
    var done = store.done(from.minusDays(FigureRules.STEADY_DAYS), to);
    var workers = workforce.all();
    var ways = travel.ways();
    var computed =
        CompletableFuture.supplyAsync(
            () -> measure(done, workers, ways, new FigureRules.Span(from, to), byWeek), thread);
    return Future.fromCompletionStage(computed, vertx.getOrCreateContext()).await();
  }

  private static Report measure(
      List<Done> done, List<Worker> workers, Ways ways, FigureRules.Span span, boolean byWeek) {
    var active =
        workers.stream()
            .filter(Worker::active)
            .collect(Collectors.toMap(Worker::id, Worker::companyId));
    var facts = new FigureRules.Facts(done, active, ways);
    var companies = new LinkedHashMap<UUID, Text>();
    workers.forEach(worker -> companies.putIfAbsent(worker.companyId(), worker.company()));
    var parts = FigureRules.parts(span, byWeek);
    var figures =
        Arrays.stream(Figure.values())
            .map(figure -> measured(figure, facts, span, parts, companies))
            .toList();
    return new Report(figures, FigureRules.exceptions(facts, span));
  }

  private static Measured measured(
      Figure figure,
      FigureRules.Facts facts,
      FigureRules.Span span,
      List<FigureRules.Span> parts,
      Map<UUID, Text> companies) {
    return new Measured(
        figure,
        FigureRules.value(figure, facts, span, null),
        parts.stream()
            .map(part -> new Part(part, FigureRules.value(figure, facts, part, null)))
            .toList(),
        companies.entrySet().stream()
            .map(company ->
                new OfCompany(
                    company.getValue(), FigureRules.value(figure, facts, span, company.getKey())))
            .toList());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
