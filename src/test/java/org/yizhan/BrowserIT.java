package org.yizhan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Plays the pages in a real browser against the packaged program. The tests are written in {@code
 * kiosk-ui/e2e}; they start here because here is the JDK that the program needs.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class BrowserIT {
  @Test
  void thePagesPassInTheBrowser() throws IOException, InterruptedException {
    assumeThat(Boolean.getBoolean("pages.skip")).as("pages.skip").isFalse();
    var builder =
        new ProcessBuilder("node", "build/maven.mjs", "e2e")
            .directory(Path.of("kiosk-ui").toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .put("YIZHAN_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.environment().put("YIZHAN_PROOF", System.getProperty("yizhan.proof", "false"));
    var failed = new ArrayList<String>();
    var browser = builder.start();
    try {
      try (var lines = browser.inputReader()) {
        lines
            .lines()
            .forEach(line -> {
              System.out.println(line);
              if (line.startsWith("failed: ")) {
                failed.add(line);
              }
            });
      }
      assertThat(failed).isEmpty();
      assertThat(browser.waitFor()).isZero();
    } finally {
      browser.descendants().forEach(ProcessHandle::destroy);
      browser.destroy();
    }
  }
}
