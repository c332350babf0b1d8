package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.mqtt.RawMqtt;
import org.yizhan.station.visit.VisitState;

/** What a device must not get, and what must not harm the station, byte by byte. */
class MqttEscapesIT extends OnTrackingStation {
  private static final int ACCEPTED = 0;
  private static final int NOT_AUTHORIZED = 0x87;
  private static final int BAD_CREDENTIAL = 0x86;
  private static final int BAD_CLIENT_ID = 0x85;
  private static final int FILTER_INVALID = 0x8F;
  private static final int SHARED = 0x9E;
  private static final int CONNECTED_LONGEST = 0xA0;
  private static final int QOS = 0x9B;
  private static final int CONNACK = 0x20;
  private static final int PUBACK = 0x40;
  private static final int DISCONNECT = 0xE0;

  private static final Duration LONGER_THAN_ANY_TOKEN = Duration.ofHours(2);

  private Phone phone;
  private UUID visit;

  @BeforeEach
  void givePhoneAVisit() throws Exception {
    phone = station.phone();
    visit = station.visit(phone.worker());
  }

  /** Whatever was tried, the station serves on. */
  @AfterEach
  void stationIsUnharmed() throws Exception {
    var healthy = station.phone();
    var its = station.visit(healthy.worker());
    try (var line = healthy.raw(5)) {
      line.publish(station.topics.visitEvents(its), 1, healthy.report("accepted").getBytes(UTF_8));
      line.until(PUBACK);
    }
    assertThat(station.get(its).state()).isEqualTo(VisitState.ACCEPTED);
  }

  private int refusal(String clientId, String user, String password) throws IOException {
    try (var line = new RawMqtt(station.port, 5)) {
      var answer = line.connect(clientId, user, password);
      assertThat(answer.type()).isEqualTo(CONNACK);
      assertThat(line.ends()).isTrue();
      return answer.at(1);
    }
  }

  @Test
  void onlyTheDevicesOwnCredentialOpens() throws Exception {
    var other = station.phone();
    assertThat(refusal(phone.name(), phone.name(), "no token")).isEqualTo(BAD_CREDENTIAL);
    assertThat(refusal(phone.name(), phone.name(), other.token)).isEqualTo(BAD_CREDENTIAL);
    assertThat(refusal(other.name(), phone.name(), phone.token)).isEqualTo(BAD_CLIENT_ID);
    assertThat(refusal("", phone.name(), phone.token)).isEqualTo(BAD_CLIENT_ID);
    assertThat(
            refusal(
                phone.name(), phone.name(), station.token(phone.device, Duration.ofSeconds(-10))))
        .isEqualTo(BAD_CREDENTIAL);
    try (var old = new RawMqtt(station.port, 4)) {
      assertThat(old.connect(phone.name(), phone.name(), "no token").at(1)).isEqualTo(4);
    }
  }

  @Test
  void aRevokedDeviceStaysOutside() throws Exception {
    station.call(() ->
        station.db.rows(
            "UPDATE device SET revoked_at = $2 WHERE id = $1",
            phone.device.id(),
            station.clock.instant().atOffset(ZoneOffset.UTC)));
    assertThat(refusal(phone.name(), phone.name(), phone.token)).isEqualTo(BAD_CREDENTIAL);
  }

  /** A session is as long as the credential that opened it, for devices of both versions. */
  @Test
  void aConnectionEndsWithItsCredential() throws Exception {
    try (var line = phone.raw(5);
        var old = station.phone().raw(4)) {
      station.gateAhead = LONGER_THAN_ANY_TOKEN;
      assertThat(line.until(DISCONNECT).at(0)).isEqualTo(CONNECTED_LONGEST);
      assertThat(line.ends()).isTrue();
      assertThat(old.ends()).isTrue();
    } finally {
      station.gateAhead = Duration.ZERO;
    }
    try (var again = phone.raw(5)) {
      assertThat(again.subscribe(station.topics.workerVisits(phone.worker()))).isEqualTo(1);
    }
  }

  @Test
  void subscriptionsStayInsideWhatTheDeviceMaySee() throws Exception {
    var other = station.phone();
    var othersVisit = station.visit(other.worker());
    try (var line = phone.raw(5)) {
      assertThat(line.subscribe(station.topics.workerVisits(phone.worker()))).isEqualTo(1);
      assertThat(line.subscribe(station.topics.visitState(visit))).isEqualTo(1);
      assertThat(line.subscribe(station.topics.workerVisits(other.worker())))
          .isEqualTo(NOT_AUTHORIZED);
      assertThat(line.subscribe(station.topics.visitState(othersVisit))).isEqualTo(NOT_AUTHORIZED);
      assertThat(line.subscribe(station.topics.visitEvents(visit))).isEqualTo(NOT_AUTHORIZED);
      assertThat(line.subscribe(station.topics.presence(other.device.id())))
          .isEqualTo(NOT_AUTHORIZED);
      assertThat(line.subscribe("#")).isEqualTo(FILTER_INVALID);
      assertThat(line.subscribe("+/+/+/+/+/+")).isEqualTo(FILTER_INVALID);
      assertThat(line.subscribe("$SYS/#")).isEqualTo(FILTER_INVALID);
      assertThat(line.subscribe("yz/v1/" + station.id + "/workers/+/visits"))
          .isEqualTo(FILTER_INVALID);
      assertThat(line.subscribe("yz/v1/" + station.id + "/visits/+/events"))
          .isEqualTo(FILTER_INVALID);
      assertThat(line.subscribe("yz/#/x")).isEqualTo(FILTER_INVALID);
      assertThat(line.subscribe("$share/g/" + station.topics.visitState(visit))).isEqualTo(SHARED);
    }
    try (var old = phone.raw(4)) {
      assertThat(old.subscribe("#")).isEqualTo(0x80);
      assertThat(old.subscribe(station.topics.workerVisits(other.worker()))).isEqualTo(0x80);
    }
  }

  /** A worker who reports about a visit of somebody else hears that, and learns nothing of it. */
  @Test
  void reportingAboutAStrangersVisitOpensNothing() throws Exception {
    var other = station.phone();
    var othersVisit = station.visit(other.worker());
    station.call(() ->
        station
            .tracking
            .take(other.device, othersVisit, other.parsed(other.report("accepted")))
            .await());
    try (var line = phone.raw(5)) {
      line.publish(
          station.topics.visitEvents(othersVisit), 1, phone.report("departed").getBytes(UTF_8));
      line.until(PUBACK);
      assertThat(line.subscribe(station.topics.visitState(othersVisit))).isEqualTo(NOT_AUTHORIZED);
    }
    var client = phone.client5();
    client.connectWith().cleanStart(true).send();
    client.subscribeWith().topicFilter("yz/v1/" + station.id + "/visits/+/state").send();

    var told = phone.hearsState(othersVisit, "unassigned");

    assertThat(told.path("version").asInt()).isZero();
    assertThat(told.at("/refused/why/en").asText()).isEqualTo("This visit is not given to you now");
    client.disconnect();
  }

  @Test
  void theOneWildcardShowsOnlyOwnVisits() throws Exception {
    var other = station.phone();
    var othersVisit = station.visit(other.worker());
    var client = phone.client5();
    client.connectWith().cleanStart(true).send();
    client.subscribeWith().topicFilter("yz/v1/" + station.id + "/visits/+/state").send();
    phone.hearsState(visit, "assigned");

    station.call(() ->
        station
            .tracking
            .take(other.device, othersVisit, other.parsed(other.report("accepted")))
            .await());
    station.call(() ->
        station.tracking.take(phone.device, visit, phone.parsed(phone.report("accepted"))).await());

    phone.hearsState(visit, "accepted");
    assertThat(phone.heardOf(station.topics.visitState(othersVisit))).isFalse();
    client.disconnect();
  }

  @Test
  void publishesStayInsideWhatTheDeviceMaySay() throws Exception {
    var other = station.phone();
    for (var topic :
        new String[] {
          station.topics.visitState(visit),
          station.topics.workerVisits(phone.worker()),
          station.topics.presence(other.device.id()),
          station.topics.visitEvents(Ids.next()),
          "yz/v1/" + station.id + "/visits/x/events",
          "$SYS/broker",
          "elsewhere"
        }) {
      try (var line = phone.raw(5)) {
        line.publish(topic, 1, phone.report("accepted").getBytes(UTF_8));
        assertThat(line.until(PUBACK).at(2)).as(topic).isEqualTo(NOT_AUTHORIZED);
      }
      try (var old = phone.raw(4)) {
        old.publish(topic, 1, phone.report("accepted").getBytes(UTF_8));
        assertThat(old.ends()).as(topic).isTrue();
      }
    }
    assertThat(station.get(visit).version()).isEqualTo(1);
  }

  @Test
  void anotherWorkersVisitIsRefusedWithoutLocking311Out() throws Exception {
    var othersVisit = station.visit(station.phone().worker());
    try (var line = phone.raw(5)) {
      line.publish(
          station.topics.visitEvents(othersVisit), 1, phone.report("accepted").getBytes(UTF_8));
      assertThat(line.until(PUBACK).at(2)).isEqualTo(NOT_AUTHORIZED);
    }
    try (var old = phone.raw(4)) {
      old.publish(
          station.topics.visitEvents(othersVisit), 1, phone.report("accepted").getBytes(UTF_8));
      assertThat(old.until(PUBACK).at(1)).isEqualTo(7);
    }
    assertThat(station.get(othersVisit).state()).isEqualTo(VisitState.ASSIGNED);
    assertThat(station.get(othersVisit).refusedReports()).isEqualTo(2);
  }

  @Test
  void aWillSpeaksOnlyOfTheDeviceItself() throws Exception {
    var other = station.phone();
    assertThat(will(station.topics.presence(phone.device.id()), 1)).isEqualTo(ACCEPTED);
    assertThat(will(station.topics.presence(other.device.id()), 1)).isEqualTo(NOT_AUTHORIZED);
    assertThat(will(station.topics.visitEvents(visit), 1)).isEqualTo(NOT_AUTHORIZED);
    assertThat(will("$SYS/x", 0)).isEqualTo(NOT_AUTHORIZED);
    assertThat(will(station.topics.presence(phone.device.id()), 2)).isEqualTo(QOS);
  }

  private int will(String topic, int qos) throws IOException {
    try (var line = new RawMqtt(station.port, 5)) {
      return line.connect(phone.name(), phone.name(), phone.token, topic, qos).at(1);
    }
  }

  @Test
  void quality2IsRefused() throws Exception {
    try (var line = phone.raw(5)) {
      line.publish(station.topics.visitEvents(visit), 2, phone.report("accepted").getBytes(UTF_8));
      assertThat(line.until(DISCONNECT).at(0)).isEqualTo(QOS);
      assertThat(line.ends()).isTrue();
    }
    try (var old = phone.raw(4)) {
      old.publish(station.topics.visitEvents(visit), 2, phone.report("accepted").getBytes(UTF_8));
      assertThat(old.ends()).isTrue();
    }
    assertThat(station.get(visit).version()).isEqualTo(1);
  }

  @Test
  void quality0IsTakenWithoutPromise() throws Exception {
    try (var line = phone.raw(5)) {
      line.publish(station.topics.visitEvents(visit), 0, phone.report("accepted").getBytes(UTF_8));
      line.publish(station.topics.visitEvents(visit), 1, phone.report("departed").getBytes(UTF_8));
      line.until(PUBACK);
    }
    assertThat(station.get(visit).state()).isEqualTo(VisitState.DEPARTED);
  }

  @Test
  void aSecondConnectionTakesTheFirstOver() throws Exception {
    try (var first = phone.raw(5);
        var second = phone.raw(5)) {
      assertThat(first.until(DISCONNECT).at(0)).isEqualTo(0x8E);
      assertThat(first.ends()).isTrue();
      assertThat(second.subscribe(station.topics.visitState(visit))).isEqualTo(1);
    }
  }
}
