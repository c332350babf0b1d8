package org.yizhan.station.licence;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.yizhan.platform.http.FieldError;
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

  /**
   * What is written down of a document.
   *
   * @param items what an examination looked at
   * @param result of an examination: {@code fit}, {@code limited} or {@code unfit}
   * @param consented whether the worker agreed to what goes beyond the rule
   */
  public record Document(
      CredentialKind kind,
      @Nullable Set<String> covers,
      @Nullable Integer level,
      @Nullable Integer hours,
      @Nullable String issuer,
      @Nullable String number,
      LocalDate issuedOn,
      @Nullable LocalDate validUntil,
      @Nullable List<String> items,
      @Nullable String result,
      @Nullable Boolean consented,
      @Nullable String paidBy,
      @Nullable Integer subsidyPercent,
      @Nullable String voucher) {}

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
    if (workforce.company(company).isEmpty()) {
      throw Problem.notFound("company").exception();
    }
    return add(Holder.COMPANY, company, staffOf(company), document, caller);
  }

  private Set<UUID> staffOf(UUID company) {
    return workforce.all().stream()
        .filter(worker -> worker.companyId().equals(company))
        .map(Worker::id)
        .collect(Collectors.toSet());
  }

  private Credential add(
      Holder holder, UUID holderId, Set<UUID> workers, Document document, Principal caller) {
    refuse(document, holder)
        .ifPresent(error -> {
          throw Problem.invalid(error.field(), error.message()).exception();
        });
    return db.inTransaction(tx -> {
      tx.lock(List.copyOf(workers));
      var credential = record(tx, holder, holderId, document, caller);
      tx.afterCommit(() -> changed.accept(workers));
      return credential;
    });
  }

  /** The first thing wrong with a document of such a holder. */
  public Optional<FieldError> refuse(Document document, Holder holder) {
    var categories =
        catalog.categories().stream().map(c -> c.code()).collect(Collectors.toUnmodifiableSet());
    return DocumentRules.refuse(document, holder, categories, today());
  }

  /**
   * Writes down a document that was found in order, the workers concerned locked before. An
   * examination that found somebody unfit counts from no day, and those before it count no more.
   */
  public Credential record(
      Tx tx, Holder holder, UUID holderId, Document document, Principal caller) {
    var credential = credential(Ids.next(), holder, holderId, document);
    store.insert(tx, credential, Details.of(document), cipher, clock.instant());
    append(tx, credential, "added", 1, caller);
    if (unfit(document)) {
      for (var earlier : store.earlier(tx, credential)) {
        revoke(tx, earlier, caller);
      }
    }
    return credential;
  }

  /** What the workers hold themselves, locked before. */
  public Map<UUID, List<Held>> heldBy(Tx tx, Set<UUID> workers) {
    var own =
        store.ofWorkers(tx, workers.toArray(UUID[]::new)).await().values().stream()
            .flatMap(List::stream)
            .filter(credential -> credential.holder() == Holder.WORKER)
            .toList();
    var details = store.details(tx, own.stream().map(Credential::id).toList(), cipher);
    return own.stream()
        .map(
            credential -> new Held(credential, details.getOrDefault(credential.id(), Details.NONE)))
        .collect(Collectors.groupingBy(one -> one.credential().holderId()));
  }

  /** Writes a known document of a worker anew, the worker locked before. */
  public void change(Tx tx, Held known, Document document, Principal caller) {
    var before = known.credential();
    var credential = credential(before.id(), before.holder(), before.holderId(), document);
    store.change(tx, credential, Details.of(document), cipher);
    append(tx, credential, "changed", known.details().version() + 1, caller);
    if (unfit(document)) {
      revoke(tx, before.id(), caller);
      for (var earlier : store.earlier(tx, credential)) {
        revoke(tx, earlier, caller);
      }
    }
  }

  static Credential credential(UUID id, Holder holder, UUID holderId, Document document) {
    return new Credential(
        id,
        holder,
        holderId,
        document.kind(),
        document.covers() == null ? Set.of() : document.covers(),
        document.level(),
        document.hours(),
        document.issuer(),
        document.issuedOn(),
        document.validUntil(),
        unfit(document) ? document.issuedOn() : null);
  }

  private static boolean unfit(Document document) {
    return Details.Health.UNFIT.equals(document.result());
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
      var revoked = revoke(tx, id, caller);
      tx.afterCommit(() -> changed.accept(workers));
      return revoked.orElseThrow(() ->
          Problem.of(409, "credential-revoked", "The credential was revoked before").exception());
    });
  }

  private Optional<Credential> revoke(Tx tx, UUID id, Principal caller) {
    if (!store.revoke(tx, id, today())) {
      return Optional.empty();
    }
    var revoked = store.find(tx, id).orElseThrow();
    var version = store.details(tx, List.of(id), cipher).getOrDefault(id, Details.NONE).version();
    append(tx, revoked, "revoked", version, caller);
    return Optional.of(revoked);
  }

  /** What else is written down of the documents, for those who may read it. */
  Map<UUID, Details> details(List<Credential> credentials) {
    return store.details(db, credentials.stream().map(Credential::id).toList(), cipher);
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
