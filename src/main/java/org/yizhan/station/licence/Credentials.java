package org.yizhan.station.licence;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/**
 * Records and revokes what workers and companies hold, under the locks of the workers concerned.
 */
public final class Credentials {
  private final Db db;
  private final EventLog events;
  private final ColumnCipher cipher;
  private final Catalog catalog;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Consumer<Set<UUID>> changed;
  private final CredentialStore store = new CredentialStore();

  /**
   * Works on {@code db}.
   *
   * @param changed told the workers concerned after each commit
   */
  public Credentials(
      Db db,
      EventLog events,
      ColumnCipher cipher,
      Catalog catalog,
      Workforce workforce,
      InstantSource clock,
      ZoneId zone,
      Consumer<Set<UUID>> changed) {
    this.db = db;
    this.events = events;
    this.cipher = cipher;
    this.catalog = catalog;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
    this.changed = changed;
  }

  /** What is written down of a document. */
  public record Document(
      CredentialKind kind,
      @Nullable Set<String> covers,
      @Nullable Integer level,
      @Nullable Integer hours,
      @Nullable String issuer,
      @Nullable String number,
      LocalDate issuedOn,
      @Nullable LocalDate validUntil) {}

  /**
   * Records a credential of the worker.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 for the worker, 400 naming the field
   */
  public Credential addToWorker(UUID worker, Document document, Principal caller) {
    if (workforce.find(worker).isEmpty()) {
      throw Problem.notFound("worker").exception();
    }
    return add(Holder.WORKER, worker, Set.of(worker), document, caller);
  }

  /**
   * Records a credential of the company.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 for the company, 400 naming the field
   */
  public Credential addToCompany(UUID company, Document document, Principal caller) {
    var staff = staffOf(company);
    if (staff.isEmpty()) {
      throw Problem.notFound("company").exception();
    }
    return add(Holder.COMPANY, company, staff, document, caller);
  }

  private Set<UUID> staffOf(UUID company) {
    return workforce.all().stream()
        .filter(worker -> worker.companyId().equals(company))
        .map(Worker::id)
        .collect(Collectors.toSet());
  }

  private Credential add(
      Holder holder, UUID holderId, Set<UUID> workers, Document document, Principal caller) {
    var categories =
        catalog.categories().stream().map(c -> c.code()).collect(Collectors.toUnmodifiableSet());
    DocumentRules.refuse(document, holder, categories, today())
        .ifPresent(error -> {
          throw Problem.invalid(error.field(), error.message()).exception();
        });
    var credential =
        new Credential(
            Ids.next(),
            holder,
            holderId,
            document.kind(),
            document.covers() == null ? Set.of() : document.covers(),
            document.level(),
            document.hours(),
            document.issuer(),
            document.issuedOn(),
            document.validUntil(),
            null);
    var number = document.number() == null ? null : cipher.encrypt(document.number());
    return db.inTransaction(tx -> {
      tx.lock(List.copyOf(workers));
      store.insert(tx, credential, number, clock.instant());
      append(tx, credential, "added", 1, caller);
      tx.afterCommit(() -> changed.accept(workers));
      return credential;
    });
  }

  /**
   * From today on the credential counts no more.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is none, 409 when it is
   *     revoked
   */
  public Credential revoke(UUID id, Principal caller) {
    var workers = store.workersOf(db, id);
    return db.inTransaction(tx -> {
      tx.lock(List.copyOf(workers));
      if (store.find(tx, id).isEmpty()) {
        throw Problem.notFound("credential").exception();
      }
      if (!store.revoke(tx, id, today())) {
        throw Problem.of(409, "credential-revoked", "The credential was revoked before")
            .exception();
      }
      var revoked = store.find(tx, id).orElseThrow();
      append(tx, revoked, "revoked", 2, caller);
      tx.afterCommit(() -> changed.accept(workers));
      return revoked;
    });
  }

  /** The number on each of the documents, for those who may read it. */
  Map<UUID, String> numbers(List<Credential> credentials) {
    return store.numbers(db, credentials.stream().map(Credential::id).toList(), cipher);
  }

  /** What companies hold. */
  List<Credential> ofCompanies() {
    return store.ofCompanies(db);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private void append(Tx tx, Credential credential, String what, long version, Principal caller) {
    var data = new TreeMap<String, Object>();
    data.put("credential", credential.id());
    data.put("kind", credential.kind().code());
    data.put("holder", credential.holder().code());
    data.put("holderId", credential.holderId());
    data.put("issuedOn", credential.issuedOn().toString());
    var type = "org.yizhan.credential." + what + ".v1";
    events.append(
        tx, Event.of(clock.instant(), caller.actor(), type, credential.id(), version, data));
  }
}
