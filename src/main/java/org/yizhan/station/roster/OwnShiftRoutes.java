package org.yizhan.station.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.workforce.Workforce;

/** When a worker works in the days ahead. */
public final class OwnShiftRoutes {
  private static final int DAYS = 14;

  private final Shifts shifts;
  private final Calendar calendar;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Shows {@code shifts}. */
  public OwnShiftRoutes(
      Shifts shifts, Calendar calendar, Workforce workforce, InstantSource clock, ZoneId zone) {
    this.shifts = shifts;
    this.calendar = calendar;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listOwnShifts", this::list);
  }

  private record Span(OffsetDateTime start, OffsetDateTime end) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record DayView(
      LocalDate date, CalendarDay.@Nullable Kind kind, @Nullable Text name, List<Span> shifts) {}

  private Reply list(Request request) {
    var worker = workforce.calling(request.principal()).id();
    var from = LocalDate.ofInstant(clock.instant(), zone);
    var until = from.plusDays(DAYS);
    var window =
        new Window(from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant());
    Map<LocalDate, List<Span>> own =
        shifts.of(window).stream()
            .filter(shift -> shift.worker().equals(worker))
            .collect(
                Collectors.groupingBy(
                    shift -> LocalDate.ofInstant(shift.during().start(), zone),
                    Collectors.mapping(this::span, Collectors.toList())));
    Map<LocalDate, CalendarDay> known =
        calendar.between(from, until).stream()
            .collect(Collectors.toMap(CalendarDay::date, Function.identity()));
    var days =
        from.datesUntil(until)
            .map(date -> {
              var day = known.get(date);
              var spans = own.getOrDefault(date, List.of());
              return day == null
                  ? new DayView(date, null, null, spans)
                  : new DayView(date, day.kind(), day.name(), spans);
            })
            .toList();
    return Reply.ok(Map.of("days", days));
  }

  private Span span(Shift shift) {
    return new Span(
        shift.during().start().atZone(zone).toOffsetDateTime(),
        shift.during().end().atZone(zone).toOffsetDateTime());
  }
}
