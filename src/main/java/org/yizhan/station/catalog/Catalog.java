package org.yizhan.station.catalog;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.text.Text;

/**
 * The menu. It changes rarely and is read with every touch, so it is kept in memory and read again
 * on a change.
 */
public final class Catalog {
  private final CatalogStore store;
  private final AtomicLong reads = new AtomicLong();
  private final AtomicReference<Snapshot> menu;

  private record Snapshot(
      long number,
      List<Category> categories,
      Map<UUID, Service> services,
      Map<UUID, List<Price>> prices) {}

  /** Reads the menu from {@code db}. */
  public Catalog(Db db) {
    this.store = new CatalogStore(db);
    this.menu = new AtomicReference<>(read());
  }

  /** Reads the menu again; of two at a time, the one that began later stays. */
  public void reload() {
    var fresh = read();
    menu.updateAndGet(kept -> kept.number() > fresh.number() ? kept : fresh);
  }

  private Snapshot snapshot() {
    return Objects.requireNonNull(menu.get());
  }

  private Snapshot read() {
    var number = reads.incrementAndGet();
    var services = new LinkedHashMap<UUID, Service>();
    store.services().forEach(service -> services.put(service.id(), service));
    return new Snapshot(number, store.categories(), services, store.pricesByService());
  }

  /** The categories in the order of the menu. */
  public List<Category> categories() {
    return snapshot().categories();
  }

  /** The services in the order of the menu. */
  public List<Service> services() {
    return List.copyOf(snapshot().services().values());
  }

  /** The categories with anything that somebody with these skills can do. */
  public Set<String> learned(Set<String> skills) {
    return services().stream()
        .filter(service -> service.parts().stream().anyMatch(p -> skills.contains(p.skill())))
        .map(Service::category)
        .collect(Collectors.toSet());
  }

  /** The service, if there is one. */
  public Optional<Service> find(UUID id) {
    return Optional.ofNullable(snapshot().services().get(id));
  }

  /**
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such service
   */
  public Service service(UUID id) {
    return find(id).orElseThrow(() -> Problem.notFound("service").exception());
  }

  /**
   * The price in effect at {@code now}: the latest that began. Absent when the service has none
   * yet.
   */
  public Optional<Price> price(UUID service, Instant now) {
    return snapshot().prices().getOrDefault(service, List.of()).stream()
        .filter(price -> !price.validFrom().isAfter(now))
        .max(Comparator.comparing(Price::validFrom));
  }

  /** The next price that is published but not yet in effect, if any is. */
  public Optional<Price> nextPrice(UUID service, Instant now) {
    return snapshot().prices().getOrDefault(service, List.of()).stream()
        .filter(price -> price.validFrom().isAfter(now))
        .min(Comparator.comparing(Price::validFrom));
  }

  /** Every price of a service, past and to come. */
  List<Price> prices(UUID service) {
    return snapshot().prices().getOrDefault(service, List.of());
  }

  /** Writes a service's name and texts anew, to be read again once the transaction is done. */
  public void describe(Tx tx, UUID service, Text name, Text includes, Text excludes) {
    store.describe(tx, service, name, includes, excludes);
  }

  /** A version of a service's price, whether or not it is still in effect. */
  public Price priceVersion(UUID service, UUID price) {
    return snapshot().prices().getOrDefault(service, List.of()).stream()
        .filter(version -> version.id().equals(price))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("A hold refers to a price that was never published"));
  }

  /**
   * The service that {@code field} of a request names.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when there is no such service
   */
  public Service require(String field, @Nullable UUID id) {
    return Optional.ofNullable(id)
        .flatMap(this::find)
        .orElseThrow(() ->
            Problem.invalid(field, "is no service of this station; GET services lists them")
                .exception());
  }

  /**
   * The price that a booking made now is made at.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 when none is published
   */
  public Price currentPrice(UUID service, Instant now) {
    return price(service, now)
        .orElseThrow(() ->
            Problem.of(409, "no-price", "This service has no published price yet").exception());
  }
}
