package org.yizhan.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A start skips the migrations when the database is at {@code newest}, so that file must not lag
 * behind the scripts.
 */
class MigrationsTest {
  private static final Pattern SCRIPT = Pattern.compile("V([0-9]{3})__[a-z0-9_]+\\.sql");

  @ParameterizedTest
  @ValueSource(strings = {"station", "hub"})
  void newestIsTheVersionOfTheNewestScript(String schema) throws IOException {
    var folder = Path.of("src/main/resources/db", schema);
    try (var files = Files.list(folder)) {
      var scripts =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("newest"))
              .toList();

      assertThat(scripts).isNotEmpty().allMatch(SCRIPT.asMatchPredicate());
      var newest = scripts.stream().max(Comparator.naturalOrder()).orElseThrow();
      assertThat(Files.readString(folder.resolve("newest")).strip())
          .isEqualTo(newest.substring(1, 4));
      assertThat(scripts.stream().map(name -> name.substring(1, 4))).doesNotHaveDuplicates();
    }
  }
}
