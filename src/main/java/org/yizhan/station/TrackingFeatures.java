package org.yizhan.station;

import java.util.UUID;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.mqtt.MqttGate;
import org.yizhan.station.booking.BookingChanges;
import org.yizhan.station.booking.BookingParts;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.tracking.DeskReports;
import org.yizhan.station.tracking.DeviceParts;
import org.yizhan.station.tracking.Devices;
import org.yizhan.station.tracking.Tracking;
import org.yizhan.station.tracking.TrackingParts;
import org.yizhan.station.tracking.TrackingRoutes;
import org.yizhan.station.visit.VisitView;
import org.yizhan.station.workforce.Device;

/** Tracking and what hangs on it, wired. */
final class TrackingFeatures {
  private final Foundation base;
  private final UUID station;
  private final BookingParts parts;
  private final Tokens tokens;
  private final VisitView.Maker views;
  private final SealedLog log;
  private final Tracking tracking;

  TrackingFeatures(
      Foundation base,
      UUID station,
      BookingParts parts,
      Licences licences,
      Tokens tokens,
      VisitView.Maker views,
      SealedLog log) {
    this.base = base;
    this.station = station;
    this.parts = parts;
    this.tokens = tokens;
    this.views = views;
    this.log = log;
    this.tracking =
        new Tracking(
            base.vertx(),
            new TrackingParts(
                parts.db(),
                parts.visits(),
                parts.schedule(),
                new BookingChanges(parts),
                parts.catalog(),
                licences,
                base.config().tracking(),
                base.clock()));
  }

  /** Opens the MQTT endpoint for workers' devices; the port. */
  int openMqtt(MqttGate<Device> gate) {
    var devices =
        new Devices(
            base.vertx(),
            new DeviceParts(
                station,
                parts.db(),
                tokens,
                parts.workforce(),
                parts.visits(),
                parts.catalog(),
                parts.addressBook(),
                base.meters(),
                base.clock(),
                parts.zone()),
            log,
            gate,
            tracking);
    return gate.open(base.vertx(), devices);
  }

  /** The operations of the contract. */
  void mount(ContractRouter router) {
    var desk = new DeskReports(tracking, parts.visits(), parts.workforce(), base.clock());
    new TrackingRoutes(desk, parts.visits(), views).mount(router);
  }
}
