package org.yizhan.station.voice;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody says a text.
 *
 * @param id another one for every recording, so that it may be kept by caches for ever
 * @param language {@code zh-CN} or {@code en}
 * @param text the very text that is heard
 * @param bytes its size
 */
record VoiceClip(
    UUID id, String language, String text, SoundKind kind, int bytes, Instant recordedAt) {}
