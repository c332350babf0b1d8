package org.yizhan.hub.announcement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
import org.yizhan.platform.text.Text;

/**
 * Announcements go down to the stations that belong to the city, or to a district, when they are
 * written, and to a station that comes later when it comes; a station says that it has one by
 * applying it.
 */
public final class Announcements {
  private static final String SHOW = "announcement";
  private static final String WITHDRAW = "announcement-withdrawn";

  private final Db db;
  private final Downlink downlink;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Receipts receipts;
  private final AnnouncementStore store = new AnnouncementStore();

  /** Keeps them in {@code db} and sends them by {@code downlink}. */
  public Announcements(Db db, Downlink downlink, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.downlink = downlink;
    this.receipts = new Receipts(downlink, "announcement");
    this.clock = clock;
    this.zone = zone;
  }

  /** What an official writes. */
  record Draft(Text text, LocalDate until, @Nullable UUID district) {}

  /** The newest 200 that went to stations which the official sees. */
  List<Announcement> all(Scope scope) {
    return store.all(db, scope, null);
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
   * Writes one to all stations or those of a district; a district's official to the own.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 404 for another's
   *     district
   */
  Announcement write(Draft draft, Principal by) {
    var scope = Scope.of(by).narrowedTo(draft.district());
    var now = clock.instant();
    if (draft.until().isBefore(LocalDate.ofInstant(now, zone))) {
      throw Problem.invalid("/until", "is over").exception();
    }
    Receipts.requireDistrict(db, scope.district());
    var sent = new AnnouncementStore.Sent(Ids.next(), draft.text(), draft.until(), now);
    db.inTransaction(tx -> {
      Receipts.hold(tx);
      store.insert(tx, sent, scope.district(), UUID.fromString(by.id()));
      send(tx, sent, Receipts.stations(tx, scope.district()), now);
      News.ofCity(tx);
      return sent;
    });
    return required(Scope.of(by), sent.id());
  }

  private void send(Tx tx, AnnouncementStore.Sent sent, List<UUID> stations, Instant now) {
    var data =
        Map.<String, Object>of(
            "id", sent.id(),
            "text", sent.text(),
            "until", sent.until(),
            "writtenAt", sent.writtenAt().toString());
    receipts.send(tx, sent.id(), stations, SHOW, data, now);
  }

  /**
   * Sends what a station that is new, or belongs to another district now, has not been sent; in a
   * transaction that has called {@link Receipts#hold}.
   */
  public void catchUp(Tx tx, UUID station, @Nullable UUID district) {
    var now = clock.instant();
    store
        .owed(tx, station, district, LocalDate.ofInstant(now, zone))
        .forEach(sent -> send(tx, sent, List.of(station), now));
  }

  /**
   * Lets the stations that it went to show it no more.
   *
   * @throws org.yizhan.platform.http.ProblemException 404, 403 for a district's official and one
   *     that the city wrote to all
   */
  Announcement withdraw(UUID id, Principal by) {
    var scope = Scope.of(by);
    var known = required(scope, id);
    if (scope.district() != null && known.district() == null) {
      throw Problem.of(403, "not-allowed", "The city wrote this to all stations").exception();
    }
    var now = clock.instant();
    db.inTransaction(tx -> {
      Receipts.hold(tx);
      if (store.withdraw(tx, id, now, UUID.fromString(by.id()))) {
        downlink.tell(tx, store.receivers(tx, id), WITHDRAW, Map.of("id", id), now);
        News.ofCity(tx);
      }
      return id;
    });
    return required(scope, id);
  }

  private Announcement required(Scope scope, UUID id) {
    return store
        .find(db, scope, id)
        .orElseThrow(() -> Problem.notFound("announcement").exception());
  }
}
