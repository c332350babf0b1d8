package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.mqtt.MqttVerdict;
import org.yizhan.station.tracking.Topics.Wanted;
import org.yizhan.station.workforce.Device;

class TopicsTest {
  private static final Topics TOPICS = new Topics("01980000-0000-7000-8000-000000000001");
  private static final UUID OTHER = new UUID(5, 5);
  private static final Device DEVICE = new Device(new UUID(1, 1), new UUID(2, 2), 1);

  @Test
  void aDeviceReportsAboutVisitsAndItself() {
    assertThat(TOPICS.mayPublish(DEVICE, TOPICS.visitEvents(OTHER))).isEqualTo(MqttVerdict.ALLOWED);
    assertThat(TOPICS.mayPublish(DEVICE, TOPICS.presence(DEVICE.id())))
        .isEqualTo(MqttVerdict.ALLOWED);
    assertThat(TOPICS.mayLeaveWill(DEVICE, TOPICS.presence(DEVICE.id())))
        .isEqualTo(MqttVerdict.ALLOWED);
  }

  @Test
  void itSpeaksForNobodyElse() {
    for (var topic :
        List.of(
            TOPICS.presence(OTHER),
            TOPICS.visitState(OTHER),
            TOPICS.workerVisits(DEVICE.worker()))) {
      assertThat(TOPICS.mayPublish(DEVICE, topic)).isEqualTo(MqttVerdict.FORBIDDEN);
      assertThat(TOPICS.mayLeaveWill(DEVICE, topic)).isEqualTo(MqttVerdict.FORBIDDEN);
    }
    assertThat(TOPICS.mayLeaveWill(DEVICE, TOPICS.visitEvents(OTHER)))
        .isEqualTo(MqttVerdict.FORBIDDEN);
  }

  @Test
  void itSeesWhatIsItsWorkers() {
    assertThat(TOPICS.wanted(DEVICE, TOPICS.workerVisits(DEVICE.worker()))).isEqualTo(Wanted.OWN);
    assertThat(TOPICS.wanted(DEVICE, TOPICS.visitState(OTHER).replace(OTHER.toString(), "+")))
        .isEqualTo(Wanted.OWN);
    assertThat(TOPICS.wanted(DEVICE, TOPICS.visitState(OTHER))).isEqualTo(Wanted.ONE_VISIT);
    assertThat(TOPICS.wanted(DEVICE, TOPICS.workerVisits(OTHER))).isEqualTo(Wanted.OTHERS);
    assertThat(TOPICS.wanted(DEVICE, TOPICS.visitEvents(OTHER))).isEqualTo(Wanted.OTHERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "+",
        "yz",
        "yz/#",
        "yz/v1/#",
        "$SYS/#",
        "$SYS/broker/version",
        "yz/v1/+/workers/+/visits",
        "yz/v1/01980000-0000-7000-8000-000000000001/workers/+/visits",
        "yz/v1/01980000-0000-7000-8000-000000000001/visits/+/events",
        "yz/v1/01980000-0000-7000-8000-000000000001/visits/#",
        "yz/v1/01980000-0000-7000-8000-000000000001/visits/1-1-1-1-1/events",
        "yz/v1/01980000-0000-7000-8000-000000000001/visits/00000000-0000-0005-0000-00000000000A/events",
        "yz/v1/01980000-0000-7000-8000-000000000001/visits/../events",
        "yz/v2/01980000-0000-7000-8000-000000000001/visits/00000000-0000-0005-0000-000000000005/events",
        "yz/v1/01980000-0000-7000-8000-000000000002/visits/00000000-0000-0005-0000-000000000005/events",
        "yz/v1/01980000-0000-7000-8000-000000000001/visits/00000000-0000-0005-0000-000000000005/events/",
        "/yz/v1/01980000-0000-7000-8000-000000000001/visits/00000000-0000-0005-0000-000000000005/events"
      })
  void nothingElseExists(String topic) {
    assertThat(TOPICS.mayPublish(DEVICE, topic)).isEqualTo(MqttVerdict.UNKNOWN);
    assertThat(TOPICS.mayLeaveWill(DEVICE, topic)).isEqualTo(MqttVerdict.UNKNOWN);
    assertThat(TOPICS.wanted(DEVICE, topic)).isEqualTo(Wanted.NOTHING);
  }
}
