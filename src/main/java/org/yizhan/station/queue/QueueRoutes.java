package org.yizhan.station.queue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.visit.TicketNumber;

/** Taking a number and calling it. */
public final class QueueRoutes {
  private final Queue queue;
  private final ZoneId zone;

  /** Serves {@code queue}. */
  public QueueRoutes(Queue queue, ZoneId zone) {
    this.queue = queue;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("takeNumber", this::take)
        .on("getQueue", this::today)
        .on("callNext", this::next)
        .on("recallNumber", this::recall)
        .on("missNumber", this::missed)
        .on("finishNumber", this::finish)
        .on("handOverNumber", this::handOver);
  }

  private record EntryView(
      UUID id,
      String number,
      String purpose,
      String standing,
      OffsetDateTime takenAt,
      OffsetDateTime since,
      @Nullable Integer desk,
      @Nullable Integer times) {}

  private record TakeRequest(Purpose purpose, @Nullable String ticket) {}

  private record DeskRequest(Integer desk) {}

  private record HandOverRequest(@Nullable Integer desk) {}

  private Reply take(Request request) {
    var body = request.body(TakeRequest.class);
    var taken = queue.take(body.purpose(), body.ticket(), request.principal());
    return Reply.created(Map.of("entry", view(taken.entry()), "ahead", taken.ahead()));
  }

  private Reply today(Request request) {
    List<EntryView> entries = queue.today().stream().map(this::view).toList();
    return Reply.ok(Map.of("entries", entries));
  }

  private Reply next(Request request) {
    return Reply.ok(view(queue.next(desk(request), request.principal())));
  }

  private Reply recall(Request request) {
    var desk = desk(request);
    return changed(request, (all, entry, now) -> QueueRules.recall(all, entry, desk, now));
  }

  private Reply missed(Request request) {
    return changed(request, (all, entry, now) -> QueueRules.missed(entry, now));
  }

  private Reply finish(Request request) {
    return changed(request, (all, entry, now) -> QueueRules.finish(entry, now));
  }

  private Reply handOver(Request request) {
    var to = request.body(HandOverRequest.class).desk();
    return changed(request, (all, entry, now) -> QueueRules.handOver(entry, to, now));
  }

  private Reply changed(Request request, Queue.Rule rule) {
    return Reply.ok(view(queue.change(request.id("entry"), rule, request.principal())));
  }

  private static int desk(Request request) {
    return Objects.requireNonNull(request.body(DeskRequest.class).desk());
  }

  private EntryView view(QueueEntry entry) {
    var standing = entry.standing();
    return new EntryView(
        entry.id(),
        TicketNumber.text(entry.number()),
        entry.purpose().code(),
        standing.code(),
        local(entry.takenAt()),
        local(standing.since()),
        standing.at(),
        standing instanceof Standing.Called called ? called.times() : null);
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
