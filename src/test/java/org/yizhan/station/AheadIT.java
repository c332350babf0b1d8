package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Visits ahead are judged anew when rules and shifts change, and somebody is told; so they are of
 * every visit that nobody goes to any more.
 */
class AheadIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private static final int AS_BEFORE = 660;
  private static final int SHORTER_THAN_A_VISIT = 60;

  private final RosterDesk desk = new RosterDesk(station);
  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  @AfterEach
  void asBefore() {
    longestDay(AS_BEFORE, true);
  }

  private void longestDay(int minutes, boolean overridable) {
    var edit = desk.longestDay(minutes, overridable);
    station.manager().post("/api/v1/work-rules", edit).is(201);
  }

  /** The open alarms about the visit. */
  private static List<JsonNode> alarms(Ticket ticket) {
    var open = station.manager().get("/api/v1/alarms").is(200).json().path("alarms");
    return StreamSupport.stream(open.spliterator(), false)
        .filter(alarm -> alarm.at("/visit/id").asText().equals(ticket.visit()))
        .toList();
  }

  private void givesBack(Ticket ticket, String reason) {
    var now =
        RosterDesk.at(station.clock().instant().atZone(StationFixture.ZONE).toOffsetDateTime());
    var report = Map.of("type", "declined", "time", now, "source", "call", "reason", reason);
    station.manager().post(ticket.visitPath() + "/reports", report).is(201);
  }

  private void givenToTheBest(Ticket ticket) {
    var candidates = station.manager().get(ticket.visitPath() + "/candidates").is(200);
    desk.assign(ticket, Map.of("worker", candidates.text("/candidates/0/worker/id"))).is(200);
  }

  private static boolean isAlarmed(Ticket ticket, String kind) {
    return alarms(ticket).stream().anyMatch(alarm -> alarm.path("kind").asText().equals(kind));
  }

  @Test
  void aRuleWithoutExceptionsTakesTheVisitOffUntilSomebodyElseGoes() {
    var ticket = counter.booksAny(cleaning);

    longestDay(SHORTER_THAN_A_VISIT, false);

    assertThat(desk.state(ticket)).isEqualTo("unassigned");
    Eventually.holds(() -> isAlarmed(ticket, "taken-off"));
    var alarm = alarms(ticket).getFirst();
    assertThat(alarm.path("action").asText()).isEqualTo("replace");
    assertThat(alarm.at("/reasons/0/zh").asText()).contains("1 小时");
    longestDay(AS_BEFORE, true);
    givenToTheBest(ticket);
    Eventually.holds(() -> alarms(ticket).isEmpty());
  }

  @Test
  void whoeverIsAwayLeavesAVisitThatSomebodyElseIsToGoTo() {
    var ticket = counter.booksAny(cleaning);

    desk.decide(desk.askAround(ticket), 1, "approved").is(200);

    Eventually.holds(() -> isAlarmed(ticket, "taken-off"));
    var alarm = alarms(ticket).getFirst();
    assertThat(alarm.path("action").asText()).isEqualTo("replace");
    assertThat(alarm.at("/worker/id").asText()).isEqualTo(ticket.worker());
    assertThat(alarm.at("/reasons/0/en").asText()).isEqualTo("is away at this time");
    givenToTheBest(ticket);
    Eventually.holds(() -> alarms(ticket).isEmpty());
  }

  @Test
  void whoGivesAVisitBackSaysWhyAndSomebodyElseIsToGo() {
    var ticket = counter.booksAny(cleaning);

    givesBack(ticket, "ill");

    Eventually.holds(() -> isAlarmed(ticket, "given-back"));
    var alarm = alarms(ticket).getFirst();
    assertThat(alarms(ticket)).hasSize(1);
    assertThat(alarm.path("action").asText()).isEqualTo("replace");
    assertThat(alarm.at("/worker/id").asText()).isEqualTo(ticket.worker());
    assertThat(alarm.path("givenBackFor").asText()).isEqualTo("ill");
    givenToTheBest(ticket);
    Eventually.holds(() -> alarms(ticket).isEmpty());
  }

  @Test
  void aVisitThatAPersonLooksAfterIsAskedAboutOnce() {
    var ticket = counter.booksAny(cleaning);
    givesBack(ticket, "way");
    Eventually.holds(() -> isAlarmed(ticket, "given-back"));
    var alarm = alarms(ticket).getFirst().path("id").asText();
    station.manager().post("/api/v1/alarms/" + alarm + "/close", Map.of("note", "改约中")).is(200);

    var other = counter.booksAny(cleaning);
    givesBack(other, "way");

    Eventually.holds(() -> isAlarmed(other, "given-back"));
    assertThat(alarms(ticket)).isEmpty();
    assertThat(desk.state(ticket)).isEqualTo("unassigned");
  }

  @Test
  void aRuleWithExceptionsAsksAManagerUntilTheRuleIsMet() {
    var ticket = counter.booksAny(cleaning);

    longestDay(SHORTER_THAN_A_VISIT, true);

    assertThat(desk.state(ticket)).isEqualTo("assigned");
    Eventually.holds(() -> isAlarmed(ticket, "against-rules"));
    assertThat(alarms(ticket).getFirst().path("action").asText()).isEqualTo("decide");
    longestDay(AS_BEFORE, true);
    Eventually.holds(() -> alarms(ticket).isEmpty());
    assertThat(desk.state(ticket)).isEqualTo("assigned");
  }

  @Test
  void whatAManagerLetsStandIsAskedOnce() {
    var ticket = counter.booksAny(cleaning);
    longestDay(SHORTER_THAN_A_VISIT, true);
    Eventually.holds(() -> isAlarmed(ticket, "against-rules"));
    var alarm = alarms(ticket).getFirst().path("id").asText();
    station.manager().post("/api/v1/alarms/" + alarm + "/close", Map.of("note", "住户同意")).is(200);

    longestDay(AS_BEFORE, true);
    var other = counter.booksAny(cleaning);
    longestDay(SHORTER_THAN_A_VISIT, true);

    Eventually.holds(() -> isAlarmed(other, "against-rules"));
    assertThat(alarms(ticket)).isEmpty();
    assertThat(desk.state(ticket)).isEqualTo("assigned");
  }

  @Test
  void aVisitWhoseShiftIsGoneIsShownToAManager() {
    var ticket = counter.booksAny(cleaning);
    station
        .database()
        .run(
            "DELETE FROM shift WHERE worker_id = '%s' AND during @> '%s'::timestamptz"
                .formatted(ticket.worker(), ticket.start()));

    longestDay(AS_BEFORE, true);

    Eventually.holds(() -> isAlarmed(ticket, "against-rules"));
    assertThat(alarms(ticket).getFirst().at("/reasons/0/en").asText()).contains("does not work");
    assertThat(desk.state(ticket)).isEqualTo("assigned");
  }
}
