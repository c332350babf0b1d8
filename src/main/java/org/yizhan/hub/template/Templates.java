package org.yizhan.hub.template;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.exchange.Downlink;
import org.yizhan.hub.news.News;
import org.yizhan.hub.receipt.Receipt;
import org.yizhan.hub.receipt.Receipts;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;

/**
 * Templates of the city's catalogue go down to all stations, or those of a district, when they are
 * published, and to a station that comes later when it does. What a station makes of one is its
 * manager's decision.
 */
public final class Templates {
  private static final String OFFER = "template";
  private static final String WITHDRAW = "template-withdrawn";

  private final Db db;
  private final Downlink downlink;
  private final Receipts receipts;
  private final InstantSource clock;
  private final TemplateStore store = new TemplateStore();

  /** Keeps them in {@code db} and sends them by {@code downlink}. */
  public Templates(Db db, Downlink downlink, InstantSource clock) {
    this.db = db;
    this.downlink = downlink;
    this.receipts = new Receipts(downlink, "template");
    this.clock = clock;
  }

  /** The newest version of each code, those that hold first. */
  List<Template> all(Scope scope) {
    return store.newest(db, scope, null);
  }

  /**
   * Which of the stations that the official sees have it; those that have not first.
   *
   * @throws org.yizhan.platform.http.ProblemException 404
   */
  List<Receipt> receipts(Scope scope, UUID id) {
    required(scope, id);
    return receipts.of(db, scope, id);
  }

  /**
   * Publishes the next version of its code to all stations or those of a district.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 for an unknown district, 409 when the
   *     code is for other stations: a station would have to choose between two of one code
   */
  Template publish(Template.Draft draft, @Nullable UUID district, Principal by) {
    Receipts.requireDistrict(db, district);
    var now = clock.instant();
    var id = Ids.next();
    db.inTransaction(tx -> {
      Receipts.hold(tx);
      var last = store.last(tx, draft.code());
      if (last.isPresent() && !Objects.equals(last.get().district(), district)) {
        throw Problem.of(409, "code-elsewhere", "This code is for other stations")
            .withDetail("Every version of a code goes to the same stations; use another code.")
            .exception();
      }
      var version = last.map(TemplateStore.Last::version).orElse(0) + 1;
      var sent = new Template.Sent(id, version, draft, now);
      store.insert(tx, sent, district, UUID.fromString(by.id()));
      send(tx, sent, Receipts.stations(tx, district), now);
      News.ofCity(tx);
      return id;
    });
    return required(Scope.of(by), id);
  }

  /**
   * Sends a station that is new, or belongs to another district now, what holds and it has not been
   * sent; in a transaction that has called {@link Receipts#hold}.
   */
  public void catchUp(Tx tx, UUID station, @Nullable UUID district) {
    var now = clock.instant();
    store.owed(tx, station, district).forEach(sent -> send(tx, sent, List.of(station), now));
  }

  /** Takes back from a station what is for a district that it leaves; as {@link #catchUp}. */
  public void leave(Tx tx, UUID station, UUID district) {
    var now = clock.instant();
    store
        .leave(tx, station, district)
        .forEach(id -> downlink.tell(tx, List.of(station), WITHDRAW, Map.of("id", id), now));
  }

  /**
   * Lets the stations that it is for offer it no more; what they adopted stays theirs.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 also for a version that another replaced
   */
  Template withdraw(UUID id, Principal by) {
    var district = required(Scope.of(by), id).district();
    var now = clock.instant();
    db.inTransaction(tx -> {
      Receipts.hold(tx);
      if (store.withdraw(tx, id, now, UUID.fromString(by.id()))) {
        var stations = Receipts.stations(tx, district == null ? null : district.id());
        downlink.tell(tx, stations, WITHDRAW, Map.of("id", id), now);
        News.ofCity(tx);
      }
      return id;
    });
    return required(Scope.of(by), id);
  }

  private void send(Tx tx, Template.Sent sent, List<UUID> stations, Instant now) {
    var content = sent.content();
    var data = new LinkedHashMap<String, Object>();
    data.put("id", sent.id());
    data.put("code", content.code());
    data.put("version", sent.version());
    data.put("category", content.category());
    data.put("name", content.name());
    data.put("includes", content.includes());
    data.put("excludes", content.excludes());
    data.put("durationMinutes", content.durationMinutes());
    if (content.guideFen() != null) {
      data.put("guideFen", content.guideFen());
    }
    data.put("validFrom", content.validFrom());
    data.put("publishedAt", sent.publishedAt().toString());
    receipts.send(tx, sent.id(), stations, OFFER, data, now);
  }

  private Template required(Scope scope, UUID id) {
    return store.newest(db, scope, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("template").exception());
  }
}
