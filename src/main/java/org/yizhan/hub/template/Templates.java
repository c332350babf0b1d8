package org.yizhan.hub.template;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.announcement.Announcements;
import org.yizhan.hub.exchange.Downlink;
import org.yizhan.hub.news.News;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;

/**
 * Templates of the city's catalogue go down to all stations when they are published, and to a
 * station that enrols later when it does. What a station makes of one is its manager's decision.
 */
public final class Templates {
  private static final String OFFER = "template";
  private static final String WITHDRAW = "template-withdrawn";

  private final Db db;
  private final Announcements announcements;
  private final Downlink downlink;
  private final InstantSource clock;
  private final TemplateStore store = new TemplateStore();

  /** Keeps them in {@code db}; in turn with {@code announcements}, which go the same way. */
  public Templates(Db db, Announcements announcements, Downlink downlink, InstantSource clock) {
    this.db = db;
    this.announcements = announcements;
    this.downlink = downlink;
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
  List<Template.Receipt> receipts(Scope scope, UUID id) {
    required(scope, id);
    return store.receipts(db, scope, id);
  }

  /** Publishes the next version of its code to all stations. */
  Template publish(Template.Draft draft, Principal by) {
    var now = clock.instant();
    var id = Ids.next();
    db.inTransaction(tx -> {
      announcements.hold(tx);
      var version = store.lastVersion(tx, draft.code()) + 1;
      var sent = new Template.Sent(id, version, draft, now);
      store.insert(tx, sent, UUID.fromString(by.id()));
      send(tx, sent, store.stations(tx), now);
      News.ofCity(tx);
      return id;
    });
    return required(Scope.of(by), id);
  }

  /**
   * Sends a station that is new what holds. The transaction has announcements held.
   *
   * @see Announcements#hold
   */
  public void catchUp(Tx tx, UUID station) {
    var now = clock.instant();
    store.current(tx).forEach(sent -> send(tx, sent, List.of(station), now));
  }

  /**
   * Lets all stations offer it no more; what they adopted stays theirs.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 also for a version that another replaced
   */
  Template withdraw(UUID id, Principal by) {
    required(Scope.of(by), id);
    var now = clock.instant();
    db.inTransaction(tx -> {
      announcements.hold(tx);
      if (store.withdraw(tx, id, now, UUID.fromString(by.id()))) {
        downlink.tell(tx, store.stations(tx), WITHDRAW, Map.of("id", id), now);
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
    downlink.tell(tx, stations, OFFER, data, now);
    store.went(tx, sent.id(), stations);
  }

  private Template required(Scope scope, UUID id) {
    return store.newest(db, scope, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("template").exception());
  }
}
