package org.yizhan.station.schedule;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.catalog.Catalog;

/** {@code GET slots}. */
public final class SlotRoutes {
  private final Catalog catalog;
  private final Availability availability;
  private final ZoneId zone;

  /** Serves {@code availability}. */
  public SlotRoutes(Catalog catalog, Availability availability, ZoneId zone) {
    this.catalog = catalog;
    this.availability = availability;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listSlots", this::list);
  }

  private record Slots(UUID service, String zone, List<Day> days) {}

  private record Day(LocalDate date, List<Slot> slots) {}

  private record Slot(OffsetDateTime start, int free) {}

  private Reply list(Request request) {
    var service = catalog.service(request.queryId("service"));
    var days = request.query("days").map(Integer::parseInt).orElse(1);
    var worker = request.query("worker").map(UUID::fromString).orElse(null);
    var found = availability.days(service, request.date("date"), days, worker);
    return Reply.ok(new Slots(service.id(), zone.getId(), found.stream().map(this::day).toList()));
  }

  private Day day(Availability.Day day) {
    return new Day(
        day.date(),
        day.slots().stream()
            .map(slot -> new Slot(slot.start().atZone(zone).toOffsetDateTime(), slot.free()))
            .toList());
  }
}
