package org.yizhan.hub.indicator;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sheet;

/** Indicators of the programmes, to each official of the stations that are theirs to see. */
public final class IndicatorRoutes {
  private final Db db;
  private final HeadcountStore store = new HeadcountStore();
  private final IndicatorViews views;

  /** Reads {@code db}; times are those of {@code zone}. */
  public IndicatorRoutes(Db db, ZoneId zone) {
    this.db = db;
    this.views = new IndicatorViews(zone);
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("getIndicators", request -> Reply.ok(indicators(request, Wanted.of(request))))
        .on("exportIndicators", request -> sheet(indicators(request, Wanted.ALL)).reply(request));
  }

  private IndicatorViews.Indicators indicators(Request request, Wanted stations) {
    var wanted = request.query("district").map(UUID::fromString).orElse(null);
    var scope = Scope.of(request.principal()).narrowedTo(wanted);
    return views.of(store.stations(db, scope), scope.district() == null, stations);
  }

  private static Sheet sheet(IndicatorViews.Indicators indicators) {
    var columns = new ArrayList<Sheet.Column>();
    columns.add(Sheet.text("驿站 Station"));
    columns.add(Sheet.text("城区 District"));
    columns.add(Sheet.text("统计时间 Counted"));
    indicators.definitions().stream().map(IndicatorRoutes::column).forEach(columns::add);
    var rows = indicators.stations().stream().map(IndicatorRoutes::row).toList();
    return new Sheet("indicators", columns, rows);
  }

  private static Sheet.Column column(Definition definition) {
    var name = definition.name();
    return new Sheet.Column(
        name.zh() + " " + name.en(), definition.unit().equals("share") ? "0.0%" : "#,##0");
  }

  private static List<@Nullable Object> row(IndicatorViews.StationLine line) {
    var row = new ArrayList<@Nullable Object>();
    row.add(line.name().zh());
    row.add(line.district() == null ? "" : line.district().zh());
    row.add(line.since() == null ? "" : line.since().toString());
    row.addAll(line.values().values());
    return row;
  }
}
