package org.yizhan.station.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.dispatch.FreeWorkers;
import org.yizhan.station.dispatch.Overrides;
import org.yizhan.station.dispatch.Soonest;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.visit.Estimates;
import org.yizhan.station.workforce.PublicWorker;
import org.yizhan.station.workforce.Workforce;

/** Free workers, holds and bookings. */
public final class BookingRoutes {
  private final Bookings bookings;
  private final BookingChanges changes;
  private final Rescheduling rescheduling;
  private final Households households;
  private final Holds holds;
  private final Catalog catalog;
  private final Workforce workforce;
  private final FreeWorkers freeWorkers;
  private final Soonest soonest;
  private final AddressBook addressBook;
  private final ZoneId zone;
  private final Supplier<String> publicUrl;

  /**
   * Serves bookings made of {@code parts}.
   *
   * @param publicUrl how the station is reached, once it listens
   */
  public BookingRoutes(
      BookingParts parts,
      Holds holds,
      Tickets tickets,
      Estimates estimates,
      Overrides overrides,
      Supplier<String> publicUrl) {
    this.bookings = new Bookings(parts, holds, tickets, estimates);
    this.changes = new BookingChanges(parts);
    this.rescheduling = new Rescheduling(parts, overrides);
    this.households = new Households(parts, tickets);
    this.holds = holds;
    this.catalog = parts.catalog();
    this.workforce = parts.workforce();
    this.freeWorkers = parts.freeWorkers();
    this.soonest = parts.soonest();
    this.addressBook = parts.addressBook();
    this.zone = parts.zone();
    this.publicUrl = publicUrl;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listFreeWorkers", this::listFreeWorkers)
        .on("getSoonest", this::getSoonest)
        .on("createHold", this::createHold)
        .on("deleteHold", this::deleteHold)
        .on("recogniseHousehold", this::recognise)
        .on("createBooking", this::createBooking)
        .on("getBooking", this::getBooking)
        .on("cancelBooking", this::cancel)
        .on("rescheduleBooking", this::reschedule);
  }

  private Reply listFreeWorkers(Request request) {
    var whom = whom(request, null);
    var visits = households.visitsTo(whom.household());
    var free =
        freeWorkers
            .ranked(catalog.service(request.id("service")), request.instant("start"), whom)
            .stream()
            .map(worker -> FreeView.of(worker.masked(), visits.getOrDefault(worker.id(), 0)))
            .sorted(Comparator.comparingInt(FreeView::visits).reversed())
            .toList();
    return Reply.ok(Map.of("workers", free));
  }

  private record FreeView(UUID id, String name, Text company, int stars, int visits) {
    static FreeView of(PublicWorker worker, int visits) {
      return new FreeView(worker.id(), worker.name(), worker.company(), worker.stars(), visits);
    }
  }

  private static Whom whom(Request request, @Nullable UUID building) {
    return new Whom(
        request.query("household").map(UUID::fromString).orElse(null),
        building,
        request.query("gender").orElse(null));
  }

  private record SoonestView(
      UUID service, @Nullable OffsetDateTime start, @Nullable OffsetDateTime end) {}

  private Reply getSoonest(Request request) {
    var service = catalog.service(request.queryId("service"));
    var building =
        request
            .query("building")
            .map(id -> addressBook.requireBuilding("building", UUID.fromString(id)))
            .orElse(null);
    var place = building == null ? null : building.place();
    var whom = whom(request, building == null ? null : building.id());
    var view =
        soonest
            .of(service, place, whom)
            .map(Soonest.Arrival::start)
            .map(at -> new SoonestView(service.id(), local(at), local(at.plus(service.duration()))))
            .orElseGet(() -> new SoonestView(service.id(), null, null));
    return Reply.ok(view);
  }

  private record HoldView(
      UUID id,
      UUID service,
      OffsetDateTime start,
      OffsetDateTime end,
      PublicWorker worker,
      List<PublicWorker> workers,
      boolean chosenByResident,
      boolean urgent,
      long priceFen,
      OffsetDateTime expiresAt) {}

  private Reply createHold(Request request) {
    var body = request.body(HoldRequest.class);
    var hold = holds.create(body, request.principal());
    return Reply.created(view(hold)).header("Location", "/api/v1/holds/" + hold.id());
  }

  private HoldView view(Hold hold) {
    var service = catalog.service(hold.service());
    var workers =
        hold.workers().stream().map(id -> workforce.require("worker", id).masked()).toList();
    return new HoldView(
        hold.id(),
        hold.service(),
        local(hold.start()),
        local(hold.start().plus(service.duration())),
        workers.getFirst(),
        workers,
        hold.chosen() != null,
        hold.urgent(),
        catalog.priceVersion(hold.service(), hold.price()).amountFen(),
        local(hold.expiresAt()));
  }

  private Reply deleteHold(Request request) {
    holds.delete(request.id("hold"), request.principal());
    return Reply.nothing();
  }

  private Reply recognise(Request request) {
    return Reply.ok(households.recognise(request.body(Households.Proof.class)));
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

  private record CancelRequest(@Nullable String reason, @Nullable UUID visit) {}

  private Reply cancel(Request request) {
    var body = request.bodyOrNull(CancelRequest.class);
    var wish =
        new BookingChanges.Cancellation(
            request.id("booking"),
            body == null ? null : body.visit(),
            request.ifMatch(),
            body == null ? null : body.reason());
    var view = changes.cancel(wish, request.principal());
    return Reply.ok(view).version(view.version());
  }

  /**
   * @param visit which of the booking's appointments; absent where there is one
   * @param visitVersion as the caller saw that visit
   * @param override a manager's decision against rules that allow it
   */
  private record NewTime(
      String start,
      @Nullable UUID worker,
      @Nullable UUID visit,
      @Nullable Long visitVersion,
      @Nullable Against override) {}

  private record Against(String reason) {}

  private Reply reschedule(Request request) {
    var body = request.body(NewTime.class);
    var start = Request.instant("/start", body.start());
    var move =
        new Rescheduling.NewTime(
            request.id("booking"),
            body.visit(),
            start,
            body.worker(),
            request.ifMatch(),
            body.visitVersion(),
            body.override() == null ? null : body.override().reason());
    var view = rescheduling.reschedule(move, request.principal());
    return Reply.ok(view).version(view.version());
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
