package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.Eventually;

/** A hub of today on what hubs of earlier versions left in their databases. */
class HubUpgradeIT {
  private static final UUID STATION = Ids.next();
  private static final UUID EPOCH = Ids.next();
  private static final String HASH = "'\\x" + "0".repeat(64) + "'";

  @TempDir private Path data;
  private SharedPostgres postgres;

  @BeforeEach
  void start() {
    postgres = new SharedPostgres(data.resolve("postgres"));
  }

  @AfterEach
  void stop() {
    postgres.close();
  }

  private void heard(long acked) {
    postgres.number(
        ("INSERT INTO station (id, name_zh, name_en, public_key, enrolled_at, epoch)"
                + " VALUES ('%s', '老站', 'Old station', '\\x00', '2026-01-01 00:00+00', '%s')")
            .formatted(STATION, EPOCH));
    postgres.number(
        ("INSERT INTO station_epoch (station, epoch, acked, acked_hash, first_seen)"
                + " VALUES ('%s', '%s', %d, %s, '2026-01-01 00:00+00')")
            .formatted(STATION, EPOCH, acked, HASH));
  }

  private void received(long seq, Instant receivedAt) {
    var at = Instant.parse("2026-03-10T04:00:00Z");
    var booked =
        Event.of(at, "staff:1", "org.yizhan.booking.created.v1", Ids.next(), seq, Map.of());
    postgres.number(
        ("INSERT INTO station_event (station, epoch, seq, event_id, at, type, subject, version,"
                + " body, hash, received_at) VALUES ('%s', '%s', %d, '%s', '%s', '%s', '%s', 1,"
                + " '\\x%s', %s, '%s')")
            .formatted(
                STATION,
                EPOCH,
                seq,
                Ids.next(),
                at,
                booked.type(),
                booked.subject(),
                HexFormat.of().formatHex(booked.body()),
                HASH,
                receivedAt));
  }

  @Test
  void keepsWhatHubsOfEarlierVersionsKnew() {
    migrate("001");
    heard(3);
    received(1, Instant.parse("2026-03-31T23:59:59Z"));
    received(2, Instant.parse("2026-04-01T00:00:00Z"));
    received(3, Instant.parse("2026-04-02T00:00:00Z"));
    migrate("010");
    appended(10);
    appended(11);
    var open = Ids.next();
    var closed = Ids.next();
    moment("alarm-raised", open);
    moment("alarm-raised", closed);
    moment("alarm-closed", closed);

    migrate("latest");

    assertThat(number("log_append_2026_10")).isEqualTo(1);
    assertThat(number("log_append_2026_11")).isEqualTo(1);
    assertThat(number("open_alarm")).isEqualTo(1);
    assertThat(number("open_alarm WHERE alarm = '" + open + "'")).isEqualTo(1);
    assertThat(number("station_event_2026_03")).isEqualTo(1);
    assertThat(number("station_event_2026_04")).isEqualTo(2);
    try (var hub = new HubServer(data.resolve("hub"), postgres.settings())) {
      Eventually.holds(() -> number("station_day WHERE bookings = 3") == 1);
      var standing = hub.standing(hub.official(), STATION);
      assertThat(standing.at("/name/zh").asText()).isEqualTo("老站");
      assertThat(standing.path("events").asInt()).isEqualTo(3);
      assertThat(standing.at("/lastEvent/seq").asInt()).isEqualTo(3);
      var indicators = hub.as(hub.official(), "GET", "/api/v1/indicators", null).body();
      assertThat(indicators.at("/stations/0/name/zh").asText()).isEqualTo("老站");
      assertThat(indicators.at("/total/heard").asInt(-1)).isZero();
    }
  }

  private long number(String rows) {
    return postgres.number("SELECT count(*) FROM " + rows);
  }

  private void appended(int month) {
    postgres.number(
        ("INSERT INTO log_append (station, epoch, last_seq, id, size, part, first_offset,"
                + " last_offset, received_at) VALUES ('%s', '%s', %d, '%s', 1, 0, 0, 0,"
                + " '2026-%d-05 00:00+00')")
            .formatted(STATION, EPOCH, month, Ids.next(), month));
  }

  private void moment(String kind, UUID subject) {
    postgres.number(
        ("INSERT INTO moment (station, kind, subject, at, detail) VALUES ('%s', '%s', '%s',"
                + " '2026-11-05 00:00+00', 'late')")
            .formatted(STATION, kind, subject));
  }

  private void migrate(String version) {
    var settings = postgres.settings();
    Flyway.configure()
        .locations("classpath:db/hub")
        .placeholders(Map.of("app", settings.get("YIZHAN_DATABASE_USER")))
        .target(version)
        .dataSource(
            "jdbc:" + settings.get("YIZHAN_DATABASE_URL"),
            settings.get("YIZHAN_DATABASE_OWNER_USER"),
            settings.get("YIZHAN_DATABASE_OWNER_PASSWORD"))
        .load()
        .migrate();
  }
}
