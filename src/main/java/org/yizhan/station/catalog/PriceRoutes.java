package org.yizhan.station.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/** The price list with its history, and publishing a price. */
public final class PriceRoutes {
  private final PriceList prices;
  private final Catalog catalog;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code prices}. */
  public PriceRoutes(PriceList prices, Catalog catalog, InstantSource clock, ZoneId zone) {
    this.prices = prices;
    this.catalog = catalog;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listPrices", this::list).on("publishPrice", this::publish);
  }

  private record PricesView(List<ServicePrices> services) {}

  private record ServicePrices(
      UUID service, Text name, LocalDate earliest, List<PriceView> prices) {}

  private record PriceView(
      UUID id,
      long amountFen,
      OffsetDateTime validFrom,
      OffsetDateTime publishedAt,
      String state) {}

  private record PriceRequest(long amountFen, LocalDate from) {}

  private Reply list(Request request) {
    var all = prices.all();
    return Reply.ok(
        new PricesView(
            catalog.services().stream()
                .map(service -> of(service, all.getOrDefault(service.id(), List.of())))
                .toList()));
  }

  private ServicePrices of(Service service, List<PriceList.Published> published) {
    var known = published.stream().map(PriceList.Published::price).toList();
    return new ServicePrices(
        service.id(),
        service.name(),
        prices.earliest(known),
        published.stream().map(this::view).toList());
  }

  private Reply publish(Request request) {
    var body = request.body(PriceRequest.class);
    var published =
        prices.publish(request.id("service"), body.amountFen(), body.from(), request.principal());
    return Reply.created(view(published));
  }

  private PriceView view(PriceList.Published published) {
    var price = published.price();
    return new PriceView(
        price.id(),
        price.amountFen(),
        local(price.validFrom()),
        local(published.at()),
        state(price));
  }

  private String state(Price price) {
    var now = clock.instant();
    if (price.validFrom().isAfter(now)) {
      return "coming";
    }
    return catalog.price(price.service(), now).filter(price::equals).isPresent()
        ? "current"
        : "past";
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
