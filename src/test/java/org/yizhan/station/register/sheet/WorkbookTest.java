package org.yizhan.station.register.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.yizhan.station.Spreadsheet;

class WorkbookTest {
  private final List<RowProblem> problems = new ArrayList<>();

  private List<SheetRow> workers(byte[] file) {
    return new Workbook(problems).read(file).getOrDefault(Sheets.WORKERS, List.of());
  }

  @Property
  void aDayIsReadInEveryFormInWhichPeopleWriteIt(
      @ForAll @IntRange(min = 30_000, max = 80_000) int serial) {
    var day = LocalDate.of(1899, 12, 30).plusDays(serial);
    var forms =
        List.of(
            day.toString(),
            day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth(),
            day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
            "%d.%02d.%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
            day.toString().replace("-", ""),
            day + " 00:00:00",
            serial + "",
            serial + ".0");
    for (var form : forms) {
      assertThat(Cells.day(form)).as(form).contains(day);
    }
  }

  @Test
  void whatIsNoDayIsNone() {
    for (var text : List.of("2026-02-30", "明年", "2026-13-01", "12", "2026", "11/25/2026", "")) {
      assertThat(Cells.day(text)).as(text).isEmpty();
    }
  }

  @Test
  void fullWidthAndBlanksAreMadePlain() {
    assertThat(Cells.plain("　１１０１０５１９４９１２３１００２Ｘ \u00a0")).isEqualTo("11010519491231002X");
    assertThat(Cells.plain("2026－11－25")).isEqualTo("2026-11-25");
    assertThat(Cells.list("普通话、粤语, 吴语")).containsExactly("普通话", "粤语", "吴语");
  }

  @Test
  void emptyRowsAndTheExampleAreLeftOutAndRowsKeepTheirNumbers() {
    var file =
        Spreadsheet.of(
            sheet -> {
              Spreadsheet.row(sheet, 1, "公司", "王", "小样", "女", "1", "示例行，不会导入");
              Spreadsheet.row(sheet, 4, "甲", " 李 ", "四", "女", "2");
              Spreadsheet.row(sheet, 5, "", "  ", "", "", "");
              Spreadsheet.row(sheet, 90, "", "", "");
            },
            sheet -> {});
    var rows = workers(file);
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().number()).isEqualTo(5);
    assertThat(rows.getFirst().text(Sheets.SURNAME)).isEqualTo("李");
  }

  @Test
  void aFormulaCountsAsItsValueAndANumberAsItsDigits() {
    var file =
        Spreadsheet.of(
            sheet -> {
              Spreadsheet.row(sheet, 1, "甲", "李", "四", "女", "2", "", "", "", 46_351);
              sheet.formula(1, 9, "I2+1");
            },
            sheet -> {});
    var row = workers(file).getFirst();
    assertThat(row.day(Sheets.CONTRACT_FROM)).isEqualTo("2026-11-25");
  }

  @Test
  void mergedCellsCountForAllTheirRows() {
    var file =
        Spreadsheet.of(
            sheet -> {
              Spreadsheet.row(sheet, 1, "甲家政", "李", "四", "女", "2");
              Spreadsheet.row(sheet, 2, "", "张", "三", "男", "3");
              sheet.range(1, 0, 2, 0).merge();
            },
            sheet -> {});
    assertThat(workers(file))
        .extracting(row -> row.text(Sheets.COMPANY))
        .containsExactly("甲家政", "甲家政");
  }

  @Test
  void aMissingColumnIsNamed() {
    var file =
        Spreadsheet.book(book -> {
          var sheet = book.newWorksheet("人员");
          Spreadsheet.row(sheet, 0, "公司", "姓", "名", "性别");
          Spreadsheet.row(sheet, 1, "甲", "李", "四", "女");
        });
    workers(file);
    assertThat(problems)
        .anySatisfy(one -> {
          assertThat(one.row()).isZero();
          assertThat(one.column()).isEqualTo(Sheets.ID_NUMBER);
        });
  }
}
