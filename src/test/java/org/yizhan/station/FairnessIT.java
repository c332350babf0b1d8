package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Who earned more comes later, and so do the workers of the company that had more hours. Nothing
 * else counts here, and the company most.
 */
class FairnessIT {
  private static final double COMPANY = 100;
  private static final double INCOME = 0.001;

  @RegisterExtension
  private static final StationFixture station =
      new StationFixture()
          .with("YIZHAN_RANKING_STEADY", "0")
          .with("YIZHAN_RANKING_TRAVEL", "0")
          .with("YIZHAN_RANKING_NEARNESS", "0")
          .with("YIZHAN_RANKING_RATING", "0")
          .with("YIZHAN_RANKING_SKILL_FIT", "0")
          .with("YIZHAN_RANKING_FAIRNESS", "0")
          .with("YIZHAN_RANKING_INCOME", Double.toString(INCOME))
          .with("YIZHAN_RANKING_COMPANY", Double.toString(COMPANY));

  /** Answers are rounded to a thousandth. */
  private static final Offset<Double> ROUNDED = within(0.002);

  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  /** What a candidate has beyond the average. */
  private record Standing(
      String worker,
      String company,
      double hours,
      double yuan,
      double companyHours,
      double score) {}

  /** Candidates by id, best first. */
  private Map<String, Standing> standings(Ticket ticket) {
    var answer = station.manager().get(ticket.visitPath() + "/candidates").is(200).json();
    var terms = answer.path("terms").findValuesAsText("name");
    var found = new LinkedHashMap<String, Standing>();
    for (var one : answer.path("candidates")) {
      var values = one.path("values");
      var worker = one.at("/worker/id").asText();
      found.put(
          worker,
          new Standing(
              worker,
              one.at("/worker/company/en").asText(),
              value(values, terms, "fairness"),
              value(values, terms, "income"),
              value(values, terms, "company"),
              one.path("score").asDouble()));
    }
    return found;
  }

  private static double value(JsonNode values, List<String> terms, String name) {
    return values.path(terms.indexOf(name)).asDouble();
  }

  private static Standing of(Map<String, Standing> standings, String worker) {
    return Objects.requireNonNull(standings.get(worker));
  }

  private static long count(String what) {
    return station.database().number("SELECT count(*) FROM worker w WHERE active AND " + what);
  }

  /** Books the worker for the last slot there is, which leaves the asked visit possible. */
  private Ticket gives(String worker) {
    var query =
        "&date=" + new RosterDesk(station).today().plusDays(1) + "&days=14&worker=" + worker;
    var days = station.manager().get("/api/v1/slots?service=" + cleaning + query).is(200).json();
    var free = new ArrayList<String>();
    days.path("days").findValues("slots").stream()
        .flatMap(Encounters::stream)
        .filter(slot -> slot.path("free").asInt() > 0)
        .forEach(slot -> free.add(slot.path("start").asText()));
    return counter.books(cleaning).by(worker).living(counter.home(2)).at(free.getLast());
  }

  private static double yuan(Ticket ticket) {
    return station
            .database()
            .number("SELECT price_fen FROM booking WHERE id = '" + ticket.booking() + "'")
        / 100.0;
  }

  private static double hours(Ticket ticket) {
    return station
            .database()
            .number(
                "SELECT extract(epoch FROM upper(during) - lower(during))::bigint FROM occupancy"
                    + " WHERE visit_id = '"
                    + ticket.visit()
                    + "'")
        / 3_600.0;
  }

  @Test
  void whatOneEarnsMovesEverybodyAndIsForgottenWithTheVisit() {
    var asked = counter.booksAny(cleaning);
    var before = standings(asked);
    var rich = before.keySet().iterator().next();
    var everybody = (double) count("true");
    var colleagues =
        (double) count("company_id = (SELECT company_id FROM worker WHERE id = '" + rich + "')");

    var given = gives(rich);

    var after = standings(asked);
    var yuan = yuan(given);
    var hours = hours(given);
    assertThat(yuan).isPositive();
    for (var then : before.values()) {
      var now = of(after, then.worker());
      var own = now.worker().equals(rich) ? 1 : 0;
      var its = now.company().equals(of(before, rich).company()) ? 1 : 0;
      assertThat(now.yuan() - then.yuan()).isCloseTo(yuan * (own - 1 / everybody), ROUNDED);
      assertThat(now.hours() - then.hours()).isCloseTo(hours * (own - 1 / everybody), ROUNDED);
      var moved = hours * (its / colleagues - 1 / everybody);
      assertThat(now.companyHours() - then.companyHours()).isCloseTo(moved, ROUNDED);
      assertThat(now.score())
          .isCloseTo(-COMPANY * now.companyHours() - INCOME * now.yuan(), within(0.1));
    }

    station.manager().post(given.path() + "/cancel").is(200);
    assertThat(standings(asked)).isEqualTo(before);
  }

  @Test
  void theVisitThatIsAskedAboutCountsForNobody() {
    var asked = counter.booksAny(cleaning);
    var desk = new RosterDesk(station);
    var before = standings(asked);
    for (var worker : before.keySet().stream().limit(3).toList()) {
      desk.assign(asked, Map.of("worker", worker));
      assertThat(standings(asked).values()).containsExactlyInAnyOrderElementsOf(before.values());
    }
  }

  @Test
  void theCompanyWithLessComesFirstAndInItWhoEarnedLess() {
    var asked = counter.booksAny(cleaning);
    var first = standings(asked).keySet().iterator().next();
    var company = of(standings(asked), first).company();
    gives(first);
    var second =
        standings(asked).values().stream()
            .filter(one -> one.company().equals(company) && !one.worker().equals(first))
            .findFirst()
            .orElseThrow();

    var order = List.copyOf(standings(asked).values());

    assertThat(order).hasSizeGreaterThan(3);
    assertThat(order.stream().map(Standing::company).distinct().count()).isGreaterThan(1);
    assertThat(order)
        .isSortedAccordingTo(
            Comparator.comparingDouble(Standing::companyHours).thenComparingDouble(Standing::yuan));
    assertThat(order.indexOf(of(standings(asked), second.worker())))
        .isLessThan(order.indexOf(of(standings(asked), first)));
    assertThat(order.getFirst().company()).isNotEqualTo(company);
  }
}
