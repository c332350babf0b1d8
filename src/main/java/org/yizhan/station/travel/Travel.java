package org.yizhan.station.travel;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.household.Building;

/**
 * How long ways take, as it is known today. What corrects the minutes stands in the tables of
 * visits and is worked out again each day and at each start; routes are asked once a day and kept
 * while the service is away.
 */
public final class Travel {
  private static final Logger LOG = LoggerFactory.getLogger(Travel.class);

  private final TravelConfig config;
  private final TravelStore store;
  private final AddressBook addressBook;
  private final InstantSource clock;
  private final ZoneId zone;
  private final @Nullable RoutingClient routing;
  private volatile Routes routes = Routes.NONE;
  private volatile Known known;

  /**
   * Routes as they were asked last.
   *
   * @param minutes of the ways between buildings
   * @param at when they were answered; absent before the first answer
   * @param fresh whether the last question was answered
   */
  record Routes(Map<Ways.Way, Double> minutes, @Nullable Instant at, boolean fresh) {
    static final Routes NONE = new Routes(Map.of(), null, false);
  }

  /**
   * What is known.
   *
   * @param on the day on which it was learned
   */
  record Known(Ways ways, Correction correction, LocalDate on) {}

  /** Learns from what {@code db} holds. */
  public Travel(
      Vertx vertx,
      Db db,
      AddressBook addressBook,
      TravelConfig config,
      InstantSource clock,
      ZoneId zone) {
    this.config = config;
    this.store = new TravelStore(db, addressBook, zone);
    this.addressBook = addressBook;
    this.clock = clock;
    this.zone = zone;
    this.routing = config.routing().enabled() ? new RoutingClient(vertx, config.routing()) : null;
    this.known = learn(today());
  }

  /** The ways as they are reckoned with now. */
  public Ways ways() {
    return known.ways();
  }

  TravelConfig config() {
    return config;
  }

  Known known() {
    return known;
  }

  Routes routes() {
    return routes;
  }

  /** Once a day, however often it is called: asks for routes, and learns. */
  public void daily() {
    var today = today();
    var asked = routing != null && !isAskedOn(today) && ask(routing);
    if (asked || known.on().isBefore(today)) {
      try {
        known = learn(today);
      } catch (Exception failure) { // Waiting for the database throws whatever broke.
        LOG.atWarn()
            .addKeyValue("cause", failure.toString())
            .log("Travel is reckoned as it was before");
      }
    }
  }

  private boolean isAskedOn(LocalDate day) {
    return routes.fresh()
        && Optional.ofNullable(routes.at())
            .filter(at -> LocalDate.ofInstant(at, zone).equals(day))
            .isPresent();
  }

  private boolean ask(RoutingClient service) {
    try {
      var doors = addressBook.buildings().stream().map(Building::place).distinct().toList();
      routes = new Routes(service.minutes(doors), clock.instant(), true);
      return true;
    } catch (Exception failure) { // Away, slow, or no routing service at all.
      LOG.atWarn()
          .addKeyValue("cause", failure.toString())
          .log("The routing service is away; travel is reckoned without it or with what it said");
      routes = new Routes(routes.minutes(), routes.at(), false);
      return false;
    }
  }

  private Known learn(LocalDate today) {
    var ways = new Ways(config.metresPerMinute(), config.detour(), 1, routes.minutes());
    List<Trip> trips =
        config.learnDays() == 0
            ? List.of()
            : store.trips(today.minusDays(config.learnDays()), today);
    var correction = TravelRules.correction(trips, ways, config.learnTrips());
    return new Known(ways.corrected(correction.factor()), correction, today);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
