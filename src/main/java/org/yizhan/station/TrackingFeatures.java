package org.yizhan.station;

import java.util.UUID;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.mqtt.MqttGate;
import org.yizhan.station.alarm.AlarmRoutes;
import org.yizhan.station.alarm.AlarmWatch;
import org.yizhan.station.alarm.Alarms;
import org.yizhan.station.booking.BookingChanges;
import org.yizhan.station.booking.BookingParts;
import org.yizhan.station.device.DeviceRoutes;
import org.yizhan.station.device.Enrolments;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.preference.Homes;
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
  private final Alarms alarms;
  private final MqttGate<Device> gate;
  private final Homes homes;

  TrackingFeatures(
      Foundation base,
      UUID station,
      BookingParts parts,
      Licences licences,
      Tokens tokens,
      VisitView.Maker views,
      Homes homes,
      SealedLog log) {
    this.base = base;
    this.homes = homes;
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
                parts.cipher(),
                parts.visits(),
                parts.schedule(),
                new BookingChanges(parts),
                parts.catalog(),
                licences,
                base.config().tracking(),
                base.clock()));
    this.gate = new MqttGate<>(base.config().mqtt(), base.clock());
    this.alarms =
        new Alarms(
            parts.db(),
            parts.events(),
            parts.cipher(),
            base.config().alarm(),
            base.config().tracking().doorTries());
  }

  Alarms alarms() {
    return alarms;
  }

  /** Looks after alarms from now on. */
  void watch() {
    var _ = new AlarmWatch(base.rounds(), alarms, log, base.clock());
  }

  /** The MQTT endpoint of workers' devices. */
  MqttGate<Device> gate() {
    return gate;
  }

  /** Opens it; the port. */
  int openMqtt() {
    var devices =
        new Devices(
            base.vertx(),
            base.rounds(),
            new DeviceParts(
                station,
                parts.db(),
                parts.cipher(),
                tokens,
                parts.workforce(),
                parts.visits(),
                parts.catalog(),
                parts.addressBook(),
                homes,
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
    var enrolments =
        new Enrolments(
            parts.db(),
            parts.events(),
            parts.workforce(),
            tokens,
            parts.codeKey(),
            base.config().device(),
            base.clock(),
            device -> gate.shutOut(device.toString()));
    new DeviceRoutes(enrolments, this::connected, station, parts.zone()).mount(router);
    new AlarmRoutes(
            parts.db(),
            alarms,
            parts.visits(),
            parts.workforce(),
            views,
            base.clock(),
            parts.zone())
        .mount(router);
  }

  private boolean connected(UUID device) {
    return gate.connected().stream().anyMatch(present -> present.id().equals(device));
  }
}
