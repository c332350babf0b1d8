package org.yizhan.station.voice;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/** Recorded clips, for whoever plays them and for staff who hand them in. */
public final class VoiceRoutes {
  /** A larger recording is refused with 413, bytes: a text takes seconds, not minutes. */
  private static final int LIMIT_BYTES = 2_000_000;

  private final Voices voices;
  private final ZoneId zone;

  /** Serves {@code voices}. */
  public VoiceRoutes(Voices voices, ZoneId zone) {
    this.voices = voices;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listVoiceClips", this::list)
        .on("getVoiceClip", this::get)
        .onFile("keepVoiceClip", LIMIT_BYTES, this::keep)
        .on("removeVoiceClip", this::remove);
  }

  private record ClipView(
      UUID id, String language, String text, String type, int bytes, OffsetDateTime recordedAt) {}

  private ClipView view(VoiceClip clip) {
    var at = clip.recordedAt().atZone(zone).toOffsetDateTime();
    return new ClipView(
        clip.id(), clip.language(), clip.text(), clip.kind().type(), clip.bytes(), at);
  }

  private Reply list(Request request) {
    return Reply.ok(Map.of("clips", voices.all().stream().map(this::view).toList()));
  }

  /** Another recording has another id, so this one may be kept for ever. */
  private Reply get(Request request) {
    var sound = voices.sound(request.id("clip"));
    return new Reply.Whole(
        200,
        sound.content(),
        sound.kind().type(),
        Map.of(
            "Cache-Control", "public, max-age=31536000, immutable",
            "Content-Security-Policy", "sandbox; default-src 'none'"));
  }

  private Reply keep(Request request) {
    var language = request.query("language").orElseThrow();
    var text = request.query("text").orElseThrow();
    return Reply.ok(view(voices.keep(language, text, request.rawBody(), request.principal())));
  }

  private Reply remove(Request request) {
    voices.remove(request.id("clip"), request.principal());
    return Reply.nothing();
  }
}
