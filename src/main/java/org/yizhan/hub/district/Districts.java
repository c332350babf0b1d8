package org.yizhan.hub.district;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.announcement.Announcements;
import org.yizhan.hub.figures.DistrictSums;
import org.yizhan.hub.news.News;
import org.yizhan.hub.receipt.Receipts;
import org.yizhan.hub.template.Templates;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.text.Text;

/** Districts and the stations that belong to them; the city says which. */
public final class Districts {
  private final Db db;
  private final Announcements announcements;
  private final Templates templates;
  private final DistrictStore store = new DistrictStore();

  /**
   * Works on {@code db}; a station that moves hears {@code announcements} and gets {@code
   * templates} of where it is now.
   */
  public Districts(Db db, Announcements announcements, Templates templates) {
    this.db = db;
    this.announcements = announcements;
    this.templates = templates;
  }

  List<District> all(Scope scope) {
    return store.all(db, scope.district());
  }

  /**
   * A new district.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 when there is one of that name
   */
  District make(Text name) {
    var id = Ids.next();
    db.inTransaction(tx -> {
      if (!store.insert(tx, id, name)) {
        throw nameTaken();
      }
      News.ofCity(tx);
      return id;
    });
    return one(id);
  }

  /**
   * Names it anew.
   *
   * @param version that the caller read
   * @throws org.yizhan.platform.http.ProblemException 404, 409 when another has the name, 412
   */
  District rename(UUID id, long version, Text name) {
    db.inTransaction(tx -> {
      var before =
          store.lockedVersion(tx, id).orElseThrow(() -> Problem.notFound("district").exception());
      refuseStale(before, version);
      if (store.nameTaken(tx, id, name)) {
        throw nameTaken();
      }
      store.rename(tx, id, version + 1, name);
      News.ofCity(tx);
      return id;
    });
    return one(id);
  }

  /**
   * Says where a station belongs and stands. Its days go with it: what a district did is what the
   * stations did that belong to it now.
   *
   * @param version of the place that the caller read
   * @throws org.yizhan.platform.http.ProblemException 404, 400 for an unknown district, 412
   */
  Place move(
      UUID station, long version, @Nullable UUID district, Place.@Nullable Position position) {
    return db.inTransaction(tx -> {
      DistrictSums.hold(tx, station); // First: a long count is to hold up nobody's announcements.
      Receipts.hold(tx);
      var before =
          store.locked(tx, station).orElseThrow(() -> Problem.notFound("station").exception());
      refuseStale(before.version(), version);
      if (district != null && !store.knows(tx, district)) {
        throw Problem.invalid("/district", "is no district").exception();
      }
      if (!Objects.equals(before.district(), district)) {
        DistrictSums.move(tx, station, before.district(), district);
        announcements.catchUp(tx, station, district);
        if (before.district() != null) {
          templates.leave(tx, station, before.district());
        }
        templates.catchUp(tx, station, district);
      }
      var after = new Place(version + 1, district, position);
      store.save(tx, station, after);
      News.ofStation(tx, station);
      return after;
    });
  }

  private District one(UUID id) {
    return store.all(db, id).getFirst();
  }

  private static void refuseStale(long now, long read) {
    if (now != read) {
      throw Problem.of(412, "stale-version", "It changed since it was read").exception();
    }
  }

  private static RuntimeException nameTaken() {
    return Problem.of(409, "name-taken", "There is a district of that name").exception();
  }
}
