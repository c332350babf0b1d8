package org.yizhan.station.photo;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.files.SealedFiles;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.evidence.FileKind;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Worker;

/** Takes photos from workers' phones and shows them to staff. */
public final class VisitPhotos {
  /** Enough for every room, and no way to fill the disk. */
  static final int PER_VISIT = 12;

  private final Db db;
  private final EventLog events;
  private final SealedFiles files;
  private final Visits visits;
  private final InstantSource clock;
  private final PhotoStore store = new PhotoStore();

  /** Keeps files in {@code files} and names them in {@code db}. */
  public VisitPhotos(
      Db db, EventLog events, SealedFiles files, Visits visits, InstantSource clock) {
    this.db = db;
    this.events = events;
    this.files = files;
    this.visits = visits;
    this.clock = clock;
  }

  /** A photo to be sent. */
  record Opened(FileKind kind, byte[] content) {}

  /**
   * Keeps a photo of the worker's own visit; one that is kept already changes nothing.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when the worker has no such visit or the
   *     id is that of a photo of another, 409 when it is that of other bytes, 415 when the bytes
   *     are no picture, 409 when the visit has as many photos as one may have
   */
  void keep(UUID visit, UUID id, byte[] bytes, Worker worker, String actor) {
    requireOwn(visit, worker);
    var sniffed =
        FileKind.sniff(bytes)
            .filter(file -> file.kind() != FileKind.PDF)
            .orElseThrow(VisitPhotos::wrongKind);
    var digest = files.put(sniffed.content());
    var photo =
        new VisitPhoto(
            id,
            visit,
            worker.id(),
            digest,
            sniffed.kind(),
            sniffed.content().length,
            clock.instant());
    db.inTransaction(tx -> {
      tx.lock(List.of(id));
      visits.lock(tx, List.of(visit));
      var known = store.find(tx, id);
      if (known.isPresent()) {
        return sameOrMissing(known.get(), photo);
      }
      if (store.count(tx, visit) >= PER_VISIT) {
        throw Problem.of(409, "too-many-photos", "The visit has as many photos as one may have")
            .withDetail("At most %d are kept of a visit.".formatted(PER_VISIT))
            .exception();
      }
      store.insert(tx, photo);
      events.append(tx, event(photo, actor));
      return photo;
    });
  }

  private void requireOwn(UUID id, Worker worker) {
    if (visits.all(List.of(id)).stream().map(Visit::worker).noneMatch(worker.id()::equals)) {
      throw Problem.notFound("visit").exception();
    }
  }

  private static VisitPhoto sameOrMissing(VisitPhoto known, VisitPhoto sent) {
    if (!known.visit().equals(sent.visit()) || !known.worker().equals(sent.worker())) {
      throw Problem.notFound("photo").exception();
    }
    if (!known.digest().equals(sent.digest())) {
      throw Problem.of(409, "another-photo", "Another photo is kept under this id").exception();
    }
    return known;
  }

  private static RuntimeException wrongKind() {
    return Problem.of(415, "wrong-file", "This file is of a kind that is not kept")
        .withDetail("Send a whole JPEG, PNG or WebP file; take the photo again.")
        .exception();
  }

  private static Event event(VisitPhoto photo, String actor) {
    return Event.of(
        photo.storedAt(),
        actor,
        "org.yizhan.photo.kept.v1",
        photo.id(),
        1,
        Map.of("visit", photo.visit(), "type", photo.kind().type(), "bytes", photo.bytes()));
  }

  /**
   * The photos of a visit, in the order in which they came.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such visit
   */
  List<VisitPhoto> of(UUID visit) {
    return store.ofVisit(db, visits.get(visit).id());
  }

  /**
   * One of them.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when the visit has no such photo
   */
  Opened open(UUID visit, UUID id) {
    var photo =
        store
            .find(db, id)
            .filter(found -> found.visit().equals(visit))
            .orElseThrow(() -> Problem.notFound("photo").exception());
    var content =
        files
            .get(photo.digest())
            .orElseThrow(() -> new IllegalStateException("The file of a photo is missing: " + id));
    return new Opened(photo.kind(), content);
  }
}
