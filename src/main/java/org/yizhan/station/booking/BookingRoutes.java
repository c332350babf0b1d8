package org.yizhan.station.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.dispatch.FreeWorkers;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.workforce.PublicWorker;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/** Free workers, holds and bookings. */
public final class BookingRoutes {
  private final Bookings bookings;
  private final BookingChanges changes;
  private final Holds holds;
  private final Catalog catalog;
  private final Workforce workforce;
  private final FreeWorkers freeWorkers;
  private final ZoneId zone;
  private final Supplier<String> publicUrl;

  /**
   * Serves bookings made of {@code parts}.
   *
   * @param publicUrl how the station is reached, once it listens
   */
  public BookingRoutes(
      BookingParts parts, Holds holds, Tickets tickets, Supplier<String> publicUrl) {
    this.bookings = new Bookings(parts, holds, tickets);
    this.changes = new BookingChanges(parts);
    this.holds = holds;
    this.catalog = parts.catalog();
    this.workforce = parts.workforce();
    this.freeWorkers = parts.freeWorkers();
    this.zone = parts.zone();
    this.publicUrl = publicUrl;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listFreeWorkers", this::listFreeWorkers)
        .on("createHold", this::createHold)
        .on("deleteHold", this::deleteHold)
        .on("createBooking", this::createBooking)
        .on("getBooking", this::getBooking)
        .on("cancelBooking", this::cancel)
        .on("rescheduleBooking", this::reschedule);
  }

  private Reply listFreeWorkers(Request request) {
    var wish = Wish.of(catalog.service(request.id("service")), request.instant("start"), null);
    return Reply.ok(
        Map.of("workers", freeWorkers.ranked(wish).stream().map(Worker::masked).toList()));
  }

  private record HoldView(
      UUID id,
      UUID service,
      OffsetDateTime start,
      OffsetDateTime end,
      PublicWorker worker,
      boolean chosenByResident,
      long priceFen,
      OffsetDateTime expiresAt) {}

  private Reply createHold(Request request) {
    var body = request.body(HoldRequest.class);
    var hold = holds.create(body, Request.instant("/start", body.start()), request.principal());
    return Reply.created(view(hold)).header("Location", "/api/v1/holds/" + hold.id());
  }

  private HoldView view(Hold hold) {
    var service = catalog.service(hold.service());
    return new HoldView(
        hold.id(),
        hold.service(),
        local(hold.start()),
        local(hold.start().plus(service.duration())),
        workforce.require("worker", hold.worker()).masked(),
        hold.chosen(),
        catalog.priceVersion(hold.service(), hold.price()).amountFen(),
        local(hold.expiresAt()));
  }

  private Reply deleteHold(Request request) {
    holds.delete(request.id("hold"), request.principal());
    return Reply.nothing();
  }

  private Reply createBooking(Request request) {
    var body = request.body(BookingRequest.class);
    var key = request.header("Idempotency-Key").orElseThrow();
    var answer = bookings.create(body, key, request.principal(), publicUrl.get());
    return Reply.json(201, answer).version(1);
  }

  private Reply getBooking(Request request) {
    var view = bookings.get(request.id("booking"), request.principal().role());
    return Reply.ok(view).version(view.version());
  }

  private record Cancellation(@Nullable String reason) {}

  private Reply cancel(Request request) {
    var body = request.bodyOrNull(Cancellation.class);
    var reason = body == null ? null : body.reason();
    var view =
        changes.cancel(request.id("booking"), request.ifMatch(), reason, request.principal());
    return Reply.ok(view).version(view.version());
  }

  private record NewTime(String start, @Nullable UUID worker) {}

  private Reply reschedule(Request request) {
    var body = request.body(NewTime.class);
    var start = Request.instant("/start", body.start());
    var view =
        changes.reschedule(
            request.id("booking"), start, body.worker(), request.ifMatch(), request.principal());
    return Reply.ok(view).version(view.version());
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
