package org.yizhan.hub.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.platform.text.Text;

class WantedTest {
  private static final Line ONE = new Line(new Text("槐树街", "Huai Street"), 1.0);
  private static final Line NONE = new Line(new Text("松园", "Pine Garden"), null);
  private static final Line THREE = new Line(new Text("柳巷", "Willow Lane"), 3.0);
  private static final List<Line> ALL = List.of(ONE, NONE, THREE);

  private record Line(Text name, @Nullable Double visits) {}

  private static Wanted.Found<Line> of(Wanted wanted, List<Line> lines) {
    return wanted.pick(lines, Line::name, WantedTest::reading);
  }

  private static Optional<Function<Line, OptionalDouble>> reading(String code) {
    return code.equals("visits") ? Optional.of(WantedTest::visits) : Optional.empty();
  }

  private static OptionalDouble visits(Line line) {
    return line.visits() == null ? OptionalDouble.empty() : OptionalDouble.of(line.visits());
  }

  @Test
  void linesWithoutAValueStandLastInEitherOrder() {
    assertThat(of(new Wanted("visits", true, "", 9), ALL).first())
        .containsExactly(THREE, ONE, NONE);
    assertThat(of(new Wanted("visits", false, "", 9), ALL).first())
        .containsExactly(ONE, THREE, NONE);
  }

  @Test
  void linesThatAreAlikeStayAsTheyWere() {
    var alike =
        IntStream.range(0, 50)
            .mapToObj(i -> new Line(new Text("站" + i, "Station " + i), 1.0))
            .toList();

    assertThat(of(new Wanted("visits", true, "", 50), alike).first()).isEqualTo(alike);
    assertThat(of(new Wanted("visits", false, "", 50), alike).first()).isEqualTo(alike);
  }

  @Test
  void withoutAFigureTheyStayInOrder() {
    assertThat(of(Wanted.ALL, ALL)).isEqualTo(new Wanted.Found<>(3, ALL));
  }

  @Test
  void namesAreFoundInBothLanguagesAndEitherCase() {
    assertThat(of(new Wanted(null, true, " huai ", 9), ALL).first()).containsExactly(ONE);
    assertThat(of(new Wanted(null, true, "柳", 9), ALL).first()).containsExactly(THREE);
    assertThat(of(new Wanted(null, true, "nowhere", 9), ALL))
        .isEqualTo(new Wanted.Found<>(0, List.of()));
  }

  @Test
  void saysHowManyWereFoundOfWhichOnlyTheFirstAreNamed() {
    assertThat(of(new Wanted("visits", true, "", 1), ALL))
        .isEqualTo(new Wanted.Found<>(3, List.of(THREE)));
    assertThat(of(new Wanted("visits", true, "", 0), ALL))
        .isEqualTo(new Wanted.Found<>(3, List.of()));
  }

  @Test
  void aFigureThatIsNotDefinedIsRefusedAlsoWithoutLines() {
    assertThatThrownBy(() -> of(new Wanted("beauty", true, "", 9), List.of()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().detail()).startsWith("sort: "));
  }
}
