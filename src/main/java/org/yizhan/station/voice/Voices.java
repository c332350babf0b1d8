package org.yizhan.station.voice;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;

/** What people of the station recorded. A text has one recording; a new one takes its place. */
public final class Voices {
  private final Db db;
  private final EventLog events;
  private final InstantSource clock;
  private final VoiceStore store = new VoiceStore();

  /** Works on {@code db}. */
  public Voices(Db db, EventLog events, InstantSource clock) {
    this.db = db;
    this.events = events;
    this.clock = clock;
  }

  /** Every recording, without its sound. */
  List<VoiceClip> all() {
    return store.all(db);
  }

  /**
   * What is heard.
   *
   * @throws org.yizhan.platform.http.ProblemException 404
   */
  VoiceStore.Sound sound(UUID id) {
    return store.sound(db, id).orElseThrow(() -> Problem.notFound("clip").exception());
  }

  /**
   * Keeps a recording of the very {@code text}, in place of the one before.
   *
   * @throws org.yizhan.platform.http.ProblemException 415 when the bytes are of no kind that is
   *     kept
   */
  VoiceClip keep(String language, String text, byte[] content, Principal caller) {
    var kind = SoundKind.sniff(content).orElseThrow(() -> wrongKind().exception());
    return db.inTransaction(tx -> {
      var clip = new VoiceClip(Ids.next(), language, text, kind, content.length, clock.instant());
      store.save(tx, clip, content, caller.actor());
      // A notice may be recorded, and its words stay out of the log.
      var data = Map.<String, Object>of("language", language, "bytes", content.length);
      events.append(tx, event(caller, "kept", clip.id(), 1, data));
      return clip;
    });
  }

  /**
   * Nobody hears it any more.
   *
   * @throws org.yizhan.platform.http.ProblemException 404
   */
  void remove(UUID id, Principal caller) {
    db.inTransaction(tx -> {
      if (!store.remove(tx, id)) {
        throw Problem.notFound("clip").exception();
      }
      events.append(tx, event(caller, "removed", id, 2, Map.of()));
      return id;
    });
  }

  private Event event(
      Principal caller, String what, UUID id, long version, Map<String, Object> data) {
    var type = "org.yizhan.voice-clip." + what + ".v1";
    return Event.of(clock.instant(), caller.actor(), type, id, version, data);
  }

  private static Problem wrongKind() {
    return Problem.of(415, "wrong-file", "This file is no recording that is kept")
        .withDetail("Send an MP3, Ogg, WAV or M4A file.");
  }
}
