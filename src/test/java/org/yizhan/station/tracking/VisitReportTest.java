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
import org.yizhan.station.visit.DeclineReason;
import org.yizhan.station.visit.Remark;

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

  private static String withData(String type, String data) {
    return GOOD.replace("arrived", type).replace("\"doorCode\":\"0417\",\"battery\":9", data);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "declined | \"reason\":\"bored\"       | /data/reason",
        "declined | \"reason\":7               | /data/reason",
        "declined | \"reason\":\"TIME\"        | /data/reason",
        "finished | \"minutes\":0              | /data/minutes",
        "finished | \"minutes\":1441           | /data/minutes",
        "finished | \"minutes\":7.5            | /data/minutes",
        "finished | \"minutes\":\"60\"         | /data/minutes",
        "finished | \"minutes\":99999999999    | /data/minutes",
        "finished | \"note\":7                 | /data/note",
        "finished | \"note\":\"a\\u0000b\"     | /data/note"
      })
  void namesWhatIsWrongInARemark(String type, String data, String field) {
    assertThat(parse(withData(type, data)))
        .isInstanceOfSatisfying(
            Parsed.Malformed.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
  }

  @Test
  void aNoteIsNoLongerThanItsColumnAllows() {
    var longest = withData("finished", "\"note\":\"" + "长".repeat(500) + "\"");
    assertThat(parse(longest)).isInstanceOf(Parsed.Understood.class);
    assertThat(parse(longest.replace("长长", "长长长"))).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void readsARemarkWhereItBelongs() {
    var all = "\"reason\":\"ill\",\"minutes\":75,\"note\":\" 水管漏 \"";
    assertThat(remark(withData("declined", all)))
        .isEqualTo(new Remark(DeclineReason.ILL, null, " 水管漏 "));
    assertThat(remark(withData("finished", all))).isEqualTo(new Remark(null, 75, " 水管漏 "));
    assertThat(remark(withData("started", "\"reason\":null,\"note\":\" \"")))
        .isEqualTo(Remark.NONE);
  }

  private static Remark remark(String json) {
    return ((Parsed.Understood) parse(json)).report().remark();
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
