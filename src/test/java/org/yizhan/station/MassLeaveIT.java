package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One time off for many: all of them or nobody. */
class MassLeaveIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final RosterDesk desk = new RosterDesk(station);
  private final Caller manager = station.manager();
  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  @Test
  void leaveOfManyIsApprovedForAllOfThemOrForNobody() {
    var ticket = counter.booksAny(cleaning);
    var mate = desk.colleague(ticket.worker());
    var start = OffsetDateTime.parse(ticket.start());
    var day = ticket.start().substring(0, 10);
    var wanted =
        Map.of(
            "workers", List.of(ticket.worker(), mate),
            "kind", "annual",
            "start", RosterDesk.at(start.minusHours(1)),
            "end", RosterDesk.at(start.plusHours(1)),
            "reason", "回老家过年");
    var name = Map.of("zh", "春节名额", "en", "Spring Festival");
    var quota = Map.of("name", name, "from", day, "until", day, "perCompany", 1);
    var id = manager.post("/api/v1/leave-quotas", quota).is(201).text("/id");

    var tooMany = manager.post("/api/v1/mass-leave/preview", wanted).is(200).json();
    assertThat(tooMany.path("visits").findValuesAsText("visit")).contains(ticket.visit());
    assertThat(tooMany.path("taken")).isEmpty();
    assertThat(tooMany.path("usedUp")).hasSize(1);
    assertThat(tooMany.at("/usedUp/0/day").asText()).isEqualTo(day);
    assertThat(tooMany.at("/usedUp/0/away").asInt()).isEqualTo(2);
    manager.post("/api/v1/mass-leave", wanted).isProblem(409, "quota-used-up");
    manager.delete("/api/v1/leave-quotas/" + id).is(204);

    desk.ask(mate, start, start.plusDays(1));
    var asked = manager.post("/api/v1/mass-leave/preview", wanted).is(200).json();
    assertThat(asked.path("usedUp")).isEmpty();
    assertThat(asked.path("taken").findValuesAsText("id")).containsExactly(mate);
    manager.post("/api/v1/mass-leave", wanted).isProblem(409, "time-off-overlaps");
    assertThat(desk.state(ticket)).isEqualTo("assigned");
    desk.callsEverybodyBack();

    var given = manager.post("/api/v1/mass-leave", wanted).is(201).json();
    assertThat(given.path("timeOff").findValuesAsText("state"))
        .containsExactly("approved", "approved");
    assertThat(given.path("visits").findValuesAsText("visit")).contains(ticket.visit());
    assertThat(desk.state(ticket)).isEqualTo("unassigned");
    var events = station.database().rows("SELECT convert_from(body, 'UTF8') FROM event").toString();
    assertThat(events).doesNotContain("回老家过年");
  }
}
