package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.mqtt.MqttAnswer;

class PresenceTest {
  private static final UUID DEVICE = new UUID(1, 1);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Presence presence = new Presence(meters);

  private MqttAnswer say(String json) {
    return presence.take(DEVICE, json.getBytes(UTF_8));
  }

  private double online() {
    return meters.get("yizhan.devices.online").gauge().value();
  }

  @Test
  void theEndOfAnOlderSessionDoesNotEndANewerOne() {
    say("{\"presence\":\"online\",\"session\":\"a\"}");
    say("{\"presence\":\"online\",\"session\":\"b\"}");
    say("{\"presence\":\"offline\",\"session\":\"a\"}");
    assertThat(online()).isEqualTo(1);

    say("{\"presence\":\"offline\",\"session\":\"b\"}");
    assertThat(online()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gone", "[]", "{}", "{\"presence\":\"online\"}", "{\"session\":\"a\"}"})
  void refusesWhatItCannotRead(String payload) {
    assertThat(say(payload)).isInstanceOf(MqttAnswer.Malformed.class);
    assertThat(online()).isZero();
  }
}
