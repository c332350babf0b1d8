package org.yizhan.station.template;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.catalog.Price;
import org.yizhan.station.catalog.Service;

/** The city's templates beside the station's services, and adopting one. */
public final class TemplateRoutes {
  private final CityTemplates templates;
  private final Catalog catalog;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code templates}. */
  public TemplateRoutes(
      CityTemplates templates, Catalog catalog, InstantSource clock, ZoneId zone) {
    this.templates = templates;
    this.catalog = catalog;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listCityTemplates", this::list).on("adoptCityTemplate", this::adopt);
  }

  private record View(
      UUID id,
      String code,
      int version,
      String category,
      Text name,
      Text includes,
      Text excludes,
      int durationMinutes,
      @Nullable Long guideFen,
      LocalDate validFrom,
      OffsetDateTime publishedAt,
      @Nullable Own own,
      List<String> differs,
      @Nullable LocalDate priceFrom) {}

  private record Own(
      UUID service,
      Text name,
      Text includes,
      Text excludes,
      int durationMinutes,
      @Nullable Long priceFen,
      @Nullable Integer adopted) {}

  private Reply list(Request request) {
    return Reply.ok(Map.of("templates", templates.all().stream().map(this::view).toList()));
  }

  private Reply adopt(Request request) {
    return Reply.ok(view(templates.adopt(request.id("template"), request.principal())));
  }

  private View view(CityTemplates.Comparison comparison) {
    var t = comparison.template();
    var own = comparison.own();
    return new View(
        t.id(),
        t.code(),
        t.version(),
        t.category(),
        t.name(),
        t.includes(),
        t.excludes(),
        t.durationMinutes(),
        t.guideFen(),
        t.validFrom(),
        t.publishedAt().atZone(zone).toOffsetDateTime(),
        own == null ? null : own(own, comparison.adopted()),
        own == null ? List.of() : differs(t, own, comparison.priceFrom()),
        comparison.priceFrom());
  }

  private Own own(Service service, @Nullable Integer adopted) {
    return new Own(
        service.id(),
        service.name(),
        service.includes(),
        service.excludes(),
        service.durationMinutes(),
        catalog.price(service.id(), clock.instant()).map(Price::amountFen).orElse(null),
        adopted);
  }

  private static List<String> differs(
      CityTemplate template, Service own, @Nullable LocalDate priceFrom) {
    var differs = new ArrayList<String>();
    TemplateRules.differences(template, own).forEach(one -> differs.add(Codes.of(one)));
    if (priceFrom != null) {
      differs.add("price");
    }
    return differs;
  }
}
