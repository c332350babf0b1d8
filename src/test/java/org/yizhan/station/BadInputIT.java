package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.json.Json;
import org.yizhan.station.Contract.Operation;

/** Whatever is wrong with a request, the answer says what and where, and nothing is written. */
class BadInputIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private static final Contract CONTRACT = Contract.station();

  private static Examples examples;
  private static Caller manager;

  @BeforeAll
  static void prepare() {
    examples = new Examples(station);
    manager = station.manager();
  }

  /**
   * Each operation with one thing wrong at a time; at the end the same request without a fault
   * succeeds.
   */
  @TestFactory
  Stream<DynamicTest> everyParameterAndProperty() {
    return CONTRACT.operations().stream()
        .filter(operation -> !operation.parameters().isEmpty() || operation.body().isPresent())
        .map(operation -> dynamicTest(operation.id(), () -> refusesEverySpoiled(operation)));
  }

  private static void refusesEverySpoiled(Operation operation) {
    var good = examples.of(operation.id(), caller(operation), examples.ticket());
    var ways = Spoiled.waysTo(CONTRACT, operation, good);
    assertThat(ways).isNotEmpty();
    var before = station.database().settledCounts();
    var softly = new SoftAssertions();
    for (var way : ways) {
      var answer = send(operation, way.request());
      softly
          .assertThatCode(
              () -> assertThat(answer.is(400).isProblem().wrongFields()).contains(way.field()))
          .as("%s with %s: %s", operation, way.what(), answer.body())
          .doesNotThrowAnyException();
    }
    softly
        .assertThat(station.database().settledCounts())
        .as("what the refused requests wrote")
        .isEqualTo(before);
    softly.assertAll();
    assertThat(
            good.headersOn(caller(operation))
                .begin(operation.method(), good.target(), good.bytes()))
        .matches(Answer::succeeded);
  }

  private static Answer send(Operation operation, Request request) {
    return request
        .headersOn(caller(operation))
        .send(operation.method(), request.target(), request.bytes());
  }

  /** Somebody who may. */
  private static Caller caller(Operation operation) {
    if (operation.open() || operation.roles().contains("manager")) {
      return manager;
    }
    return operation.roles().contains("kiosk") ? station.kiosk().caller() : station.worker();
  }

  @TestFactory
  Stream<DynamicContainer> everyBodyThatIsNone() {
    var bodies = new TreeMap<String, byte[]>();
    bodies.put("text", bytes("hello"));
    bodies.put("truncated", bytes("{\"service\": \"0198f000"));
    bodies.put("two of them", bytes("{}{}"));
    bodies.put("a list", bytes("[]"));
    bodies.put("a string", bytes("\"x\""));
    bodies.put("null", bytes("null"));
    bodies.put("not UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
    bodies.put("nested 900 deep", nested(900));
    bodies.put("nested 10,000 deep", nested(10_000));
    bodies.put("a number of 100,000 digits", bytes("{\"service\":" + "9".repeat(100_000) + "}"));
    bodies.put("a number without end", bytes("{\"service\":1e999999999}"));
    return CONTRACT.operations().stream()
        .filter(operation -> operation.body().isPresent())
        .map(operation ->
            dynamicContainer(
                operation.id(),
                bodies.entrySet().stream()
                    .map(body ->
                        dynamicTest(
                            body.getKey(),
                            () ->
                                refusesBody(
                                    operation, body.getValue(), "application/json", 400)))));
  }

  @TestFactory
  Stream<DynamicContainer> everyOtherKindOfBody() {
    return CONTRACT.operations().stream()
        .filter(operation -> operation.body().isPresent())
        .map(operation ->
            dynamicContainer(
                operation.id(),
                Stream.of(
                    dynamicTest(
                        "a form",
                        () ->
                            refusesBody(
                                operation, bytes("a=b"), "application/x-www-form-urlencoded", 415)),
                    dynamicTest(
                        "plain text", () -> refusesBody(operation, bytes("{}"), "text/plain", 415)),
                    dynamicTest(
                        "a patch",
                        () ->
                            refusesBody(
                                operation, bytes("{}"), "application/json-patch+json", 415)),
                    dynamicTest(
                        "too large",
                        () ->
                            refusesBody(
                                operation,
                                bytes("{\"a\":\"" + "x".repeat(300_000) + "\"}"),
                                "application/json",
                                413)))));
  }

  private static void refusesBody(Operation operation, byte[] body, String type, int status) {
    var good = examples.forTheRefused(operation.id());
    var before = station.database().settledCounts();
    var caller =
        new Request(good.path(), good.query(), good.headers(), null).headersOn(caller(operation));
    caller
        .with("Content-Type", type)
        .send(operation.method(), good.target(), body)
        .is(status)
        .isProblem();
    assertThat(station.database().settledCounts()).isEqualTo(before);
  }

  private static byte[] nested(int depth) {
    return bytes("{\"people\":{\"booker\":".repeat(depth / 2) + "1" + "}}".repeat(depth / 2));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aMediaTypeMayBeWrittenInAnyCaseAndWithACharset() {
    var credentials =
        Map.of(
            "user",
            station.firstRun("/console/user"),
            "password",
            station.firstRun("/console/password"));
    for (var type : List.of("application/json; charset=utf-8", "Application/JSON")) {
      station
          .anybody()
          .with("Content-Type", type)
          .send("POST", "/api/v1/sessions", Json.bytes(credentials))
          .is(201);
    }
  }

  @Test
  void halfACharacter() {
    var body = bytes("{\"user\": \"a\\ud800b\", \"password\": \"x\"}");
    var json = station.anybody().with("Content-Type", "application/json");
    var answer = json.send("POST", "/api/v1/sessions", body).isProblem(400, "invalid-input");
    assertThat(answer.wrongFields()).contains("/user");
  }

  @TestFactory
  Stream<DynamicTest> requestsThatAreNoHttp() {
    return Stream.of(
            http("GET /api/v1/services?x=" + "y".repeat(6_000) + " HTTP/1.1"),
            http("GET /api/v1/services HTTP/1.1", "X-Long: " + "y".repeat(20_000)),
            http("GET /api/v1/bookings/%00 HTTP/1.1"),
            http("GET /api/v1/bookings/%zz HTTP/1.1"),
            http("GET /api/v1/slots?service=%zz HTTP/1.1"),
            http("POST /api/v1/sessions HTTP/1.1", "Content-Length: many"),
            http("POST /api/v1/sessions HTTP/1.1", "Content-Length: 2", "Content-Length: 3"),
            "nonsense\r\n\r\n")
        .map(request ->
            dynamicTest(
                request.substring(0, Math.min(60, request.indexOf('\r'))),
                () -> isRefusedAs("4", request)));
  }

  @Test
  void aBodyThatNeverEndsIsCutOffAtTheLimit() {
    var head =
        http(
            "POST /api/v1/sessions HTTP/1.1",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked");
    var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    isRefusedAs("413", head + chunk.repeat(8));
  }

  private static String http(String... lines) {
    return String.join("\r\n", lines) + "\r\nHost: x\r\n\r\n";
  }

  private static void isRefusedAs(String status, String request) {
    assertThat(RawHttp.answer(station.url(), request))
        .startsWith("HTTP/1.")
        .contains(" " + status, "application/problem+json", "\"title\"");
    station.anybody().get("/health/ready").is(200);
  }
}
