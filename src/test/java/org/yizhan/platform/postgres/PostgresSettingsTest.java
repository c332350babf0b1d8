package org.yizhan.platform.postgres;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"fsync", "FSYNC", "synchronous_commit", "full_page_writes", "hba_file", "a=b"})
  void refusesSettingsThatWouldLoseDataOrOpenDoors(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PostgresSettings(Map.of(name, "off")))
        .withMessageContaining(name.toLowerCase(Locale.ROOT));
  }
}
