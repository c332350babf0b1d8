package org.yizhan.station.preference;

import java.util.Set;
import java.util.UUID;

/**
 * These people in this dwelling; others may live there too.
 *
 * @param version 0 until somebody says something about it
 */
record Home(UUID household, UUID dwelling, long version, Set<HomeFact> facts) {}
