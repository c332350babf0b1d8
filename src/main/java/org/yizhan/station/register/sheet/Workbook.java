package org.yizhan.station.register.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.platform.text.Text;

/**
 * Reads the rows of a spreadsheet: a formula counts as its value, merged cells as many the same.
 */
final class Workbook {
  /** More rows than any company has. */
  private static final int MOST_ROWS = 20_000;

  private final List<RowProblem> problems;

  Workbook(List<RowProblem> problems) {
    this.problems = problems;
  }

  /**
   * The rows of the sheets by their names, without those that are empty or only an example.
   *
   * @throws ProblemException 415 when it is no spreadsheet, 413 when it unpacks to too much
   */
  Map<String, List<SheetRow>> read(byte[] file) {
    var merges = Archive.of(file).merges();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      var rows = new HashMap<String, List<SheetRow>>();
      for (var name : List.of(Sheets.WORKERS, Sheets.CREDENTIALS)) {
        var sheet =
            book.getSheets().filter(one -> Cells.plain(one.getName()).equals(name)).findFirst();
        if (sheet.isPresent()) {
          var merged = merges.getOrDefault(sheet.get().getId(), List.of());
          rows.put(name, rows(name, sheet.get(), merged));
        }
      }
      return rows;
    } catch (IOException | RuntimeException e) {
      if (e instanceof ProblemException known) {
        throw known;
      }
      throw noSpreadsheet().exception();
    }
  }

  static Problem noSpreadsheet() {
    return Problem.of(415, "wrong-file", "This is no .xlsx spreadsheet")
        .withDetail("Fill in the template, save it as .xlsx, and send that.");
  }

  private List<SheetRow> rows(String name, Sheet sheet, List<Archive.Merged> merged)
      throws IOException {
    var grid = new TreeMap<Integer, Map<Integer, String>>();
    try (var stream = sheet.openStream()) {
      stream.limit(MOST_ROWS + 1L).forEach(row -> grid.put(row.getRowNum(), values(name, row)));
    }
    if (grid.size() > MOST_ROWS) {
      throw Problem.of(413, "too-large", "The sheet has too many rows")
          .withDetail("Split it into files of at most " + MOST_ROWS + " rows.")
          .exception();
    }
    for (var area : merged) {
      area.fill(grid);
    }
    return named(name, grid);
  }

  /** The first row with anything in it names the columns. */
  private List<SheetRow> named(String name, Map<Integer, Map<Integer, String>> grid) {
    var rows = new ArrayList<SheetRow>();
    Map<Integer, String> headings = Map.of();
    for (var entry : grid.entrySet()) {
      var values = entry.getValue();
      if (values.isEmpty()) {
        continue;
      }
      if (headings.isEmpty()) {
        headings = headings(values);
        continue;
      }
      var cells = new HashMap<String, String>();
      for (var value : values.entrySet()) {
        var heading = headings.get(value.getKey());
        if (heading != null) {
          cells.put(heading, value.getValue());
        }
      }
      if (!cells.isEmpty()
          && values.values().stream().noneMatch(v -> v.startsWith(Sheets.EXAMPLE))) {
        rows.add(new SheetRow(name, entry.getKey(), cells, problems));
      }
    }
    requireColumns(name, headings);
    return rows;
  }

  private static Map<Integer, String> headings(Map<Integer, String> values) {
    var headings = new HashMap<Integer, String>();
    values.forEach((column, text) -> headings.put(column, text.replaceAll("[*\\s]", "")));
    return headings;
  }

  private void requireColumns(String name, Map<Integer, String> headings) {
    var needed =
        name.equals(Sheets.WORKERS) ? Sheets.NEEDED_OF_WORKERS : Sheets.NEEDED_OF_CREDENTIALS;
    for (var column : needed) {
      if (!headings.containsValue(column)) {
        problems.add(
            new RowProblem(
                name,
                0,
                column,
                "",
                new Text("没有这一列", "this column is missing"),
                new Text("请用模板的表头。", "Use the headings of the template.")));
      }
    }
  }

  private Map<Integer, String> values(String sheet, Row row) {
    var values = new HashMap<Integer, String>();
    for (var cell : row) {
      if (cell != null) {
        var text = Cells.plain(text(sheet, row.getRowNum(), cell));
        if (!text.isEmpty()) {
          values.put(cell.getColumnIndex(), text);
        }
      }
    }
    return values;
  }

  /**
   * A number that Excel keeps as 1.1010119900307E+16 has lost digits; it is read as it is written.
   */
  private String text(String sheet, int row, Cell cell) {
    if (cell.getType() == CellType.ERROR) {
      problems.add(
          new RowProblem(
              sheet,
              row,
              "",
              cell.getText(),
              new Text("单元格里是错误", "a cell holds an error"),
              new Text("请改成文字或日期。", "Replace it by text or a day.")));
      return "";
    }
    var raw = cell.getType() == CellType.STRING ? cell.getText() : cell.getRawValue();
    return raw == null ? "" : raw;
  }
}
