package org.yizhan.hub.receipt;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * Whether a station has what was sent to it.
 *
 * @param receivedAt when the hub heard that it was applied; absent before
 */
public record Receipt(UUID station, Text name, @Nullable Instant receivedAt) {}
