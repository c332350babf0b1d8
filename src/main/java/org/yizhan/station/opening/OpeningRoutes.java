package org.yizhan.station.opening;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.OpenDay;
import org.yizhan.station.visit.VisitView;

/** The hours of the week, open to everybody; looked at before they are published. */
public final class OpeningRoutes {
  private final Openings openings;
  private final VisitView.Maker visits;
  private final ZoneId zone;

  /** Serves {@code openings}. */
  public OpeningRoutes(Openings openings, VisitView.Maker visits, ZoneId zone) {
    this.openings = openings;
    this.visits = visits;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listOpeningHours", this::list)
        .on("previewOpeningHours", this::preview)
        .on("publishOpeningHours", this::publish);
  }

  private record WeeksView(List<WeekView> weeks) {}

  private record WeekView(@Nullable UUID id, @Nullable LocalDate from, List<DayView> days) {}

  private record DayView(
      int weekday,
      @JsonFormat(pattern = "HH:mm") LocalTime opens,
      @JsonFormat(pattern = "HH:mm") LocalTime closes) {}

  private record OutsideView(VisitView visit, List<SlotView> slots) {}

  private record SlotView(OffsetDateTime start, int free) {}

  private Reply list(Request request) {
    var weeks = openings.weeks();
    var now =
        weeks
            .holding(openings.today())
            .map(OpeningRoutes::view)
            .orElseGet(() -> new WeekView(null, null, days(day -> Optional.of(weeks.everyDay()))));
    var later = weeks.after(openings.today()).stream().map(OpeningRoutes::view);
    return Reply.ok(new WeeksView(Stream.concat(Stream.of(now), later).toList()));
  }

  private Reply preview(Request request) {
    var outside = openings.preview(request.body(Openings.Order.class));
    return Reply.ok(Map.of("visits", outside.stream().map(this::view).toList()));
  }

  private Reply publish(Request request) {
    var order = request.body(Openings.Order.class);
    return Reply.created(view(openings.publish(order, request.principal())));
  }

  private static WeekView view(OpeningWeek week) {
    return new WeekView(
        week.id(), week.from(), days(day -> Optional.ofNullable(week.days().get(day))));
  }

  private static List<DayView> days(Function<DayOfWeek, Optional<OpenDay>> hours) {
    return Arrays.stream(DayOfWeek.values())
        .flatMap(day ->
            hours.apply(day).stream()
                .map(open -> new DayView(day.getValue(), open.opens(), open.closes())))
        .toList();
  }

  private OutsideView view(Openings.Outside outside) {
    return new OutsideView(
        visits.of(outside.visit()), outside.slots().stream().map(this::view).toList());
  }

  private SlotView view(Availability.Slot slot) {
    return new SlotView(slot.start().atZone(zone).toOffsetDateTime(), slot.free());
  }
}
