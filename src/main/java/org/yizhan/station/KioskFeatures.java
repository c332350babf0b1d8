package org.yizhan.station;

import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.printer.NetworkPrinters;
import org.yizhan.station.access.KioskCallRoutes;
import org.yizhan.station.access.KioskCalls;
import org.yizhan.station.booking.TicketSlips;
import org.yizhan.station.kiosk.KioskRoutes;
import org.yizhan.station.kiosk.Kiosks;
import org.yizhan.station.kiosk.Printers;
import org.yizhan.station.printing.Letterhead;
import org.yizhan.station.printing.PrintRoutes;
import org.yizhan.station.queue.Queue;
import org.yizhan.station.voice.VoiceRoutes;
import org.yizhan.station.voice.Voices;

/** The kiosks as devices, their printers and what they say aloud (S02). */
record KioskFeatures(
    Foundation base, Kiosks kiosks, KioskCalls calls, Printers printers, Voices voices) {
  static KioskFeatures of(Foundation base, EventLog events) {
    var db = base.database().db();
    var kiosks = new Kiosks(db, events, base.keys().secret("codes"), base.clock());
    var network = new NetworkPrinters(base.vertx(), base.config().kiosk().patience());
    return new KioskFeatures(
        base,
        kiosks,
        new KioskCalls(db, events, base.clock()),
        new Printers(kiosks, network),
        new Voices(db, events, base.clock()));
  }

  /** Names the handlers. */
  void mount(ContractRouter router, TicketSlips slips, Queue queue) {
    var station = base.config().station();
    var zone = station.zoneId();
    var head = new Letterhead(station.name(), station.phone(), zone);
    new KioskCallRoutes(calls, zone).mount(router);
    new KioskRoutes(kiosks, printers, base.clock(), zone).mount(router);
    new VoiceRoutes(voices, zone).mount(router);
    new PrintRoutes(slips, queue, printers, head).mount(router);
  }
}
