package org.yizhan.station.travel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/** {@code GET travel}. */
public final class TravelRoutes {
  private final Travel travel;
  private final ZoneId zone;

  /** Shows {@code travel}. */
  public TravelRoutes(Travel travel, ZoneId zone) {
    this.travel = travel;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("getTravel", this::get);
  }

  private record TravelView(
      Means means,
      double kmh,
      double detour,
      double factor,
      int trips,
      int needed,
      int days,
      @Nullable LocalDate since,
      LocalDate learnedOn,
      String routing,
      @Nullable OffsetDateTime routedAt) {}

  private Reply get(Request request) {
    var config = travel.config();
    var known = travel.known();
    var correction = known.correction();
    return Reply.ok(
        new TravelView(
            config.means(),
            config.kmh(),
            config.detour(),
            correction.factor(),
            correction.trips(),
            config.learnTrips(),
            config.learnDays(),
            correction.since(),
            known.on(),
            routing(),
            inZone(travel.routes().at())));
  }

  private String routing() {
    if (!travel.config().routing().enabled()) {
      return "none";
    }
    return travel.routes().fresh() ? "used" : "away";
  }

  private @Nullable OffsetDateTime inZone(@Nullable Instant at) {
    return Optional.ofNullable(at)
        .map(instant -> instant.atZone(zone).toOffsetDateTime())
        .orElse(null);
  }
}
