package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Workers and credentials from a spreadsheet. */
class ImportIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final Caller manager = station.manager();
  private final String company = newCompany();

  private String newCompany() {
    var name = "导入" + UUID.randomUUID();
    manager.post("/api/v1/companies", Map.of("name", Map.of("zh", name, "en", name))).is(201);
    return name;
  }

  private Answer send(byte[] file, String mode) {
    return manager
        .with("Content-Type", Spreadsheet.TYPE)
        .send("POST", "/api/v1/register/imports?mode=" + mode, file);
  }

  private byte[] file(String number, String paper, Object until) {
    return Spreadsheet.of(
        sheet ->
            Spreadsheet.row(
                sheet,
                1,
                company,
                "导",
                "入",
                "女",
                number,
                "1号楼",
                "cleaning",
                "劳动合同",
                "2026/01/01",
                "2027年12月31日"),
        sheet -> Spreadsheet.row(sheet, 1, number, "健康体检", paper, "示例医院", "2026-03-01", until, ""));
  }

  private long workers() {
    return station.database().number("SELECT count(*) FROM worker");
  }

  @Test
  void aFileIsLookedThroughThenWrittenAndWritesNothingTheSecondTime() {
    var number = People.woman();
    var file = file(number, "H-1", "2027-02-28");
    var before = station.database().settledCounts();
    var looked = send(file, "check").is(200).json();
    assertThat(looked.path("problems")).isEmpty();
    assertThat(looked.at("/workers/added").asInt()).isEqualTo(1);
    assertThat(station.database().settledCounts()).isEqualTo(before);

    var written = send(file, "apply").is(200).json();
    assertThat(written.path("applied").asBoolean()).isTrue();
    assertThat(written.at("/credentials/added").asInt()).isEqualTo(1);
    var after = station.database().settledCounts();
    var again = send(file, "apply").is(200).json();
    assertThat(again.at("/workers/same").asInt()).isEqualTo(1);
    assertThat(again.at("/credentials/same").asInt()).isEqualTo(1);
    assertThat(station.database().settledCounts()).isEqualTo(after);

    var changed = send(file(number, "H-1", 46_450), "apply").is(200).json();
    assertThat(changed.at("/credentials/changed").asInt()).isEqualTo(1);
    assertThat(changed.at("/credentials/added").asInt()).isZero();
    assertThat(station.database().rows("SELECT convert_from(body, 'UTF8') FROM event").toString())
        .doesNotContain(number);
  }

  @Test
  void twoAtOnceDoubleNobody() throws Exception {
    var file = file(People.woman(), "H-2", "2027-02-28");
    var before = workers();
    try (var both = Executors.newFixedThreadPool(2)) {
      Callable<Answer> apply = () -> send(file, "apply");
      for (var answer : both.invokeAll(List.of(apply, apply))) {
        answer.get().is(200);
      }
    }
    assertThat(workers()).isEqualTo(before + 1);
    assertThat(
            station
                .database()
                .number(
                    "SELECT count(*) FROM credential WHERE kind = 'health-examination' AND"
                        + " worker_id IN (SELECT id FROM worker ORDER BY id DESC LIMIT 1)"))
        .isEqualTo(1);
  }

  @Test
  void everyBadRowIsNamedAndNothingIsWritten() {
    var good = People.woman();
    var file =
        Spreadsheet.of(
            sheet -> {
              Spreadsheet.row(sheet, 1, company, "好", "人", "女", good, "1号楼", "cleaning");
              Spreadsheet.row(sheet, 2, "没有的公司", "坏", "人", "女", People.woman(), "1号楼", "飞行");
              Spreadsheet.row(sheet, 3, company, "", "人", "中", "123", "99号楼", "", "劳动合同", "明年");
              Spreadsheet.row(sheet, 4, company, "重", "复", "女", good, "1号楼");
            },
            sheet -> {
              Spreadsheet.row(sheet, 1, People.woman(), "健康体检", "", "", "2026-03-01");
              Spreadsheet.row(sheet, 2, good, "驾照", "", "", "2026-02-30");
            });
    var before = station.database().settledCounts();
    var problems = send(file, "check").is(200).json().path("problems");
    assertThat(where(problems))
        .contains(
            "人员 3 公司",
            "人员 3 技能",
            "人员 4 姓",
            "人员 4 性别",
            "人员 4 住处楼号",
            "人员 4 合同起",
            "人员 5 身份证号",
            "证件 2 身份证号",
            "证件 3 证件种类",
            "证件 3 发证日期")
        .doesNotContain("人员 2 身份证号");
    for (var problem : problems) {
      assertThat(problem.at("/remedy/zh").asText()).isNotEmpty();
      assertThat(problem.at("/remedy/en").asText()).isNotEmpty();
    }
    assertThat(problems.toString()).doesNotContain(good);
    var refused = send(file, "apply").isProblem(422, "import-refused");
    assertThat(refused.json().path("problems")).hasSameSizeAs(problems);
    assertThat(station.database().settledCounts()).isEqualTo(before);
  }

  private static List<String> where(JsonNode problems) {
    return StreamSupport.stream(problems.spliterator(), false)
        .map(one ->
            one.path("sheet").asText()
                + " "
                + one.path("row").asInt()
                + " "
                + one.path("column").asText())
        .toList();
  }

  /** The template with its example row still in it is nothing to import. */
  @Test
  void theTemplateExplainsItself() {
    var template = manager.get("/api/v1/register/template").is(200);
    assertThat(template.header("Content-Disposition")).contains("yizhan-register.xlsx");
    assertThat(template.header("Content-Type")).isEqualTo(Spreadsheet.TYPE);
  }

  @Test
  void whatIsNoSpreadsheetOrUnpacksToTooMuchIsRefused() throws IOException {
    send(new byte[] {1, 2, 3}, "check").isProblem(415, "wrong-file");
    send(new byte[0], "check").isProblem(415, "wrong-file");
    manager
        .with("Content-Type", "text/csv")
        .send("POST", "/api/v1/register/imports", new byte[] {1})
        .isProblem(415, "wrong-file");
    var bomb = new ByteArrayOutputStream();
    try (var archive = new ZipOutputStream(bomb)) {
      archive.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      for (int i = 0; i < 70; i++) {
        archive.write(new byte[1_000_000]);
      }
    }
    assertThat(bomb.size()).isLessThan(100_000);
    send(bomb.toByteArray(), "check").isProblem(413, "too-large");
  }

  @Test
  void threeHundredWorkersWithEightPapersTakeSeconds() {
    var kinds = List.of("健康体检", "岗前培训", "回炉培训", "背景核查", "意外险", "责任险", "特种作业证", "上门服务证");
    var numbers = IntStream.range(0, 300).mapToObj(People::man).toList();
    var file =
        Spreadsheet.of(
            sheet -> {
              for (int i = 0; i < numbers.size(); i++) {
                Spreadsheet.row(
                    sheet, i + 1, company, "众", "人", "男", numbers.get(i), "1号楼", "cleaning");
              }
            },
            sheet -> {
              var row = 1;
              for (var number : numbers) {
                for (var kind : kinds) {
                  Spreadsheet.row(
                      sheet, row++, number, kind, "N" + row, "示例", "2026-03-01", "2027-02-28");
                }
              }
            });
    var start = System.nanoTime();
    var report = send(file, "apply").is(200).json();
    var millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("300 workers with 8 papers each: " + millis + " ms");
    assertThat(report.at("/workers/added").asInt()).isEqualTo(300);
    assertThat(report.at("/credentials/added").asInt()).isEqualTo(2_400);
  }
}
