package org.yizhan.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityArgumentsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  @TempDir private static Path directory;

  private static List<String> args(String... more) throws Exception {
    var login = directory.resolve("first-run.json");
    Files.writeString(login, "{\"hub\":{\"user\":\"official\",\"password\":\"secret\"}}");
    var args =
        new ArrayList<>(
            List.of("--stations", "50", "--days", "3", "--speedup", "3600", "--seed", "7"));
    args.addAll(List.of("--hub", "http://localhost:8090", "--login", login.toString()));
    args.addAll(List.of(more));
    return args;
  }

  @Test
  void letsTheLastDayBeToday() throws Exception {
    var arguments = CityArguments.parse(args(), TODAY);

    assertThat(arguments.settings().first()).isEqualTo(TODAY.minusDays(2));
    assertThat(arguments.settings().login().password()).isEqualTo("secret");
    assertThat(arguments.truth()).isEqualTo(Path.of("city-truth.json"));
  }

  @Test
  void namesWhatItDoesNotUnderstand() throws Exception {
    for (var bad :
        List.of(
            List.of("--stations", "0"),
            List.of("--days", "many"),
            List.of("--hub", "localhost"),
            List.of("--from", "tomorrow"),
            List.of("--login", "/no/such/file"),
            List.of("--zone", "Nowhere"),
            List.of("--speed", "1"),
            List.of("--truth", "/no/such/directory/truth.json"),
            List.of("--truth", directory.toString()),
            List.of("--truth"))) {
      var args = args(bad.toArray(String[]::new));
      assertThatThrownBy(() -> CityArguments.parse(args, TODAY))
          .isInstanceOf(CityArguments.Bad.class)
          .hasMessageContaining(bad.getFirst());
    }
  }
}
