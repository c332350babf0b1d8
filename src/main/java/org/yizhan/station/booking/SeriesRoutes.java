package org.yizhan.station.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.workforce.PublicWorker;

/** Shows what a visit that comes back would be, before it is booked. */
public final class SeriesRoutes {
  private final BookingParts parts;
  private final SeriesOutlook outlook;

  /** Serves bookings made of {@code parts}. */
  public SeriesRoutes(BookingParts parts) {
    this.parts = parts;
    this.outlook = new SeriesOutlook(parts);
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("getSeries", this::getSeries);
  }

  private record DateView(
      OffsetDateTime start, OffsetDateTime end, String state, List<PublicWorker> workers) {}

  private Reply getSeries(Request request) {
    var service = parts.catalog().service(request.queryId("service"));
    var chosen =
        id(request, "worker").map(id -> parts.workforce().require("worker", id).id()).orElse(null);
    var building =
        id(request, "building")
            .map(id -> parts.addressBook().requireBuilding("building", id))
            .orElse(null);
    var place = building == null ? null : building.place();
    var whom =
        new Whom(
            id(request, "household").orElse(null),
            building == null ? null : building.id(),
            request.query("gender").orElse(null));
    var demand = new Demand(service, whom, chosen);
    var occasions = outlook.occasions(request.instant("start"), repeat(request));
    var teams = outlook.teams(demand, place, SeriesRules.due(occasions), List.of());
    var dates =
        occasions.stream()
            .map(each -> {
              var team = teams.get(each.start());
              return new DateView(
                  local(each.start()),
                  local(each.start().plus(service.duration())),
                  state(each, team),
                  masked(team));
            })
            .toList();
    return Reply.ok(Map.of("dates", dates));
  }

  private static Repeat repeat(Request request) {
    return new Repeat(
        request.query("everyWeeks").map(Integer::parseInt).orElse(1),
        Integer.parseInt(request.query("times").orElseThrow()),
        request.query("except").map(SeriesRoutes::dates).orElse(Set.of()),
        request.query("onHolidays").map(Boolean::parseBoolean).orElse(false));
  }

  private static Set<LocalDate> dates(String text) {
    return Arrays.stream(text.split(",")).map(LocalDate::parse).collect(Collectors.toSet());
  }

  private static Optional<UUID> id(Request request, String name) {
    return request.query(name).map(UUID::fromString);
  }

  private static String state(SeriesRules.Occasion occasion, @Nullable List<UUID> team) {
    return switch (occasion) {
      case SeriesRules.Occasion.Due due -> team == null ? "taken" : "free";
      case SeriesRules.Occasion.Holiday holiday -> "holiday";
      case SeriesRules.Occasion.Excepted excepted -> "excepted";
    };
  }

  private List<PublicWorker> masked(@Nullable List<UUID> team) {
    return team == null
        ? List.of()
        : team.stream().map(id -> parts.workforce().require("worker", id).masked()).toList();
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(parts.zone()).toOffsetDateTime();
  }
}
