package org.yizhan.station.licence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.catalog.Category;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/** Edits the rules of dispatch, and shows what an edit would do before it is made. */
public final class RuleEdits {
  private final Db db;
  private final EventLog events;
  private final Licences licences;
  private final Catalog catalog;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Consumer<Set<UUID>> changed;
  private final RuleStore store = new RuleStore();

  /**
   * Works on {@code db}.
   *
   * @param changed told the workers concerned after each commit
   */
  public RuleEdits(
      Db db,
      EventLog events,
      Licences licences,
      Catalog catalog,
      Workforce workforce,
      InstantSource clock,
      ZoneId zone,
      Consumer<Set<UUID>> changed) {
    this.db = db;
    this.events = events;
    this.licences = licences;
    this.catalog = catalog;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
    this.changed = changed;
  }

  /** A rule as somebody wants it from a day on. */
  public record Edit(
      String code,
      Text name,
      String source,
      @Nullable Set<String> categories,
      Holder holder,
      DispatchRule.Effect effect,
      Set<CredentialKind> kinds,
      boolean explicit,
      @Nullable Integer level,
      @Nullable Integer withinMonths,
      boolean overridable,
      @Nullable Boolean inForce,
      LocalDate from) {
    DispatchRule version(int number) {
      return new DispatchRule(
          code,
          number,
          name,
          source,
          categories == null ? Set.of() : categories,
          holder,
          effect,
          kinds,
          explicit,
          level,
          withinMonths,
          overridable,
          !Boolean.FALSE.equals(inForce),
          from);
    }
  }

  /** Workers who lose or gain the licence for a category. */
  public record Effect(String category, List<Worker> lose, List<Worker> gain) {}

  /**
   * What an edit does.
   *
   * @param visits ahead whose worker would lose the licence for them
   */
  public record Effects(LocalDate date, List<Effect> categories, int visits) {}

  /** The rules as they are. */
  Rulebook book() {
    return licences.rules();
  }

  /**
   * Makes a new version of a rule.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  DispatchRule edit(Edit edit, Principal caller) {
    require(edit);
    var everybody = workforce.all().stream().map(Worker::id).collect(Collectors.toSet());
    try {
      return db.inTransaction(tx -> {
        tx.lock(List.copyOf(everybody));
        var current = licences.rules();
        var rule = edit.version(current.nextVersion(edit.code()));
        store.insert(tx, rule, clock.instant(), caller.actor());
        var type = "org.yizhan.rule.edited.v1";
        var data = Map.of("rule", rule.code(), "from", rule.from().toString());
        var subject = UUID.nameUUIDFromBytes(rule.code().getBytes(StandardCharsets.UTF_8));
        events.append(
            tx, Event.of(clock.instant(), caller.actor(), type, subject, rule.version(), data));
        licences.replace(current.with(rule));
        tx.afterCommit(() -> {
          licences.reload();
          changed.accept(everybody);
        });
        return rule;
      });
    } catch (Exception failure) { // Checked or not: the database may have gone away.
      licences.reload();
      throw failure;
    }
  }

  /**
   * What the edit would change on its first day.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  Effects preview(Edit edit) {
    require(edit);
    var now = licences.rules();
    var then = now.with(edit.version(now.nextVersion(edit.code())));
    var workers = workforce.all();
    var held = licences.of(workers.stream().map(Worker::id).toArray(UUID[]::new));
    var categories =
        catalog.categories().stream()
            .map(category -> effect(category, workers, held, then, edit.from()))
            .filter(effect -> !effect.lose().isEmpty() || !effect.gain().isEmpty())
            .toList();
    var visits =
        store.ahead(db, clock.instant()).stream().filter(visit -> loses(visit, held, then)).count();
    return new Effects(edit.from(), categories, (int) visits);
  }

  private Effect effect(
      Category category,
      List<Worker> workers,
      Map<UUID, Licence> held,
      Rulebook then,
      LocalDate day) {
    var learned =
        workers.stream().filter(w -> catalog.learned(w.skills()).contains(category.code()));
    var byChange =
        learned.collect(
            Collectors.groupingBy(worker -> {
              var licence = held.getOrDefault(worker.id(), licences.none());
              return Boolean.compare(
                  licence.under(then).covers(category.code(), day),
                  licence.covers(category.code(), day));
            }));
    return new Effect(
        category.code(), byChange.getOrDefault(-1, List.of()), byChange.getOrDefault(1, List.of()));
  }

  /**
   * A visit that lies ahead.
   *
   * @param category of its service
   */
  record Ahead(UUID worker, String category, Instant start) {}

  private boolean loses(Ahead visit, Map<UUID, Licence> held, Rulebook then) {
    var licence = held.getOrDefault(visit.worker(), licences.none());
    return licence.refusals(visit.category(), visit.start()).isEmpty()
        && !licence.under(then).refusals(visit.category(), visit.start()).isEmpty();
  }

  private void require(Edit edit) {
    if (edit.from().isBefore(LocalDate.ofInstant(clock.instant(), zone))) {
      throw Problem.invalid("/from", "must not be past: what was decided by the old rule stands")
          .exception();
    }
    if (!edit.kinds().stream().allMatch(kind -> kind.fits(edit.holder()))) {
      throw Problem.invalid(
              "/kinds", "names something that a " + edit.holder().code() + " does not hold")
          .exception();
    }
    var menu = catalog.categories().stream().map(Category::code).toList();
    if (edit.categories() != null && !menu.containsAll(edit.categories())) {
      throw Problem.invalid("/categories", "names a category that is not on the menu").exception();
    }
  }
}
