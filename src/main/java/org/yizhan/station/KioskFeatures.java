package org.yizhan.station;

import java.time.InstantSource;
import java.time.ZoneId;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.printer.NetworkPrinters;
import org.yizhan.station.access.KioskCallRoutes;
import org.yizhan.station.access.KioskCalls;
import org.yizhan.station.kiosk.KioskRoutes;
import org.yizhan.station.kiosk.Kiosks;
import org.yizhan.station.kiosk.Printers;

/** The kiosks as devices, and their printers (S02). */
record KioskFeatures(Kiosks kiosks, KioskCalls calls, Printers printers) {
  static KioskFeatures of(Foundation base, EventLog events) {
    var db = base.database().db();
    var kiosks = new Kiosks(db, events, base.keys().secret("codes"), base.clock());
    var network = new NetworkPrinters(base.vertx(), base.config().kiosk().patience());
    return new KioskFeatures(
        kiosks, new KioskCalls(db, events, base.clock()), new Printers(kiosks, network));
  }

  /** Names the handlers. */
  void mount(ContractRouter router, InstantSource clock, ZoneId zone) {
    new KioskCallRoutes(calls, zone).mount(router);
    new KioskRoutes(kiosks, printers, clock, zone).mount(router);
  }
}
