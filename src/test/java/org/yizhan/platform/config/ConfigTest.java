package org.yizhan.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigTest {
  private static final List<String> ROLES = List.of("station.yaml", "hub.yaml");

  @Test
  void namesVariablesThatNobodyReads() {
    var environment =
        Map.of(
            "YIZHAN_DATABASE_OWNERUSER", "owner",
            "YIZHAN_DATABASE_OWNER_USER", "owner",
            "YIZHAN_EXCHANGE_WAIT_SECONDS", "2",
            "YIZHAN_BOOKING_HOLD_MINUTES", "5",
            "YIZHAN_STOP_WITH_PARENT", "true",
            "PATH", "/bin");

    assertThat(Config.unread(environment, ROLES, Set.of("YIZHAN_STOP_WITH_PARENT")))
        .containsExactly("YIZHAN_DATABASE_OWNERUSER");
  }
}
