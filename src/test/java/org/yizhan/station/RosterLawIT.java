package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever happens in whatever order, the roster's rules hold, also after a restart. */
class RosterLawIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private static final int STEPS = Boolean.getBoolean("yizhan.proof") ? 2_000 : 60;

  private static final String AWAY =
      """
      FROM occupancy o JOIN visit v ON v.id = o.visit_id
      JOIN time_off t ON t.worker_id = o.worker_id AND t.state = 'approved' AND t.during && o.during
      WHERE v.state IN ('assigned', 'accepted')
      """;

  private static final String UNRESTED =
      """
      FROM occupancy a JOIN occupancy b ON b.worker_id = a.worker_id
       AND (lower(b.during) AT TIME ZONE 'Asia/Shanghai')::date = (lower(a.during) AT TIME ZONE 'Asia/Shanghai')::date + 1
       AND lower(b.during) - upper(a.during) < interval '14 hours'
      WHERE NOT EXISTS (SELECT FROM rule_override r WHERE r.visit_id IN (a.visit_id, b.visit_id) AND 'night-rest' = ANY(r.rules))
      """;

  private static final String TOO_LONG =
      """
      FROM (SELECT o.worker_id, (lower(o.during) AT TIME ZONE 'Asia/Shanghai')::date AS day
            FROM occupancy o
            GROUP BY 1, 2
            HAVING sum(upper(o.during) - lower(o.during)) > interval '660 minutes'
               AND NOT bool_or(EXISTS (SELECT FROM rule_override r WHERE r.visit_id = o.visit_id))) AS days
      """;

  /** Longer than the nights of the sample's hours: who works late one day may not begin early. */
  private static final int NIGHT_MINUTES = 14 * 60;

  private final RosterDesk desk = new RosterDesk(station);
  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  /** The tests share the workers. */
  @AfterEach
  void nobodyIsAway() {
    desk.callsEverybodyBack();
  }

  /** Whoever comes first, nobody has a visit while away. */
  @Test
  void approvingRacesWithBooking() throws Exception {
    for (int round = 0; round < 10; round++) {
      var seen = counter.booksAny(cleaning);
      station.manager().post(seen.path() + "/cancel").is(200);
      var off = desk.askAround(seen);
      var go = new CountDownLatch(1);
      var booking =
          Thread.startVirtualThread(() -> {
            awaits(go);
            counter
                .books(cleaning)
                .with("start", seen.start())
                .with("worker", seen.worker())
                .tried();
          });
      var approving =
          Thread.startVirtualThread(() -> {
            awaits(go);
            desk.decide(off, 1, "approved").is(200);
          });
      go.countDown();
      booking.join();
      approving.join();
      assertThat(broken(AWAY)).isZero();
      desk.decide(off, 2, "withdrawn").is(200);
    }
  }

  private static void awaits(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long broken(String from) {
    return station.database().number("SELECT count(*) " + from);
  }

  /** Whatever is done in whatever order, the books stay lawful. */
  @Test
  void noSequenceOfActsBreaksARuleWithoutADecision() {
    nightsAreLong();
    var random = new Random(20261125);
    int refusedForRest = 0;
    var tickets = new ArrayList<Ticket>();
    for (int step = 0; step < STEPS; step++) {
      switch (tickets.isEmpty() ? 0 : random.nextInt(5)) {
        case 0, 1 -> tickets.add(lateOrEarly(random));
        case 2 -> anybodyFor(tickets.get(random.nextInt(tickets.size())));
        case 3 -> beAway(tickets.get(random.nextInt(tickets.size())));
        default -> {
          var ticket = tickets.get(random.nextInt(tickets.size()));
          var body = Map.of("worker", ticket.worker(), "override", Map.of("reason", "值班经理决定"));
          refusedForRest += refusesRest(ticket) ? 1 : 0;
          assertThat(desk.assign(ticket, body).status()).isIn(200, 409);
        }
      }
      assertThat(broken(AWAY)).as("away at step %d", step).isZero();
      assertThat(broken(UNRESTED)).as("unrested at step %d", step).isZero();
      assertThat(broken(TOO_LONG)).as("too long at step %d", step).isZero();
    }
    assertThat(refusedForRest).as("somebody would have had too short a night").isPositive();
  }

  /** A rule is data: a manager makes the night so long that the sample's hours can break it. */
  private void nightsAreLong() {
    var rule =
        Map.of(
            "code",
            "night-rest",
            "name",
            Map.of("zh", "两个工作日之间的休息", "en", "Rest between two days"),
            "source",
            "own",
            "amount",
            NIGHT_MINUTES,
            "overridable",
            true,
            "from",
            desk.today().toString());
    station.manager().post("/api/v1/work-rules", rule).is(201);
  }

  /** A visit at the end or the beginning of one of the next days, where the nights are short. */
  private Ticket lateOrEarly(Random random) {
    var soon = desk.today().plusDays(5).toString();
    var edges =
        counter.freeSlots(cleaning).stream()
            .filter(start -> start.compareTo(soon) < 0)
            .filter(start -> isAtTheEdge(OffsetDateTime.parse(start)))
            .toList();
    return edges.isEmpty()
        ? counter.booksAny(cleaning)
        : counter.books(cleaning).at(edges.get(random.nextInt(edges.size())));
  }

  private static boolean isAtTheEdge(OffsetDateTime start) {
    var hour = start.atZoneSameInstant(StationFixture.ZONE).getHour();
    return hour < 9 || hour >= 17;
  }

  private boolean refusesRest(Ticket ticket) {
    return new Encounters(station)
        .candidates(ticket)
        .path("excluded")
        .findValuesAsText("rule")
        .contains("night-rest");
  }

  private void anybodyFor(Ticket ticket) {
    var first =
        station
            .manager()
            .get(ticket.visitPath() + "/candidates")
            .is(200)
            .json()
            .at("/candidates/0/worker/id")
            .asText();
    if (!first.isEmpty()) {
      desk.assign(ticket, Map.of("worker", first)).is(200);
    }
  }

  private void beAway(Ticket ticket) {
    var start = OffsetDateTime.parse(ticket.start());
    var body =
        Map.of(
            "worker", ticket.worker(),
            "kind", "rest",
            "start", RosterDesk.at(start.minusHours(3)),
            "end", RosterDesk.at(start.plusHours(3)));
    var asked = station.manager().post("/api/v1/time-off", body);
    if (asked.status() == 201) {
      assertThat(desk.decide(asked.text("/id"), 1, "approved").status()).isEqualTo(200);
    }
  }

  @Test
  void whatWasDecidedHoldsAfterARestart() {
    var ticket = counter.booksAny(cleaning);
    desk.decide(desk.askAround(ticket), 1, "approved").is(200);

    station.stop();
    station.start();

    assertThat(desk.state(ticket)).isEqualTo("unassigned");
    assertThat(desk.free(cleaning, ticket.worker(), ticket.start())).isZero();
    desk.assign(ticket, Map.of("worker", ticket.worker())).isProblem(409, "worker-not-possible");
  }
}
