package org.yizhan.station.roster;

import java.time.LocalDate;
import java.util.Map;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/** Holidays and make-up workdays. */
public final class CalendarRoutes {
  private final Calendar calendar;

  /** Serves {@code calendar}. */
  public CalendarRoutes(Calendar calendar) {
    this.calendar = calendar;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listCalendar", this::list).on("setCalendarDay", this::set);
    router.on("removeCalendarDay", this::remove);
  }

  private Reply list(Request request) {
    var first = LocalDate.of(Integer.parseInt(request.query("year").orElseThrow()), 1, 1);
    return Reply.ok(Map.of("days", calendar.between(first, first.plusYears(1))));
  }

  private record Named(CalendarDay.Kind kind, Text name, String source) {}

  private Reply set(Request request) {
    var named = request.body(Named.class);
    var day = new CalendarDay(date(request), named.kind(), named.name(), named.source());
    return Reply.ok(calendar.set(day, request.principal()));
  }

  private Reply remove(Request request) {
    calendar.remove(date(request), request.principal());
    return Reply.nothing();
  }

  private static LocalDate date(Request request) {
    var date = request.pathDate("date");
    if (date.getYear() < 2020 || date.getYear() > 2100) {
      throw Problem.invalid("date", "must lie between 2020 and 2100").exception();
    }
    return date;
  }
}
