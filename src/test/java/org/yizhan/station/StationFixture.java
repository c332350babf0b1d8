package org.yizhan.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.json.Json;

/**
 * A real station with sample data and a database of its own for the tests of one class:
 *
 * <pre>
 * &#64;RegisterExtension static final StationFixture station = new StationFixture();
 *
 * var ticket = station.kiosk().books(cleaning).at(slot);
 * station.manager().get(ticket.path()).is(200);
 * </pre>
 */
public final class StationFixture implements BeforeAllCallback, AfterAllCallback {
  /** The station's zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "YIZHAN_HTTP_PORT", "0",
              "YIZHAN_HTTP_HOST", "127.0.0.1",
              "YIZHAN_MQTT_PORT", "0",
              "YIZHAN_MQTT_HOST", "127.0.0.1",
              "YIZHAN_SAMPLE_DATA", "true",
              // Printers of tests answer on however slow a machine, and nobody asks them meanwhile.
              "YIZHAN_KIOSK_PRINTER_LOOK_SECONDS", "86400",
              "YIZHAN_KIOSK_PRINTER_ANSWER_SECONDS", "30",
              "YIZHAN_KIOSK_PRINTER_PAPER_SECONDS", "30"));

  private final TestClock clock = new TestClock();
  private @Nullable Path data;
  private @Nullable StationDatabase database;
  private @Nullable RunningStation running;
  private @Nullable HubFixture hub;
  private @Nullable String kioskToken;
  private @Nullable String managerToken;

  /** With an environment variable such as {@code YIZHAN_BOOKING_HOLD_MINUTES}. */
  public StationFixture with(String variable, String value) {
    settings.put(variable, value);
    return this;
  }

  /** Reporting to this hub, which starts before it and stops after it. */
  public StationFixture reportingTo(HubFixture fixture) {
    hub = fixture;
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    open(template(context));
  }

  /** Starts it where no extension can, as in a property; to be closed by {@link #close}. */
  public void open() throws IOException {
    try (var template = DataTemplate.make()) {
      open(template);
    }
  }

  private void open(DataTemplate template) throws IOException {
    data = Files.createTempDirectory("yizhan-station");
    template.copyTo(data);
    database = new StationDatabase(data.resolve("postgres"));
    if (hub != null) {
      hub.start();
      with("YIZHAN_HUB_URL", hub.url()).with("YIZHAN_HUB_ENROLMENT_CODE", hub.enrolmentCode());
    }
    start();
  }

  private static DataTemplate template(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(DataTemplate.class, wanted -> DataTemplate.make(), DataTemplate.class);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
  }

  /** Stops it and deletes its data. */
  public void close() throws IOException {
    stop();
    if (hub != null) {
      hub.stop();
    }
    delete(data());
  }

  /** Starts the station on the data it had before. */
  public void start() {
    running = RunningStation.start(settings, data(), clock);
  }

  /** Stops it as Ctrl-C does; the data stays. Does nothing when it does not run. */
  public void stop() {
    if (running != null) {
      running.vertx().close().await();
      running = null;
    }
  }

  /** What the station is started with. */
  public Map<String, String> settings() {
    return settings;
  }

  /** The station's data directory. */
  public Path data() {
    return Objects.requireNonNull(data);
  }

  /** The station's clock. */
  public TestClock clock() {
    return clock;
  }

  /** Where the station listens, such as {@code http://127.0.0.1:40123}. */
  public String url() {
    return "http://127.0.0.1:" + Objects.requireNonNull(running).station().port();
  }

  /** The database as its superuser sees it. */
  public StationDatabase database() {
    return Objects.requireNonNull(database);
  }

  /** A member of {@code first-run.json} by its JSON pointer. */
  public String firstRun(String pointer) {
    try {
      return Json.mapper().readTree(data().resolve("first-run.json").toFile()).at(pointer).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody without a credential. */
  public Caller anybody() {
    return new Caller(url(), Map.of());
  }

  /** The phone of the worker whom the first run lets in. */
  public Caller worker() {
    return bearer(firstRun("/worker/password"));
  }

  /** Somebody with a Bearer token. */
  public Caller bearer(String token) {
    return anybody().with("Authorization", "Bearer " + token);
  }

  /** The resident with this ticket. */
  public Caller resident(Ticket ticket) {
    return anybody().with("Authorization", "Ticket " + ticket.code());
  }

  /** The id of the kiosk of {@link #kiosk()}. */
  public String kioskId() {
    return subject(kioskToken());
  }

  /** Whom a token names. */
  static String subject(String token) {
    try {
      var claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
      return Json.mapper().readTree(claims).path("sub").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The manager, signed in with the password of {@code first-run.json}. */
  public Caller manager() {
    return bearer(managerToken());
  }

  /** The manager at the counter, who may book too. */
  public Desk counter() {
    return new Desk(this, manager());
  }

  /** A kiosk that was paired with the code of {@code first-run.json}. */
  public Desk kiosk() {
    return new Desk(this, bearer(kioskToken()));
  }

  /** The manager's token. */
  public synchronized String managerToken() {
    if (managerToken == null) {
      var credentials =
          Map.of("user", firstRun("/console/user"), "password", firstRun("/console/password"));
      managerToken = anybody().post("/api/v1/sessions", credentials).is(201).text("/token");
    }
    return managerToken;
  }

  /** The kiosk's token. */
  public synchronized String kioskToken() {
    if (kioskToken == null) {
      var code = Map.of("code", firstRun("/kiosk/pairingCode"));
      kioskToken = anybody().post("/api/v1/kiosks/enrolments", code).is(201).text("/token");
    }
    return kioskToken;
  }

  /** Somebody of another role, with a token such as the station itself issues. */
  public Caller as(Role role) {
    return bearer(token(role, Duration.ofHours(1)));
  }

  /** A token such as the station itself issues; already expired for a negative life. */
  public String token(Role role, Duration life) {
    return tokens(new KeyFiles(data().resolve("keys")), "yizhan-station")
        .issue(somebody(role), life);
  }

  /** Issues in this station's name with the keys of {@code keys}, for {@code audience}. */
  public Tokens tokens(KeyFiles keys, String audience) {
    var vertx = Objects.requireNonNull(running).vertx();
    var station = anybody().get("/api/v1/station").text("/id");
    return Tokens.signing(vertx, keys.ed25519("tokens"), station, audience, clock);
  }

  /** Somebody of that role whom the station never met. */
  public static Principal somebody(Role role) {
    var owner =
        Optional.of(role).filter(Role.WORKER::equals).map(r -> UUID.randomUUID().toString());
    return new Principal(role, UUID.randomUUID().toString(), null, owner.orElse(null));
  }

  /** Deletes a directory with everything in it. */
  public static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
