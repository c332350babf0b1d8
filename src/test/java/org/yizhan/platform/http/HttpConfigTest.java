package org.yizhan.platform.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yizhan.platform.config.ConfigException;

class HttpConfigTest {
  @ParameterizedTest
  @CsvSource({
    "-1,     1024, 1024, 30, 1,  1,  http.port",
    "65536,  1024, 1024, 30, 1,  1,  http.port",
    "0,      1023, 1024, 30, 1,  1,  http.bodyLimitBytes",
    "0,      1024, 1023, 30, 1,  1,  http.headerLimitBytes",
    "0,      1024, 1024, 29, 1,  1,  http.idleSeconds",
    "0,      1024, 1024, 30, 0,  1,  http.loops",
    "0,      1024, 1024, 30, 65, 1,  http.loops",
    "0,      1024, 1024, 30, 1,  0,  http.packing",
    "0,      1024, 1024, 30, 1,  10, http.packing"
  })
  void namesTheKeyThatIsOutOfRange(
      int port, int body, int header, int idle, int loops, int packing, String key) {
    assertThatThrownBy(() -> new HttpConfig("::1", port, "", body, header, idle, loops, packing))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  @Test
  void takesTheEdges() {
    assertThatCode(() -> new HttpConfig("::1", 0, "", 1024, 1024, 30, 1, 1))
        .doesNotThrowAnyException();
    assertThatCode(() -> new HttpConfig("::1", 65_535, "", 1024, 1024, 30, 64, 9))
        .doesNotThrowAnyException();
  }
}
