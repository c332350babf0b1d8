package org.yizhan.station.schedule.hours;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/** The rules about work time. */
public final class WorkRuleRoutes {
  private final WorkHours hours;
  private final Workforce workforce;
  private final EventLog events;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Consumer<Set<UUID>> changed;

  /**
   * Serves {@code hours}.
   *
   * @param changed told all workers after an edit
   */
  public WorkRuleRoutes(
      WorkHours hours,
      Workforce workforce,
      EventLog events,
      InstantSource clock,
      ZoneId zone,
      Consumer<Set<UUID>> changed) {
    this.hours = hours;
    this.workforce = workforce;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
    this.changed = changed;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listWorkRules", this::list).on("editWorkRule", this::edit);
  }

  private record RulesView(List<WorkRule> rules, List<WorkRule> coming) {}

  private Reply list(Request request) {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var book = hours.rules();
    return Reply.ok(new RulesView(book.written(today), book.after(today)));
  }

  private Reply edit(Request request) {
    var everybody = workforce.all().stream().map(Worker::id).collect(Collectors.toSet());
    var edit = request.body(WorkHours.Edit.class);
    var rule =
        hours.edit(
            edit,
            List.copyOf(everybody),
            events,
            clock,
            () -> changed.accept(everybody),
            request.principal());
    return Reply.created(rule);
  }
}
