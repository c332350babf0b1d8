package org.yizhan.station.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.station.catalog.PriceRules.Decision;

class PriceRulesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final List<Price> KNOWN = List.of(beginning(TODAY.minusYears(1)));

  @Test
  void aChangeIsPublishedDaysBefore() {
    assertThat(decide(KNOWN, TODAY.plusDays(6))).isEqualTo(new Decision.TooSoon(TODAY.plusDays(7)));
    assertThat(decide(KNOWN, TODAY)).isInstanceOf(Decision.TooSoon.class);
    assertThat(decide(KNOWN, TODAY.plusDays(7))).isEqualTo(new Decision.Published());
  }

  @Test
  void aServiceWithoutAPriceMayBeginToday() {
    assertThat(decide(List.of(), TODAY)).isEqualTo(new Decision.Published());
    assertThat(decide(List.of(), TODAY.minusDays(1))).isEqualTo(new Decision.TooSoon(TODAY));
  }

  @Test
  void whatWasPublishedStands() {
    var coming = List.of(KNOWN.getFirst(), beginning(TODAY.plusDays(10)));
    assertThat(decide(coming, TODAY.plusDays(10))).isEqualTo(new Decision.DayTaken());
    assertThat(decide(coming, TODAY.plusDays(9))).isEqualTo(new Decision.Published());
  }

  @Test
  void aProposalBeginsOnTheFirstDayThatIsAllowedAndFree() {
    assertThat(proposal(KNOWN, 9000, TODAY)).contains(TODAY.plusDays(7));
    assertThat(proposal(KNOWN, 9000, TODAY.plusDays(30))).contains(TODAY.plusDays(30));
    assertThat(proposal(List.of(), 9000, TODAY.minusDays(1))).contains(TODAY);
    var coming = List.of(KNOWN.getFirst(), beginning(TODAY.plusDays(7)));
    assertThat(proposal(coming, 9000, TODAY)).contains(TODAY.plusDays(8));
  }

  @Test
  void nothingIsProposedThatIsTakenAnyway() {
    assertThat(proposal(KNOWN, 8000, TODAY)).isEmpty();
    var coming = List.of(at(TODAY.minusYears(1), 7000), at(TODAY.plusDays(7), 8000));
    assertThat(proposal(coming, 8000, TODAY)).isEmpty();
    assertThat(proposal(coming, 7000, TODAY)).contains(TODAY.plusDays(8));
  }

  private static Optional<LocalDate> proposal(List<Price> known, long amount, LocalDate wished) {
    return PriceRules.proposal(known, amount, wished, TODAY, 7, ZONE);
  }

  private static Decision decide(List<Price> known, LocalDate from) {
    return PriceRules.decide(known, from, TODAY, 7, ZONE);
  }

  private static Price beginning(LocalDate day) {
    return at(day, 8000);
  }

  private static Price at(LocalDate day, long amountFen) {
    return new Price(new UUID(0, 1), new UUID(0, 2), amountFen, day.atStartOfDay(ZONE).toInstant());
  }
}
