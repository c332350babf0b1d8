package org.yizhan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
  @ParameterizedTest
  @CsvSource({
    "station, STATION",
    "hub, HUB",
    "demo, DEMO",
    "warm-up, WARM_UP",
    "help, HELP",
    "--help, HELP"
  })
  void theFirstWordNamesTheCommand(String word, Arguments.Command command) {
    assertThat(Arguments.parse(List.of(word)))
        .isEqualTo(new Arguments(command, null, Path.of("data")));
  }

  @Test
  void withoutACommandItIsAStation() {
    assertThat(Arguments.parse(List.of("--config", "a.yaml", "--data", "d")))
        .isEqualTo(new Arguments(Arguments.Command.STATION, Path.of("a.yaml"), Path.of("d")));
  }

  @ParameterizedTest
  @CsvSource({"stations", "--data", "hub station"})
  void whatIsNotUnderstoodIsNamed(String line) {
    var words = List.of(line.split(" "));
    assertThatThrownBy(() -> Arguments.parse(words))
        .isInstanceOf(Arguments.Wrong.class)
        .hasMessageContaining(words.getLast());
  }
}
