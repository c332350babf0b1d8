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
    return some.stream().map(OfStation::truth).reduce(new Truth(Map.of()), Truth::plus);
  }

  private record File(
      String what,
      long seed,
      LocalDate from,
      int days,
      String zone,
      long events,
      Map<LocalDate, Map<String, @Nullable Double>> city,
      List<PartInFile> districts,
      List<PartInFile> stations) {}

  private record PartInFile(
      UUID id,
      Text name,
      @Nullable UUID district,
      Map<LocalDate, Map<String, @Nullable Double>> days) {}

  /**
   * Writes it as JSON: for the city, for each district and for each station, by day, every figure
   * by its code; a figure that there is none of is left out.
   */
  void write(Path path) {
    var parts = new ArrayList<PartInFile>();
    districts.forEach(one ->
        parts.add(
            new PartInFile(one.id(), one.name(), null, figures(ofDistrict(one.id()).days()))));
    var each = new ArrayList<PartInFile>();
    stations.forEach(one ->
        each.add(
            new PartInFile(one.id(), one.name(), one.district(), figures(one.truth().days()))));
    var file =
        new File(
            "simulator",
            settings.seed(),
            settings.first(),
            settings.days(),
            settings.zone().getId(),
            events,
            figures(together(stations).days()),
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
    days.forEach((day, tally) -> {
      var present = new LinkedHashMap<>(tally.figures());
      present.values().removeIf(java.util.Objects::isNull);
      figures.put(day, present);
    });
    return figures;
  }
}
