package org.yizhan.station.workforce;

import java.util.UUID;
import org.yizhan.platform.text.Text;

/**
 * What anybody may see of a worker.
 *
 * @param name masked, as in 王师傅
 */
public record PublicWorker(UUID id, String name, Text company, int stars) {}
