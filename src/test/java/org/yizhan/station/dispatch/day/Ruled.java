package org.yizhan.station.dispatch.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.StationFixture;
import org.yizhan.station.licence.Credential;
import org.yizhan.station.licence.CredentialKind;
import org.yizhan.station.licence.DispatchRule;
import org.yizhan.station.licence.Holder;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.licence.Rulebook;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.hours.WorkRule;
import org.yizhan.station.schedule.hours.WorkRulebook;

/** Puts workers of an invented day under as many rules as a station begins with. */
final class Ruled {
  private static final LocalDate BEGINNING = LocalDate.of(2020, 1, 1);
  private static final LocalDate ISSUED = LocalDate.of(2026, 11, 1);
  private static final Set<String> COMPANY = Set.of("business-licence", "annual-review");
  private static final Text NAME = new Text("规定", "A rule");

  /** Which the rules ask for, each of a worker or company. */
  private static final List<CredentialKind> KINDS =
      Stream.of(
              "health-examination",
              "pre-job-training",
              "background-check",
              "accident-insurance",
              "business-licence",
              "annual-review")
          .map(CredentialKind::of)
          .toList();

  private static final Rulebook RULES =
      new Rulebook(
          Stream.concat(KINDS.stream(), KINDS.stream().limit(4)).map(Ruled::rule).toList());

  private static final WorkRulebook HOURS =
      new WorkRulebook(
          List.of(
              hours("day-longest", 660, null),
              hours("week-longest", 2_640, null),
              hours("week-days", 6, null),
              hours("night-rest", 660, null),
              hours("break", 30, 360)),
          StationFixture.ZONE);

  private Ruled() {}

  /** The same worker with all papers in order. */
  static Timetable under(Timetable timetable) {
    var held = KINDS.stream().map(kind -> credential(timetable.worker(), kind)).toList();
    return new Timetable(
        timetable.worker(),
        timetable.active(),
        timetable.skills(),
        timetable.home(),
        timetable.ways(),
        new Licence(RULES, held, StationFixture.ZONE),
        HOURS,
        timetable.filters(),
        timetable.shifts(),
        timetable.absences(),
        timetable.occupied());
  }

  private static Credential credential(UUID worker, CredentialKind kind) {
    return new Credential(
        UUID.randomUUID(),
        holder(kind),
        worker,
        kind,
        Set.of(),
        null,
        null,
        null,
        ISSUED,
        ISSUED.plusYears(1),
        null);
  }

  private static Holder holder(CredentialKind kind) {
    return COMPANY.contains(kind.code()) ? Holder.COMPANY : Holder.WORKER;
  }

  private static DispatchRule rule(CredentialKind kind) {
    return new DispatchRule(
        kind.code() + UUID.randomUUID(),
        1,
        NAME,
        "own",
        Set.of(),
        holder(kind),
        DispatchRule.Effect.REQUIRES,
        Set.of(kind),
        false,
        null,
        24,
        false,
        true,
        BEGINNING);
  }

  private static WorkRule hours(String code, int amount, @Nullable Integer after) {
    return new WorkRule(
        WorkRule.Measure.of(code), 1, NAME, "own", amount, after, true, true, BEGINNING);
  }
}
