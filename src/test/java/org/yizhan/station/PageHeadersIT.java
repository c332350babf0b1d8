package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every answer tells the browser: run nothing but the station's own scripts, and be framed by
 * nobody.
 */
class PageHeadersIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kiosk",
        "/console",
        "/worker",
        "/board",
        "/assets/none.js",
        "/api/v1/station",
        "/no"
      })
  void nothingForeignRuns(String path) {
    var answer = station.anybody().get(path);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("object-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console", "/worker", "/board", "/api/v1/station", "/no"})
  void noPageAsksForCameraMicrophoneOrPlace(String path) {
    assertThat(station.anybody().get(path).header("Permissions-Policy"))
        .isEqualTo("geolocation=(), microphone=(), camera=()");
  }

  @Test
  void theKioskMayAskForItsCamera() {
    assertThat(station.anybody().get("/kiosk").header("Permissions-Policy"))
        .isEqualTo("geolocation=(), microphone=(), camera=(self)");
  }
}
