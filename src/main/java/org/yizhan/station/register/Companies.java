package org.yizhan.station.register;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.workforce.Workforce;

/** The companies of the station, which share it and compete in it. */
public final class Companies {
  private final Db db;
  private final EventLog events;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;
  private final CompanyStore store;

  /** Works on {@code db} and tells {@code workforce} of new names. */
  public Companies(
      Db db,
      EventLog events,
      ColumnCipher cipher,
      Workforce workforce,
      InstantSource clock,
      ZoneId zone) {
    this.db = db;
    this.events = events;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
    this.store = new CompanyStore(cipher);
  }

  /**
   * Companies with their staff-based share on a day.
   *
   * @param shares of those with active workers
   */
  public record Listed(List<Company> companies, Map<UUID, StaffShare> shares) {
    /** Of one of them; nobody's where it has no active workers. */
    public StaffShare share(UUID company, LocalDate date) {
      return shares.getOrDefault(company, StaffShare.of(date, List.of()));
    }
  }

  /** All of them by name, those without workers too. */
  public Listed list(LocalDate date) {
    return db.inTransaction(tx -> new Listed(store.all(tx), store.shares(tx, date)));
  }

  /** All of them, as the transaction sees them. */
  public List<Company> all(Tx tx) {
    return store.all(tx);
  }

  /**
   * Writes down a new company.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 when it is known
   */
  Company create(Company.Entry entry, Principal caller) {
    refuse(entry);
    return db.inTransaction(tx -> save(tx, new Company(Ids.next(), entry, 1), "created", caller));
  }

  /**
   * Writes the company down anew.
   *
   * @param version that the caller read
   * @throws org.yizhan.platform.http.ProblemException 404, 412 when it changed since, 400 naming
   *     the field, 409 when another company has its name or number
   */
  Company edit(UUID id, Company.Entry entry, long version, Principal caller) {
    refuse(entry);
    return db.inTransaction(tx -> {
      var known = store.locked(tx, id).orElseThrow(() -> Problem.notFound("company").exception());
      if (known.version() != version) {
        throw Stale.problem();
      }
      return save(tx, new Company(id, entry, version + 1), "edited", caller);
    });
  }

  private Company save(Tx tx, Company company, String what, Principal caller) {
    tx.lock(List.of(Register.KEY));
    store
        .taken(tx, company.id(), company.entry())
        .ifPresent(field -> {
          throw Problem.of(409, "company-known", "Another company has this name or number")
              .withDetail(field + " belongs to another company; edit that one.")
              .exception();
        });
    store.save(tx, company);
    var type = "org.yizhan.company." + what + ".v1";
    events.append(
        tx,
        Event.of(
            clock.instant(),
            caller.actor(),
            type,
            company.id(),
            company.version(),
            Map.of("company", company.id())));
    tx.afterCommit(workforce::reload);
    return company;
  }

  private void refuse(Company.Entry entry) {
    RegisterRules.refuse(entry, LocalDate.ofInstant(clock.instant(), zone))
        .ifPresent(error -> {
          throw Problem.invalid(error.field(), error.message()).exception();
        });
  }
}
