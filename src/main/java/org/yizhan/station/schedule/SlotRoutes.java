package org.yizhan.station.schedule;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.catalog.Catalog;

/**
 * {@code GET slots}. Many look at the same days of the same service, so an answer is given again
 * until a worker's time was read again or the next slot comes too near.
 */
public final class SlotRoutes {
  private static final int REMEMBERED = 256;

  private final Catalog catalog;
  private final Availability availability;
  private final ZoneId zone;
  private final Map<Asked, Answered> answers = new ConcurrentHashMap<>();

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

  private record Day(LocalDate date, @Nullable OpenDay open, List<Slot> slots) {}

  private record Slot(OffsetDateTime start, int free, @Nullable String why) {}

  /** A question, and what it was answered when. */
  private record Asked(Demand demand, LocalDate first, int days, boolean why) {}

  private record Answered(Availability.Moment at, Reply.Whole reply) {}

  private Reply list(Request request) {
    var asked =
        new Asked(
            demand(request),
            request.date("date"),
            request.query("days").map(Integer::parseInt).orElse(1),
            request.query("why").map(Boolean::parseBoolean).orElse(false));
    var now = availability.moment();
    var known = answers.get(asked);
    if (known != null && known.at().equals(now)) {
      return known.reply();
    }
    if (answers.size() >= REMEMBERED) {
      answers.clear();
    }
    var reply = Reply.ok(answer(asked));
    answers.put(asked, new Answered(now, reply));
    return reply;
  }

  private Demand demand(Request request) {
    var whom =
        new Whom(
            request.query("household").map(UUID::fromString).orElse(null),
            request.query("building").map(UUID::fromString).orElse(null),
            request.query("gender").orElse(null));
    return new Demand(
        catalog.service(request.queryId("service")),
        whom,
        request.query("worker").map(UUID::fromString).orElse(null));
  }

  private Slots answer(Asked asked) {
    var service = asked.demand().service().id();
    var found = availability.days(asked.demand(), asked.first(), asked.days());
    var told = asked.why() ? availability.explained(asked.demand(), found) : found;
    return new Slots(service, zone.getId(), told.stream().map(this::day).toList());
  }

  private Day day(Availability.Day day) {
    return new Day(day.date(), day.open(), day.slots().stream().map(this::slot).toList());
  }

  private Slot slot(Availability.Slot slot) {
    var why = slot.why();
    return new Slot(
        slot.start().atZone(zone).toOffsetDateTime(), slot.free(), why == null ? null : why.code());
  }
}
