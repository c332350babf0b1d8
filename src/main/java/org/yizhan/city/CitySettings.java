package org.yizhan.city;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A city to simulate.
 *
 * @param first the first simulated day
 * @param speedup simulated seconds in a second, at most; the hub may be slower than that
 * @param hub where the hub is, such as {@code https://hub.example}
 */
record CitySettings(
    int stations,
    int days,
    LocalDate first,
    ZoneId zone,
    double speedup,
    String hub,
    HubOffice.Login login,
    long seed,
    Trouble trouble) {}
