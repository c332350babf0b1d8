package org.yizhan.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.city.world.Tally;
import org.yizhan.city.world.Truth;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.Text;

/**
 * What really happened in a simulated city, for the hub's figures to be held against.
 *
 * @param events how many were sealed, with those that restores left behind
 */
record CityTruth(
    CitySettings settings,
    long events,
    List<HubOffice.District> districts,
    List<OfStation> stations) {
  /** What happened at a station, and to which district it belongs in the end. */
  record OfStation(UUID id, Text name, UUID district, Truth truth) {}

  static CityTruth of(CitySettings settings, List<SimulatedStation> stations, Placing placing) {
    var each = new ArrayList<OfStation>();
    for (var one : stations) {
      each.add(new OfStation(one.id(), one.name(), placing.of(each.size()), one.truth()));
    }
    var events = stations.stream().mapToLong(SimulatedStation::sealed).sum();
    return new CityTruth(settings, events, placing.districts(), each);
  }

  /** That of the stations of a district together. */
  Truth ofDistrict(UUID district) {
    return together(stations.stream().filter(one -> one.district().equals(district)).toList());
  }

  /** That of some of the stations together. */
  static Truth together(List<OfStation> some) {
    return some.stream().map(OfStation::truth).reduce(Truth.none(), Truth::plus);
  }

  private record File(
      String what,
      long seed,
      LocalDate from,
      int days,
      String zone,
      long events,
      Map<LocalDate, Map<String, @Nullable Double>> city,
      Map<String, @Nullable Double> indicators,
      List<PartInFile> districts,
      List<PartInFile> stations) {}

  private record PartInFile(
      UUID id,
      Text name,
      @Nullable UUID district,
      Map<LocalDate, Map<String, @Nullable Double>> days,
      Map<String, @Nullable Double> indicators) {
    static PartInFile of(UUID id, Text name, @Nullable UUID district, Truth truth) {
      return new PartInFile(
          id, name, district, figures(truth.days()), present(truth.staffed().indicators()));
    }
  }

  /**
   * Writes it as JSON: for the city, for each district and for each station, by day, every figure
   * by its code, and every indicator as it is in the end; what there is none of is left out.
   */
  void write(Path path) {
    var parts = new ArrayList<PartInFile>();
    districts.forEach(
        one -> parts.add(PartInFile.of(one.id(), one.name(), null, ofDistrict(one.id()))));
    var each = new ArrayList<PartInFile>();
    stations.forEach(
        one -> each.add(PartInFile.of(one.id(), one.name(), one.district(), one.truth())));
    var city = together(stations);
    var file =
        new File(
            "simulator",
            settings.seed(),
            settings.first(),
            settings.days(),
            settings.zone().getId(),
            events,
            figures(city.days()),
            present(city.staffed().indicators()),
            parts,
            each);
    try (var out = Files.newOutputStream(path)) {
      Json.mapper().writerWithDefaultPrettyPrinter().writeValue(out, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<LocalDate, Map<String, @Nullable Double>> figures(Map<LocalDate, Tally> days) {
    var figures = new TreeMap<LocalDate, Map<String, @Nullable Double>>();
    days.forEach((day, tally) -> figures.put(day, present(tally.figures())));
    return figures;
  }

  private static Map<String, @Nullable Double> present(Map<String, @Nullable Double> figures) {
    var present = new LinkedHashMap<>(figures);
    present.values().removeIf(Objects::isNull);
    return present;
  }
}
