package org.yizhan.station.announcement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/** {@code GET announcements}. */
public final class AnnouncementRoutes {
  private final Announcements announcements;
  private final ZoneId zone;

  /** Serves {@code announcements}. */
  public AnnouncementRoutes(Announcements announcements, ZoneId zone) {
    this.announcements = announcements;
    this.zone = zone;
  }

  /** Names the handler. */
  public void mount(ContractRouter router) {
    router.on("listAnnouncements", this::list);
  }

  private record View(UUID id, Text text, LocalDate until, OffsetDateTime writtenAt) {}

  private Reply list(Request request) {
    var shown =
        announcements.shown().stream()
            .map(a ->
                new View(
                    a.id(), a.text(), a.until(), a.writtenAt().atZone(zone).toOffsetDateTime()))
            .toList();
    return Reply.ok(Map.of("announcements", shown));
  }
}
