package org.yizhan.station.evidence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.files.SealedFiles;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.evidence.EvidenceStore.Kept;
import org.yizhan.station.evidence.EvidenceStore.Owner;

/** Keeps and gives out files. A file is on the disk before the row that names it is committed. */
public final class Evidence {
  private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);

  /** A file that nobody names yet may belong to a transaction; none takes this long. */
  private static final Duration GRACE = Duration.ofHours(1);

  private final Db db;
  private final EventLog events;
  private final SealedFiles files;
  private final InstantSource clock;
  private final EvidenceStore store = new EvidenceStore();

  /** Keeps files in {@code files} and names them in {@code db}. */
  public Evidence(Db db, EventLog events, SealedFiles files, InstantSource clock) {
    this.db = db;
    this.events = events;
    this.files = files;
    this.clock = clock;
  }

  /** A file to be sent. */
  record Opened(FileKind kind, byte[] content) {}

  /**
   * Keeps the file in place of the one before.
   *
   * @param what of the event: {@code org.yizhan.<what>.v1}
   * @throws org.yizhan.platform.http.ProblemException 404 for the owner, 415 when the bytes are of
   *     no kind that is kept
   */
  void keep(Owner owner, UUID id, byte[] bytes, String what, Principal caller) {
    var sniffed =
        FileKind.sniff(bytes)
            .filter(file -> owner == Owner.CREDENTIAL || file.kind() != FileKind.PDF)
            .orElseThrow(() -> wrongKind(owner).exception());
    var content = sniffed.content();
    var kept = new Kept(files.put(content), sniffed.kind(), content.length);
    db.inTransaction(tx -> {
      tx.lock(List.of(id));
      var version =
          store
              .next(tx, owner, id)
              .orElseThrow(() ->
                  Problem.notFound(owner == Owner.WORKER ? "worker" : "credential").exception());
      var now = clock.instant();
      store.save(tx, owner, id, kept, now);
      events.append(
          tx,
          Event.of(
              now,
              caller.actor(),
              "org.yizhan." + what + ".v1",
              id,
              version,
              Map.of("type", kept.kind().type(), "bytes", kept.bytes())));
      return kept;
    });
  }

  private static Problem wrongKind(Owner owner) {
    var kinds = owner == Owner.CREDENTIAL ? "JPEG, PNG, WebP or PDF" : "JPEG, PNG or WebP";
    return Problem.of(415, "wrong-file", "This file is of a kind that is not kept")
        .withDetail("Send a whole " + kinds + " file; take a photo or scan the paper again.");
  }

  /**
   * The file of the owner.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is none
   */
  Opened open(Owner owner, UUID id) {
    var kept = store.find(db, owner, id).orElseThrow(() -> Problem.notFound("file").exception());
    var content =
        files
            .get(kept.digest())
            .orElseThrow(
                () -> new IllegalStateException("A file of evidence is missing: " + kept.digest()));
    return new Opened(kept.kind(), content);
  }

  /**
   * Deletes files that nobody names. Their age is that of the disk, whatever the clock of the
   * station says; a failure is logged, because the next hour tries again.
   */
  public void sweep() {
    try {
      var deleted =
          files.sweep(InstantSource.system().instant().minus(GRACE), all -> store.named(db, all));
      if (deleted > 0) {
        LOG.atInfo().addKeyValue("files", deleted).log("Files that nobody names were deleted");
      }
    } catch (Exception e) {
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Files were not swept");
    }
  }
}
