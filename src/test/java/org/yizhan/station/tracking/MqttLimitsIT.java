package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.mqtt.RawMqtt;

/** How much a device may ask of the station at once, and how it is slowed down. */
class MqttLimitsIT extends OnTrackingStation {
  private static final int PUBACK = 0x40;
  private static final int SUBACK = 0x90;
  private static final int PINGRESP = 0xD0;
  private static final int DISCONNECT = 0xE0;
  private static final int QUOTA_EXCEEDED = 0x97;
  private static final int MOST_FILTERS = 256;

  private Phone phone;
  private UUID visit;

  @BeforeEach
  void givePhoneAVisit() throws Exception {
    phone = station.phone();
    visit = station.visit(phone.worker());
  }

  private void reports(RawMqtt line, String type, int from, int to) throws IOException {
    for (int i = from; i <= to; i++) {
      line.publish(station.topics.visitEvents(visit), 1, i, phone.report(type).getBytes(UTF_8));
    }
  }

  @Test
  void moreThanAgreedInFlightEndsTheConnectionOfMqtt5() throws Exception {
    try (var line = phone.raw(5)) {
      reports(line, "accepted", 1, 10 * TrackingStation.INFLIGHT);
      assertThat(line.until(DISCONNECT).at(0)).isEqualTo(0x93);
    } catch (SocketException closedWhileWriting) {
      assertThat(closedWhileWriting).isNotNull();
    }
  }

  /** It was never told how many it may send, so it waits and loses nothing. */
  @Test
  void mqtt3WithAWholeDayToTellOnlyTakesLonger() throws Exception {
    var many = 3 * TrackingStation.INFLIGHT;
    try (var line = phone.raw(4)) {
      reports(line, "accepted", 1, many);

      for (int i = 1; i <= many; i++) {
        var acknowledged = line.until(PUBACK);
        assertThat(acknowledged.at(0) << 8 | acknowledged.at(1)).isEqualTo(i);
      }
    }
    assertThat(station.events(visit)).hasSize(many);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void whoIsAheadOfTheRateWaits(int version) throws Exception {
    var ahead = TrackingStation.RATE + 200;
    var began = System.nanoTime();
    try (var line = phone.raw(version)) {
      for (int i = 0; i < ahead; i++) {
        line.send(0xC0, new byte[0]);
      }
      for (int i = 0; i < ahead; i++) {
        line.until(PINGRESP);
      }
      line.send(0xC0, new byte[0]);
      line.until(PINGRESP);
    }
    assertThat((System.nanoTime() - began) / 1e6).isGreaterThan(150);
  }

  @Test
  void noPacketBringsMoreFiltersThanADeviceMayHave() throws Exception {
    try (var line = phone.raw(5)) {
      var own = station.topics.workerVisits(phone.worker());
      var filters = new ArrayList<>(Collections.nCopies(MOST_FILTERS, "elsewhere"));
      filters.add(own);

      line.subscribe(filters);

      var answer = line.until(SUBACK);
      assertThat(answer.last()).isEqualTo(QUOTA_EXCEEDED);
      assertThat(line.subscribe(own)).isEqualTo(1);
    }
  }

  @Test
  void aVisitTakesOnlySoManyReportsOfAProblem() throws Exception {
    try (var line = phone.raw(5)) {
      reports(line, "problem", 1, TrackingStation.PROBLEMS);
      for (int i = 0; i < TrackingStation.PROBLEMS; i++) {
        assertThat(line.until(PUBACK).body().length).isEqualTo(2);
      }

      reports(line, "problem", 90, 90);

      assertThat(line.until(PUBACK).at(2)).isEqualTo(QUOTA_EXCEEDED);
      reports(line, "sos", 91, 91);
      assertThat(line.until(PUBACK).body().length).isEqualTo(2);
      reports(line, "accepted", 92, 92);
      assertThat(line.until(PUBACK).body().length).isEqualTo(2);
    }
    assertThat(station.events(visit))
        .hasSize(TrackingStation.PROBLEMS + 2)
        .endsWith("visit.sos", "visit.accepted");
  }

  @Test
  void tooLargeAPacketEndsTheConnection() throws Exception {
    for (int version : new int[] {4, 5}) {
      try (var line = phone.raw(version)) {
        line.publish(
            station.topics.visitEvents(visit), 1, new byte[TrackingStation.MESSAGE_LIMIT + 1]);
        assertThat(line.ends()).isTrue();
      } catch (SocketException closedWhileWriting) {
        assertThat(closedWhileWriting).isNotNull();
      }
    }
  }
}
