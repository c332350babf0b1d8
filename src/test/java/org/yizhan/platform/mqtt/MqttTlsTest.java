package org.yizhan.platform.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.config.ConfigException;

/** Files that do not fit stop the start, and the message names the key. */
class MqttTlsTest {
  @TempDir private Path files;

  private static void refused(String key, String why, String certificate, String keyFile) {
    assertThatThrownBy(() -> new MqttTls(0, certificate, keyFile))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'" + key + "'")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void takesACertificateWithItsKey(String algorithm) throws Exception {
    var made = Certificates.in(files, algorithm);

    var tls = new MqttTls(0, made.certificate().toString(), made.key().toString());

    assertThat(tls.wanted()).isTrue();
    assertThat(
            tls.identity()
                .getServerAliases(algorithm.equals("Ed25519") ? "EdDSA" : algorithm, null))
        .hasSize(1);
  }

  @Test
  void noneIsNeeded() {
    assertThat(new MqttTls(8883, "", "").wanted()).isFalse();
  }

  @Test
  void oneWithoutTheOther() throws Exception {
    var made = Certificates.in(files, "EC");
    refused("mqtt.tls.key", "is missing", made.certificate().toString(), "");
    refused("mqtt.tls.certificate", "is missing", "", made.key().toString());
  }

  @Test
  void missingFiles() throws Exception {
    var made = Certificates.in(files, "EC");
    var nowhere = files.resolve("nowhere.pem").toString();
    refused("mqtt.tls.certificate", nowhere, nowhere, made.key().toString());
    refused("mqtt.tls.key", nowhere, made.certificate().toString(), nowhere);
  }

  @Test
  void filesWithSomethingElse() throws Exception {
    var made = Certificates.in(files, "EC");
    var nonsense = Files.writeString(files.resolve("nonsense.pem"), "nonsense").toString();
    refused("mqtt.tls.certificate", "no certificate in PEM", nonsense, made.key().toString());
    refused("mqtt.tls.key", "PKCS#8", made.certificate().toString(), nonsense);
    refused("mqtt.tls.key", "PKCS#8", made.certificate().toString(), made.certificate().toString());
  }

  @Test
  void somebodyElsesKey() throws Exception {
    var made = Certificates.in(files, "EC");
    refused(
        "mqtt.tls.key",
        "not the key of the certificate",
        made.certificate().toString(),
        Certificates.in(files, "EC").key().toString());
    refused(
        "mqtt.tls.key",
        "certificate's kind",
        made.certificate().toString(),
        Certificates.in(files, "RSA").key().toString());
  }

  @Test
  void aPortThatDoesNotExist() {
    assertThatThrownBy(() -> new MqttTls(70_000, "", ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'mqtt.tls.port'");
  }
}
