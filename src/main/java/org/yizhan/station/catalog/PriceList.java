package org.yizhan.station.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.catalog.PriceRules.Decision;

/**
 * The price list, which only grows: a price is published ahead of its first day and then stands.
 * Bookings keep the price they were made at.
 */
public final class PriceList {
  private final Db db;
  private final EventLog events;
  private final Catalog catalog;
  private final CatalogConfig config;
  private final InstantSource clock;
  private final ZoneId zone;
  private final CatalogStore store;

  /** Works on {@code db} and tells {@code catalog}; days are those of {@code zone}. */
  public PriceList(
      Db db,
      EventLog events,
      Catalog catalog,
      CatalogConfig config,
      InstantSource clock,
      ZoneId zone) {
    this.db = db;
    this.events = events;
    this.catalog = catalog;
    this.config = config;
    this.clock = clock;
    this.zone = zone;
    this.store = new CatalogStore(db);
  }

  /** A price with the moment at which it became public. */
  record Published(Price price, Instant at) {}

  /** Every price of every service, past, present and to come, in order. */
  Map<UUID, List<Published>> all() {
    return store.published();
  }

  /** The first day that a price of a service published now may have. */
  LocalDate earliest(List<Price> known) {
    return PriceRules.earliest(known, today(), config.priceNoticeDays());
  }

  /**
   * Publishes a price.
   *
   * @param from its first day
   * @throws org.yizhan.platform.http.ProblemException 404 without such a service, 400 when it would
   *     begin too soon, 409 when another one begins that day
   */
  Published publish(UUID service, long amountFen, LocalDate from, Principal caller) {
    catalog.service(service);
    var published =
        db.inTransaction(tx -> {
          tx.lock(List.of(service));
          var known = store.prices(tx, service);
          switch (PriceRules.decide(known, from, today(), config.priceNoticeDays(), zone)) {
            case Decision.TooSoon(var earliest) ->
                throw Problem.invalid(
                        "/from",
                        "must be %s or later: prices are published %d days before they are taken"
                            .formatted(earliest, config.priceNoticeDays()))
                    .exception();
            case Decision.DayTaken() ->
                throw Problem.of(409, "price-published", "Another price begins on that day")
                    .exception();
            case Decision.Published() -> {}
          }
          return append(tx, service, amountFen, from, caller);
        });
    catalog.reload();
    return published;
  }

  /**
   * The first day of a price that somebody proposes for {@code wished} or later, if it was
   * published now; absent when the service costs as much by then anyway.
   */
  public Optional<LocalDate> proposal(UUID service, long amountFen, LocalDate wished) {
    return proposal(catalog.prices(service), amountFen, wished);
  }

  private Optional<LocalDate> proposal(List<Price> known, long amountFen, LocalDate wished) {
    return PriceRules.proposal(known, amountFen, wished, today(), config.priceNoticeDays(), zone);
  }

  /** Publishes what {@link #proposal} says; the catalog is to be read again afterwards. */
  public void propose(Tx tx, UUID service, long amountFen, LocalDate wished, Principal caller) {
    tx.lock(List.of(service));
    proposal(store.prices(tx, service), amountFen, wished)
        .ifPresent(from -> append(tx, service, amountFen, from, caller));
  }

  private Published append(Tx tx, UUID service, long amountFen, LocalDate from, Principal caller) {
    var now = clock.instant();
    // The first price of a service is taken from now on, not from a midnight before it.
    var start = from.atStartOfDay(zone).toInstant();
    var price = new Price(Ids.next(), service, amountFen, start.isBefore(now) ? now : start);
    store.insert(tx, price, now, caller.actor());
    events.append(
        tx,
        Event.of(
            now,
            caller.actor(),
            "org.yizhan.price.published.v1",
            price.id(),
            1,
            Map.of("service", service, "amountFen", amountFen, "from", from)));
    return new Published(price, now);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
