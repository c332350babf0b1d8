package org.yizhan.station;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.yizhan.platform.auth.Accounts;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.SessionCookie;
import org.yizhan.station.access.AccessRoutes;
import org.yizhan.station.access.StationAuthenticator;
import org.yizhan.station.board.BoardRoutes;
import org.yizhan.station.booking.BookingParts;
import org.yizhan.station.booking.BookingRoutes;
import org.yizhan.station.booking.Holds;
import org.yizhan.station.booking.SeriesRoutes;
import org.yizhan.station.booking.TicketSlips;
import org.yizhan.station.booking.Tickets;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.catalog.CatalogRoutes;
import org.yizhan.station.dispatch.AheadWatch;
import org.yizhan.station.dispatch.FreeWorkers;
import org.yizhan.station.dispatch.Sharing;
import org.yizhan.station.dispatch.Soonest;
import org.yizhan.station.dispatch.SteadyTeams;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.household.HouseholdRoutes;
import org.yizhan.station.licence.CredentialViews;
import org.yizhan.station.licence.Credentials;
import org.yizhan.station.licence.LicenceRoutes;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.licence.OwnLicenceRoutes;
import org.yizhan.station.licence.RuleEdits;
import org.yizhan.station.live.LiveRoutes;
import org.yizhan.station.opening.StandingHours;
import org.yizhan.station.photo.PhotoRoutes;
import org.yizhan.station.photo.VisitPhotos;
import org.yizhan.station.roster.Calendar;
import org.yizhan.station.roster.ShiftMaker;
import org.yizhan.station.sample.SampleData;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.SlotRoutes;
import org.yizhan.station.schedule.VisitTimes;
import org.yizhan.station.schedule.WorkerRoutes;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.travel.Travel;
import org.yizhan.station.visit.Estimates;
import org.yizhan.station.visit.VisitRoutes;
import org.yizhan.station.visit.VisitView;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/** The features of a station, built in the order in which they need each other. */
final class Features {
  private final Foundation base;
  private final UUID station;
  private final SealedLog log;
  private final Supplier<UUID> epoch;
  private final Tokens tokens;
  private final SessionCookie cookie = new SessionCookie("yizhan");
  private final Accounts accounts;
  private final KioskFeatures kiosks;
  private final Workforce workforce;
  private final Travel travel;
  private final Schedule schedule;
  private final Catalog catalog;
  private final Licences licences;
  private final Credentials credentials;
  private final CredentialViews credentialViews;
  private final RuleEdits rules;
  private final RegisterWiring register;
  private final AheadWatch watch;
  private final Visits visits;
  private final Estimates estimates;
  private final VisitView.Maker views;
  private final BookingParts parts;
  private final HouseholdFeatures households;
  private final CounterFeatures counter;
  private final Holds holds;
  private final Tickets tickets;
  private final Sharing sharing;
  private final DispatchWiring dispatch;
  private final RosterFeature roster;
  private final TrackingFeatures tracking;
  private final Supplier<String> url;

  Features(
      Foundation base, SealedLog log, EventLog events, Supplier<UUID> epoch, Supplier<String> url) {
    var config = base.config();
    var zone = config.station().zoneId();
    var clock = base.clock();
    var db = base.database().db();
    var cipher = new ColumnCipher(base.keys().secret("columns"));
    if (config.sampleData()) {
      SampleData.fill(db, cipher, clock.instant(), zone);
    }
    this.base = base;
    this.log = log;
    this.epoch = epoch;
    this.url = url;
    this.station = IdentityStore.of(db, clock.instant());
    this.tokens =
        Tokens.signing(
            base.vertx(),
            base.keys().ed25519("tokens"),
            station.toString(),
            "yizhan-station",
            clock);
    this.accounts = new Accounts(base.vertx(), db);
    this.kiosks = KioskFeatures.of(base, events);
    this.catalog = new Catalog(db);
    var addressBook = new AddressBook(db);
    this.workforce = new Workforce(db);
    this.travel = new Travel(base.vertx(), db, addressBook, config.travel(), clock, zone);
    this.licences = new Licences(db, zone);
    var hours = new WorkHours(db, zone);
    var calendar = new Calendar(db, events, clock);
    var daysAhead = Math.max(config.schedule().horizonDays(), config.booking().seriesDays());
    var maker = new ShiftMaker(db, calendar, daysAhead + 2, clock, zone);
    maker.extend();
    var opening = new StandingHours(db, config.schedule().everyDay());
    var times = new VisitTimes(config.schedule(), opening);
    var availability =
        new Availability(
            base.vertx(), db, addressBook, travel, licences, hours, times, zone, clock);
    this.schedule = new Schedule(db, addressBook, travel, licences, hours, availability, clock);
    this.visits = new Visits(db, events, cipher, zone);
    this.estimates = new Estimates(visits, addressBook, travel, clock, zone);
    this.views = new VisitView.Maker(catalog, addressBook, workforce, estimates, zone);
    this.sharing = new Sharing(db, config.ranking().fairnessDays(), clock, zone);
    availability.tell(sharing::changed);
    this.dispatch =
        new DispatchWiring(
            base, catalog, addressBook, travel, workforce, schedule, licences, visits, sharing);
    var takeOff = new TakeOff(schedule, visits);
    this.watch =
        new AheadWatch(db, visits, schedule, licences, dispatch.candidates(), takeOff, clock);
    Consumer<Set<UUID>> changed =
        workers -> {
          availability.refresh(workers);
          watch.soon(workers);
        };
    this.credentials =
        new Credentials(db, events, cipher, catalog, workforce, clock, zone, changed);
    this.rules = new RuleEdits(db, events, licences, catalog, workforce, clock, zone, changed);
    this.credentialViews = new CredentialViews(credentials, licences, clock, zone);
    this.register =
        new RegisterWiring(
            base,
            station,
            events,
            cipher,
            catalog,
            addressBook,
            workforce,
            schedule,
            takeOff,
            credentials,
            credentialViews,
            changed);
    var freeWorkers =
        new FreeWorkers(availability, workforce, travel, sharing::latest, config.ranking());
    this.parts =
        new BookingParts(
            db,
            events,
            cipher,
            base.keys().secret("codes"),
            catalog,
            workforce,
            addressBook,
            schedule,
            availability,
            freeWorkers,
            new Soonest(
                addressBook,
                workforce,
                schedule,
                sharing::latest,
                times,
                config.ranking(),
                clock,
                zone),
            new SteadyTeams(workforce, schedule, sharing::latest, config.ranking(), clock),
            calendar::holidays,
            visits,
            config.booking(),
            clock,
            zone);
    this.households = HouseholdFeatures.of(parts, takeOff, dispatch.candidates());
    this.tickets = new Tickets(parts);
    this.counter =
        CounterFeatures.of(parts, tickets, register.companies(), config.catalog(), opening);
    this.holds = new Holds(parts);
    this.roster = new RosterFeature(calendar, maker, hours, takeOff, parts, changed);
    this.tracking =
        new TrackingFeatures(
            base, station, parts, licences, tokens, views, households.homes(), log);
  }

  Map<String, Consumer<Map<String, Object>>> downlink() {
    return counter.downlink();
  }

  Holds holds() {
    return holds;
  }

  /** Looks at what lies ahead, visits, shifts and ways, and after the register. */
  void byTheHour() {
    roster.extend();
    watch.soon();
    register.byTheHour();
    travel.daily();
  }

  /** The kiosks and their printers. */
  KioskFeatures kiosks() {
    return kiosks;
  }

  Sharing sharing() {
    return sharing;
  }

  /** Ends what runs beside requests. */
  void close() {
    dispatch.close();
  }

  /** Tracking and what hangs on it. */
  TrackingFeatures tracking() {
    return tracking;
  }

  /** The operations of the contract. */
  Router api(Vertx vertx) {
    var config = base.config();
    var clock = base.clock();
    var zone = config.station().zoneId();
    var router = ContractRouter.of(base.contract());
    new StationRoutes(station, config.station(), clock).mount(router);
    new CatalogRoutes(parts.catalog(), clock, zone).mount(router);
    new HouseholdRoutes(parts.addressBook()).mount(router);
    new SlotRoutes(parts.catalog(), parts.availability(), zone).mount(router);
    new WorkerRoutes(workforce, schedule, clock, zone).mount(router);
    new LicenceRoutes(
            licences, credentials, credentialViews, rules, parts.catalog(), workforce, clock, zone)
        .mount(router);
    new OwnLicenceRoutes(licences, parts.catalog(), workforce, clock, zone).mount(router);
    roster.mount(router);
    register.mount(router);
    new BookingRoutes(parts, holds, tickets, estimates, dispatch.overrides(), url).mount(router);
    new SeriesRoutes(parts).mount(router);
    new VisitRoutes(visits, views).mount(router);
    new BoardRoutes(
            new BoardRoutes.Parts(
                schedule,
                workforce,
                visits,
                views,
                catalog,
                tracking.alarms(),
                new VisitTimes(config.schedule(), counter.opening()),
                clock,
                zone))
        .mount(router);
    var photos = new VisitPhotos(parts.db(), parts.events(), register.files(), visits, clock);
    new PhotoRoutes(photos, workforce, config.evidence().limitBytes(), zone).mount(router);
    tracking.mount(router);
    dispatch.mount(router, views);
    households.mount(router, parts, views);
    counter.mount(router, views);
    new LiveRoutes(vertx, log, epoch, visits).mount(router);
    kiosks.mount(router, new TicketSlips(parts, tickets, url), counter.queue());
    new AccessRoutes(accounts, kiosks.kiosks(), tokens, cookie, config.access(), clock, zone)
        .mount(router);
    return router.build(
        vertx,
        new StationAuthenticator(tokens, cookie, kiosks.kiosks()::admits, tickets::opens),
        config.http().bodyLimitBytes());
  }

  /** What the first start hands over to people, unless somebody can sign in already. */
  void firstRun(String at, int mqttPort) {
    new FirstRun(base, station, accounts, kiosks.kiosks(), catalog, workforce, schedule, tokens)
        .writeUnlessDone(at, mqttPort);
  }
}
