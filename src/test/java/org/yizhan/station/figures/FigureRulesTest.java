package org.yizhan.station.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yizhan.station.household.Place;
import org.yizhan.station.travel.OnFoot;

/** Figures against numbers worked out by hand. */
class FigureRulesTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final FigureRules.Span WEEK = new FigureRules.Span(MONDAY, MONDAY.plusDays(6));
  private static final UUID RED = new UUID(9, 1);
  private static final UUID BLUE = new UUID(9, 2);
  private static final UUID ANNA = new UUID(1, 1);
  private static final UUID BELLA = new UUID(1, 2);
  private static final UUID CLARA = new UUID(1, 3);
  private static final Map<UUID, UUID> ACTIVE = Map.of(ANNA, RED, BELLA, RED, CLARA, BLUE);

  private final List<Done> done = new ArrayList<>();

  private Done visit(int household, UUID worker, int days, int hour, int minutes, int east) {
    var date = MONDAY.plusDays(days);
    var start = date.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    var one =
        new Done(
            new UUID(2, done.size()),
            new UUID(3, household),
            worker,
            worker.equals(CLARA) ? BLUE : RED,
            new Place(east, 0),
            date,
            start,
            start.plus(Duration.ofMinutes(minutes)),
            List.of(),
            false);
    done.add(one);
    return one;
  }

  private @Nullable Double value(Figure figure, @Nullable UUID company) {
    var value =
        FigureRules.value(figure, new FigureRules.Facts(done, ACTIVE, OnFoot.WAYS), WEEK, company);
    return value.isPresent() ? value.getAsDouble() : null;
  }

  @Test
  void countsTheUsualWorkerOfHouseholdsWithSeveralVisits() {
    visit(1, ANNA, 0, 9, 60, 0);
    visit(1, ANNA, -100, 9, 60, 0);
    visit(1, CLARA, 2, 9, 60, 0);
    visit(2, CLARA, 1, 9, 60, 0); // One visit tells nothing.
    visit(3, BELLA, 3, 9, 60, 0);
    visit(3, BELLA, -180, 9, 60, 0); // Too long ago, so this household has one, too.

    assertThat(value(Figure.SAME_WORKER, null)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(value(Figure.SAME_WORKER, RED)).isEqualTo(1);
    assertThat(value(Figure.SAME_WORKER, BLUE)).isZero();
  }

  @Test
  void meansTheWaysBetweenVisitsOfOneDay() {
    visit(1, ANNA, 0, 14, 60, 1_500);
    visit(2, ANNA, 0, 9, 60, 0);
    visit(3, ANNA, 0, 11, 60, 750);
    visit(4, ANNA, 1, 9, 60, 0);
    visit(5, CLARA, 0, 9, 60, 0);
    visit(6, CLARA, 0, 12, 60, 3_000);

    // 750 metres are 13 minutes, 3 000 are 52.
    assertThat(value(Figure.TRAVEL, null)).isEqualTo((13 + 13 + 52) / 3.0);
    assertThat(value(Figure.TRAVEL, RED)).isEqualTo(13);
    assertThat(value(Figure.TRAVEL, BLUE)).isEqualTo(52);
  }

  @Test
  void countsThoseWithoutWorkAmongTheHours() {
    visit(1, ANNA, 0, 9, 180, 0);
    visit(2, BELLA, 0, 9, 60, 0);

    // 0, 1 and 3 hours: differences 1 + 3 + 2 over 3 · 4.
    assertThat(value(Figure.HOURS_GINI, null)).isCloseTo(0.5, within(1e-12));
    assertThat(value(Figure.HOURS_GINI, RED)).isCloseTo(0.25, within(1e-12));
    assertThat(value(Figure.HOURS_GINI, BLUE)).isNull();
  }

  @Test
  void namesWhatIsNotLicensed() {
    visit(1, ANNA, 0, 9, 60, 0);
    visit(1, ANNA, 0, 11, 60, 0);
    var decided = visit(2, BELLA, 2, 9, 60, 0);
    var step = visit(3, CLARA, 1, 9, 60, 0);
    done.set(2, with(decided, List.of("refresher"), false));
    done.set(3, with(step, List.of(), true));

    assertThat(value(Figure.LICENSED, null)).isEqualTo(0.5);
    assertThat(value(Figure.LICENSED, BLUE)).isZero();
    assertThat(FigureRules.exceptions(new FigureRules.Facts(done, ACTIVE, OnFoot.WAYS), WEEK))
        .extracting(Done::visit)
        .containsExactly(step.visit(), decided.visit());
  }

  private static Done with(Done of, List<String> overridden, boolean unlicensed) {
    return new Done(
        of.visit(),
        of.household(),
        of.worker(),
        of.company(),
        of.place(),
        of.date(),
        of.start(),
        of.end(),
        overridden,
        unlicensed);
  }

  @Test
  void saysNothingOfWhatDidNotHappen() {
    for (var figure : Figure.values()) {
      assertThat(value(figure, null)).as(figure.code()).isNull();
    }
  }

  @Test
  void dividesDaysIntoWeeksThatBeginOnMondays() {
    var span = new FigureRules.Span(MONDAY.plusDays(2), MONDAY.plusDays(8));
    assertThat(FigureRules.parts(span, true))
        .containsExactly(
            new FigureRules.Span(MONDAY.plusDays(2), MONDAY.plusDays(6)),
            new FigureRules.Span(MONDAY.plusDays(7), MONDAY.plusDays(8)));
    assertThat(FigureRules.parts(span, false)).hasSize(7);
  }

  @Property
  void giniIsBetweenNoneAndOneAndKnowsNoUnit(
      @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0.1, max = 300) Double> hours,
      @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
    var values = hours.stream().mapToDouble(h -> h).toArray();
    var gini = FigureRules.gini(values).orElseThrow();
    var scaled =
        FigureRules.gini(Arrays.stream(values).map(v -> v * factor).toArray()).orElseThrow();

    assertThat(gini).isGreaterThanOrEqualTo(0).isLessThan(1);
    assertThat(scaled).isCloseTo(gini, within(1e-9));
  }

  @Property
  void giniOfEqualsIsNone(
      @ForAll @DoubleRange(min = 0.1, max = 300) double hours,
      @ForAll @IntRange(min = 1, max = 60) int workers) {
    var values = new double[workers];
    Arrays.fill(values, hours);
    assertThat(FigureRules.gini(values).orElseThrow()).isCloseTo(0, within(1e-9));
  }
}
