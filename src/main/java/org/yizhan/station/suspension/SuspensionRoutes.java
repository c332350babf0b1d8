package org.yizhan.station.suspension;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.visit.VisitView;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** Suspensions: looked at before they are made, made, listed, lifted. */
public final class SuspensionRoutes {
  private final Suspensions suspensions;
  private final Rebooking rebooking;
  private final Workforce workforce;
  private final AddressBook addressBook;
  private final VisitView.Maker visits;
  private final ZoneId zone;

  /** Serves {@code suspensions} with what {@code rebooking} proposes. */
  public SuspensionRoutes(
      Suspensions suspensions,
      Rebooking rebooking,
      Workforce workforce,
      AddressBook addressBook,
      VisitView.Maker visits,
      ZoneId zone) {
    this.suspensions = suspensions;
    this.rebooking = rebooking;
    this.workforce = workforce;
    this.addressBook = addressBook;
    this.visits = visits;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listSuspensions", this::list)
        .on("previewSuspension", this::preview)
        .on("suspend", this::suspend)
        .on("getRebooking", this::rebooking)
        .on("liftSuspension", this::lift);
  }

  private record SuspensionView(
      UUID id,
      @Nullable WorkerName worker,
      @Nullable BuildingName building,
      boolean station,
      SuspensionReason reason,
      LocalDate from,
      LocalDate until) {}

  private record BuildingName(UUID id, Text name) {}

  private record RebookingView(List<AffectedView> visits) {}

  private record AffectedView(VisitView visit, List<SlotView> slots, List<CandidateView> workers) {}

  private record SlotView(OffsetDateTime start, int free) {}

  private record CandidateView(WorkerName worker, double score) {}

  private Reply list(Request request) {
    return Reply.ok(
        Map.of("suspensions", suspensions.standing().stream().map(this::view).toList()));
  }

  private Reply preview(Request request) {
    var draft = suspensions.draft(request.body(Suspensions.Order.class));
    return Reply.ok(affected(draft));
  }

  private Reply suspend(Request request) {
    var order = request.body(Suspensions.Order.class);
    return Reply.created(view(suspensions.suspend(order, request.principal())));
  }

  private Reply rebooking(Request request) {
    return Reply.ok(affected(suspensions.get(request.id("suspension"))));
  }

  private Reply lift(Request request) {
    suspensions.lift(request.id("suspension"), request.principal());
    return Reply.nothing();
  }

  private SuspensionView view(Suspension suspension) {
    return new SuspensionView(
        suspension.id(),
        suspension.worker() == null
            ? null
            : workforce.require("worker", suspension.worker()).named(),
        suspension.building() == null
            ? null
            : new BuildingName(
                suspension.building(), addressBook.building(suspension.building()).name()),
        suspension.ofStation(),
        suspension.reason(),
        suspension.from(),
        suspension.until());
  }

  private RebookingView affected(Suspension suspension) {
    return new RebookingView(rebooking.of(suspension).stream().map(this::view).toList());
  }

  private AffectedView view(Rebooking.Affected affected) {
    return new AffectedView(
        visits.of(affected.visit()),
        affected.slots().stream().map(this::view).toList(),
        affected.workers().stream()
            .map(ranked ->
                new CandidateView(
                    workforce.require("worker", ranked.worker()).named(), ranked.score()))
            .toList());
  }

  private SlotView view(Availability.Slot slot) {
    return new SlotView(slot.start().atZone(zone).toOffsetDateTime(), slot.free());
  }
}
