package org.yizhan.hub.overview;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.Sheet;

/** The stations as they stand, to be taken along. */
final class StationSheet {
  private static final List<Sheet.Column> COLUMNS =
      List.of(
          Sheet.text("驿站 Station"),
          Sheet.text("城区 District"),
          Sheet.text("状态 Standing"),
          Sheet.text("最近联系 Last word"),
          Sheet.text("最近事件 Last event"),
          Sheet.count("未收到的事件 Not received yet"),
          Sheet.count("未计入的事件 Received, not counted yet"),
          Sheet.count("无法计入的事件 Cannot be counted"),
          new Sheet.Column("时钟快，秒 Clock ahead, seconds", "0.0"),
          Sheet.count("前后不一 Contradictions"),
          Sheet.count("未处理报警 Open alarms"),
          Sheet.count("今日预约 Booked today"),
          Sheet.count("今日上门 Visits today"),
          Sheet.count("已完成 Finished"));

  private StationSheet() {}

  static Sheet of(List<Overviews.Standing> standings, ZoneId zone) {
    return new Sheet(
        "stations", COLUMNS, standings.stream().map(standing -> row(standing, zone)).toList());
  }

  private static List<@Nullable Object> row(Overviews.Standing standing, ZoneId zone) {
    var station = standing.station();
    var district = station.place().district();
    var last = station.lastEvent();
    var ahead = station.clockAheadMillis();
    var row = new ArrayList<@Nullable Object>();
    row.add(station.name().zh());
    row.add(district == null ? "" : district.name().zh());
    row.add(standing.liveness().code());
    row.add(local(station.lastWord(), zone));
    row.add(local(last == null ? null : last.at(), zone));
    row.add(station.behind());
    row.add(station.uncounted());
    row.add(station.notCounted());
    row.add(ahead == null ? null : ahead / 1_000.0);
    row.add(station.forks());
    row.add(station.openAlarms());
    row.add(standing.figures().bookings());
    row.add(standing.figures().visits());
    row.add(standing.figures().finished());
    return row;
  }

  private static String local(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? "" : instant.atZone(zone).toOffsetDateTime().toString();
  }
}
