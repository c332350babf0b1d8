package org.yizhan.station.workforce;

import java.util.UUID;
import org.yizhan.platform.text.Text;

/** What staff lists show of a worker. */
public record WorkerName(UUID id, String name, Text company) {}
