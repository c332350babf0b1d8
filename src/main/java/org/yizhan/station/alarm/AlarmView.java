package org.yizhan.station.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.text.Text;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitView;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** An alarm as staff see it: with its visit, and the number to call. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlarmView(
    UUID id,
    String kind,
    String action,
    int level,
    OffsetDateTime dueAt,
    OffsetDateTime raisedAt,
    VisitView visit,
    @Nullable WorkerName worker,
    @Nullable String phone,
    @Nullable List<Text> reasons,
    @Nullable String givenBackFor,
    @Nullable VisitView next,
    @Nullable MateView mate,
    @Nullable ClosedView closed) {
  /** The other worker of the crew, the nearest who can look or help. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MateView(WorkerName worker, String state, @Nullable String phone) {}

  /** How it ended. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ClosedView(OffsetDateTime at, String how, @Nullable String by, @Nullable String note) {}

  /** Reasons were written down where somebody took the worker off, or may have to. */
  private static boolean isFound(Alarm alarm) {
    return alarm.kind().liesAhead() && !isGivenBack(alarm);
  }

  private static boolean isGivenBack(Alarm alarm) {
    return alarm.kind() == AlarmKind.GIVEN_BACK;
  }

  /** Puts visits, names and numbers to alarms. */
  record Maker(
      Db db,
      AlarmDetailStore details,
      Visits visits,
      Workforce workforce,
      VisitView.Maker visitViews,
      ZoneId zone) {
    List<AlarmView> of(List<Alarm> alarms) {
      var visitsById =
          visits.all(alarms.stream().map(Alarm::visit).distinct().toList()).stream()
              .collect(Collectors.toMap(Visit::id, Function.identity()));
      var mates = mates(visitsById.values());
      var nexts = alarms.stream().collect(Collectors.toMap(Alarm::id, a -> next(a, visitsById)));
      var phones =
          details.workerPhones(
              db,
              Stream.concat(
                      alarms.stream().map(Alarm::worker),
                      mates.values().stream().map(Visit::worker))
                  .filter(Objects::nonNull)
                  .toList());
      var called = alarms.stream().map(alarm -> called(alarm, nexts.get(alarm.id()))).toList();
      var contacts = details.contactPhones(db, called);
      var findings =
          details.findings(
              db, alarms.stream().filter(AlarmView::isFound).map(Alarm::visit).toList());
      var givenBack =
          details.givenBackFor(
              db, alarms.stream().filter(AlarmView::isGivenBack).map(Alarm::visit).toList());
      return alarms.stream()
          .map(alarm -> {
            var next = nexts.getOrDefault(alarm.id(), List.of());
            return view(
                alarm,
                Objects.requireNonNull(visitsById.get(alarm.visit())),
                next,
                isFound(alarm) ? findings.get(alarm.visit()) : null,
                isGivenBack(alarm) ? givenBack.get(alarm.visit()) : null,
                toWorker(alarm) ? phones.get(alarm.worker()) : contacts.get(called(alarm, next)),
                mate(mates.get(alarm.visit()), phones));
          })
          .toList();
    }

    /** By visit, that of the crew mate who goes there too. */
    private Map<UUID, Visit> mates(Collection<Visit> of) {
      var mates = new HashMap<UUID, Visit>();
      for (var visit : of) {
        if (visit.shape().crew() != null) {
          visits.ofBooking(visit.booking()).stream()
              .filter(other -> !other.id().equals(visit.id()) && other.worker() != null)
              .filter(other -> visit.shape().crew().equals(other.shape().crew()))
              .forEach(mate -> mates.put(visit.id(), mate));
        }
      }
      return mates;
    }

    private @Nullable MateView mate(@Nullable Visit visit, Map<UUID, String> phones) {
      return visit == null || visit.worker() == null
          ? null
          : new MateView(
              workforce.require("worker", visit.worker()).named(),
              visit.state().code(),
              phones.get(visit.worker()));
    }

    /** Whose contact is called: the visit's, or that of the worker's next one. */
    private static UUID called(Alarm alarm, @Nullable List<Visit> next) {
      return next == null || next.isEmpty() ? alarm.visit() : next.getFirst().id();
    }

    private static boolean toWorker(Alarm alarm) {
      return switch (alarm.kind().action()) {
        case CALL, REPLACE, DECIDE, CHECK -> true;
        case CALL_CONTACT, INFORM_NEXT -> false;
      };
    }

    /** The worker's next visit of the day, where its household is to be told. */
    private List<Visit> next(Alarm alarm, Map<UUID, Visit> all) {
      var visit = all.get(alarm.visit());
      if (alarm.kind().action() != AlarmAction.INFORM_NEXT
          || visit == null
          || visit.worker() == null) {
        return List.of();
      }
      var day = visit.start().atZone(zone).toLocalDate();
      return visits.ofWorker(visit.worker(), day, 1).stream()
          .filter(other -> other.start().isAfter(visit.start()) && other.state().open())
          .limit(1)
          .toList();
    }

    private AlarmView view(
        Alarm alarm,
        Visit visit,
        List<Visit> next,
        @Nullable List<Text> reasons,
        @Nullable String givenBackFor,
        @Nullable String phone,
        @Nullable MateView mate) {
      var closed = alarm.closed();
      return new AlarmView(
          alarm.id(),
          alarm.kind().code(),
          alarm.kind().action().code(),
          alarm.level(),
          local(alarm.due()),
          local(alarm.raised()),
          visitViews.of(visit),
          alarm.worker() == null ? null : workforce.require("worker", alarm.worker()).named(),
          phone,
          reasons,
          givenBackFor,
          next.isEmpty() ? null : visitViews.expected(next.getFirst()),
          mate,
          closed == null
              ? null
              : new ClosedView(local(closed.at()), closed.how(), closed.by(), closed.note()));
    }

    private OffsetDateTime local(Instant at) {
      return at.atZone(zone).toOffsetDateTime();
    }
  }
}
