package org.yizhan.hub.indicator;

import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * What a number is, to be shown beside it.
 *
 * @param unit {@code count}, {@code hours}, {@code minutes}, or {@code share}: from 0 to 1
 * @param goal at least this much; absent where no programme names one
 * @param source the system of the requirements, and the paper's item where one asks for it
 */
public record Definition(
    String code, String unit, @Nullable Double goal, Text name, Text definition, String source) {}
