package org.yizhan.integrity.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.station.Answer;

/**
 * Whatever is done at a station in whatever order: no two visits of a worker overlap, nobody works
 * longer or rests less than the rules allow, nobody goes or sets out without a licence, unless the
 * event of the assignment says that a manager decided so; nobody goes who is away, suspended, let
 * go, unskilled, not to be met again, or of the other sex where the same was asked for.
 *
 * <p>Broken on purpose, each was caught here and by another test within seconds: the night's rest
 * ({@code WorkRulesTest}), two visits at once and time off ({@code ScheduleRulesPropertyTest}), the
 * carer of the same sex ({@code FiltersPropertyTest}), the licence at departure ({@code
 * TrackingIT}).
 */
class DispatchLawIT {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchLawIT.class);
  private static final boolean PROOF = Boolean.getBoolean("yizhan.proof");
  private static final int TRIES = PROOF ? 60 : 10;
  private static final int ACTS = PROOF ? 160 : 100;

  private static final int DRILLS = 3;

  private static final Set<Act.Kind> UNASKED = EnumSet.of(Act.Kind.WAIT, Act.Kind.RESTART);

  private static final Town TOWN = new Town();
  private static final Map<Act.Kind, Integer> DONE = new EnumMap<>(Act.Kind.class);
  private static final Map<Act.Kind, Integer> REFUSED = new EnumMap<>(Act.Kind.class);

  /** As many tries as the size of the proof asks for. */
  static final class Size implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(
        PropertyLifecycleContext context, PropertyExecutor property) {
      context.attributes().setTries(TRIES);
      return property.execute();
    }
  }

  @BeforeContainer
  static void open() throws IOException {
    TOWN.open();
  }

  /** At full size there is nothing that never succeeded: the proof is about all of it. */
  @AfterContainer
  static void close() throws IOException {
    TOWN.close();
    if (PROOF) {
      assertThat(DONE.keySet()).containsAll(EnumSet.complementOf(EnumSet.copyOf(UNASKED)));
    }
    LOG.atInfo().addKeyValue("done", DONE).addKeyValue("refused", REFUSED).log("The law holds");
  }

  @Property
  @AddLifecycleHook(Size.class)
  void noSequenceOfActsBreaksARuleWithoutADecision(@ForAll("acts") List<Act> acts) {
    TOWN.beginAgain();
    var services = TOWN.services();
    var done = new ArrayList<String>();
    for (var act : acts) {
      for (var answer : play(act, services, done)) {
        count(act.kind(), answer);
      }
    }
  }

  /** So that the proof is about all of it: there is nothing that never succeeds. */
  @Example
  void everyKindOfActSucceedsAndBreaksNothing() {
    var stuck =
        IntStream.range(0, DRILLS)
            .mapToObj(DispatchLawIT::drill)
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();
    assertThat(stuck).hasSizeLessThan(DRILLS);
  }

  /**
   * Does each kind of act until it succeeds.
   *
   * @return what never did, and all that was done before: an act may have left the station with
   *     nothing to be done about, as when a company lost its licence, and so everybody all visits
   */
  private static Optional<String> drill(int number) {
    TOWN.beginAgain();
    var services = TOWN.services();
    var done = new ArrayList<String>();
    Drill.beginning(number).forEach(act -> play(act, services, done));
    return Stream.of(Act.Kind.values())
        .filter(kind ->
            Drill.tries(kind, number)
                .noneMatch(act -> {
                  var answers = play(act, services, done);
                  return (UNASKED.contains(kind) || answers.stream().anyMatch(Answer::succeeded))
                      && Drill.tookEffect(kind, TOWN.station().database());
                }))
        .findFirst()
        .map(kind -> kind + " never succeeds after\n" + String.join("\n", done));
  }

  @Provide
  Arbitrary<List<Act>> acts() {
    return Act.sequence(ACTS);
  }

  /** Does it, and judges what became of it. */
  private static List<Answer> play(Act act, List<UUID> services, List<String> done) {
    var since = TOWN.station().database().number("SELECT coalesce(max(pos), 0) FROM event");
    var answers = ask(act, services).toList();
    for (var answer : answers) {
      done.add(act.kind() + ": " + answer.asked() + " answered " + answer.status());
      assertThat(answer.status())
          .as("%s answered %s", answer.asked(), answer.body())
          .isIn(200, 201, 204, 400, 404, 409, 412);
    }
    assertThat(broken(since)).as("after %s%n%s", act, String.join("\n", done)).isEmpty();
    return answers;
  }

  private static Stream<Answer> ask(Act act, List<UUID> services) {
    var choice = new Choice(act, TOWN, services);
    var manager = TOWN.manager();
    return switch (act.kind()) {
      case BOOK,
          BOOK_THAT_WORKER,
          BOOK_URGENTLY,
          BOOK_TO_PLAN,
          BOOK_SERIES,
          HOLD,
          CONFIRM,
          MOVE,
          MOVE_AGAINST_RULES,
          CANCEL,
          CANCEL_ONE_DATE ->
          new Booker(manager).act(choice);
      case ASSIGN, OVERRIDE, APPLY_BY_HAND, APPLY_PLAN, REPORT, SET_OUT_UNLICENSED ->
          new Dispatcher(manager).act(choice);
      case WAIT -> {
        TOWN.station().clock().advance(choice.whileWaiting());
        yield Stream.of();
      }
      case RESTART -> {
        TOWN.restart();
        yield Stream.of();
      }
      default -> new Office(manager).act(choice);
    };
  }

  private static void count(Act.Kind kind, Answer answer) {
    (answer.succeeded() ? DONE : REFUSED).merge(kind, 1, Integer::sum);
  }

  private static List<String> broken(long since) {
    var database = TOWN.station().database();
    var all = Booked.all(database);
    var now = TOWN.station().clock().instant();
    var broken = new ArrayList<>(WorkLaw.of(database).broken(all, now));
    broken.addAll(LicenceLaw.broken(database, all, since, now));
    return broken;
  }
}
