package org.yizhan.city;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.yizhan.platform.text.Text;

/**
 * Which district each simulated station belongs to. Stations come to one while they report, and in
 * the end some belong to another: their days go with them.
 */
final class Placing {
  private static final int STATIONS_OF_A_DISTRICT = 25;
  private static final int MOST_DISTRICTS = 16;

  /** Every fifth station belongs to another district in the end. */
  private static final int MOVED = 5;

  private static final int TRIES = 100;
  private static final long PAUSE_MS = 200;

  private final Vertx vertx;
  private final HubOffice office;
  private final List<HubOffice.District> districts;
  private final List<UUID> stations;
  private final Map<UUID, UUID> placed = new HashMap<>();

  Placing(Vertx vertx, HubOffice office, List<UUID> stations) {
    this.vertx = vertx;
    this.office = office;
    this.stations = stations;
    this.districts = office.districts(names(stations.size()));
  }

  private static List<Text> names(int stations) {
    var count = Math.clamp(stations / STATIONS_OF_A_DISTRICT, 2, MOST_DISTRICTS);
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> "%02d".formatted(n))
        .map(n -> new Text("模拟城区 " + n, "Simulated district " + n))
        .toList();
  }

  List<HubOffice.District> districts() {
    return districts;
  }

  /** Where a station belongs in the end. */
  UUID of(int station) {
    return districts.get((station + (station % MOVED == 0 ? 1 : 0)) % districts.size()).id();
  }

  /** Places a day's share of the stations; one that the hub does not know yet waits for the end. */
  void onDay(int day, int days) {
    for (int i = day; i < stations.size(); i += days) {
      var station = stations.get(i);
      var district = districts.get(i % districts.size()).id();
      patiently(() -> {
        if (office.place(station, district)) {
          placed.put(station, district);
        }
        return true;
      });
    }
  }

  /** Places all where they belong in the end; the hub knows all of them. */
  void finish() {
    for (int i = 0; i < stations.size(); i++) {
      var station = stations.get(i);
      var district = of(i);
      if (!district.equals(placed.get(station))) {
        patiently(() -> office.place(station, district));
      }
    }
  }

  /** A node of the hub may die meanwhile. */
  private void patiently(BooleanSupplier work) {
    var failures = new ArrayList<RuntimeException>();
    while (failures.size() < TRIES) {
      try {
        if (work.getAsBoolean()) {
          return;
        }
        throw new IllegalStateException("The hub does not know the station");
      } catch (RuntimeException e) {
        failures.add(e);
        vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS).await();
      }
    }
    throw failures.getLast();
  }
}
