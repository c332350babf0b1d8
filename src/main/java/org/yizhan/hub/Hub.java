package org.yizhan.hub;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.hub.access.AccessRoutes;
import org.yizhan.hub.access.AccountRoutes;
import org.yizhan.hub.access.HubAuthenticator;
import org.yizhan.hub.access.Officials;
import org.yizhan.hub.access.SignInBrake;
import org.yizhan.hub.announcement.AnnouncementRoutes;
import org.yizhan.hub.announcement.Announcements;
import org.yizhan.hub.district.DistrictRoutes;
import org.yizhan.hub.district.Districts;
import org.yizhan.hub.enrolment.EnrolmentRoutes;
import org.yizhan.hub.enrolment.Enrolments;
import org.yizhan.hub.enrolment.StationKeys;
import org.yizhan.hub.exchange.Downlink;
import org.yizhan.hub.exchange.Exchange;
import org.yizhan.hub.exchange.ExchangeRoutes;
import org.yizhan.hub.figures.FigureBuilder;
import org.yizhan.hub.figures.FigureRoutes;
import org.yizhan.hub.indicator.IndicatorRoutes;
import org.yizhan.hub.log.EventLog;
import org.yizhan.hub.log.EventLogs;
import org.yizhan.hub.news.News;
import org.yizhan.hub.overview.LiveRoutes;
import org.yizhan.hub.overview.OverviewRoutes;
import org.yizhan.hub.overview.Overviews;
import org.yizhan.hub.overview.StationMeters;
import org.yizhan.hub.template.TemplateRoutes;
import org.yizhan.hub.template.Templates;
import org.yizhan.platform.auth.Accounts;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.db.Database;
import org.yizhan.platform.db.Signals;
import org.yizhan.platform.http.Contract;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Draining;
import org.yizhan.platform.http.HttpVerticle;
import org.yizhan.platform.http.Operations;
import org.yizhan.platform.http.Pages;
import org.yizhan.platform.http.Readiness;
import org.yizhan.platform.http.SessionCookie;
import org.yizhan.platform.http.Turnstile;
import org.yizhan.platform.rounds.Rounds;

/**
 * A running hub, or one of several nodes of it. It keeps nothing but the calls that wait;
 * everything else is in its database.
 */
public final class Hub implements AutoCloseable, Draining {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
  private static final String CONTRACT = "openapi/hub.yaml";

  private final HubConfig config;
  private final Contract contract;
  private final Database database;
  private final Rounds rounds;
  private final Accounts accounts;
  private final Enrolments enrolments;
  private final StationKeys stations;
  private final EventLog log;
  private final Exchange exchange;
  private final Turnstile turnstile;
  private final Announcements announcements;
  private final Templates templates;
  private final Overviews overviews;
  private final News news = new News();
  private final Signals heard;
  private final FigureBuilder builder;
  private final PrometheusMeterRegistry meters;
  private final InstantSource clock;
  private final int port;
  private final Vertx vertx;
  private volatile boolean draining;

  private Hub(
      Vertx vertx,
      HubConfig config,
      Contract contract,
      Database database,
      PrometheusMeterRegistry meters,
      InstantSource clock) {
    var db = database.db();
    this.vertx = vertx;
    this.config = config;
    this.contract = contract;
    this.database = database;
    this.rounds = new Rounds(vertx);
    this.accounts = new Accounts(vertx, db);
    var bulkhead = ExchangeRoutes.bulkhead(config.database().connections());
    this.stations = new StationKeys(vertx, db, bulkhead, news, clock);
    this.log = EventLogs.open(vertx, rounds, db, config.log(), clock);
    this.exchange = new Exchange(vertx, rounds, db, log, bulkhead, news, config.exchange(), clock);
    this.turnstile = ExchangeRoutes.turnstile(config.exchange());
    this.announcements = new Announcements(db, exchange.downlink(), clock, config.zoneId());
    this.templates = new Templates(db, exchange.downlink(), clock);
    this.enrolments = new Enrolments(db, announcements, templates, config.enrolment(), clock);
    this.overviews = new Overviews(db, log, config.liveness(), clock);
    this.builder = FigureBuilder.start(rounds, db, log, clock, config.zoneId());
    this.heard = news.hear(vertx, database);
    StationMeters.start(rounds, db, config.liveness(), clock, meters);
    this.meters = meters;
    this.clock = clock;
    this.port = HttpVerticle.deploy(vertx, config.http(), this::routes);
  }

  /**
   * Opens the data, then listens. Called on a virtual-thread context. The listeners end with {@code
   * vertx}.
   *
   * @throws IllegalStateException when the database cannot be used
   */
  public static Hub start(
      Vertx vertx,
      HubConfig config,
      Path data,
      PrometheusMeterRegistry meters,
      InstantSource clock) {
    var keys = new KeyFiles(data.resolve("keys"));
    var contract = Contract.reading(vertx, CONTRACT);
    var database = Database.opening(vertx, config.database(), data, keys, "hub").await();
    try {
      var hub = new Hub(vertx, config, contract, database, meters, clock);
      FirstRun.writeUnlessDone(data, hub.url(), hub.accounts, hub.enrolments, clock.instant());
      return hub;
    } catch (Exception e) {
      database.close();
      throw e;
    }
  }

  private Router routes(Vertx vertx) {
    var router = Router.router(vertx);
    Operations.mount(router, meters, this::readiness, Map.of("/openapi.yaml", CONTRACT));
    Pages.mount(router, Map.of("/", "hub.html"));
    router.route().subRouter(api(vertx));
    return router;
  }

  private Readiness readiness() {
    return draining ? Readiness.DRAINING : Readiness.of(database.answers());
  }

  private Router api(Vertx vertx) {
    var cookie = new SessionCookie(HubAuthenticator.COOKIE);
    var zone = config.zoneId();
    var api = ContractRouter.of(contract);
    var officials = new Officials(database.db(), accounts, config.access(), clock);
    var brake = new SignInBrake(database.db());
    new AccessRoutes(officials, brake, cookie, config.access(), clock, zone).mount(api);
    new AccountRoutes(officials, zone).mount(api);
    new DistrictRoutes(new Districts(database.db(), announcements, templates)).mount(api);
    new EnrolmentRoutes(enrolments).mount(api);
    new ExchangeRoutes(exchange, turnstile).mount(api);
    new OverviewRoutes(overviews, clock, zone).mount(api);
    new FigureRoutes(database.db(), clock, zone).mount(api);
    new IndicatorRoutes(database.db(), zone).mount(api);
    new AnnouncementRoutes(announcements, zone).mount(api);
    new TemplateRoutes(templates, zone).mount(api);
    new LiveRoutes(vertx, news, overviews, officials::verify).mount(api);
    var authenticator = new HubAuthenticator(officials::verify, cookie, stations::verify);
    return api.build(vertx, authenticator, config.http().bodyLimitBytes());
  }

  /** The HTTP port. */
  public int port() {
    return port;
  }

  /** How the hub is reached. */
  public String url() {
    return config.http().urlAt(port);
  }

  /** What goes down to stations. */
  public Downlink downlink() {
    return exchange.downlink();
  }

  /** Codes with which stations become known. */
  public Enrolments enrolments() {
    return enrolments;
  }

  /** Says that it is not ready and lets no call wait, and serves on until a balancer saw it. */
  @Override
  public void drain() {
    draining = true;
    exchange.close();
    if (config.drainSeconds() > 0) {
      LOG.atInfo().addKeyValue("seconds", config.drainSeconds()).log("Told to stop; still serving");
      vertx.timer(config.drainSeconds(), TimeUnit.SECONDS).await();
    }
  }

  /** Answers the calls that wait and ends what it does by itself, then closes the database. */
  @Override
  public void close() {
    try {
      heard.close();
      log.close();
      builder.close();
      exchange.close();
      rounds.close();
    } finally {
      database.close();
    }
  }
}
