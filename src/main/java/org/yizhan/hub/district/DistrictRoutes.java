package org.yizhan.hub.district;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sheet;
import org.yizhan.platform.text.Text;

/** Districts, and where stations belong. */
public final class DistrictRoutes {
  private final Districts districts;

  /** Serves {@code districts}. */
  public DistrictRoutes(Districts districts) {
    this.districts = districts;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listDistricts", this::list)
        .on("exportDistricts", this::export)
        .on("makeDistrict", this::make)
        .on("renameDistrict", this::rename)
        .on("placeStation", this::place);
  }

  private record Named(Text name) {}

  private record Placed(@Nullable UUID district, Place.@Nullable Position position) {}

  private Reply list(Request request) {
    return Reply.ok(Map.of("districts", districts.all(Scope.of(request.principal()))));
  }

  private Reply export(Request request) {
    var columns =
        List.of(Sheet.text("城区 District"), Sheet.text("英文名 English"), Sheet.count("驿站数 Stations"));
    var rows =
        districts.all(Scope.of(request.principal())).stream()
            .map(one -> List.of(one.name().zh(), one.name().en(), one.stations()))
            .toList();
    return new Sheet("districts", columns, rows).reply(request);
  }

  private Reply make(Request request) {
    var made = districts.make(request.body(Named.class).name());
    return Reply.created(made).version(made.version());
  }

  private Reply rename(Request request) {
    var name = request.body(Named.class).name();
    var renamed = districts.rename(request.id("district"), request.requiredIfMatch(), name);
    return Reply.ok(renamed).version(renamed.version());
  }

  private Reply place(Request request) {
    var body = request.body(Placed.class);
    var place =
        districts.move(
            request.id("station"), request.requiredIfMatch(), body.district(), body.position());
    return Reply.ok(place).version(place.version());
  }
}
