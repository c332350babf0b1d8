package org.yizhan.city.world;

import java.time.Duration;
import java.time.Instant;
import org.yizhan.city.world.Due.Kind;
import org.yizhan.station.visit.Visit;

/** Decides what is going to happen to a visit from when it is given to a worker. */
final class Fates {
  private static final Duration ACCEPTANCE = Duration.ofMinutes(15);
  private static final Duration LONGEST_ACCEPTANCE = Duration.ofHours(3);

  /** The station says then that nobody came. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final Duration EARLY = Duration.ofMinutes(-3);
  private static final Duration SPREAD = Duration.ofMinutes(4);

  private final Nature nature;
  private final Chance chance;
  private final Agenda agenda;

  Fates(Nature nature, Chance chance, Agenda agenda) {
    this.nature = nature;
    this.chance = chance;
    this.agenda = agenda;
  }

  /** What is going to happen to the visit, given at {@code now}. */
  void decide(int index, Visit visit, Instant now) {
    var answer = now.plus(shorter(chance.about(ACCEPTANCE), LONGEST_ACCEPTANCE)).plusSeconds(20);
    var given = visit.assignment();
    if (chance.happens(0.03)) {
      agenda.add(answer, Kind.IS_DECLINED, index, given, answer);
      var anew = answer.plus(chance.minutes(3, 45));
      agenda.add(anew, Kind.IS_GIVEN_ANEW, index, given, anew);
      return;
    }
    agenda.add(answer, Kind.IS_ACCEPTED, index, given, answer);
    change(index, visit, answer);
    agenda.add(visit.start().plus(PATIENCE), Kind.IS_OVERDUE, index, given, visit.start());
    if (!chance.happens(0.012)) {
      come(index, visit, later(answer, visit.start().minus(chance.minutes(8, 30))));
    }
  }

  /** Now and then people change their minds before anybody sets out. */
  private void change(int index, Visit visit, Instant answer) {
    var last = visit.start().minus(Duration.ofHours(1));
    if (!answer.isBefore(last)) {
      return;
    }
    var span = Duration.between(answer, last).toSeconds();
    var when = answer.plusSeconds((long) (chance.share() * span));
    var kind =
        switch ((int) (chance.share() * 100)) {
          case 0 -> Kind.IS_GIVEN_AGAINST_A_RULE;
          case 1 -> Kind.IS_GIVEN_ANEW;
          case 2, 3, 4, 5 -> Kind.IS_MOVED;
          case 6 -> Kind.DATE_IS_CANCELLED;
          default -> Kind.IS_ACCEPTED;
        };
    if (kind != Kind.IS_ACCEPTED) {
      agenda.add(when, kind, index, visit.assignment(), when);
    }
  }

  /** Nobody has come: some households call it off, and some want another time. */
  void disappoint(int index, VisitStory story, Instant now) {
    var then = now.plus(chance.minutes(2, 40));
    var luck = chance.share();
    if (luck < 0.3) {
      agenda.add(then, Kind.IS_CANCELLED, story.booking());
    } else if (luck < 0.6) {
      agenda.add(then, Kind.IS_MOVED, index, story.visit().assignment(), then);
    }
  }

  /** Somebody comes, does the work and goes; a phone without a network tells it later. */
  private void come(int index, Visit visit, Instant out) {
    var given = visit.assignment();
    var door = later(out.plus(chance.minutes(2, 6)), visit.start().plus(delay()));
    var heard = chance.happens(0.06) ? door.plus(chance.minutes(15, 100)) : door;
    agenda.add(out.plusSeconds(1), Kind.SETS_OUT, index, given, out);
    agenda.add(heard.plusSeconds(1), Kind.ARRIVES, index, given, door);
    var begin = door.plus(chance.minutes(1, 5));
    if (chance.happens(0.006)) {
      agenda.add(later(heard, begin).plusSeconds(2), Kind.FINDS_NOBODY, index, given, begin);
      return;
    }
    var length = Duration.between(visit.start(), visit.end());
    var end = begin.plus(length.multipliedBy(chance.between(85, 110)).dividedBy(100));
    agenda.add(later(heard, begin).plusSeconds(2), Kind.STARTS, index, given, begin);
    agenda.add(later(heard, end).plusSeconds(3), Kind.FINISHES, index, given, end);
  }

  /** From the planned start until somebody is at the door; on the minute, ten of them included. */
  private Duration delay() {
    if (chance.happens(0.02)) {
      return Duration.ofMinutes(10);
    }
    if (chance.happens(0.008)) {
      return chance.minutes(35, 80);
    }
    return chance.happens(nature.late()) ? chance.minutes(5, 35) : chance.around(EARLY, SPREAD);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
