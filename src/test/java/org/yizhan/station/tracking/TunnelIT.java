package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.station.visit.VisitState;

/**
 * The reverse tunnel of {@code config/}, played over loopback with a relay that the test starts.
 */
@Timeout(90)
class TunnelIT {
  @TempDir private static Path data;
  @TempDir private static Path relayData;
  private static TrackingStation station;
  private static Relay relay;

  @BeforeAll
  static void start() throws Exception {
    var installed = Files.isExecutable(Relay.SSHD);
    if (!installed) {
      System.err.println("NOT TESTED: the tunnel, because " + Relay.SSHD + " is not installed");
    }
    assumeThat(installed).as("the SSH server is installed (Debian: openssh-server)").isTrue();
    station = TrackingStation.start(data);
    relay = new Relay(relayData);
  }

  @AfterAll
  static void stop() throws Exception {
    if (relay != null) {
      relay.close();
    }
    if (station != null) {
      station.close();
    }
  }

  @Test
  void aPhoneOutsideReportsThroughTheTunnelAlsoAfterTheLineWasCut() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var tunnel = relay.tunnelTo(station.httpPort, relay.port);
    relay.awaitOpen();
    report(phone, visit, "accepted");
    assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);

    relay.cut();
    assertThat(tunnel.waitFor(60, TimeUnit.SECONDS)).as("systemd sees the end").isTrue();
    relay.tunnelTo(station.httpPort, relay.port);
    relay.awaitOpen();
    report(phone, visit, "departed");

    assertThat(station.get(visit).state()).isEqualTo(VisitState.DEPARTED);
  }

  private static void report(Phone phone, UUID visit, String type) throws Exception {
    try (var device = PahoDevice.connected(phone, "ws://127.0.0.1:" + relay.port + "/mqtt")) {
      device.publish(station.topics.visitEvents(visit), phone.report(type));
    }
  }

  @Test
  void theStationsKeyOpensNoOtherPort() throws Exception {
    var other = relay.tunnelTo(station.httpPort, relay.port + 1_000);

    assertThat(other.waitFor(30, TimeUnit.SECONDS)).as("it ends instead of waiting").isTrue();
    assertThat(other.exitValue()).isNotZero();
  }
}
