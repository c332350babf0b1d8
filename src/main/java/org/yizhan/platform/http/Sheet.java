package org.yizhan.platform.http;

import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * A table to be taken along, as a spreadsheet or as CSV. It leaves row by row, as fast as whoever
 * saves it takes it, so that a long one takes no more memory than a short one.
 *
 * @param name of the file, without its ending
 * @param rows of text, numbers and nothing, as many as there are columns
 */
public record Sheet(
    String name, List<Column> columns, Iterable<? extends List<? extends @Nullable Object>> rows) {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int ROWS_AT_ONCE = 200;
  private static final int BYTES_AT_ONCE = 16_384;

  /**
   * A column.
   *
   * @param format of its numbers in a spreadsheet, such as {@code 0.0%}; empty for text
   */
  public record Column(String heading, String format) {}

  /** A column of text. */
  public static Column text(String heading) {
    return new Column(heading, "");
  }

  /** A column of whole numbers. */
  public static Column count(String heading) {
    return new Column(heading, "#,##0");
  }

  /** The answer in the format that the query asks for: {@code csv}, else {@code xlsx}. */
  public Reply reply(Request request) {
    var csv = request.query("format").filter("csv"::equals).isPresent();
    return new Reply.Streamed(response -> stream(response, csv));
  }

  void stream(HttpServerResponse response, boolean csv) {
    var file = name + (csv ? ".csv" : ".xlsx");
    Reply.fileHeaders(file).forEach(response::putHeader);
    response.putHeader("Content-Type", csv ? "text/csv; charset=utf-8" : XLSX).setChunked(true);
    var out = new BufferedOutputStream(new ResponseStream(response), BYTES_AT_ONCE);
    var whole = false;
    try {
      if (csv) {
        csv(out);
      } else {
        xlsx(out);
      }
      out.close();
      whole = true;
    } catch (IOException e) {
      // Whoever read it is gone.
    } finally {
      if (!whole) {
        response.reset(); // An answer that ended would let half a table pass for a whole one.
      }
    }
  }

  /** Nothing is finished when a row fails: what was written until then opens nowhere. */
  private void xlsx(OutputStream out) throws IOException {
    var workbook = new Workbook(out, "Yizhan", "1.0");
    var sheet = workbook.newWorksheet(name);
    for (int column = 0; column < columns.size(); column++) {
      sheet.value(0, column, columns.get(column).heading());
      sheet.style(0, column).bold().set();
    }
    sheet.freezePane(1, 1);
    int row = 1;
    for (var values : rows) {
      for (int column = 0; column < values.size(); column++) {
        if (values.get(column) instanceof Number number) {
          sheet.value(row, column, number);
          sheet.style(row, column).format(columns.get(column).format()).set();
        } else if (values.get(column) != null) {
          sheet.value(row, column, values.get(column).toString());
        }
      }
      if (row++ % ROWS_AT_ONCE == 0) {
        sheet.flush();
      }
    }
    workbook.finish();
  }

  private void csv(OutputStream out) throws IOException {
    line(out, "\uFEFF" + columns.stream().map(c -> cell(c.heading())).collect(joined()));
    for (var values : rows) {
      line(out, values.stream().map(Sheet::cell).collect(joined()));
    }
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(",");
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A cell that begins like a formula is made text, because a spreadsheet would run it; also in the
   * wide signs of Chinese input.
   */
  static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number) {
      return value.toString();
    }
    var text = value.toString();
    var safe = text.matches("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*") ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
