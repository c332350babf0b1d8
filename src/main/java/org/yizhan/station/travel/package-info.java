/**
 * How long workers are on their way: by address, by the routes of a service where one is asked, and
 * corrected by what departures and arrivals tell. One factor serves the whole day: within a
 * community there is no rush hour worth the samples that it would take.
 */
@NullMarked
package org.yizhan.station.travel;

import org.jspecify.annotations.NullMarked;
