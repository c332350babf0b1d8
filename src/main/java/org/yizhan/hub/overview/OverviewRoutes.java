package org.yizhan.hub.overview;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.Text;

/** {@code GET overview}, {@code GET map}, {@code GET stations/{id}} and its events. */
public final class OverviewRoutes {
  private static final int EVENTS = 100;
  private static final int FIRST = 50;

  private final Overviews overviews;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code overviews}. */
  public OverviewRoutes(Overviews overviews, InstantSource clock, ZoneId zone) {
    this.overviews = overviews;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("getOverview", this::overview)
        .on("getMap", this::map)
        .on("exportStations", this::export)
        .on("getStation", this::one)
        .on("listStationEvents", this::events);
  }

  private record Overview(
      LocalDate date,
      String zone,
      int all,
      long live,
      long care,
      long openAlarms,
      Figures figures,
      List<StationView> stations) {}

  private record CityMap(List<MapStore.Spot> stations) {}

  private record StationView(
      UUID id,
      Text name,
      long placeVersion,
      @Nullable DistrictName district,
      KnownStation.@Nullable Position position,
      Liveness liveness,
      @Nullable OffsetDateTime revokedAt,
      @Nullable OffsetDateTime lastWord,
      @Nullable Long clockAheadMillis,
      @Nullable Long behind,
      long events,
      long uncounted,
      long notCounted,
      long openAlarms,
      long forks,
      @Nullable EventView lastEvent,
      Figures figures) {}

  private record EventView(
      long seq, OffsetDateTime at, String type, UUID subject, @Nullable JsonNode data) {}

  private Reply overview(Request request) {
    var date = request.query("date").map(LocalDate::parse).orElseGet(this::today);
    var limit = request.query("limit").map(Integer::parseInt).orElse(FIRST);
    var city = overviews.city(Scope.of(request.principal()), date, limit);
    return Reply.ok(
        new Overview(
            date,
            zone.getId(),
            city.all(),
            city.live(),
            city.care(),
            city.openAlarms(),
            city.figures(),
            city.first().stream().map(this::station).toList()));
  }

  private Reply map(Request request) {
    return Reply.ok(new CityMap(overviews.map(Scope.of(request.principal()))));
  }

  private Reply export(Request request) {
    var standings = overviews.all(Scope.of(request.principal()), today());
    return StationSheet.of(standings, zone).reply(request);
  }

  private Reply one(Request request) {
    var standing = overviews.one(Scope.of(request.principal()), request.id("station"), today());
    return Reply.ok(station(standing)).version(standing.station().place().version());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private Reply events(Request request) {
    var after = request.query("after").map(Long::parseLong).orElse(0L);
    var limit = request.query("limit").map(Integer::parseInt).orElse(EVENTS);
    var scope = Scope.of(request.principal());
    var events = overviews.events(scope, request.id("station"), after, limit);
    return Reply.ok(Map.of("events", events.stream().map(this::event).toList()));
  }

  private StationView station(Overviews.Standing standing) {
    var station = standing.station();
    return new StationView(
        station.id(),
        station.name(),
        station.place().version(),
        station.place().district(),
        station.place().position(),
        standing.liveness(),
        localOrNull(station.revokedAt()),
        localOrNull(station.lastWord()),
        station.clockAheadMillis(),
        station.behind(),
        station.events(),
        station.uncounted(),
        station.notCounted(),
        station.openAlarms(),
        station.forks(),
        station.lastEvent() == null ? null : last(station.lastEvent()),
        standing.figures());
  }

  private EventView last(KnownStation.LastEvent event) {
    return new EventView(event.seq(), local(event.at()), event.type(), event.subject(), null);
  }

  private EventView event(ReceivedEvent event) {
    var data = Json.read(event.body(), JsonNode.class).get("data");
    return new EventView(event.seq(), local(event.at()), event.type(), event.subject(), data);
  }

  private @Nullable OffsetDateTime localOrNull(@Nullable Instant instant) {
    return instant == null ? null : local(instant);
  }

  private OffsetDateTime local(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
