package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yizhan.station.Answer;
import org.yizhan.station.Caller;
import org.yizhan.station.Contract;
import org.yizhan.station.Eventually;
import org.yizhan.station.Request;
import org.yizhan.station.Spoiled;
import org.yizhan.station.StationDatabase;

/**
 * Each operation of the hub with one thing wrong at a time: the answer names it and nothing is
 * written; the same request without a fault succeeds.
 */
class HubInputIT extends HubTest {
  private static final Contract CONTRACT = Contract.hub();
  private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");

  private static FakeStation station;
  private static HubExamples examples;
  private static StationDatabase database;

  /** One session for all: whoever signs in leaves a row. */
  private static String official;

  @BeforeAll
  static void prepare() {
    station = new FakeStation().enrolled(hub);
    station.sealSome(4, NOON);
    official = hub.official();
    examples = new HubExamples(hub, station);
    database = new StationDatabase(hub.data().resolve("postgres"));
    hub.as(station.token(vertx), "POST", "/api/v1/exchange", station.call(1, 4));
    Eventually.holds(() -> database.number("SELECT count(*) FROM station_day") == 1);
  }

  private static Stream<Contract.Operation> operations() {
    return CONTRACT.operations().stream()
        .filter(operation -> !operation.parameters().isEmpty() || operation.body().isPresent());
  }

  @Test
  void everyOperationThatTakesAnythingHasAnExample() {
    assertThat(examples.operations())
        .containsExactlyInAnyOrderElementsOf(operations().map(Contract.Operation::id).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyParameterAndProperty() {
    return operations()
        .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> refuses(operation)));
  }

  private static void refuses(Contract.Operation operation) {
    var good = examples.of(operation.id());
    var before = database.counts();
    var softly = new SoftAssertions();
    var ways = Spoiled.waysTo(CONTRACT, operation, good);
    assertThat(ways).isNotEmpty();
    for (var way : ways) {
      var answer =
          way.request()
              .headersOn(caller(operation))
              .send(operation.method(), way.request().target(), way.request().bytes());
      softly
          .assertThatCode(
              () -> assertThat(answer.is(400).isProblem().wrongFields()).contains(way.field()))
          .as("%s with %s: %s", operation, way.what(), answer.body())
          .doesNotThrowAnyException();
    }
    softly.assertThat(database.counts()).as("what the refused requests wrote").isEqualTo(before);
    softly.assertAll();
    assertThat(begin(operation, good)).matches(Answer::succeeded);
  }

  private static Answer begin(Contract.Operation operation, Request request) {
    return request
        .headersOn(caller(operation))
        .begin(operation.method(), request.target(), request.bytes());
  }

  /** Somebody who may. */
  private static Caller caller(Contract.Operation operation) {
    var anybody = new Caller("http://127.0.0.1:" + hub.port(), Map.of());
    if (operation.open()) {
      return anybody;
    }
    var token = operation.roles().contains("station") ? station.token(vertx) : official;
    return anybody.with("Authorization", "Bearer " + token);
  }
}
