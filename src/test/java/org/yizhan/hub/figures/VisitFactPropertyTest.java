package org.yizhan.hub.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yizhan.platform.ids.Ids;

/** Whatever the order in which events are read and however often, they say the same of a visit. */
class VisitFactPropertyTest {
  private static final UUID VISIT = Ids.next();
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final List<UUID> WORKERS = List.of(Ids.next(), Ids.next());

  record Step(String what, int worker, int minutes, boolean licensed, boolean overridden) {}

  @Provide
  Arbitrary<List<Step>> lives() {
    return Combinators.combine(
            Arbitraries.of(
                "assigned",
                "unassigned",
                "accepted",
                "departed",
                "arrived",
                "started",
                "finished",
                "rescheduled",
                "cancelled",
                "no-show"),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(-30, 30),
            Arbitraries.of(true, true, true, false),
            Arbitraries.of(false, false, true))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static List<Fact> facts(List<Step> life) {
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < life.size(); i++) {
      var step = life.get(i);
      var at = NOON.plusSeconds(60L * i);
      var data = new TreeMap<String, Object>();
      data.put("state", step.what().equals("rescheduled") ? "assigned" : step.what());
      data.put("start", NOON.plusSeconds(60L * step.minutes()).toString());
      data.put("since", at.plusSeconds(step.minutes()).toString());
      data.put("worker", WORKERS.get(step.worker()).toString());
      data.put("licensed", step.licensed());
      if (step.overridden()) {
        data.put("overridden", List.of("health"));
      }
      var type = "org.yizhan.visit." + step.what() + ".v1";
      var alarm = Map.<String, Object>of("kind", "no-show", "visit", VISIT.toString());
      var said =
          step.what().equals("no-show")
              ? new Said(at, "org.yizhan.alarm.raised.v1", Ids.next(), 1, alarm)
              : new Said(at, type, VISIT, i + 1, data);
      facts.addAll(FactRules.read(said));
    }
    return facts;
  }

  private static VisitFact fold(List<Fact> facts) {
    var visit = VisitFact.unknown(VISIT);
    for (var fact : facts) {
      visit =
          switch (fact) {
            case Fact.OfVisit said -> visit.with(said);
            case Fact.NoShow _, Fact.Moment _, Fact.Workforce _ -> visit;
          };
    }
    return visit;
  }

  @Property(tries = 2_000)
  void neitherOrderNorDuplicatesMatter(@ForAll("lives") List<Step> life, @ForAll long seed) {
    var facts = facts(life);
    var random = new Random(seed);
    var shuffled = new ArrayList<>(facts);
    facts.stream().filter(fact -> random.nextBoolean()).forEach(shuffled::add);
    java.util.Collections.shuffle(shuffled, random);

    assertThat(fold(shuffled)).isEqualTo(fold(facts));
  }

  private static Fold told(List<Fact> facts) {
    var fold = new Fold(Map.of(), List.of());
    facts.forEach(fold::take);
    return fold;
  }

  /** Whatever happens to a visit after nobody came, only somebody who had come takes that away. */
  @Property(tries = 2_000)
  void aNoShowStaysUnlessSomebodyHadCome(@ForAll("lives") List<Step> life) {
    var facts = facts(life);
    for (int i = 1; i <= facts.size(); i++) {
      var misses = told(facts.subList(0, i)).misses();
      var later = facts.subList(i, facts.size());

      assertThat(told(facts).misses())
          .filteredOn(missed -> misses.stream().anyMatch(m -> m.start().equals(missed.start())))
          .hasSameSizeAs(misses)
          .allSatisfy(missed ->
              assertThat(missed.refuted())
                  .isEqualTo(
                      misses.stream().anyMatch(m -> m.start().equals(missed.start()) && m.refuted())
                          || later.stream().anyMatch(fact -> saysSomebodyCame(fact, missed.at()))));
    }
  }

  private static boolean saysSomebodyCame(Fact fact, Instant by) {
    return fact instanceof Fact.OfVisit said && said.came() != null && !said.came().isAfter(by);
  }

  /** It makes no difference where one batch of events ends and the next begins. */
  @Property(tries = 2_000)
  void batchesMakeNoDifference(@ForAll("lives") List<Step> life, @ForAll int where) {
    var facts = facts(life);
    var cut = Math.floorMod(where, facts.size() + 1);
    var first = told(facts.subList(0, cut));
    var known = new HashMap<UUID, VisitFact>();
    first.visits().forEach(visit -> known.put(visit.visit(), visit));
    var second = new Fold(known, first.misses());
    facts.subList(cut, facts.size()).forEach(second::take);

    assertThat(second.visits()).containsExactlyElementsOf(told(facts).visits());
    assertThat(second.misses()).containsExactlyInAnyOrderElementsOf(told(facts).misses());
  }
}
