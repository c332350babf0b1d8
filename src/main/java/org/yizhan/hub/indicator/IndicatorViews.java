package org.yizhan.hub.indicator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.platform.text.Text;

/** Indicators as officials read them; times are those of {@code zone}. */
record IndicatorViews(ZoneId zone) {
  /**
   * Those of all stations that are seen, of their districts and of each.
   *
   * @param found how many stations were looked for
   */
  record Indicators(
      List<Definition> definitions,
      Sum total,
      List<DistrictLine> districts,
      int found,
      List<StationLine> stations) {}

  /**
   * Several stations together.
   *
   * @param heard how many of the stations have said their numbers
   */
  record Sum(int stations, int heard, Map<String, @Nullable Double> values) {
    static Sum of(List<HeadcountStore.Line> lines) {
      var said = lines.stream().flatMap(line -> Stream.ofNullable(line.said())).toList();
      return new Sum(
          lines.size(), said.size(), IndicatorViews.values(said.stream().reduce(Headcount::plus)));
    }
  }

  record DistrictLine(
      UUID id, Text name, int stations, int heard, Map<String, @Nullable Double> values) {}

  /**
   * @param since when it said so; absent before it said anything
   */
  record StationLine(
      UUID id,
      Text name,
      @Nullable Text district,
      @Nullable OffsetDateTime since,
      Map<String, @Nullable Double> values) {}

  /**
   * @param whole whether the stations are those of the whole city
   * @param wanted which of the stations are named
   */
  Indicators of(List<HeadcountStore.Line> lines, boolean whole, Wanted wanted) {
    var found = wanted.pick(lines, HeadcountStore.Line::name, IndicatorViews::reading);
    return new Indicators(
        Stream.of(Indicator.values()).map(one -> one.definition(whole)).toList(),
        Sum.of(lines),
        districts(lines),
        found.all(),
        found.first().stream().map(this::station).toList());
  }

  private static Optional<Function<HeadcountStore.Line, OptionalDouble>> reading(String code) {
    return Indicator.of(code)
        .map(indicator -> line -> value(indicator, Optional.ofNullable(line.said())));
  }

  private static OptionalDouble value(Indicator indicator, Optional<Headcount> said) {
    return said.map(indicator::value).orElse(OptionalDouble.empty());
  }

  private static List<DistrictLine> districts(List<HeadcountStore.Line> lines) {
    var byDistrict = new HashMap<DistrictName, List<HeadcountStore.Line>>();
    for (var line : lines) {
      if (line.district() != null) {
        byDistrict.computeIfAbsent(line.district(), name -> new ArrayList<>()).add(line);
      }
    }
    return byDistrict.entrySet().stream()
        .map(entry -> district(entry.getKey(), Sum.of(entry.getValue())))
        .sorted(Comparator.comparing((DistrictLine line) -> line.name().zh()))
        .toList();
  }

  private static DistrictLine district(DistrictName district, Sum sum) {
    return new DistrictLine(
        district.id(), district.name(), sum.stations(), sum.heard(), sum.values());
  }

  private StationLine station(HeadcountStore.Line line) {
    var district = line.district();
    var said = line.said();
    return new StationLine(
        line.id(),
        line.name(),
        district == null ? null : district.name(),
        said == null ? null : local(said.at()),
        values(Optional.ofNullable(said)));
  }

  private static Map<String, @Nullable Double> values(Optional<Headcount> said) {
    var values = new LinkedHashMap<String, @Nullable Double>();
    for (var indicator : Indicator.values()) {
      var value = value(indicator, said);
      values.put(indicator.code(), value.isPresent() ? value.getAsDouble() : null);
    }
    return values;
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
