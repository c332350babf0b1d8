package org.yizhan.station.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yizhan.station.queue.QueueRules.Outcome;

/** Whatever people take, call and hand over, in whatever order. */
class QueueRulesPropertyTest {
  private static final Instant OPENED = Instant.parse("2026-11-28T00:00:00Z");

  enum Act {
    TAKE,
    NEXT,
    RECALL,
    MISSED,
    FINISH,
    HAND_OVER,
    SHOW_AGAIN
  }

  /**
   * @param which of those who took a number, if there are so many
   */
  record Step(Act act, int desk, int which) {}

  @Provide
  Arbitrary<List<Step>> days() {
    return Combinators.combine(
            Arbitraries.of(Act.values()),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 9))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 500)
  void nobodyIsLostAndNoTwoAreAtOneDesk(@ForAll("days") List<Step> day) {
    var queue = new ArrayList<QueueEntry>();
    var taken = 0;
    var now = OPENED;
    for (var step : day) {
      now = now.plusSeconds(1);
      var before = List.copyOf(queue);
      if (step.act() == Act.TAKE) {
        queue.add(entry(++taken, now));
        continue;
      }
      if (step.act() == Act.SHOW_AGAIN) {
        if (step.which() < queue.size()) {
          shownAgain(queue, queue.get(step.which()), now);
        }
        continue;
      }
      var outcome = outcome(queue, step, now);
      if (outcome instanceof Outcome.Done done) {
        done.changed().forEach(changed -> replace(queue, changed));
        judge(before, step, done);
      } else {
        assertThat(queue).isEqualTo(before);
      }
      assertThat(queue).hasSize(taken);
      for (int desk = 1; desk <= 3; desk++) {
        var at = desk;
        assertThat(queue.stream().filter(one -> one.isAt(at)).count()).isLessThanOrEqualTo(1);
      }
    }
  }

  /** Whoever is called waited, and nobody who came earlier waits on for that desk. */
  private static void judge(List<QueueEntry> before, Step step, Outcome.Done done) {
    assertThat(new HashSet<>(done.changed().stream().map(QueueEntry::id).toList()))
        .hasSameSizeAs(done.changed());
    for (var changed : done.changed()) {
      var was = before.stream().filter(e -> e.id().equals(changed.id())).findFirst().orElseThrow();
      assertThat(changed.version()).isEqualTo(was.version() + 1);
      assertThat(changed.takenAt()).isEqualTo(was.takenAt());
      assertThat(was.standing()).isNotInstanceOf(Standing.Served.class);
    }
    if (step.act() != Act.NEXT) {
      return;
    }
    var called =
        before.stream().filter(e -> e.id().equals(done.last().id())).findFirst().orElseThrow();
    assertThat(called.waits()).isTrue();
    var first = called.standing().at() != null;
    assertThat(before)
        .filteredOn(QueueEntry::waits)
        .filteredOn(e -> first ? e.standing().at() != null : true)
        .filteredOn(e -> e.standing().at() == null || e.standing().at() == step.desk())
        .allMatch(e -> !e.takenAt().isBefore(called.takenAt()));
  }

  /** Whoever had their turn comes after all that wait, and nobody else loses what they waited. */
  private static void shownAgain(List<QueueEntry> queue, QueueEntry was, Instant now) {
    var waiting = queue.stream().filter(QueueEntry::waits).toList();
    var again = QueueRules.shownAgain(was, Purpose.PAY, now);
    replace(queue, again);
    switch (was.standing()) {
      case Standing.Waiting _, Standing.Called _ -> assertThat(again).isEqualTo(was);
      case Standing.Missed _ -> assertThat(again.takenAt()).isEqualTo(was.takenAt());
      case Standing.Served _ ->
          assertThat(waiting).allMatch(other -> other.takenAt().isBefore(again.takenAt()));
    }
    if (!again.equals(was)) {
      assertThat(again.waits()).isTrue();
      assertThat(again.purpose()).isEqualTo(Purpose.PAY);
    }
  }

  private static Outcome outcome(List<QueueEntry> queue, Step step, Instant now) {
    if (step.act() == Act.NEXT) {
      return QueueRules.next(queue, step.desk(), now);
    }
    if (step.which() >= queue.size()) {
      return new Outcome.NobodyWaits();
    }
    var entry = queue.get(step.which());
    return switch (step.act()) {
      case RECALL -> QueueRules.recall(queue, entry, step.desk(), now);
      case MISSED -> QueueRules.missed(entry, now);
      case FINISH -> QueueRules.finish(entry, now);
      case HAND_OVER -> QueueRules.handOver(entry, step.desk(), now);
      case TAKE, NEXT, SHOW_AGAIN -> throw new AssertionError(step);
    };
  }

  private static void replace(List<QueueEntry> queue, QueueEntry changed) {
    queue.replaceAll(entry -> entry.id().equals(changed.id()) ? changed : entry);
  }

  private static QueueEntry entry(int number, Instant now) {
    return new QueueEntry(
        new UUID(0, number),
        1,
        LocalDate.of(2026, 11, 28),
        number,
        Purpose.ASK,
        now,
        new Standing.Waiting(null, now));
  }
}
