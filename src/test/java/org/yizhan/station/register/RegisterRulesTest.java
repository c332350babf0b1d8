package org.yizhan.station.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.yizhan.station.People;
import org.yizhan.station.Unified;

class RegisterRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  /** The example of GB 11643. */
  @Test
  void theNumberOfTheStandardIsInOrder() {
    var number = new IdentityNumber("11010519491231002x");
    assertThat(number.fault("f", TODAY)).isEmpty();
    assertThat(number.birth()).isEqualTo("1949-12-31");
    assertThat(number.fault("m", TODAY)).contains(IdentityNumber.Fault.GENDER);
  }

  @Property
  void everyDigitTypedWrongIsFound(
      @ForAll @IntRange(min = 0, max = 499) int order,
      @ForAll @IntRange(min = 1, max = 16) int place,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    var good = People.woman(order);
    var digit = (char) ('0' + (good.charAt(place) - '0' + by) % 10);
    var wrong = good.substring(0, place) + digit + good.substring(place + 1);
    assertThat(new IdentityNumber(good).fault("f", TODAY)).isEmpty();
    assertThat(new IdentityNumber(wrong).fault("f", TODAY)).contains(IdentityNumber.Fault.CHECK);
  }

  @Test
  void daysThatDoNotExistOrLieAheadAreNobodysBirth() {
    for (var day : Set.of("19820230", "19821301", "20261126")) {
      var number = new IdentityNumber(People.numbered("999999" + day + "000"));
      assertThat(number.fault("f", TODAY)).contains(IdentityNumber.Fault.BIRTH);
    }
  }

  @Test
  void aUnifiedNumberHasItsCheckCharacter() {
    assertThat(RegisterRules.checks("91350100M000100Y43")).isTrue();
    assertThat(RegisterRules.checks("91350100M000100Y44")).isFalse();
    assertThat(RegisterRules.checks(Unified.next())).isTrue();
  }

  @Property
  void moreThanHalfMakesItStaffBased(
      @ForAll @IntRange(min = 0, max = 60) int staff,
      @ForAll @IntRange(min = 0, max = 60) int others) {
    var both = EnumSet.of(EmploymentKind.LABOUR_CONTRACT, EmploymentKind.SOCIAL_INSURANCE);
    var one = EnumSet.of(EmploymentKind.LABOUR_CONTRACT);
    var company = new UUID(0, 1);
    var counted =
        Stream.concat(
                Collections.nCopies(staff, both).stream(),
                IntStream.range(0, others).mapToObj(i -> one))
            .map(papers -> new StaffShare.Counted(company, papers))
            .toList();
    var share = StaffShare.of(TODAY, counted);
    assertThat(share.staff()).isEqualTo(staff);
    assertThat(share.workers()).isEqualTo(staff + others);
    assertThat(share.staffBased()).isEqualTo(staff > others);
    assertThat(share.percent()).isBetween(0.0, 100.0);
    if (!share.staffBased()) {
      assertThat(share.percent()).isLessThanOrEqualTo(50.0);
    }
  }
}
