package org.yizhan.station.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/** {@code GET services}. */
public final class CatalogRoutes {
  private final Catalog catalog;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code catalog}. */
  public CatalogRoutes(Catalog catalog, InstantSource clock, ZoneId zone) {
    this.catalog = catalog;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listServices", this::list);
  }

  private record Menu(List<Category> categories, List<Item> services) {}

  private record Item(
      UUID id,
      String category,
      Text name,
      Text includes,
      Text excludes,
      int durationMinutes,
      long priceFen,
      OffsetDateTime priceSince,
      @Nullable NextPrice nextPrice,
      boolean personalCare,
      @Nullable String pictogram,
      @Nullable CrewView crew) {}

  /** A price that is published and will be taken. */
  private record NextPrice(long priceFen, OffsetDateTime since) {}

  private record CrewView(String mode, int workers) {
    static @Nullable CrewView of(@Nullable Crew crew) {
      return crew == null ? null : new CrewView(crew.mode().code(), crew.members().size());
    }
  }

  private Reply list(Request request) {
    var now = clock.instant();
    var items =
        catalog.services().stream()
            .flatMap(service ->
                catalog.price(service.id(), now).stream().map(price -> item(service, price)))
            .toList();
    return Reply.ok(new Menu(catalog.categories(), items));
  }

  private Item item(Service service, Price price) {
    return new Item(
        service.id(),
        service.category(),
        service.name(),
        service.includes(),
        service.excludes(),
        service.durationMinutes(),
        price.amountFen(),
        local(price.validFrom()),
        catalog
            .nextPrice(service.id(), clock.instant())
            .map(next -> new NextPrice(next.amountFen(), local(next.validFrom())))
            .orElse(null),
        service.personalCare(),
        service.pictogram(),
        CrewView.of(service.crew()));
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
