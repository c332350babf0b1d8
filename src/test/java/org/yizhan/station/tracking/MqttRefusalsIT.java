package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.station.visit.VisitState;

/** How a device hears that what it said is refused, in both versions of MQTT. */
class MqttRefusalsIT extends OnTrackingStation {
  private static String allStates() {
    return station.topics.visitState(new UUID(0, 0)).replace(new UUID(0, 0).toString(), "+");
  }

  @Test
  void ofStepsRefusedTogetherTheFirstIsToldBecauseTheOthersWereBuiltOnIt() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var client = phone.client5();
    client.connectWith().cleanStart(true).send();
    client.subscribeWith().topicFilter(allStates()).qos(MqttQos.AT_LEAST_ONCE).send();

    client.publish(phone.publish(visit, phone.report("accepted", 1, null)));
    client.publish(phone.publish(visit, phone.report("departed", 2, null)));
    client.publish(phone.publish(visit, phone.report("e-door", "arrived", 3, "0000")));
    client.publish(phone.publish(visit, phone.report("started", 4, null)));
    client.publish(phone.publish(visit, phone.report("e-last", "finished", 5, null)));
    client.publish(phone.publish(visit, phone.report("sos", 6, null)));

    var said =
        phone.hears(
            station.topics.visitState(visit),
            state -> state.has("refused") && state.path("version").asLong() == 7);
    assertThat(said.path("refused").path("event").asText()).isEqualTo("e-door");
    assertThat(said.path("state").asText()).isEqualTo("departed");

    client.publish(phone.publish(visit, phone.report("arrived", 7, TrackingStation.DOOR_CODE)));
    phone.hears(
        station.topics.visitState(visit),
        state -> !state.has("refused") && state.path("state").asText().equals("arrived"));
    client.disconnect();
  }

  @Test
  void aRefusalIsToldWithItsReason() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var client = phone.client5();
    client.connectWith().cleanStart(true).send();
    client.subscribeWith().topicFilter(allStates()).qos(MqttQos.AT_LEAST_ONCE).send();

    var report = phone.report("e-early", "finished", 1, null);
    client.publish(phone.publish(visit, report));

    var said = phone.hears(station.topics.visitState(visit), state -> state.has("refused"));
    assertThat(said.path("refused").path("event").asText()).isEqualTo("e-early");
    assertThat(said.path("refused").path("why").path("zh").asText()).isEqualTo("前一步还没有报");
    assertThat(said.path("state").asText()).isEqualTo("assigned");

    client.publish(phone.publish(visit, phone.report("accepted", 2, null)));
    phone.hears(station.topics.visitState(visit), state -> !state.has("refused"));
    client.disconnect();
  }

  @Test
  void mqtt5IsToldWhichFieldIsWrong() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var client = phone.client5();
    client.connectWith().cleanStart(true).send();

    var refusal =
        catchThrowableOfType(
            Mqtt5PubAckException.class,
            () ->
                client.publish(
                    phone.publish(visit, phone.report("accepted").replace("\"1.0\"", "\"7\""))));

    assertThat(refusal.getMqttMessage().getReasonCode().getCode()).isEqualTo(0x99);
    assertThat(refusal.getMqttMessage().getReasonString().orElseThrow().toString())
        .contains("/specversion");
    client.publish(phone.publish(visit, phone.report("accepted")));
    assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);
    client.disconnect();
  }

  @Test
  void mqtt3IsToldOnTheStateTopic() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var client = phone.client3();
    client.connect();
    client.subscribeWith().topicFilter(allStates()).qos(MqttQos.AT_LEAST_ONCE).send();
    phone.hearsState(visit, "assigned");

    client
        .publishWith()
        .topic(station.topics.visitEvents(visit))
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload("nonsense".getBytes(UTF_8))
        .send();

    var said = phone.hears(station.topics.visitState(visit), state -> state.has("refused"));
    assertThat(said.path("refused").path("why").path("en").asText()).isEqualTo("is not JSON");
    client.disconnect();
  }
}
