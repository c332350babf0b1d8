package org.yizhan.station.schedule;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;

/**
 * When visits are on a day, station time.
 *
 * @param opens the first start
 * @param closes visits end by then
 */
public record OpenDay(
    @JsonFormat(pattern = "HH:mm") LocalTime opens,
    @JsonFormat(pattern = "HH:mm") LocalTime closes) {}
