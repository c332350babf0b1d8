package org.yizhan.station.tracking;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one {@link TrackingStation} with real devices and a real database. */
abstract class OnTrackingStation {
  @TempDir static Path data;
  static TrackingStation station;

  @BeforeAll
  static void startStation() throws Exception {
    station = TrackingStation.start(data);
  }

  @AfterAll
  static void stopStation() throws Exception {
    station.close();
  }
}
