package org.yizhan.station.photo;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.workforce.Workforce;

/** {@code me/visits/{id}/photos} for workers, {@code visits/{id}/photos} for staff. */
public final class PhotoRoutes {
  private final VisitPhotos photos;
  private final Workforce workforce;
  private final int limitBytes;
  private final ZoneId zone;

  /** Serves {@code photos}; larger files than {@code limitBytes} are refused with 413. */
  public PhotoRoutes(VisitPhotos photos, Workforce workforce, int limitBytes, ZoneId zone) {
    this.photos = photos;
    this.workforce = workforce;
    this.limitBytes = limitBytes;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .onFile("putVisitPhoto", limitBytes, this::put)
        .on("listVisitPhotos", this::list)
        .on("getVisitPhoto", this::get);
  }

  private record PhotoView(UUID id, String type, int bytes, OffsetDateTime storedAt) {}

  private PhotoView view(VisitPhoto photo) {
    var at = photo.storedAt().atZone(zone).toOffsetDateTime();
    return new PhotoView(photo.id(), photo.kind().type(), photo.bytes(), at);
  }

  private Reply put(Request request) {
    photos.keep(
        request.id("visit"),
        request.id("photo"),
        request.rawBody(),
        workforce.calling(request.principal()),
        request.principal().actor());
    return Reply.nothing();
  }

  private Reply list(Request request) {
    var found = photos.of(request.id("visit")).stream().map(this::view).toList();
    return Reply.ok(Map.of("photos", found));
  }

  private Reply get(Request request) {
    var photo = photos.open(request.id("visit"), request.id("photo"));
    var name = "photo." + photo.kind().extension();
    return Reply.file(photo.content(), photo.kind().type(), name);
  }
}
