package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;

/**
 * Who may do what: every operation of the contract, with no credential, the wrong role and the
 * right one; and how one gets a role.
 */
class HubRolesIT extends HubTest {
  private static final Map<String, String> TOKENS = new LinkedHashMap<>();

  @BeforeAll
  static void start() {
    TOKENS.put("station", new FakeStation().enrolled(hub).token(vertx));
    TOKENS.put("hub", hub.official());
    TOKENS.put("district", hub.officialOf(hub.newDistrict("东城区")));
    TOKENS.put("auditor", hub.official("auditor", null));
  }

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private record Operation(String method, String path, List<String> roles) {}

  private static List<Operation> operations() throws IOException {
    JsonNode contract =
        new YAMLMapper().readTree(HubRolesIT.class.getResourceAsStream("/openapi/hub.yaml"));
    var operations = new ArrayList<Operation>();
    for (var path : contract.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        var roles = new ArrayList<String>();
        method.getValue().path("x-roles").forEach(role -> roles.add(role.asText()));
        operations.add(
            new Operation(
                method.getKey().toUpperCase(java.util.Locale.ROOT),
                path.getKey().replaceAll("\\{.*?}", "01900000-0000-7000-8000-000000000000"),
                roles));
      }
    }
    assertThat(operations).hasSizeGreaterThanOrEqualTo(22);
    return operations;
  }

  @Test
  void holdsEveryOperationAgainstItsRoles() throws IOException {
    for (var operation : operations()) {
      var open = operation.roles().contains("open");
      assertThat(hub.call(operation.method(), operation.path(), null).status())
          .as("nobody: %s", operation)
          .matches(status -> open ? status != 401 && status != 403 : status == 401);
      if (!operation.path().equals("/api/v1/live")) {
        TOKENS.forEach((role, token) -> check(operation, open, role, token));
      }
    }
  }

  private static void check(Operation operation, boolean open, String role, String token) {
    var right = open || operation.roles().contains(role);
    assertThat(hub.as(token, operation.method(), operation.path(), null).status())
        .as("%s: %s", role, operation)
        .matches(status -> right ? status != 401 && status != 403 : status == 403);
  }

  private static String cookie() {
    var first = hub.firstRun().path("hub");
    var credentials =
        Map.of("user", first.path("user").asText(), "password", first.path("password").asText());
    return hub.call("POST", "/api/v1/sessions", credentials)
        .whole()
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow();
  }

  @Test
  void carriesThePagesSessionInACookieThatScriptsAndOtherSitesCannotUse() {
    var cookie = cookie();
    var pair = cookie.substring(0, cookie.indexOf(';'));

    assertThat(cookie).startsWith("yizhan-hub=").contains("HTTPOnly", "SameSite=Strict", "Path=/");
    assertThat(hub.call("GET", "/api/v1/overview", null, "Cookie", pair).status()).isEqualTo(200);
    assertThat(
            hub.call(
                    "DELETE",
                    "/api/v1/sessions/current",
                    null,
                    "Cookie",
                    pair,
                    "Origin",
                    "https://elsewhere.example")
                .status())
        .isEqualTo(403);
    assertThat(
            hub.call(
                    "DELETE",
                    "/api/v1/sessions/current",
                    null,
                    "Cookie",
                    pair,
                    "Origin",
                    "http://127.0.0.1:" + hub.port())
                .status())
        .isEqualTo(204);
  }

  @Test
  void saysWhenTheSessionEnds() {
    var session = hub.as(hub.official(), "GET", "/api/v1/sessions/current", null).body();

    assertThat(session.path("role").asText()).isEqualTo("hub");
    assertThat(OffsetDateTime.parse(session.path("expiresAt").asText()).toInstant())
        .isCloseTo(Instant.now().plus(12, ChronoUnit.HOURS), within(5, ChronoUnit.MINUTES));
  }

  @Test
  void slowsGuessingDown() {
    var wrong = Map.of("user", "somebody", "password", "guess");

    for (int i = 0; i < 3; i++) {
      assertThat(hub.call("POST", "/api/v1/sessions", wrong).status()).isEqualTo(401);
    }

    var slowed = hub.call("POST", "/api/v1/sessions", wrong);
    assertThat(slowed.status()).isEqualTo(429);
    assertThat(slowed.whole().headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void believesOnlyTheStationsOwnSignature() {
    var station = new FakeStation().enrolled(hub);
    var other = new FakeStation().enrolled(hub);
    var asOther = Principal.of(Role.STATION, other.id.toString());
    var asOfficial = Principal.of(Role.HUB, station.id.toString());
    var self = Principal.of(Role.STATION, station.id.toString());
    var unknown = new FakeStation();
    var call = station.call(1, 0);

    assertThat(exchange(station.token(vertx, asOther, MINUTE), call)).isEqualTo(401);
    assertThat(exchange(station.token(vertx, asOfficial, MINUTE), call)).isEqualTo(401);
    assertThat(exchange(station.token(vertx, self, Duration.ZERO), call))
        .as("without end")
        .isEqualTo(401);
    assertThat(exchange(unknown.token(vertx), call)).isEqualTo(401);
    assertThat(exchange("nonsense", call)).isEqualTo(401);
    assertThat(exchange(station.token(vertx), call)).isEqualTo(200);
  }

  @Test
  void refusesAnExpiredToken() {
    var station = new FakeStation().enrolled(hub);
    var expired = Expired.token(station, vertx);

    assertThat(exchange(expired, station.call(1, 0))).isEqualTo(401);
  }

  private static int exchange(String token, Object call) {
    return hub.as(token, "POST", "/api/v1/exchange", call).status();
  }

  @Test
  void enrolsWithACodeOnce() {
    var code = hub.newCode();
    var station = new FakeStation();
    var wrongKey = new HashMap<>(station.enrolment(code));
    wrongKey.put("publicKey", "AAAA");

    assertThat(hub.call("POST", "/api/v1/stations/enrolments", wrongKey).field())
        .isEqualTo("/publicKey");
    assertThat(station.enrol(hub, "NOSUCHCODE").field()).isEqualTo("/code");
    assertThat(station.enrol(hub, code).status()).isEqualTo(201);
    assertThat(station.enrol(hub, code).status()).as("the answer was lost").isEqualTo(201);
    assertThat(new FakeStation().enrol(hub, code).field()).isEqualTo("/code");
    assertThat(station.withOtherKey().enrol(hub, hub.newCode()).status()).isEqualTo(409);
  }

  @Test
  void givesTheCityAsManyCodesAsItHasNewStations() {
    var path = "/api/v1/stations/codes";
    var official = hub.official();
    var answer = hub.as(official, "POST", path, Map.of("count", 3)).body();
    var codes = new ArrayList<String>();
    answer.path("codes").forEach(code -> codes.add(code.asText()));

    assertThat(codes).hasSize(3).doesNotHaveDuplicates();
    assertThat(codes)
        .allSatisfy(code -> assertThat(new FakeStation().enrol(hub, code).status()).isEqualTo(201));
    assertThat(Instant.parse(answer.path("expiresAt").asText())).isAfter(Instant.now());
    assertThat(hub.as(official, "POST", path, Map.of("count", 501)).field()).isEqualTo("/count");
  }

  @Test
  void startsWithASecretOfItsOwnAndKeepsIt() throws Exception {
    var file = hub.data().resolve("first-run.json");
    var before = Files.readString(file);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(hub.firstRun().path("enrolmentCode").asText()).hasSizeGreaterThan(12);

    hub.stop();
    hub.start();

    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(hub.official()).isNotEmpty();
  }
}
