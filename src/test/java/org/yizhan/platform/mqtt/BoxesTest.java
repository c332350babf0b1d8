package org.yizhan.platform.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoxesTest {
  private final List<String> sent = new ArrayList<>();
  private final List<Integer> ids = new ArrayList<>();
  private final Outbox outbox =
      new Outbox(
          2,
          (id, message) -> {
            ids.add(id);
            sent.add(message.topic() + "=" + new String(message.payload(), StandardCharsets.UTF_8));
          });

  private void put(String topic, String payload) {
    outbox.add(new Outbox.Message(topic, payload.getBytes(StandardCharsets.UTF_8), true, false));
  }

  @Test
  void aSlowClientGetsOnlyTheNewestStateOfEachTopic() {
    put("a", "1");
    put("b", "1");
    put("c", "1");
    put("c", "2");
    put("d", "1");
    put("c", "3");
    outbox.arrived(ids.get(0));
    outbox.arrived(ids.get(1));

    assertThat(sent).containsExactly("a=1", "b=1", "d=1", "c=3");
  }

  @Test
  void anAcknowledgementThatNobodyWaitsForFreesNothing() {
    put("a", "1");
    put("b", "1");
    put("c", "1");
    outbox.arrived(77);

    assertThat(sent).containsExactly("a=1", "b=1");
  }

  @Test
  void acknowledgementsGoBackInTheOrderOfThePublishes() {
    var acknowledged = new ArrayList<Integer>();
    var inbox = new Inbox(2, (id, answer) -> acknowledged.add(id));
    var first = inbox.add(5);
    var second = inbox.add(3);
    assertThat(inbox.full()).isTrue();

    inbox.answer(second, new MqttAnswer.Stored(Map.of()));
    assertThat(acknowledged).isEmpty();

    inbox.answer(first, new MqttAnswer.Stored(Map.of()));
    assertThat(acknowledged).containsExactly(5, 3);
    assertThat(inbox.full()).isFalse();
  }

  @Test
  void anAllowanceLetsABurstThroughAndThenTheRate() {
    var allowance = new Allowance(3, 2, 0);
    for (int i = 0; i < 3; i++) {
      assertThat(allowance.take(0)).isTrue();
    }
    assertThat(allowance.pauseMillis()).isZero();

    assertThat(allowance.take(0)).isTrue();

    assertThat(allowance.pauseMillis()).isEqualTo(500);
    assertThat(allowance.take(500_000_000)).isTrue();
    assertThat(allowance.pauseMillis()).isEqualTo(500);
  }

  @Test
  void nobodyOwesMoreThanOneReadBringsAlong() {
    var allowance = new Allowance(3, 2, 0);
    for (int i = 0; i < 3 + Allowance.OVERDRAFT; i++) {
      assertThat(allowance.take(0)).isTrue();
    }

    assertThat(allowance.take(0)).isFalse();
  }
}
