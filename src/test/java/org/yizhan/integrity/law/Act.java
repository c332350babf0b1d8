package org.yizhan.integrity.law;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * One thing that somebody does. The numbers choose among whatever there is by then, so that a
 * sequence still means something when it is made shorter.
 *
 * @param what a visit, a booking, a document …
 * @param who a worker
 * @param when a start
 */
record Act(Kind kind, int what, int who, int when) {
  private static final int MOST = 997;
  private static final int BEGINNING = 10;

  /**
   * What can be done, each so many times as often as the rarest; in an order in which each finds
   * what it needs after those before it.
   */
  enum Kind {
    BOOK(30),
    BOOK_THAT_WORKER(30),
    BOOK_URGENTLY(5),
    BOOK_TO_PLAN(5),
    BOOK_SERIES(10),
    HOLD(10),
    CONFIRM(10),
    MOVE(20),
    ASSIGN(25),
    APPLY_BY_HAND(12),
    TAKE_TIME_OFF(5),
    COME_BACK(5),
    CALL_IN_SICK(2),
    RECORD(10),
    EXPIRE(5),
    APPLY_PLAN(4),
    REVOKE(5),
    EDIT_RULE(3),
    OVERRIDE(25),
    MOVE_AGAINST_RULES(15),
    REMOVE_SHIFT(4),
    ADD_SHIFT(4),
    CHANGE_PATTERN(2),
    BLOCK(4),
    LIFT_BLOCK(2),
    SUSPEND(3),
    LIFT_SUSPENSION(4),
    LET_GO_OR_TAKE_BACK(2),
    WAIT(3),
    REPORT(25),
    EDIT_WORK_RULE(3),
    CANCEL(6),
    CANCEL_ONE_DATE(4),
    SET_OUT_UNLICENSED(3),
    RESTART(1);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }
  }

  /** A day's business after a few bookings, so that there is something to be done about. */
  static Arbitrary<List<Act>> sequence(int most) {
    var bookings = of(Kind.BOOK, Kind.BOOK_THAT_WORKER, Kind.BOOK_SERIES);
    return Combinators.combine(
            some(bookings, BEGINNING, 2 * BEGINNING), some(of(Kind.values()), most / 2, most))
        .as((first, then) -> Stream.concat(first.stream(), then.stream()).toList());
  }

  private static Arbitrary<List<Act>> some(Arbitrary<Act> acts, int least, int most) {
    return acts.list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Act> of(Kind... kinds) {
    var weighed =
        Stream.of(kinds).flatMap(kind -> Collections.nCopies(kind.weight, kind).stream()).toList();
    var number =
        Arbitraries.integers()
            .between(0, MOST)
            .withDistribution(RandomDistribution.uniform())
            .withoutEdgeCases();
    return Combinators.combine(Arbitraries.of(weighed), number, number, number).as(Act::new);
  }
}
