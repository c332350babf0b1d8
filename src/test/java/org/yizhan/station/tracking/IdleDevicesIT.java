package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yizhan.platform.mqtt.RawMqtt;
import org.yizhan.station.visit.VisitState;

/** A district's devices on one station, all connected and none with anything to say. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class IdleDevicesIT extends OnTrackingStation {
  private static final int DEVICES = Boolean.getBoolean("yizhan.proof") ? 5_000 : 200;
  private static final int PUBACK = 0x40;

  /** Both ends live in this process, so a device costs half of it or less. */
  private static final long MOST_KILOBYTES_EACH = 100;

  private static final double KILO = 1_024;

  @Test
  void manyIdleDevicesCostLittleAndOneThatSpeaksIsHeard() throws Exception {
    var phones = station.phones(DEVICES + 1);
    var speaker = phones.removeLast();
    var visit = station.visit(speaker.worker());
    var lines = new ArrayList<RawMqtt>();
    var before = resident();
    var heapBefore = heap();
    try {
      for (var phone : phones) {
        var line = phone.raw(5);
        lines.add(line);
        assertThat(line.subscribe(station.topics.workerVisits(phone.worker()))).isEqualTo(1);
      }
      var each = (heap() - heapBefore) / KILO / DEVICES;
      System.out.printf(
          "%d idle devices with a subscription, both ends: %.1f KB of heap each; %.0f MB resident"
              + " before, %.0f after%n",
          DEVICES, each, before / KILO, resident() / KILO);

      try (var line = speaker.raw(5)) {
        var began = System.nanoTime();
        line.publish(
            station.topics.visitEvents(visit), 1, speaker.report("accepted").getBytes(UTF_8));
        line.until(PUBACK);
        System.out.printf("A publish among them: %.1f ms%n", (System.nanoTime() - began) / 1e6);
      }

      assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);
      assertThat(station.connected()).hasSizeGreaterThanOrEqualTo(DEVICES);
      assertThat(each).isLessThan(MOST_KILOBYTES_EACH);
    } finally {
      for (var line : lines) {
        line.close();
      }
    }
  }

  /** Bytes that are reachable. */
  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** KB of this process. */
  private static long resident() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }
}
