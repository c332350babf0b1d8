package org.yizhan.station.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/** The price list with its history, publishing a price, and what each service is shown by. */
public final class PriceRoutes {
  private final PriceList prices;
  private final ServicePictograms pictograms;
  private final Catalog catalog;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code prices} and {@code pictograms}. */
  public PriceRoutes(
      PriceList prices,
      ServicePictograms pictograms,
      Catalog catalog,
      InstantSource clock,
      ZoneId zone) {
    this.prices = prices;
    this.pictograms = pictograms;
    this.catalog = catalog;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listPrices", this::list)
        .on("publishPrice", this::publish)
        .on("choosePictogram", this::choose);
  }

  private record PricesView(List<ServicePrices> services) {}

  private record ServicePrices(
      UUID service,
      Text name,
      @Nullable String pictogram,
      String categoryPictogram,
      LocalDate earliest,
      List<PriceView> prices) {}

  private record PriceView(
      UUID id,
      long amountFen,
      OffsetDateTime validFrom,
      OffsetDateTime publishedAt,
      String state) {}

  private record PriceRequest(long amountFen, LocalDate from) {}

  private record PictogramRequest(@Nullable String pictogram) {}

  private Reply list(Request request) {
    var all = prices.all();
    var drawn = catalog.categories().stream().collect(toMap(Category::code, Category::pictogram));
    return Reply.ok(
        new PricesView(
            catalog.services().stream()
                .map(service ->
                    of(
                        service,
                        requireNonNull(drawn.get(service.category())),
                        all.getOrDefault(service.id(), List.of())))
                .toList()));
  }

  private ServicePrices of(
      Service service, String categoryPictogram, List<PriceList.Published> published) {
    var known = published.stream().map(PriceList.Published::price).toList();
    return new ServicePrices(
        service.id(),
        service.name(),
        service.pictogram(),
        categoryPictogram,
        prices.earliest(known),
        published.stream().map(this::view).toList());
  }

  private Reply publish(Request request) {
    var body = request.body(PriceRequest.class);
    var published =
        prices.publish(request.id("service"), body.amountFen(), body.from(), request.principal());
    return Reply.created(view(published));
  }

  private Reply choose(Request request) {
    var chosen = request.body(PictogramRequest.class).pictogram();
    pictograms.choose(request.id("service"), chosen, request.principal());
    return Reply.nothing();
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
