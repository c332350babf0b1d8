package org.yizhan.station.photo;

import java.time.Instant;
import java.util.UUID;
import org.yizhan.station.evidence.FileKind;

/**
 * A photo of a visit.
 *
 * @param id given by the phone, so that sending it again changes nothing
 * @param digest by which its file is found
 * @param storedAt when it came
 */
record VisitPhoto(
    UUID id, UUID visit, UUID worker, String digest, FileKind kind, int bytes, Instant storedAt) {}
