package org.yizhan.station.template;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.json.Json;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.catalog.PriceList;
import org.yizhan.station.catalog.Service;

/**
 * The city's templates beside what the station offers. They come down from the hub and change
 * nothing by themselves; the manager adopts one for a service that exists.
 */
public final class CityTemplates {
  private static final String HUB = "hub";

  private final Db db;
  private final EventLog events;
  private final Catalog catalog;
  private final PriceList prices;
  private final InstantSource clock;
  private final TemplateStore store = new TemplateStore();

  /** Works on {@code db}; adopted texts go to {@code catalog}, guide prices to {@code prices}. */
  public CityTemplates(
      Db db, EventLog events, Catalog catalog, PriceList prices, InstantSource clock) {
    this.db = db;
    this.events = events;
    this.catalog = catalog;
    this.prices = prices;
    this.clock = clock;
  }

  /**
   * A template beside the station's service.
   *
   * @param own the service that it is about; absent when the station has none
   * @param adopted version that the service adopted last
   * @param priceFrom first day of the guide price if it was adopted now; absent when it is taken by
   *     then anyway
   */
  record Comparison(
      CityTemplate template,
      @Nullable Service own,
      @Nullable Integer adopted,
      @Nullable LocalDate priceFrom) {}

  /** What the city offers now, by category. */
  List<Comparison> all() {
    var adoptions = store.adoptions(db);
    return store.offered(db).stream().map(template -> compare(template, adoptions)).toList();
  }

  private Comparison compare(CityTemplate template, List<CityTemplate.Adoption> adoptions) {
    var own = TemplateRules.match(template, catalog.services(), adoptions).orElse(null);
    var adopted =
        adoptions.stream()
            .filter(a -> a.code().equals(template.code()))
            .map(CityTemplate.Adoption::version)
            .findFirst();
    var guide = template.guideFen();
    var from =
        own == null || guide == null
            ? Optional.<LocalDate>empty()
            : prices.proposal(own.id(), guide, template.validFrom());
    return new Comparison(template, own, adopted.orElse(null), from.orElse(null));
  }

  /**
   * Gives the station's service the template's name and texts at once, and publishes the guide
   * price for the first day that the notice of prices allows. The duration stays the station's own:
   * what is planned was planned with it.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 for a version that is no longer offered,
   *     409 when the station has no such service
   */
  Comparison adopt(UUID id, Principal caller) {
    var adopted =
        db.inTransaction(tx -> {
          store.hold(tx);
          var template =
              store.find(tx, id).orElseThrow(() -> Problem.notFound("template").exception());
          var own =
              TemplateRules.match(template, catalog.services(), store.adoptions(tx))
                  .orElseThrow(CityTemplates::noService);
          adopt(tx, template, own.id(), caller);
          return template;
        });
    catalog.reload();
    return compare(adopted, store.adoptions(db));
  }

  private void adopt(Tx tx, CityTemplate template, UUID service, Principal caller) {
    var now = clock.instant();
    var adoption = new CityTemplate.Adoption(template.code(), service, template.version());
    store.adopt(tx, adoption, now, caller.actor());
    catalog.describe(tx, service, template.name(), template.includes(), template.excludes());
    var guide = template.guideFen();
    if (guide != null) {
      prices.propose(tx, service, guide, template.validFrom(), caller);
    }
    var data =
        Map.<String, Object>of(
            "template", template.id(), "service", service, "version", template.version());
    tell(tx, now, caller.actor(), "adopted", Ids.next(), 1, data);
  }

  private static RuntimeException noService() {
    return Problem.of(409, "no-service", "The station has no service of this category and name")
        .exception();
  }

  /**
   * What of the hub's downlink is applied here, by its type. Each throws {@link
   * IllegalArgumentException} for data that are none.
   */
  public Map<String, Consumer<Map<String, Object>>> downlink() {
    return Map.of(
        "template",
        data -> receive(Json.mapper().convertValue(data, CityTemplate.class)),
        "template-withdrawn",
        data -> withdraw(UUID.fromString(String.valueOf(data.get("id")))));
  }

  private void receive(CityTemplate template) {
    db.inTransaction(tx -> {
      var now = clock.instant();
      if (store.receive(tx, template, now)) {
        tell(tx, now, HUB, "received", template.id(), 1, Map.of());
      }
      return template;
    });
  }

  private void withdraw(UUID id) {
    db.inTransaction(tx -> {
      var now = clock.instant();
      if (store.withdraw(tx, id, now)) {
        tell(tx, now, HUB, "withdrawn", id, 2, Map.of());
      }
      return id;
    });
  }

  private void tell(
      Tx tx,
      Instant now,
      String actor,
      String what,
      UUID subject,
      long version,
      Map<String, Object> data) {
    var type = "org.yizhan.template." + what + ".v1";
    events.append(tx, Event.of(now, actor, type, subject, version, data));
  }
}
