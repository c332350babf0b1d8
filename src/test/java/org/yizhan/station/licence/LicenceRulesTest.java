package org.yizhan.station.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.text.Text;
import org.yizhan.station.licence.DispatchRule.Effect;

class LicenceRulesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-30");
  private static final UUID SOMEBODY = UUID.randomUUID();

  private static DispatchRule requires(
      Set<String> categories, boolean explicit, @Nullable Integer withinMonths) {
    return new DispatchRule(
        "health",
        1,
        new Text("体检", "Examination"),
        "000 §7",
        categories,
        Holder.WORKER,
        Effect.REQUIRES,
        Set.of(CredentialKind.HEALTH_EXAMINATION),
        explicit,
        null,
        withinMonths,
        false,
        true,
        DAY.minusYears(5));
  }

  private static Credential examination(LocalDate issuedOn, String... covers) {
    return new Credential(
        UUID.randomUUID(),
        Holder.WORKER,
        SOMEBODY,
        CredentialKind.HEALTH_EXAMINATION,
        Set.of(covers),
        null,
        null,
        null,
        issuedOn,
        null,
        null);
  }

  private static List<Unlicensed> judge(DispatchRule rule, Credential... held) {
    return LicenceRules.refusals(
        new Rulebook(List.of(rule)), Arrays.asList(held), "elder-care", DAY);
  }

  @Test
  void nothingHeldIsRefusedAndSaysSo() {
    var refusal = judge(requires(Set.of(), false, 12)).getFirst();
    assertThat(refusal.endedOn()).isNull();
    assertThat(refusal.text().zh()).isEqualTo("缺少：体检");
  }

  @Test
  void aYearLastsUntilTheDayBeforeItsAnniversary() {
    var rule = requires(Set.of(), false, 12);
    assertThat(judge(rule, examination(DAY.minusYears(1).plusDays(1)))).isEmpty();
    var late = judge(rule, examination(DAY.minusYears(1))).getFirst();
    assertThat(late.endedOn()).isEqualTo(DAY.minusDays(1));
    assertThat(late.text().en()).isEqualTo("Examination, expired on 2026-11-29");
  }

  @Test
  void whatIsIssuedLaterDoesNotCountYet() {
    assertThat(judge(requires(Set.of(), false, null), examination(DAY.plusDays(1)))).hasSize(1);
  }

  @Test
  void whatEndsBeforeTheRuleSaysEndsThen() {
    var stated =
        new Credential(
            UUID.randomUUID(),
            Holder.WORKER,
            SOMEBODY,
            CredentialKind.HEALTH_EXAMINATION,
            Set.of(),
            null,
            null,
            null,
            DAY.minusMonths(2),
            DAY.minusDays(3),
            null);
    assertThat(judge(requires(Set.of(), false, 12), stated).getFirst().endedOn())
        .isEqualTo(DAY.minusDays(3));
  }

  @Test
  void anExplicitRuleWantsTheCategoryNamed() {
    var rule = requires(Set.of("elder-care"), true, 12);
    assertThat(judge(rule, examination(DAY.minusDays(9)))).hasSize(1);
    assertThat(judge(rule, examination(DAY.minusDays(9), "child-care"))).hasSize(1);
    assertThat(judge(rule, examination(DAY.minusDays(9), "child-care", "elder-care"))).isEmpty();
  }

  @Test
  void warningsAreReachedThirtySevenAndOneDayAhead() {
    assertThat(
            IntStream.of(31, 30, 8, 7, 2, 1, 0, -1).map(left -> Outlook.warning(left).orElse(-1)))
        .containsExactly(-1, 30, 30, 7, 7, 1, 1, -1);
  }

  @Test
  void whatALaterDocumentTakesThePlaceOfEndsUnnoticed() {
    var rulebook = new Rulebook(List.of(requires(Set.of(), false, 12)));
    var old = examination(DAY.minusYears(1).plusDays(3));
    var renewed = examination(DAY);

    assertThat(LicenceRules.lastDays(rulebook, List.of(old), DAY))
        .containsExactly(Map.entry(old, DAY.plusDays(2)));
    assertThat(LicenceRules.lastDays(rulebook, List.of(old, renewed), DAY))
        .containsOnlyKeys(renewed);
  }

  @Test
  void aRuleOfOtherCategoriesDoesNotConcernTheVisit() {
    assertThat(judge(requires(Set.of("child-care"), true, 12))).isEmpty();
  }

  @Test
  void theLatestVersionThatHasBegunDecides() {
    var first = requires(Set.of(), false, 12);
    var off =
        new DispatchRule(
            first.code(),
            2,
            first.name(),
            "own",
            first.categories(),
            first.holder(),
            first.effect(),
            first.kinds(),
            first.explicit(),
            null,
            12,
            false,
            false,
            DAY);
    var book = new Rulebook(List.of(off, first));
    assertThat(LicenceRules.refusals(book, List.of(), "elder-care", DAY)).isEmpty();
    assertThat(LicenceRules.refusals(book, List.of(), "elder-care", DAY.minusDays(1))).hasSize(1);
    assertThat(book.after(DAY.minusDays(1))).containsExactly(off);
    assertThat(book.nextVersion("health")).isEqualTo(3);
  }

  @Provide
  Arbitrary<List<Credential>> held() {
    var one =
        Combinators.combine(
                Arbitraries.integers().between(-400, 30),
                Arbitraries.of("", "elder-care", "child-care"),
                Arbitraries.integers().between(-60, 60))
            .as((issued, covers, revoked) -> {
              var on = DAY.plusDays(issued);
              return new Credential(
                  UUID.randomUUID(),
                  Holder.WORKER,
                  SOMEBODY,
                  CredentialKind.HEALTH_EXAMINATION,
                  covers.isEmpty() ? Set.of() : Set.of(covers),
                  null,
                  null,
                  null,
                  on,
                  null,
                  revoked > 30 ? null : DAY.plusDays(revoked));
            });
    return one.list().ofMaxSize(5);
  }

  /** The same question asked day by day and document by document, without any shortcut. */
  @Property
  void agreesWithTheLongWay(
      @ForAll("held") List<Credential> held, @ForAll boolean explicit, @ForAll boolean yearly) {
    var rule = requires(Set.of("elder-care"), explicit, yearly ? 12 : null);
    var good =
        held.stream()
            .anyMatch(c ->
                !c.issuedOn().isAfter(DAY)
                    && (c.revokedOn() == null || DAY.isBefore(c.revokedOn()))
                    && (!yearly || DAY.isBefore(c.issuedOn().plusYears(1)))
                    && (!explicit || c.covers().contains("elder-care")));
    assertThat(judge(rule, held.toArray(Credential[]::new)).isEmpty()).isEqualTo(good);
  }

  /** Whoever holds one document more may not go to less. */
  @Property
  void oneDocumentMoreTakesNothingAway(@ForAll("held") List<Credential> held) {
    var rule = requires(Set.of(), false, 12);
    var more = new ArrayList<>(held);
    more.add(examination(DAY.minusDays(1)));
    assertThat(judge(rule, more.toArray(Credential[]::new))).isEmpty();
    if (judge(rule, held.toArray(Credential[]::new)).isEmpty()) {
      var last = LicenceRules.lastDays(new Rulebook(List.of(rule)), held, DAY);
      assertThat(last.values()).allSatisfy(day -> assertThat(day).isAfterOrEqualTo(DAY));
    }
  }
}
