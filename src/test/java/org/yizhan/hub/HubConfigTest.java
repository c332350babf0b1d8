package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.config.Config;
import org.yizhan.platform.config.ConfigException;

class HubConfigTest {
  private static HubConfig late(String seconds) {
    var environment = Map.of("YIZHAN_LIVENESS_LATE_SECONDS", seconds);
    return Config.load("hub.yaml", null, environment, HubConfig.class);
  }

  /** When a station that waits was heard is written a second later. */
  @Test
  void aStationThatWaitsForNewsIsNeverLate() {
    assertThat(late("12").liveness().lateSeconds()).isEqualTo(12);
    assertThatThrownBy(() -> late("11"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "'liveness.lateSeconds': must be at least 2 more than exchange.waitSeconds");
  }
}
