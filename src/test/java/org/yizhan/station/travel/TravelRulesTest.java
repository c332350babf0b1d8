package org.yizhan.station.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

/** What trips teach, against numbers worked out by hand; on foot a kilometre takes 17.3 minutes. */
class TravelRulesTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final Place HOME = new Place(0, 0);
  private static final Place FAR = new Place(3_000, 0);
  private static final double EXPECTED = 3_000 * 1.3 / 75;
  private static final UUID ANNA = new UUID(1, 1);

  private final List<Trip> trips = new ArrayList<>();

  private static Instant at(LocalDate day, double hours) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(Math.round(hours * 3600));
  }

  /** From home, so many days after Monday, with so many minutes on the way. */
  private void fromHome(int day, double minutes) {
    trip(day, 9, minutes, FAR, null, null);
  }

  private void trip(
      int day,
      double hour,
      double minutes,
      Place to,
      @Nullable Double onDevice,
      @Nullable Double over) {
    var date = MONDAY.plusDays(day);
    var departed = at(date, hour);
    trips.add(
        new Trip(
            ANNA,
            HOME,
            to,
            date,
            departed,
            departed.plus(seconds(minutes)),
            onDevice == null ? null : seconds(onDevice),
            over == null ? null : at(date, over)));
  }

  private static Duration seconds(double minutes) {
    return Duration.ofSeconds(Math.round(minutes * 60));
  }

  private Correction learned() {
    return TravelRules.correction(trips, OnFoot.WAYS, 3);
  }

  @Test
  void theMedianTripCorrects() {
    fromHome(0, EXPECTED * 1.2);
    fromHome(1, EXPECTED * 4);
    fromHome(2, EXPECTED * 1.4);

    assertThat(learned()).isEqualTo(new Correction(1.4, 3, MONDAY));
  }

  @Test
  void betweenTwoMiddleTripsItIsHalfway() {
    fromHome(0, EXPECTED);
    fromHome(1, EXPECTED * 1.2);
    fromHome(2, EXPECTED * 1.4);
    fromHome(3, EXPECTED * 3);

    assertThat(learned().factor()).isEqualTo(1.3);
  }

  @Test
  void tooFewTripsCorrectNothing() {
    fromHome(0, EXPECTED * 1.5);
    fromHome(1, EXPECTED * 1.5);

    assertThat(learned()).isEqualTo(new Correction(1, 2, MONDAY));
  }

  @Test
  void noTripsAreNoCorrection() {
    assertThat(learned()).isEqualTo(Correction.NONE);
  }

  @Test
  void whoForgotToReportTeachesNothing() {
    fromHome(0, 0);
    fromHome(1, EXPECTED * 6);

    assertThat(learned()).isEqualTo(Correction.NONE);
  }

  @Test
  void theCorrectionHasBounds() {
    for (int day = 0; day < 3; day++) {
      fromHome(day, EXPECTED * 4);
    }

    assertThat(learned().factor()).isEqualTo(2);
  }

  @Test
  void reportsThatWaitedForTheNetworkTeachNothing() {
    trip(0, 9, EXPECTED, FAR, EXPECTED, null);
    trip(1, 9, EXPECTED, FAR, EXPECTED + 2, null);
    trip(2, 9, EXPECTED, FAR, EXPECTED + 3, null);

    assertThat(learned().trips()).isEqualTo(2);
  }

  @Test
  void theSecondTripOfADayBeginsAtTheVisitBefore() {
    for (int day = 0; day < 3; day++) {
      trip(day, 9, 0, FAR, null, 11.0);
      trip(day, 11.25, 1_000 * 1.3 / 75 * 1.5, new Place(4_000, 0), null, null);
    }

    assertThat(learned()).isEqualTo(new Correction(1.5, 3, MONDAY));
  }

  @Test
  void whoSetsOutLongAfterAVisitComesFromSomewhereElse() {
    trip(0, 9, EXPECTED, FAR, null, 11.0);
    trip(0, 11.75, 17.3, new Place(4_000, 0), null, 14.0);
    trip(0, 13.5, 17.3, FAR, null, null);

    assertThat(learned().trips()).isEqualTo(1);
  }

  @Test
  void waysWithinABuildingTeachNothing() {
    trip(0, 9, 6, new Place(100, 0), null, null);

    assertThat(learned()).isEqualTo(Correction.NONE);
  }

  @Property
  void theCorrectionIsBoundedAndInNoOrder(
      @ForAll @Size(max = 40) List<@DoubleRange(max = 600) Double> minutes) {
    trips.clear();
    for (int i = 0; i < minutes.size(); i++) {
      fromHome(i, minutes.get(i));
    }

    var learned = learned();

    assertThat(learned.factor()).isBetween(TravelRules.LOWEST, TravelRules.HIGHEST);
    assertThat(learned.trips()).isLessThanOrEqualTo(minutes.size());
    assertThat(TravelRules.correction(trips.reversed(), OnFoot.WAYS.corrected(2), 3))
        .isEqualTo(learned);
  }

  /** Whatever most trips agree on is learned, however wrong the others are. */
  @Property
  void fewWrongTripsDoNotMatter(
      @ForAll @DoubleRange(min = 0.6, max = 1.9) double real,
      @ForAll @Size(max = 9) List<@DoubleRange(max = 600) Double> wrong) {
    trips.clear();
    for (int i = 0; i < 10; i++) {
      fromHome(i, EXPECTED * real);
    }
    for (int i = 0; i < wrong.size(); i++) {
      fromHome(10 + i, wrong.get(i));
    }

    assertThat(learned().factor()).isCloseTo(real, within(0.0101));
  }

  @Property
  void waysAreSymmetricMonotoneAndBounded(
      @ForAll @IntRange(min = -5_000, max = 5_000) int east,
      @ForAll @IntRange(min = -5_000, max = 5_000) int north,
      @ForAll @IntRange(min = 1, max = 9) int times,
      @ForAll @DoubleRange(min = TravelRules.LOWEST, max = TravelRules.HIGHEST) double factor) {
    var there = new Place(east, north);
    var farther = new Place(east * times, north * times);
    var ways = OnFoot.WAYS.corrected(factor);

    assertThat(ways.minutes(HOME, there)).isEqualTo(ways.minutes(there, HOME));
    assertThat(ways.minutes(HOME, farther)).isGreaterThanOrEqualTo(ways.minutes(HOME, there));
    assertThat(ways.minutes(HOME, there))
        .isBetween(
            (int) Math.floor(OnFoot.WAYS.expected(HOME, there) / 2),
            2 * OnFoot.WAYS.minutes(HOME, there));
    assertThat(ways.minutes(there, there)).isZero();
  }

  @Test
  void routesGoBeforeTheStraightLineAndAreCorrectedToo() {
    var ways = new Ways(75, 1.3, 1.5, Map.of(new Ways.Way(HOME, FAR), 20.0));

    assertThat(ways.minutes(HOME, FAR)).isEqualTo(30);
    assertThat(ways.minutes(FAR, HOME)).isEqualTo(78);
  }
}
