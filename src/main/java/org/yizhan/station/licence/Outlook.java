package org.yizhan.station.licence;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/** What lies ahead: credentials that end soon, and workers who may be sent to nothing. */
final class Outlook {
  /** Days ahead at which somebody is warned. */
  private static final List<Integer> WARNINGS = List.of(1, 7, 30);

  private final Licences licences;
  private final Credentials credentials;
  private final Catalog catalog;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;

  Outlook(
      Licences licences,
      Credentials credentials,
      Catalog catalog,
      Workforce workforce,
      InstantSource clock,
      ZoneId zone) {
    this.licences = licences;
    this.credentials = credentials;
    this.catalog = catalog;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A credential that ends soon and has no successor yet.
   *
   * @param worker whose it is; absent for a company's
   * @param daysLeft 0 on its last day
   * @param warning the warning that has been reached, days ahead
   */
  record Expiring(
      Holder holder,
      @Nullable UUID worker,
      Text name,
      Credential credential,
      int daysLeft,
      int warning) {}

  /** A worker who may be sent to nothing that they have learned. */
  record Idle(Worker worker, List<Unlicensed> reasons) {}

  List<Expiring> expiring() {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var rules = licences.rules();
    var result = new ArrayList<Expiring>();
    var held = held();
    for (var worker : workforce.all()) {
      var name = new Text(worker.fullName(), worker.fullName());
      var own = held.getOrDefault(worker.id(), licences.none()).credentials();
      add(
          result,
          own.stream().filter(c -> c.holder() == Holder.WORKER).toList(),
          rules,
          today,
          name);
    }
    var companies = new HashMap<UUID, Text>();
    workforce.all().forEach(worker -> companies.put(worker.companyId(), worker.company()));
    var ofCompanies = credentials.ofCompanies();
    companies.forEach((id, name) ->
        add(
            result,
            ofCompanies.stream().filter(c -> c.holderId().equals(id)).toList(),
            rules,
            today,
            name));
    result.sort(Comparator.comparingInt(Expiring::daysLeft));
    return result;
  }

  private static void add(
      List<Expiring> result, List<Credential> own, Rulebook rules, LocalDate today, Text name) {
    LicenceRules.lastDays(rules, own, today)
        .forEach((credential, last) -> {
          var left = (int) ChronoUnit.DAYS.between(today, last);
          warning(left)
              .ifPresent(warning ->
                  result.add(
                      new Expiring(
                          credential.holder(),
                          credential.holder() == Holder.WORKER ? credential.holderId() : null,
                          name,
                          credential,
                          left,
                          warning)));
        });
  }

  /** The warning that is reached so many days before a credential ends. */
  static OptionalInt warning(int daysLeft) {
    return WARNINGS.stream()
        .mapToInt(days -> days)
        .filter(days -> daysLeft >= 0 && daysLeft <= days)
        .findFirst();
  }

  List<Idle> idle() {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var held = held();
    var result = new ArrayList<Idle>();
    for (var worker : workforce.all()) {
      var licence = held.getOrDefault(worker.id(), licences.none());
      var learned = catalog.learned(worker.skills());
      if (worker.active() && learned.stream().noneMatch(c -> licence.covers(c, today))) {
        learned.stream()
            .map(category -> licence.refusals(category, today))
            .min(Comparator.comparingInt(List::size))
            .ifPresent(reasons -> result.add(new Idle(worker, reasons)));
      }
    }
    return result;
  }

  private Map<UUID, Licence> held() {
    return licences.of(workforce.all().stream().map(Worker::id).toArray(UUID[]::new));
  }
}
