package org.yizhan.station.roster.leave;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.WorkerName;

/** What the contract shows of time off. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimeOffView(
    UUID id,
    long version,
    WorkerName worker,
    TimeOff.Kind kind,
    TimeOff.State state,
    OffsetDateTime start,
    OffsetDateTime end,
    @Nullable String reason) {
  static TimeOffView of(TimeOff off, Worker worker, ZoneId zone) {
    return new TimeOffView(
        off.id(),
        off.version(),
        worker.named(),
        off.kind(),
        off.state(),
        off.during().start().atZone(zone).toOffsetDateTime(),
        off.during().end().atZone(zone).toOffsetDateTime(),
        off.reason());
  }
}
