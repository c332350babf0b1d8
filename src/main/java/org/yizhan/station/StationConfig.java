package org.yizhan.station;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.yizhan.platform.config.ConfigException;
import org.yizhan.platform.db.DatabaseConfig;
import org.yizhan.platform.http.HttpConfig;
import org.yizhan.platform.mqtt.MqttConfig;
import org.yizhan.platform.text.Text;
import org.yizhan.station.access.AccessConfig;
import org.yizhan.station.alarm.AlarmConfig;
import org.yizhan.station.booking.BookingConfig;
import org.yizhan.station.catalog.CatalogConfig;
import org.yizhan.station.device.DeviceConfig;
import org.yizhan.station.dispatch.RankingWeights;
import org.yizhan.station.dispatch.day.PlanningConfig;
import org.yizhan.station.evidence.EvidenceConfig;
import org.yizhan.station.kiosk.KioskConfig;
import org.yizhan.station.report.HubLinkConfig;
import org.yizhan.station.schedule.ScheduleConfig;
import org.yizhan.station.tracking.TrackingConfig;
import org.yizhan.station.travel.TravelConfig;

/**
 * A station's configuration; {@code config/station.yaml} explains every key.
 *
 * @param sampleData fill an empty station with invented companies, workers and buildings
 */
public record StationConfig(
    About station,
    HttpConfig http,
    MqttConfig mqtt,
    DatabaseConfig database,
    CatalogConfig catalog,
    ScheduleConfig schedule,
    BookingConfig booking,
    TravelConfig travel,
    RankingWeights ranking,
    EvidenceConfig evidence,
    PlanningConfig planning,
    TrackingConfig tracking,
    AlarmConfig alarm,
    DeviceConfig device,
    KioskConfig kiosk,
    AccessConfig access,
    HubLinkConfig hub,
    boolean sampleData) {
  /**
   * What every page shows.
   *
   * @param phone number that residents can call; empty shows none
   * @param zone IANA time zone in which days begin and slots lie
   */
  public record About(Text name, String phone, String zone) {
    public About {
      try {
        var _ = ZoneId.of(zone);
      } catch (DateTimeException e) {
        throw new ConfigException(
            "station.zone", "must be an IANA time zone such as Asia/Shanghai");
      }
    }

    /** The zone in which days begin. */
    public ZoneId zoneId() {
      return ZoneId.of(zone);
    }
  }
}
