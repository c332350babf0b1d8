package org.yizhan.station.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a visit last, so that two who look at it know of each other.
 *
 * @param what such as {@code assigned}: the last part of the event's type
 * @param by role of who did it
 * @param name of the account; absent unless it was staff
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LastChange(OffsetDateTime at, String what, String by, @Nullable String name) {}
