package org.yizhan.station;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Spreadsheets as companies hand them in. */
public final class Spreadsheet {
  /** The media type of an .xlsx file. */
  public static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Headings of the workers' sheet that the tests fill in. */
  public static final List<String> WORKERS =
      List.of("公司*", "姓*", "名*", "性别*", "身份证号*", "住处楼号", "技能", "合同类型", "合同起", "合同止");

  /** Headings of the credentials' sheet that the tests fill in. */
  public static final List<String> CREDENTIALS =
      List.of("身份证号*", "证件种类*", "编号", "发证机构", "发证日期*", "有效期至", "适用类别");

  private Spreadsheet() {}

  /** One worker of the company. */
  public static byte[] worker(String company, String number) {
    return of(
        sheet -> row(sheet, 1, company, "示", "例", "女", number, "1号楼", "cleaning"), sheet -> {});
  }

  /** Both sheets with their headings and whatever is written below. */
  public static byte[] of(Consumer<Worksheet> workers, Consumer<Worksheet> credentials) {
    return book(book -> {
      var people = book.newWorksheet("人员");
      row(people, 0, WORKERS.toArray());
      workers.accept(people);
      var papers = book.newWorksheet("证件");
      row(papers, 0, CREDENTIALS.toArray());
      credentials.accept(papers);
    });
  }

  /** Any book. */
  public static byte[] book(Consumer<Workbook> fill) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      fill.accept(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Writes a row, numbers as numbers. */
  public static void row(Worksheet sheet, int row, Object... values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Number number) {
        sheet.value(row, i, number);
      } else {
        sheet.value(row, i, String.valueOf(values[i]));
      }
    }
  }
}
