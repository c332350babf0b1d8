package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.mqtt.Certificates;
import org.yizhan.platform.mqtt.MqttTls;
import org.yizhan.platform.mqtt.RawMqtt;
import org.yizhan.station.visit.VisitState;

/** MQTT over TLS, with a certificate that is made here and renewed under way. */
class MqttTlsIT {
  @TempDir private static Path data;
  @TempDir private static Path files;
  private static Certificates shown;
  private static TrackingStation station;

  @BeforeAll
  static void start() throws Exception {
    shown = Certificates.in(files, "EC");
    station =
        TrackingStation.start(
            data, new MqttTls(0, shown.certificate().toString(), shown.key().toString()));
  }

  @AfterAll
  static void stop() throws Exception {
    station.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqttv311", "mqttv5"})
  void aShellReportsOverTls(String version) throws Exception {
    var phone = station.phone();
    var ear = station.call(() -> station.anotherPhone(phone.worker()));
    var visit = station.visit(phone.worker());
    try (var device =
        new MosquittoDevice(
            version, station.tlsPort, phone, ear, "--cafile", shown.certificate().toString())) {
      device.subscribe(station.topics.visitState(visit));
      phone.hearsState(visit, "assigned");

      device.publish(station.topics.visitEvents(visit), phone.report("accepted"));

      phone.hearsState(visit, "accepted");
    }
    assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);
  }

  @Test
  void whoTrustsSomebodyElseStaysAway() throws Exception {
    var other = Certificates.in(files, "EC").certificate();
    assertThatThrownBy(() -> shownTo(other)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void plainMqttGetsNothingThere() throws Exception {
    var phone = station.phone();
    try (var line = new RawMqtt(station.tlsPort, 5)) {
      assertThatThrownBy(() -> line.connect(phone.name(), phone.name(), phone.token)).isNotNull();
    }
  }

  @Test
  void aRenewedCertificateIsShownWithoutARestart() throws Exception {
    assertThat(shownTo(shown.certificate())).isEqualTo(read(shown.certificate()));
    var renewed = Certificates.in(files, "RSA");

    replace(shown.certificate(), renewed.certificate(), 10);
    assertThatThrownBy(() -> shownTo(renewed.certificate()))
        .as("half a renewal changes nothing")
        .isInstanceOf(SSLHandshakeException.class);
    replace(shown.key(), renewed.key(), 20);

    assertThat(shownTo(renewed.certificate())).isEqualTo(read(renewed.certificate()));
  }

  /** Files of a real renewal are newer by weeks. */
  private static void replace(Path file, Path by, int seconds) throws IOException {
    Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
  }

  private static Certificate read(Path file) throws Exception {
    try (var in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /** The certificate that is shown to a client that trusts only {@code trusted}. */
  private static Certificate shownTo(Path trusted) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("trusted", read(trusted));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    var sockets = context.getSocketFactory();
    try (var socket =
        (SSLSocket) sockets.createSocket(InetAddress.getLoopbackAddress(), station.tlsPort)) {
      socket.startHandshake();
      return socket.getSession().getPeerCertificates()[0];
    }
  }
}
