package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.station.Contract.Operation;

/** Who may do what, for every operation of the contract: exactly whom its {@code x-roles} names. */
class RoleMatrixIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  @TempDir static Path elsewhere;

  private static final List<Operation> OPERATIONS = Contract.station().operations();

  private static Examples examples;

  private static Ticket another;
  private static Map<String, String> badTokens;

  @BeforeAll
  static void prepare() {
    examples = new Examples(station);
    another = examples.ticket();
    badTokens = badTokens();
  }

  private static Map<String, String> badTokens() {
    var ours = new KeyFiles(station.data().resolve("keys")).ed25519("tokens");
    var theirs = new KeyFiles(elsewhere).ed25519("tokens");
    var good = Jwt.likeThoseOf(station.anybody().get("/api/v1/station").text("/id"));
    assertThat(station.bearer(good.signedWith(ours)).get("/api/v1/workers").status())
        .isEqualTo(200);
    var bad = new TreeMap<String, String>();
    bad.put("expired", good.with("exp", 1_700_000_000).signedWith(ours));
    bad.put("without expiry", good.without("exp").signedWith(ours));
    bad.put("signed by another key", good.signedWith(theirs));
    bad.put("alg none", good.unsigned());
    bad.put("public key taken for a secret", good.confused(ours));
    bad.put("of another station", good.with("iss", another.booking()).signedWith(ours));
    bad.put("for the hub", good.with("aud", "yizhan-hub").signedWith(ours));
    bad.put("for nobody in particular", good.without("aud").signedWith(ours));
    bad.put("without a role", good.without("role").signedWith(ours));
    bad.put("of an unknown role", good.with("role", "root").signedWith(ours));
    bad.put("nonsense", "a.b.c");
    bad.put("empty", "");
    return bad;
  }

  @Test
  void everyOperationHasAnExample() {
    assertThat(examples.operations())
        .containsExactlyInAnyOrderElementsOf(OPERATIONS.stream().map(Operation::id).toList());
  }

  @TestFactory
  Stream<DynamicContainer> roles() {
    var callers = new TreeMap<String, Caller>();
    callers.put("kiosk", station.kiosk().caller());
    callers.put("manager", station.manager());
    callers.put("worker", station.worker());
    for (var role : List.of(Role.STAFF, Role.AUDITOR, Role.STATION, Role.HUB)) {
      callers.put(role.code(), station.as(role));
    }
    return OPERATIONS.stream()
        .map(operation ->
            dynamicContainer(
                operation.id(),
                callers.entrySet().stream().map(c -> role(operation, c.getKey(), c.getValue()))));
  }

  private static DynamicTest role(Operation operation, String role, Caller caller) {
    return operation.open() || operation.roles().contains(role)
        ? dynamicTest(role + " may", () -> isServed(operation, ticket -> caller))
        : dynamicTest(
            role + " may not", () -> isRefused(operation, caller).isProblem(403, "not-allowed"));
  }

  @TestFactory
  Stream<DynamicTest> nobody() {
    return OPERATIONS.stream()
        .map(operation ->
            operation.open()
                ? dynamicTest(
                    operation + " is open", () -> isServed(operation, t -> station.anybody()))
                : dynamicTest(
                    operation + " is not open",
                    () ->
                        isRefused(operation, station.anybody()).isProblem(401, "sign-in-needed")));
  }

  @TestFactory
  Stream<DynamicTest> residents() {
    return OPERATIONS.stream()
        .map(operation ->
            operation.roles().contains("resident")
                ? dynamicTest(
                    operation + " with its ticket", () -> isServed(operation, station::resident))
                : dynamicTest(
                    operation + " with a ticket",
                    () ->
                        assertThat(
                                isRefused(operation, station.resident(examples.untouched()))
                                    .isProblem()
                                    .status())
                            .isIn(403, 404)));
  }

  @TestFactory
  Stream<DynamicTest> residentsOfAnotherBooking() {
    return OPERATIONS.stream()
        .filter(operation -> operation.roles().contains("resident"))
        .map(operation ->
            dynamicTest(
                operation + " with another's ticket",
                () -> isRefused(operation, station.resident(another)).isProblem(404, "not-found")));
  }

  @TestFactory
  Stream<DynamicContainer> badCredentials() {
    return OPERATIONS.stream()
        .map(operation ->
            dynamicContainer(
                operation.id(),
                badTokens.entrySet().stream()
                    .map(bad ->
                        dynamicTest(
                            bad.getKey(),
                            () ->
                                isRefused(operation, station.bearer(bad.getValue()))
                                    .isProblem(401, "bad-token")))));
  }

  @TestFactory
  Stream<DynamicTest> cookiesOfOtherSites() {
    var page = station.anybody().with("Cookie", "yizhan=" + station.managerToken());
    return OPERATIONS.stream()
        .filter(operation -> !operation.safe())
        .flatMap(operation ->
            Stream.of(
                dynamicTest(
                    operation + " from another site",
                    () ->
                        isRefused(operation, page.with("Origin", "https://elsewhere.example"))
                            .isProblem(403, "foreign-origin")),
                dynamicTest(
                    operation + " from another port",
                    () ->
                        isRefused(operation, page.with("Origin", "http://127.0.0.1:1"))
                            .isProblem(403, "foreign-origin")),
                dynamicTest(
                    operation + " from a hidden origin",
                    () ->
                        isRefused(operation, page.with("Origin", "null"))
                            .isProblem(403, "foreign-origin")),
                dynamicTest(
                    operation + " from nowhere",
                    () -> isRefused(operation, page).isProblem(403, "foreign-origin"))));
  }

  @TestFactory
  Stream<DynamicTest> cookiesOfThePagesThemselves() {
    var page =
        station
            .anybody()
            .with("Cookie", "yizhan=" + station.managerToken())
            .with("Origin", station.url());
    return OPERATIONS.stream()
        .filter(operation -> operation.open() || operation.roles().contains("manager"))
        .map(operation -> dynamicTest(operation.id(), () -> isServed(operation, ticket -> page)));
  }

  @Test
  void aCookieThatIsNoGoodIsNobody() {
    var page = station.anybody().with("Cookie", "yizhan=" + badTokens.get("expired"));
    page.get("/api/v1/services").is(200);
    page.get("/api/v1/workers").isProblem(401, "sign-in-needed");
  }

  @Test
  void aTicketBearsTenWrongCodes() {
    var ticket = examples.ticket();
    var wrong = station.anybody().with("Authorization", "Ticket 00000000");
    for (int i = 0; i < 9; i++) {
      wrong.get(ticket.path()).isProblem(404, "not-found");
    }
    station.resident(ticket).get(ticket.path()).is(200);
    wrong.get(ticket.path()).isProblem(404, "not-found");
    station.resident(ticket).get(ticket.path()).isProblem(404, "not-found");
    station.manager().get(ticket.path()).is(200);
  }

  @Test
  void aHoldBelongsToWhoeverMadeIt() {
    var cleaning = station.counter().service("Home cleaning, 2 hours");
    var slot = station.counter().roomySlot(cleaning);
    var hold = station.kiosk().holds(cleaning, slot).is(201).text("/id");
    var anotherKiosk = new Desk(station, PairedKiosk.at(station).caller());

    anotherKiosk.caller().delete("/api/v1/holds/" + hold).isProblem(404, "not-found");
    anotherKiosk
        .books(cleaning)
        .without("service")
        .with("hold", hold)
        .tried()
        .isProblem(409, "hold-expired");

    station.kiosk().books(cleaning).without("service").with("hold", hold).tried().is(201);
  }

  /** All is well with the request but for who sends it. */
  private static Answer isRefused(Operation operation, Caller caller) {
    var request = examples.forTheRefused(operation.id());
    var before = station.database().settledCounts();
    var answer =
        request.headersOn(caller).send(operation.method(), request.target(), request.bytes());
    assertThat(station.database().settledCounts())
        .as("%s wrote something", operation)
        .isEqualTo(before);
    return answer;
  }

  private static void isServed(Operation operation, Function<Ticket, Caller> caller) {
    var ticket = examples.ticket();
    var who = caller.apply(ticket);
    var request = examples.of(operation.id(), who, ticket);
    var answer =
        request.headersOn(who).begin(operation.method(), request.target(), request.bytes());
    assertThat(answer).matches(Answer::succeeded);
  }
}
