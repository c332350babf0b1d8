package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yizhan.station.tracking.VisitReport.Parsed;

class VisitReportTest {
  private static final String GOOD =
      """
      {"specversion":"1.0","id":"e1","source":"/devices/d","type":"org.yizhan.visit.arrived.v1",
       "time":"2026-03-02T09:00:00+08:00","sequence":3,"traceparent":"00-1","data":{"doorCode":"0417","battery":9}}
      """;

  private static Parsed parse(String json) {
    return VisitReport.parse(json.getBytes(UTF_8));
  }

  @Test
  void readsACloudEventAndLetsUnknownAttributesBe() {
    assertThat(parse(GOOD))
        .isEqualTo(
            new Parsed.Understood(
                new VisitReport(
                    "e1", ReportType.ARRIVED, Instant.parse("2026-03-02T01:00:00Z"), 3, "0417")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"1.0\"                          | \"0.3\"                         | /specversion",
        "\"id\":\"e1\"                    | \"id\":\"\"                     | /id",
        "\"id\":\"e1\"                    | \"id\":7                        | /id",
        "\"id\":\"e1\"                    | \"id\":\"a b\"                  | /id",
        "\"id\":\"e1\"                    | \"id\":\"\\u0000\"              | /id",
        "\"source\":\"/devices/d\",       | ``                              | /source",
        "arrived                          | teleported                      | /type",
        "2026-03-02T09:00:00+08:00        | yesterday                       | /time",
        "2026-03-02T09:00:00+08:00        | +99999-03-02T09:00:00+08:00     | /time",
        "\"sequence\":3                   | \"sequence\":\"3\"              | /sequence",
        "\"sequence\":3                   | \"sequence\":-1                 | /sequence",
        "\"sequence\":3                   | \"sequence\":1.5                | /sequence",
        "\"sequence\":3                   | \"sequence\":99999999999999999999 | /sequence",
        "{\"doorCode\":\"0417\",\"battery\":9} | []                         | /data",
        "\"0417\"                         | 417                             | /data/doorCode"
      })
  void namesTheFieldThatIsWrong(String from, String to, String field) {
    assertThat(parse(GOOD.replace(from.strip(), to.strip())))
        .isInstanceOfSatisfying(
            Parsed.Malformed.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "[]", "null", "{", "{}{}", "hello"})
  void refusesWhatIsNoObject(String payload) {
    assertThat(parse(payload)).isInstanceOf(Parsed.Malformed.class);
  }

  @Property(tries = 2_000)
  void survivesAnyBytes(@ForAll byte[] payload) {
    assertThat(VisitReport.parse(payload)).isInstanceOf(Parsed.Malformed.class);
  }

  @Property(tries = 2_000)
  void survivesAGoodReportCutOrChangedAnywhere(@ForAll int at, @ForAll byte with) {
    var bytes = GOOD.strip().getBytes(UTF_8);
    bytes[Math.floorMod(at, bytes.length)] = with;
    assertThat(VisitReport.parse(bytes)).isNotNull();
  }
}
