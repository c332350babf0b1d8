package org.yizhan.platform.mqtt;

import java.nio.file.Path;
import org.yizhan.platform.config.ConfigException;

/**
 * A second MQTT port, with TLS. The files are read when the configuration is, so that a station
 * with a certificate it cannot use does not start.
 *
 * @param port port to listen on; 0 takes a free one
 * @param certificate PEM file with the certificate and those that signed it; empty: no such port
 * @param key PEM file with its private key
 */
public record MqttTls(int port, String certificate, String key) {
  private static final int HIGHEST_PORT = 65_535;

  public MqttTls {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ConfigException("mqtt.tls.port", "must be between 0 and 65535");
    }
    if (certificate.isEmpty() != key.isEmpty()) {
      throw new ConfigException(
          certificate.isEmpty() ? "mqtt.tls.certificate" : "mqtt.tls.key",
          "is missing; a certificate and its key come together");
    }
    if (!certificate.isEmpty()) {
      var _ = ServerIdentity.read(Path.of(certificate), Path.of(key));
    }
  }

  /** Whether there is such a port. */
  boolean wanted() {
    return !certificate.isEmpty();
  }

  /** What the port shows of itself, always by the files as they are now. */
  RenewedIdentity identity() {
    return new RenewedIdentity(Path.of(certificate), Path.of(key));
  }
}
