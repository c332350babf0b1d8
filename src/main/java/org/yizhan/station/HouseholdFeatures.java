package org.yizhan.station;

import org.yizhan.platform.http.ContractRouter;
import org.yizhan.station.booking.BookingParts;
import org.yizhan.station.dispatch.Candidates;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.preference.Blocks;
import org.yizhan.station.preference.Homes;
import org.yizhan.station.preference.PreferenceRoutes;
import org.yizhan.station.suspension.Rebooking;
import org.yizhan.station.suspension.SuspensionRoutes;
import org.yizhan.station.suspension.Suspensions;
import org.yizhan.station.visit.VisitView;

/** Who meets whom, at which doors, and when nobody does (S32, S33). */
record HouseholdFeatures(Homes homes, Blocks blocks, Suspensions suspensions, Rebooking rebooking) {
  static HouseholdFeatures of(BookingParts parts, TakeOff takeOff, Candidates candidates) {
    var suspensions =
        new Suspensions(
            parts.db(),
            parts.events(),
            parts.cipher(),
            parts.workforce(),
            parts.addressBook(),
            parts.schedule(),
            takeOff,
            parts.clock(),
            parts.zone());
    return new HouseholdFeatures(
        new Homes(parts.db(), parts.events(), parts.cipher(), parts.clock()),
        new Blocks(
            parts.db(),
            parts.events(),
            parts.cipher(),
            parts.visits(),
            parts.schedule(),
            takeOff,
            parts.clock()),
        suspensions,
        new Rebooking(
            suspensions,
            parts.visits(),
            parts.catalog(),
            candidates,
            parts.availability(),
            parts.clock()));
  }

  /** Names the handlers. */
  void mount(ContractRouter router, BookingParts parts, VisitView.Maker views) {
    new PreferenceRoutes(homes, blocks, parts.visits(), parts.workforce(), parts.zone())
        .mount(router);
    new SuspensionRoutes(
            suspensions, rebooking, parts.workforce(), parts.addressBook(), views, parts.zone())
        .mount(router);
  }
}
