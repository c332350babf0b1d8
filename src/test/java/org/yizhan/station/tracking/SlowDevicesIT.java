package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yizhan.platform.mqtt.RawMqtt;
import org.yizhan.station.Eventually;
import org.yizhan.station.visit.VisitState;

/** Devices that say little, slowly, or nothing, and those that do not listen. */
@Timeout(120)
class SlowDevicesIT extends OnTrackingStation {
  private static final int PUBACK = 0x40;
  private static final int SLOW = 40;

  private static void isServed(Phone phone, UUID visit) throws Exception {
    try (var line = phone.raw(5)) {
      line.publish(station.topics.visitEvents(visit), 1, phone.report("accepted").getBytes(UTF_8));
      line.until(PUBACK);
    }
    assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);
  }

  @Test
  void whoSaysNothingIsSentAway() throws Exception {
    try (var silent = new RawMqtt(station.port, 5)) {
      assertThat(silent.ends()).isTrue();
    }
  }

  /** However alive the connection seems: what counts is that CONNECT is complete in time. */
  @Test
  void whoSpellsConnectByteByByteIsSentAway() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var packet = RawMqtt.connectPacket(5, 60, phone.name(), phone.name(), phone.token, null, 0);
    var began = Instant.now();
    var sockets = new ArrayList<Socket>();
    for (int i = 0; i < SLOW; i++) {
      var socket = new Socket(InetAddress.getLoopbackAddress(), station.port);
      socket.setSoTimeout(20);
      sockets.add(socket);
    }
    for (int i = 0; i < packet.length - 1 && !sockets.isEmpty(); i++) {
      var next = packet[i];
      sockets.removeIf(socket -> !takes(socket, next));
      if (i == 2) {
        isServed(phone, visit);
      }
    }
    assertThat(sockets).isEmpty();
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  /** Sends a byte, and waits a little for what comes back. */
  private static boolean takes(Socket socket, byte next) {
    try {
      socket.getOutputStream().write(next);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException stillOpen) {
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  @Test
  void whoFallsSilentIsSentAwayAndItsWillIsHeard() throws Exception {
    var phone = station.phone();
    try (var line = new RawMqtt(station.port, 5)) {
      line.raw(RawMqtt.connectPacket(5, 1, phone.name(), phone.name(), phone.token, null, 0));
      assertThat(line.read().orElseThrow().at(1)).isZero();
      assertThat(line.ends()).isTrue();
    }
    Eventually.holds(() -> station.connected().stream().noneMatch(phone.device::equals));
  }

  /** It is told later what it was told, and others do not wait for it. */
  @Test
  void whoDoesNotReadHoldsNobodyUp() throws Exception {
    var deaf = station.phone();
    var visit = station.visit(deaf.worker());
    var many = 2 * TrackingStation.RATE;
    try (var line = deaf.raw(4)) {
      line.subscribe(station.topics.visitState(visit));
      for (int i = 1; i <= many; i++) {
        line.publish(station.topics.visitEvents(visit), 0, deaf.report("accepted").getBytes(UTF_8));
        line.send(0xC0, new byte[0]);
      }
      var phone = station.phone();
      isServed(phone, station.visit(phone.worker()));
      for (int i = 0; i < many; i++) {
        line.until(0xD0);
      }
      assertThat(line.subscribe(station.topics.workerVisits(deaf.worker()))).isEqualTo(1);
    }
  }
}
