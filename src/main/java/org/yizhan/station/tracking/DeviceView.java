package org.yizhan.station.tracking;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.preference.HomeFact;
import org.yizhan.station.preference.Homes;
import org.yizhan.station.tracking.TrackingStore.Standing;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.visit.Visits;

/** What a worker's devices may see: each topic with its present payload. */
final class DeviceView {
  /** Today and tomorrow. */
  private static final int DAYS = 2;

  private final Db db;
  private final Visits visits;
  private final Catalog catalog;
  private final AddressBook addressBook;
  private final Homes homes;
  private final Topics topics;
  private final InstantSource clock;
  private final ZoneId zone;
  private final TrackingStore store;

  DeviceView(
      Db db,
      ColumnCipher cipher,
      Visits visits,
      Catalog catalog,
      AddressBook addressBook,
      Homes homes,
      Topics topics,
      InstantSource clock,
      ZoneId zone) {
    this.db = db;
    this.store = new TrackingStore(cipher);
    this.visits = visits;
    this.catalog = catalog;
    this.addressBook = addressBook;
    this.homes = homes;
    this.topics = topics;
    this.clock = clock;
    this.zone = zone;
  }

  private record WorkerVisit(
      UUID id,
      long version,
      String state,
      OffsetDateTime start,
      OffsetDateTime end,
      Text service,
      Text address,
      String recipient,
      List<HomeFact> facts,
      boolean needsDoorCode,
      Text way,
      @Nullable String phone) {}

  private record StateOfVisit(
      UUID visit, String state, long version, OffsetDateTime since, @Nullable Refused refused) {}

  private record Refused(@Nullable String event, Text why) {}

  /**
   * Everything the worker's devices may see now.
   *
   * @param before visits they were shown before, whose end they are to hear of
   * @return payloads by topic
   */
  Map<String, byte[]> of(UUID worker, Collection<UUID> before) {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var from = today.atStartOfDay(zone).toInstant();
    var to = today.plusDays(DAYS).atStartOfDay(zone).toInstant();
    var own = visits.ofWorker(worker, today, DAYS);
    var facts = homes.factsOf(own);
    var phones = visits.phones(own.stream().filter(DeviceView::mayRing).toList());
    var standing = store.standing(db, worker, from, to);
    var views = new LinkedHashMap<String, byte[]>();
    views.put(
        topics.workerVisits(worker),
        Json.bytes(
            Map.of("visits", own.stream().map(visit -> listed(visit, facts, phones)).toList())));
    for (var visit : withOthers(own, standing.keySet(), before, from)) {
      views.put(topics.visitState(visit.id()), stateFor(worker, visit, standing.get(visit.id())));
    }
    return views;
  }

  /** The worker's visits, and those that were the worker's but are no more. */
  private List<Visit> withOthers(
      List<Visit> own, Collection<UUID> reported, Collection<UUID> before, Instant from) {
    var others = new ArrayList<UUID>(reported);
    others.addAll(before);
    own.forEach(visit -> others.removeIf(visit.id()::equals));
    var all = new ArrayList<>(own);
    visits.all(others).stream().filter(visit -> !visit.start().isBefore(from)).forEach(all::add);
    return all;
  }

  /**
   * From accepting to the end of the work there may be something to ask; before and after, there is
   * not.
   */
  private static boolean mayRing(Visit visit) {
    return switch (visit.state()) {
      case ACCEPTED, DEPARTED, ARRIVED, STARTED -> true;
      default -> false;
    };
  }

  private WorkerVisit listed(
      Visit visit, Map<UUID, List<HomeFact>> facts, Map<UUID, String> phones) {
    return new WorkerVisit(
        visit.id(),
        visit.version(),
        visit.state().code(),
        local(visit.start()),
        local(visit.end()),
        catalog.service(visit.service()).name(),
        addressBook.text(visit.address()),
        visit.recipient().masked(),
        facts.getOrDefault(visit.id(), List.of()),
        !visit.presenceProven(),
        addressBook.way(visit.address()),
        phones.get(visit.id()));
  }

  private static @Nullable Refused refused(@Nullable Standing standing) {
    return standing == null || standing.refused() == null
        ? null
        : new Refused(standing.id(), standing.refused().text());
  }

  private byte[] stateFor(UUID worker, Visit visit, @Nullable Standing said) {
    return said == null || said.had() || worker.equals(visit.worker())
        ? state(visit, refused(said))
        : nothingOf(visit, said);
  }

  /** Whoever reports about a visit that never was theirs is told that, and nothing of the visit. */
  private byte[] nothingOf(Visit visit, Standing said) {
    return Json.bytes(
        new StateOfVisit(
            visit.id(), VisitState.UNASSIGNED.code(), 0, local(said.receivedAt()), refused(said)));
  }

  private byte[] state(Visit visit, @Nullable Refused refused) {
    return Json.bytes(
        new StateOfVisit(
            visit.id(), visit.state().code(), visit.version(), local(visit.since()), refused));
  }

  /**
   * Where the visit stands, with a refusal that is nowhere stored because nobody could read what
   * was sent.
   */
  byte[] refusing(Visit visit, Text why) {
    return state(visit, new Refused(null, why));
  }

  /** The visit, if the worker has it or had it. */
  boolean mayFollow(UUID worker, UUID visit) {
    return visits.all(List.of(visit)).stream().anyMatch(found -> worker.equals(found.worker()))
        || store.had(db, visit, worker);
  }

  /** The visit, if the worker has it or had it. */
  List<Visit> followed(UUID worker, UUID visit) {
    return mayFollow(worker, visit) ? visits.all(List.of(visit)) : List.of();
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
