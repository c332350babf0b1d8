package org.yizhan.station.schedule.hours;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.text.Text;

/** The rules about work time. They are few and kept in memory; managers add versions. */
public final class WorkHours {
  private final Db db;
  private final ZoneId zone;
  private final WorkRuleStore store = new WorkRuleStore();
  private volatile WorkRulebook rulebook;

  /** Reads the rules from {@code db}; days begin in {@code zone}. */
  public WorkHours(Db db, ZoneId zone) {
    this.db = db;
    this.zone = zone;
    this.rulebook = store.all(db, zone);
  }

  /** The rules as they are decided by. */
  public WorkRulebook rules() {
    return rulebook;
  }

  /** A rule as a manager wants it from a day on. */
  public record Edit(
      WorkRule.Measure code,
      Text name,
      String source,
      int amount,
      @Nullable Integer afterMinutes,
      boolean overridable,
      @Nullable Boolean inForce,
      LocalDate from) {
    WorkRule version(int number) {
      return new WorkRule(
          code,
          number,
          name,
          source,
          amount,
          afterMinutes,
          overridable,
          !Boolean.FALSE.equals(inForce),
          from);
    }
  }

  /**
   * The rules as they would be with the edit; nothing is written.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  public WorkRulebook rulesWith(Edit edit, Instant now) {
    require(edit, LocalDate.ofInstant(now, zone));
    var current = rulebook;
    return current.with(edit.version(current.nextVersion(edit.code())));
  }

  /**
   * Makes a new version of a rule.
   *
   * @param everybody all workers: whoever decides after this must not decide by the old rules
   * @param changed told once it is committed
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  public WorkRule edit(
      Edit edit,
      List<UUID> everybody,
      EventLog events,
      InstantSource clock,
      Runnable changed,
      Principal caller) {
    require(edit, LocalDate.ofInstant(clock.instant(), zone));
    try {
      return db.inTransaction(tx -> {
        tx.lock(everybody);
        var current = store.all(tx, zone);
        var rule = edit.version(current.nextVersion(edit.code()));
        store.insert(tx, rule, clock.instant(), caller.actor());
        events.append(tx, edited(rule, clock, caller));
        decideBy(tx, current.with(rule), changed);
        return rule;
      });
    } catch (Exception failure) { // Checked or not: the database may have gone away.
      reload();
      throw failure;
    }
  }

  /**
   * From now on, while all workers are locked, and again by what is written once it is committed.
   */
  private void decideBy(Tx tx, WorkRulebook next, Runnable changed) {
    rulebook = next;
    tx.afterCommit(() -> {
      reload();
      changed.run();
    });
  }

  private void reload() {
    rulebook = store.all(db, zone);
  }

  private static Event edited(WorkRule rule, InstantSource clock, Principal caller) {
    var code = rule.code().code();
    return Event.of(
        clock.instant(),
        caller.actor(),
        "org.yizhan.work-rule.edited.v1",
        UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8)),
        rule.version(),
        Map.of("rule", code, "from", rule.from().toString()));
  }

  private static void require(Edit edit, LocalDate today) {
    if (edit.from().isBefore(today)) {
      throw Problem.invalid("/from", "must not be past: what was decided by the old rule stands")
          .exception();
    }
    if ((edit.code() == WorkRule.Measure.BREAK) == (edit.afterMinutes() == null)) {
      throw Problem.invalid("/afterMinutes", "is needed for a break, and for nothing else")
          .exception();
    }
    if (edit.code() == WorkRule.Measure.WEEK_DAYS && edit.amount() > 7) {
      throw Problem.invalid("/amount", "must be 1 to 7 days").exception();
    }
  }
}
