package org.yizhan.station;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/** {@code GET station}. */
final class StationRoutes {
  private final UUID id;
  private final StationConfig.About about;
  private final InstantSource clock;

  StationRoutes(UUID id, StationConfig.About about, InstantSource clock) {
    this.id = id;
    this.about = about;
    this.clock = clock;
  }

  void mount(ContractRouter router) {
    router.on("getStation", this::get);
  }

  private record View(UUID id, Text name, String phone, String zone, OffsetDateTime now) {}

  private Reply get(Request request) {
    var now = clock.instant().atZone(about.zoneId()).toOffsetDateTime();
    return Reply.ok(new View(id, about.name(), about.phone(), about.zone(), now));
  }
}
