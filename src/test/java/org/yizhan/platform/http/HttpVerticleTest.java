package org.yizhan.platform.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.config.ConfigException;

class HttpVerticleTest {
  @Test
  void namesThePortThatIsTaken() throws Exception {
    var vertx = Vertx.vertx();
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = other.getLocalPort();
      var config = new HttpConfig("127.0.0.1", port, "", 1_024, 1_024, 30, 1, 6);

      assertThatThrownBy(() -> HttpVerticle.deploy(vertx, config, Router::router))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("'http.port'")
          .hasMessageContaining(":" + port);
    } finally {
      vertx.close().await();
    }
  }
}
