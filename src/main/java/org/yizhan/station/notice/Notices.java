package org.yizhan.station.notice;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.text.Text;

/** Notices: written by staff, read by everybody on the days they are for. */
public final class Notices {
  private final Db db;
  private final EventLog events;
  private final InstantSource clock;
  private final ZoneId zone;
  private final NoticeStore store = new NoticeStore();

  /** Works on {@code db}; days are those of {@code zone}. */
  public Notices(Db db, EventLog events, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
  }

  /** What staff write. */
  record Draft(Text text, LocalDate from, LocalDate until) {}

  /** Those of today. */
  List<Notice> shown() {
    return ahead().stream().filter(notice -> notice.shownOn(today())).toList();
  }

  /** Those of today and of days to come. */
  List<Notice> ahead() {
    return store.since(db, today());
  }

  /**
   * Writes a notice.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  Notice write(Draft draft, Principal caller) {
    refuse(draft);
    var notice = new Notice(Ids.next(), 1, draft.text(), draft.from(), draft.until());
    return db.inTransaction(tx -> saved(tx, notice, caller));
  }

  /**
   * Writes it anew; with a last day of yesterday it is taken down.
   *
   * @param version that the caller read
   * @throws org.yizhan.platform.http.ProblemException 404, 412 when it changed since, 400 naming
   *     the field
   */
  Notice change(UUID id, long version, Draft draft, Principal caller) {
    refuse(draft);
    return db.inTransaction(tx -> {
      var before = store.locked(tx, id).orElseThrow(() -> Problem.notFound("notice").exception());
      if (before.version() != version) {
        throw Problem.of(412, "stale-version", "The notice changed since it was read").exception();
      }
      return saved(
          tx, new Notice(id, version + 1, draft.text(), draft.from(), draft.until()), caller);
    });
  }

  private static void refuse(Draft draft) {
    if (draft.until().isBefore(draft.from())) {
      throw Problem.invalid("/until", "must not be before the first day").exception();
    }
  }

  private Notice saved(Tx tx, Notice notice, Principal caller) {
    var now = clock.instant();
    store.save(tx, notice, now, caller.actor());
    // The words stay out of the log: somebody may write a name.
    var data = Map.of("from", notice.from(), "until", notice.until());
    var what = notice.version() == 1 ? "written" : "changed";
    events.append(
        tx,
        Event.of(
            now,
            caller.actor(),
            "org.yizhan.notice." + what + ".v1",
            notice.id(),
            notice.version(),
            data));
    return notice;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
